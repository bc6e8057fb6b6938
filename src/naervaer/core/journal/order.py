"""A journal in order: the client and the referral first, then the contacts by day, each with what corrected it."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from naervaer.core.journal.note import FRONT, Line, Note


@dataclass(frozen=True, slots=True)
class Shown:
    """What stands now (``line``), and what it stood instead of, the newest first. ``number`` is the original's."""

    number: int
    line: Line
    before: tuple[Line, ...] = ()

    @property
    def note(self) -> Note:
        return self.line.note


def in_order(lines: Sequence[Line]) -> tuple[Shown, ...]:
    """Chronological by the day of the contact, then as written. A correction stands where the original stood."""
    versions: dict[int, list[Line]] = defaultdict(list)
    for line in sorted(lines, key=lambda one: one.number):
        versions[_original(line)].append(line)
    shown = [Shown(number, found[-1], tuple(found[-2::-1])) for number, found in versions.items()]
    return tuple(sorted(shown, key=lambda one: (one.note.kind != FRONT, one.note.day, one.number)))


def _original(line: Line) -> int:
    return line.number if line.note.corrects is None else line.note.corrects


def themes_of(shown: Collection[Shown]) -> frozenset[str]:
    """*Temaer* of the journal: those of what stands now."""
    return frozenset(theme for one in shown for theme in one.note.themes)


def is_whole(numbers: Collection[int]) -> bool:
    """Whether no entry has been taken out: they are numbered from 0 without a gap."""
    return sorted(numbers) == list(range(len(numbers)))
