"""*Breve* and *referat* as documents: the policy's text with what it names filled in. Reads nothing by itself."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from naervaer.core.letters.document import Block, Bullets, Document, Facts, FillIn, Heading, Paragraph, Signed
from naervaer.core.letters.text import blocks, fill
from naervaer.core.policy.conversations import Conversation as Kind
from naervaer.core.policy.conversations import Letter
from naervaer.core.policy.wording import listed
from naervaer.web.design.danish import long_date
from naervaer.web.notices.calendar import COPENHAGEN

WEEKDAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
TOPICS = "{emner}"
NOTE = "Brevet er sendt gennem Nærvær og er også på din side, når du er logget ind."


@dataclass(frozen=True)
class Letterhead:
    """Who writes, for whom, and where: the same in every letter of one conversation."""

    municipality: str
    unit: str
    employee: str
    writer: str
    on_behalf_of: str | None
    written: date

    @property
    def signed(self) -> str:
        return f"{self.writer}, på vegne af {self.on_behalf_of}" if self.on_behalf_of else self.writer


@dataclass(frozen=True)
class Meeting:
    """What a letter tells of the conversation. ``duty`` is the sentence of whether the employee must come."""

    starts: datetime
    place: str
    by_phone: bool
    with_whom: tuple[str, ...]
    answer_by: date
    duty: str
    first_day: date | None


def time_of(moment: datetime) -> str:
    """``10.00``"""
    return moment.astimezone(COPENHAGEN).strftime("%H.%M")


def day_of(moment: datetime) -> str:
    """``mandag den 30. november 2026``"""
    day = moment.astimezone(COPENHAGEN).date()
    return f"{WEEKDAYS[day.weekday()]} den {long_date(day)}"


def invitation(letter: Letter, kind: Kind, head: Letterhead, meeting: Meeting) -> Document:
    """The letter as it is sent: an invitation, a new time or a cancellation, whichever the text is of."""
    values = {
        "medarbejder": head.employee,
        "leder": head.writer,
        "enhed": head.unit,
        "kommune": head.municipality,
        "samtale": kind.named,
        "pligt": meeting.duty,
        "dato": day_of(meeting.starts),
        "klokken": time_of(meeting.starts),
        "varighed": f"ca. {kind.minutes_long} minutter",
        "sted": "på telefon" if meeting.by_phone else meeting.place,
        "deltagere": listed([head.signed, *meeting.with_whom]),
        "bisidder": kind.companion,
        "svarfrist": long_date(meeting.answer_by),
        "frist": long_date(meeting.answer_by),
        "første_fraværsdag": long_date(meeting.first_day) if meeting.first_day else "",
        "i_dag": long_date(head.written),
        "emner": "\n".join(f"- {point.title}" for point in kind.agenda),
    }
    return Document(
        title=letter.subject,
        blocks=(*blocks(fill(letter.text, values)), Signed("Venlig hilsen", (head.signed,))),
        sender=(head.municipality, head.unit),
        receiver=(head.employee,),
        dated=long_date(head.written),
        footer=NOTE,
    )


def guide(kind: Kind, head: Letterhead, when: datetime | None) -> Document:
    """*Samtaleguide* to print: the points with their questions and room to write, and what is not asked."""
    facts = [("Medarbejder", head.employee), ("Arbejdsplads", head.unit)]
    if when:
        facts.append(("Tid", f"{day_of(when)} kl. {time_of(when)}"))
    return Document(
        title=f"Samtaleguide: {kind.named}",
        blocks=(Facts(tuple(facts)), *_not_asked(kind), *_points(kind)),
        sender=(head.municipality, head.unit),
        footer="Makulér arket, når referatet er skrevet.",
    )


def _points(kind: Kind) -> Iterator[Block]:
    for point in kind.agenda:
        yield Heading(point.title)
        if point.questions:
            yield Bullets(point.questions)
        yield FillIn("", 3)


def _not_asked(kind: Kind) -> Iterator[Block]:
    if kind.avoid:
        yield Heading("Det spørger vi ikke om")
        yield Bullets(kind.avoid)


def minutes(
    kind: Kind,
    head: Letterhead,
    held: str,
    points: Iterable[tuple[str, str]],
    agreements: Iterable[tuple[str, str, date]],
    correction: str = "",
    with_whom: Iterable[str] = (),
) -> Document:
    """*Referat* as the employee gets it. ``held`` says when and how; ``agreements`` are text, owner and day."""
    agreed = [f"{text} Ansvarlig: {whose}, senest {long_date(due)}." for text, whose, due in agreements]
    called = [("Også indkaldt", ", ".join(with_whom))] if with_whom else []
    facts = [("Medarbejder", head.employee), ("Samtale", held), *called, ("Skrevet af", head.signed)]
    body: list[Block] = [Facts(tuple(facts))]
    if correction:
        body.append(Paragraph(f"Referatet er rettet: {correction} Det oprindelige er gemt."))
    for title, text in points:
        body += [Heading(title), *(Paragraph(part) for part in text.split("\n\n"))]
    if agreed:
        body += [Heading("Aftaler"), Bullets(tuple(agreed))]
    body.append(Paragraph("Er der noget, du ser anderledes, så skriv en kommentar i Nærvær. Den følger med referatet."))
    return Document(
        title=f"{'Rettet referat' if correction else 'Referat'}: {kind.named}",
        blocks=tuple(body),
        sender=(head.municipality, head.unit),
        receiver=(head.employee,),
        dated=long_date(head.written),
        footer="Der skrives aldrig diagnoser eller symptomer i et referat.",
    )
