"""*Aktindsigt i journalen*: the whole of it as a paper for the client, with what was corrected beside what stands."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from naervaer.core.journal.note import BASES, PASSED_ON, Line
from naervaer.core.journal.order import Shown
from naervaer.core.letters.document import Block, Document, Facts, Heading, Noted, Paragraph
from naervaer.core.policy.sentences import on_day


@dataclass(frozen=True, slots=True)
class Looked:
    """Who has read the journal, and what for. ``at`` is the last of the ``times`` of that day."""

    at: datetime
    who: str
    what: str
    why: str
    times: int = 1

    @property
    def told(self) -> str:
        return self.what if self.times == 1 else f"{self.what}, {self.times} gange den dag"


def by_day(looked: Iterable[Looked]) -> tuple[Looked, ...]:
    """The lines of the log, the newest first, with those of the same day, reader and purpose as one."""
    found: dict[tuple[date, str, str, str], Looked] = {}
    for one in looked:
        key = (one.at.date(), one.who, one.what, one.why)
        known = found.get(key)
        found[key] = replace(known, times=known.times + one.times) if known else one
    return tuple(found.values())


@dataclass(frozen=True, slots=True)
class Given:
    """Who keeps the journal, who gives it out, and on what day."""

    client: str
    municipality: str
    keeper: str
    on: date


def journal_copy(given: Given, shown: Sequence[Shown], looked: Sequence[Looked]) -> Document:
    """Everything in order of the day of the contact, and last who has read it."""
    return Document(
        title="Journal",
        blocks=(
            Facts((("Klient", given.client), ("Journalen føres af", given.keeper), ("Udleveret", on_day(given.on)))),
            Paragraph("Her er hele journalen. Det, der er rettet, står under det, der gælder. Bilag ligger i filen."),
            Heading("Notater"),
            *(block for one in shown for block in _noted(one)),
            Heading("Hvem har læst journalen"),
            *_readings(looked),
        ),
        sender=(given.municipality,),
        receiver=(given.client,),
        dated=on_day(given.on),
        footer="Fortroligt",
    )


def _noted(one: Shown) -> Iterator[Block]:
    yield Noted(_title(one.line), _text(one.line), _written(one.line))
    for line in one.before:
        yield Noted(f"Sådan stod der før: {_title(line)}", _text(line), _written(line))


def _title(line: Line) -> str:
    return f"{on_day(line.note.day)}: {line.note.title}"


def _text(line: Line) -> str:
    note, passed = line.note, line.note.passed_on
    told = [note.text]
    if passed is not None:
        side = "Til" if note.kind == next(iter(PASSED_ON)) else "Fra"
        told += [f"{side}: {passed.who}", f"Formål: {passed.why}", f"Hjemmel: {BASES[passed.basis]}"]
    if note.themes:
        told.append(f"Temaer: {', '.join(note.themes)}")
    if note.paper is not None:
        told.append(f"Bilag: {note.paper.title} ({note.paper.file_type.upper()})")
    return "\n".join(told)


def _written(line: Line) -> str:
    return f"{line.who}, skrevet {on_day(line.at.date())}"


def _readings(looked: Sequence[Looked]) -> Iterator[Block]:
    if not looked:
        yield Paragraph("Ingen har læst den.")
    for one in looked:
        yield Noted(f"{on_day(one.at.date())}: {one.told}", one.why, one.who)
