"""*Sagen samlet*: everything a program holds about somebody, put in order as one document.

What the policy has a rule for leaving out is left out, and the document says what kind it was, how much, and by which
rule; never what it said.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from naervaer.core.letters.document import Block, Bullets, Contents, Document, Heading, Noted, Paragraph
from naervaer.core.policy.sentences import on_day
from naervaer.core.records.kinds import WITHHELD


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that is held, from a day, by somebody. ``withheld`` is a kind of ``WITHHELD``, or nothing."""

    day: date
    title: str
    text: str = ""
    who: str = ""
    withheld: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """The entries of one room under its heading; ``order`` counts from 0 at the top."""

    title: str
    entries: tuple[Entry, ...]
    order: int = 50


@dataclass(frozen=True, slots=True)
class About:
    """Whose case it is, who gives it out, and on what day."""

    name: str
    municipality: str
    asked_on: date
    given_on: date


def left_out(sections: Iterable[Section], rules: Mapping[str, str]) -> dict[str, int]:
    """How many entries are left out, by kind; only kinds the policy has a rule for."""
    found = Counter(entry.withheld for section in sections for entry in section.entries if entry.withheld in rules)
    return {kind: found[kind] for kind in WITHHELD if found[kind]}


def case_file(about: About, sections: Iterable[Section], rules: Mapping[str, str]) -> Document:
    """The whole case. ``rules`` are the policy's, by the kind of what is left out."""
    found = sorted(sections, key=lambda section: section.order)
    parts = [part for section in found for part in _part(section, rules)]
    blocks: list[Block] = [
        Paragraph(
            f"Her er det, Nærvær rummer om {about.name} den {on_day(about.given_on)}. "
            f"Der er bedt om aktindsigt den {on_day(about.asked_on)}. "
            "Breve og bilag, der er nævnt ved navn, er vedhæftet i samme fil."
        ),
        *_left_out(left_out(found, rules), rules),
        *((Contents("Indhold"), *parts) if parts else (Paragraph("Nærvær rummer ingen oplysninger om sygefravær."),)),
    ]
    return Document(
        title="Aktindsigt",
        blocks=tuple(blocks),
        sender=(about.municipality,),
        receiver=(about.name,),
        dated=on_day(about.given_on),
        footer="Fortroligt",
    )


def _part(section: Section, rules: Mapping[str, str]) -> list[Block]:
    """A section in order of date; nothing when all of it is left out."""
    kept = sorted((entry for entry in section.entries if entry.withheld not in rules), key=lambda entry: entry.day)
    return [Heading(section.title), *map(_noted, kept)] if kept else []


def answered(question: str, answer: str) -> str:
    """A question with its answer on one line."""
    return f"{question} {answer}" if question.endswith("?") else f"{question}: {answer}"


def _noted(entry: Entry) -> Noted:
    return Noted(f"{on_day(entry.day)}: {entry.title}", entry.text, entry.who)


def _left_out(counted: Mapping[str, int], rules: Mapping[str, str]) -> list[Block]:
    if not counted:
        return [Paragraph("Intet er udeladt.")]
    told = (f"{WITHHELD[kind].capitalize()}: {number}. Regel: {rules[kind]}." for kind, number in counted.items())
    return [Heading("Udeladt"), Bullets(tuple(told))]
