"""What can be wrong in an evaluation besides its shape: offers that are not there, two that ask the same people."""

from collections.abc import Iterator

from naervaer.core.policy.dated import Dated
from naervaer.core.policy.evaluation import Evaluation
from naervaer.core.policy.faults import nearest
from naervaer.core.policy.findings import Finding
from naervaer.core.policy.lines import KeyPath
from naervaer.core.policy.merge import Lists, Placed


def evaluation(
    rule: Evaluation, entry: Placed[Dated], at: KeyPath, lists: Lists, offers: frozenset[str]
) -> Iterator[Finding]:
    """It is for something, once, and no question means two things."""
    if not (rule.levels or rule.offers):
        yield Finding(entry.part, at, "en evaluering af ingenting", "levels eller offers")
    for position, offer in enumerate(rule.offers):
        if offer not in offers:
            place = (*at, "offers", position)
            yield Finding(entry.part, place, f'"{offer}"', "id på et tilbud", nearest(offer, sorted(offers)))
    ids = [question.id for question in rule.question]
    for position, name in enumerate(ids):
        if name in ids[:position]:
            yield Finding(entry.part, (*at, "question", position, "id"), f'"{name}" igen', "forskellige spørgsmål")
    earlier = lists["evaluation"][: lists["evaluation"].index(entry)]
    for other in (before.rule for before in earlier if isinstance(before.rule, Evaluation)):
        yield from _beside(rule, other, entry, at)


def _beside(rule: Evaluation, other: Evaluation, entry: Placed[Dated], at: KeyPath) -> Iterator[Finding]:
    if rule.overlaps(other):
        for key in ("levels", "offers"):
            for name in sorted(set(getattr(rule, key)) & set(getattr(other, key))):
                wanted = f"én evaluering ad gangen ({other.id} gælder de samme dage)"
                yield Finding(entry.part, (*at, key), f'"{name}" igen', wanted)
    if rule.id != other.id:
        return
    known = {question.id: question for question in other.question}
    for position, question in enumerate(rule.question):
        before = known.get(question.id)
        if before is not None and not before.same_answers(question):
            place = (*at, "question", position, "id")
            yield Finding(
                entry.part, place, f'"{question.id}" med andre svar end før', "et nyt id til et nyt spørgsmål"
            )
