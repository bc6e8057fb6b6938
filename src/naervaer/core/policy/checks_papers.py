"""What a policy says of papers, held against itself: names that point at nothing, a doctor where there is none."""

from collections.abc import Iterator

from naervaer.core.policy.checks_conversations import Known, unknown_placeholders
from naervaer.core.policy.checks_satisfying import satisfied
from naervaer.core.policy.dated import Dated
from naervaer.core.policy.findings import Finding
from naervaer.core.policy.lines import KeyPath
from naervaer.core.policy.merge import Lists, Placed
from naervaer.core.policy.papers import Paper


def paper(rule: Paper, entry: Placed[Dated], at: KeyPath, lists: Lists, known: Known) -> Iterator[Finding]:
    """Steps that are there, placeholders that mean something, and parts and questions with names of their own."""
    yield from satisfied(rule.satisfies, entry, at, lists, known["step"])
    yield from unknown_placeholders(rule.letter, entry, (*at, "letter"))
    yield from _twice([part.id for part in rule.part], entry, (*at, "part"))
    for number, part in enumerate(rule.part):
        yield from _twice([question.id for question in part.questions], entry, (*at, "part", number, "questions"))
    if rule.kind == "possibility_declaration" and {part.who for part in rule.part} != {"together", "doctor"}:
        wanted = "en del, leder og medarbejder udfylder sammen, og en del, lægen udfylder (§ 36 a)"
        yield Finding(entry.part, (*at, "part"), "en mulighedserklæring uden begge dele", wanted)


def _twice(ids: list[str], entry: Placed[Dated], at: KeyPath) -> Iterator[Finding]:
    for position, name in enumerate(ids):
        if name in ids[:position]:
            yield Finding(entry.part, (*at, position, "id"), f'"{name}" igen', "forskellige id'er")
