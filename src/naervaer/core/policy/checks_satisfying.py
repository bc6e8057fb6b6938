"""The steps that a conversation, a paper or a gate does: there, and such that it can do them."""

from collections.abc import Iterator

from naervaer.core.policy.dated import Dated
from naervaer.core.policy.faults import nearest
from naervaer.core.policy.findings import Finding
from naervaer.core.policy.lines import KeyPath
from naervaer.core.policy.merge import Lists, Placed
from naervaer.core.policy.steps import Step


def satisfied(
    satisfies: tuple[str, ...],
    entry: Placed[Dated],
    at: KeyPath,
    lists: Lists,
    known: frozenset[str],
    *,
    by_phone: bool = False,
) -> Iterator[Finding]:
    """``known`` are the ids of steps, with other mistakes or not. A step with answers has to be asked about."""
    steps = {step.rule.id: step.rule for step in lists["step"] if isinstance(step.rule, Step)}
    for position, wanted in enumerate(satisfies):
        place, step = (*at, "satisfies", position), steps.get(wanted)
        if wanted not in known:
            yield Finding(entry.part, place, f'"{wanted}"', "id på et skridt", nearest(wanted, sorted(known)))
        elif step and step.answers:
            yield Finding(entry.part, place, f'"{wanted}", der har answers', "et skridt uden answers")
        elif step and by_phone and not step.by_phone:
            expected = "et skridt, der også kan holdes på telefon (by_phone)"
            yield Finding(entry.part, place, f'"{wanted}"', expected)
