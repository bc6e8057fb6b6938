"""*Aktindsigt* in the handbook: who answers, within how long, and what may be left out."""

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
