"""*Sygenærvær* in the handbook: who can say it, who sees it, and what is done with it."""

from collections.abc import Iterator
from datetime import date

from naervaer.core.policy import sentences as say
from naervaer.core.policy.handbook_entries import Entry, facts_of
from naervaer.core.policy.schema import Policy


def presenteeism(policy: Policy, day: date) -> Iterator[Entry]:
    """Nothing where the municipality does not ask about it."""
    rules = policy.presenteeism_on(day)
    if not rules.offered:
        return
    least = policy.figures_on(day).suppress_below_persons
    yield Entry(
        rule_id="sygenaervaer-regler",
        anchor="sygenaervaer-regler",
        title="Når nogen arbejder, men burde være hjemme",
        facts=facts_of(
            ("Hvem kan sige det", ("Medarbejderen om sig selv.", "TRIO om en enhed, uden navne.")),
            (
                "Hvem ser det",
                (
                    "Medarbejderen vælger selv: lederen ser det, eller det tælles kun med i tallene.",
                    f"Tal vises kun, når mindst {least} har sagt det uden at vise det til lederen.",
                ),
            ),
            ("Hvad lederen gør", (f"Tager det op inden for {say.span(rules.taken_up_within_days)}.",)),
            ("Tallene", (f"De seneste {rules.counted_months} hele måneder.",)),
        ),
        why=rules.why,
        source=rules.source,
        validity=say.validity(rules, day),
    )
