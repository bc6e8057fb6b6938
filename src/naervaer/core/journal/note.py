"""*Journalnotat*: what one entry of a journal says, as bytes and back again.

Everything but who wrote it and when is in these bytes, and the bytes are encrypted: also the kind, the day and the
themes. They are filled up to whole blocks, so that their length tells nothing of what they say.
"""

import json
from dataclasses import dataclass
from datetime import date, datetime

BLOCK = 1024
FILE_BLOCK = 64 * 1024
_LENGTH = 8

FRONT = "front"
WRITTEN: dict[str, str] = {
    "talk": "Samtale",
    "phone": "Telefonsamtale",
    "received": "Modtagne oplysninger",
    "consent": "Samtykke",
    "assessment": "Vurdering",
    "plan": "Plan",
    "letter": "Brev",
    "raw": "Rå noter og testmateriale",
}
"""What a consultant writes, in the order it is offered."""
PASSED_ON: dict[str, str] = {"disclosed": "Videregivet", "obtained": "Indhentet"}
"""What the law asks to have written down by itself: what was passed on or asked for, to whom, why and on what basis."""
KINDS: dict[str, str] = {FRONT: "Klient og henvisning", **WRITTEN, **PASSED_ON}

BASES: dict[str, str] = {
    "consent": "Klientens samtykke",
    "own_access": "Klientens egen aktindsigt (psykologloven § 14)",
    "law": "En lov giver ret eller pligt til det",
    "danger": "For at hindre en alvorlig forbrydelse eller fare (straffeloven § 141, nødret)",
    "child": "Underretning om et barn (barnets lov)",
    "supervision": "Tilsyn eller klagesag",
    "duty_goes_on": "Journalen skal kunne føres videre (psykologloven § 14)",
}
"""*Hjemmel*: on what basis something is passed on or asked for."""


@dataclass(frozen=True, slots=True)
class PassedOn:
    """*Videregivelse*: to or from whom, what for, and on what basis (of ``BASES``)."""

    who: str
    why: str
    basis: str


@dataclass(frozen=True, slots=True)
class Paper:
    """*Bilag*: what it is called, and the type its name said. The bytes lie by themselves."""

    title: str
    file_type: str


@dataclass(frozen=True, slots=True)
class Note:
    """*Notat*. ``day`` is the day of the contact; ``corrects`` the number of the entry it stands instead of."""

    kind: str
    day: date
    text: str
    themes: tuple[str, ...] = ()
    corrects: int | None = None
    passed_on: PassedOn | None = None
    paper: Paper | None = None

    @property
    def title(self) -> str:
        return KINDS[self.kind]


@dataclass(frozen=True, slots=True)
class Line:
    """An entry as it is read: its number in the journal, when it was written and by whom."""

    number: int
    at: datetime
    who: str
    note: Note


def as_bytes(note: Note) -> bytes:
    """In whole blocks."""
    passed, paper = note.passed_on, note.paper
    told = {
        "kind": note.kind,
        "day": note.day.isoformat(),
        "text": note.text,
        "themes": list(note.themes),
        "corrects": note.corrects,
        "passed_on": passed and [passed.who, passed.why, passed.basis],
        "paper": paper and [paper.title, paper.file_type],
    }
    plain = json.dumps(told, ensure_ascii=False).encode()
    return plain + b" " * (-len(plain) % BLOCK)


def from_bytes(plain: bytes) -> Note:
    """What ``as_bytes`` wrote."""
    told = json.loads(plain)
    return Note(
        kind=told["kind"],
        day=date.fromisoformat(told["day"]),
        text=told["text"],
        themes=tuple(told["themes"]),
        corrects=told["corrects"],
        passed_on=PassedOn(*told["passed_on"]) if told["passed_on"] else None,
        paper=Paper(*told["paper"]) if told["paper"] else None,
    )


def filled_up(content: bytes) -> bytes:
    """A file with its length before it, in whole blocks."""
    whole = len(content).to_bytes(_LENGTH) + content
    return whole + bytes(-len(whole) % FILE_BLOCK)


def emptied(whole: bytes) -> bytes:
    """The file ``filled_up`` filled."""
    return whole[_LENGTH : _LENGTH + int.from_bytes(whole[:_LENGTH])]


def bound_to(course: int, number: int, part: str = "note") -> bytes:
    """What a ciphertext is bound to: moved to another course, another number or another part it cannot be opened."""
    return f"naervaer/journal/{part}/{course}/{number}".encode()
