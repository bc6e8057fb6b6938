"""A mistake in a policy file, told so that the one who wrote it can mend it without asking."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from difflib import get_close_matches

_LONGEST_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Fault:
    """*Fejl* in a policy file. ``line`` counts from 1; 0 when no line is meant. Texts are Danish."""

    file: str
    line: int
    key: str
    found: str
    expected: str
    nearest: str = ""

    def __str__(self) -> str:
        place = f"{self.file}, linje {self.line}" if self.line else self.file
        key = f"{self.key}: " if self.key else ""
        hint = f" Mente du {self.nearest}?" if self.nearest else ""
        return f"{place}: {key}fandt {self.found}, forventet {self.expected}.{hint}"


def shown(value: object) -> str:
    """A value as it stands in the file, short enough for a line."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        text = value if len(value) <= _LONGEST_SHOWN else f"{value[:_LONGEST_SHOWN]}…"
        return "en tom tekst" if not value else f'"{text}"'
    if isinstance(value, dict):
        keys = ", ".join(map(str, value))
        return f"en tabel med {keys[:_LONGEST_SHOWN]}" if keys else "en tom tabel"
    if isinstance(value, list | tuple):
        return f"en liste med {len(value)} led" if value else "en tom liste"
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    return str(value)


def nearest(found: object, valid: Iterable[str]) -> str:
    """The valid name that looks most like what was found; empty when none does."""
    names = {name.casefold(): name for name in valid}
    matches = get_close_matches(str(found).casefold(), list(names), n=1, cutoff=0.6)
    return names[matches[0]] if matches else ""
