"""*Tidlig Indsats* in the handbook: who judges, what help is offered, and what happens with what is said."""

from collections.abc import Iterator
from datetime import date

from naervaer.core.policy import sentences as say
from naervaer.core.policy.handbook_entries import Entry, facts_of
from naervaer.core.policy.schema import Policy
from naervaer.core.policy.wording import listed


def early_effort(policy: Policy, day: date) -> Iterator[Entry]:
    """Nothing when the municipality offers no help."""
    rules = policy.early_effort_on(day)
    if not rules.professionals:
        return
    judges = listed([policy.title(judge) for judge in rules.judges])
    givers = listed([policy.title(giver) for giver in rules.offered_by])
    receivers = listed([policy.title(receiver) for receiver in rules.refers_to], "eller")
    preventive = f"En leder kan henvise til {receivers} før et fravær, når medarbejderen er enig."
    yield Entry(
        rule_id="tidlig-indsats-regler",
        anchor="tidlig-indsats-regler",
        title=rules.name,
        facts=facts_of(
            ("Hvem vurderer", (say.sentence(f"{judges} vurderer hver for sig, og begge vurderinger bliver stående"),)),
            ("Hvem kan hjælpe", (say.sentence(listed(list(rules.professionals))),)),
            ("Hvem tilbyder hjælpen", (say.sentence(givers),)),
            ("Før et fravær", (preventive if rules.preventive else "",)),
            ("Det, der bliver sagt", (rules.what_is_said,)),
        ),
        why=rules.why,
        source=rules.source,
        validity=say.validity(rules, day),
    )
