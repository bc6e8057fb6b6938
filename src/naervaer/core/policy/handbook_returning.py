"""*Nedsat tjeneste* in the handbook: the plan of a gradual return."""

from collections.abc import Iterator
from datetime import date

from naervaer.core.policy import sentences as say
from naervaer.core.policy.handbook_entries import Entry, facts_of
from naervaer.core.policy.schema import Policy
from naervaer.core.policy.wording import listed


def return_plan(policy: Policy, day: date) -> Iterator[Entry]:
    """How long a plan may be, what payroll may differ, and when it is thought of."""
    rules = policy.return_plan_on(day)
    least, tolerance = say.number(rules.least_hours_absent), say.number(rules.tolerance_hours)
    longest = say.counted(rules.longest_weeks, "uge", "uger")
    yield Entry(
        rule_id="nedsat-tjeneste-regler",
        anchor="nedsat-tjeneste-regler",
        title="Plan for at komme gradvist tilbage",
        facts=facts_of(
            (
                "Hvad planen siger",
                ("Timer for hver dag, uge for uge, opgaver og hensyn. Medarbejderen er med til at lave den.",),
            ),
            ("Hvor længe", (f"Højst {longest} ad gangen; planen kan rettes og forlænges.",)),
            (
                "Hensyn, der er gode erfaringer med",
                (say.sentence(listed(list(rules.examples))) if rules.examples else "",),
            ),
            (
                "Refusion",
                (f"Under {least} timers fravær om ugen regnes medarbejderen som fuldt rask, når der søges refusion.",),
            ),
            (
                "Lønsystemet",
                (f"Hver uge holdes op mod det, der er registreret. Forskelle over {tolerance} timer vises.",),
            ),
            (
                "Er det prøvet?",
                (f"Fra dag {rules.think_of_it_from_day} mindes lederen om nedsat tjeneste, hvis det ikke er prøvet.",),
            ),
            ("Bagefter", (f"Planen evalueres senest {say.span(rules.evaluate_within_days)} efter sidste dag.",)),
        ),
        why=rules.why,
        source=rules.source,
        validity=say.validity(rules, day),
    )
