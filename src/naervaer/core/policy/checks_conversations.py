"""What a policy says of conversations and letters, held against itself: names that point at nothing, unused letters."""

from collections.abc import Iterator, Mapping

from naervaer.core.letters.text import PLACEHOLDERS, placeholders
from naervaer.core.policy.checks_satisfying import satisfied
from naervaer.core.policy.conversations import Conversation, Letter
from naervaer.core.policy.dated import Dated
from naervaer.core.policy.faults import nearest
from naervaer.core.policy.findings import Finding
from naervaer.core.policy.lines import KeyPath
from naervaer.core.policy.merge import Lists, Placed

Known = Mapping[str, frozenset[str]]
ASKED = 0
"""The number of the file that is asked about; those it builds on come after it."""


def conversation(
    rule: Conversation, entry: Placed[Dated], at: KeyPath, lists: Lists, known: Known
) -> Iterator[Finding]:
    """Letters and steps that are there, points with names of their own, and steps that may be done as it is held."""
    for key, wanted in rule.letters:
        if wanted not in known["letter"]:
            near = nearest(wanted, sorted(known["letter"]))
            yield Finding(entry.part, (*at, key), f'"{wanted}"', "id på et brev", near)
    yield from satisfied(rule.satisfies, entry, at, lists, known["step"], by_phone=rule.by_phone)
    ids = [point.id for point in rule.minutes]
    for position, point in enumerate(ids):
        if point in ids[:position]:
            yield Finding(entry.part, (*at, "minutes", position, "id"), f'"{point}" igen', "forskellige id'er")


def letter(rule: Letter, entry: Placed[Dated], at: KeyPath, lists: Lists) -> Iterator[Finding]:
    """Placeholders that mean something, and a conversation that uses the letter. One that is built on may lie idle."""
    yield from unknown_placeholders(rule.text, entry, (*at, "text"))
    used = {
        wanted
        for other in lists["conversation"]
        if isinstance(other.rule, Conversation)
        for _key, wanted in other.rule.letters
    }
    if entry.part == ASKED and rule.id not in used:
        yield Finding(
            entry.part, (*at, "id"), f'"{rule.id}", som ingen samtale bruger', "et brev, som en samtale nævner"
        )


def unknown_placeholders(text: str, entry: Placed[Dated], place: KeyPath) -> Iterator[Finding]:
    """Every name in braces that nothing can be put in place of."""
    for name in dict.fromkeys(placeholders(text)):
        if name not in PLACEHOLDERS:
            expected = f"en pladsholder ({', '.join(sorted(PLACEHOLDERS))})"
            yield Finding(entry.part, place, f"{{{name}}}", expected, nearest(name, sorted(PLACEHOLDERS)))
