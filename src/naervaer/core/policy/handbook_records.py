"""*Aktindsigt* in the handbook: who answers, and what may be left out; and what follows somebody to a new leader."""

from collections.abc import Iterator
from datetime import date

from naervaer.core.policy import sentences as say
from naervaer.core.policy.handbook_entries import Entry, facts_of
from naervaer.core.policy.schema import Policy
from naervaer.core.records.kinds import WITHHELD


def access_request(policy: Policy, day: date) -> Iterator[Entry]:
    """How an employee has a copy of all that is held of the case."""
    rules = policy.access_request_on(day)
    days = say.counted(rules.workdays, "arbejdsdag", "arbejdsdage")
    yield Entry(
        rule_id="aktindsigt-regler",
        anchor="aktindsigt-regler",
        title="Aktindsigt i din egen sag",
        facts=facts_of(
            ("Sådan", ("Bed om det på Min side, eller sig det til din leder.",)),
            ("Hvem svarer", (say.parties(rules.answers, policy, "eller"),)),
            ("Hvornår", (f"Senest {days} efter.",)),
            ("Det kan udelades", (f"{say.sentence(WITHHELD[left.what])} {left.rule}." for left in rules.leaves_out)),
        ),
        why=rules.why,
        source=rules.source,
        validity=say.validity(rules, day),
    )


def moving(policy: Policy, day: date) -> Iterator[Entry]:
    """What a new leader sees of the time before the employee came."""
    rules = policy.moving_on(day)
    ended = (
        f"Det, der er sluttet eller sagt højst {say.span(rules.days_before)} før flytningen, følger med."
        if rules.days_before
        else "Det, der var sluttet før flytningen, følger ikke med."
    )
    yield Entry(
        rule_id="flytning-regler",
        anchor="flytning-regler",
        title="Når du får en ny leder",
        facts=facts_of(
            (
                "Den nye leder",
                ("Ser det forløb, der kører: pligten til at følge op flytter med.",),
            ),
            ("Det, der er sluttet", (ended,)),
            ("Den gamle leder", ("Kan ikke se noget om dig længere fra samme dag.",)),
        ),
        why=rules.why,
        source=rules.source,
        validity=say.validity(rules, day),
    )
