"""*Referat* on paper: the cases the reader sees, what was said, and what was decided, by whom and by when."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from naervaer.core.letters.document import Block, Bullets, Document, Facts, Heading, Paragraph, Rows
from naervaer.core.policy.sentences import on_day
from naervaer.web.agreements import queries as agreements
from naervaer.web.agreements.queries import Row
from naervaer.web.design.danish import numeric_date
from naervaer.web.handbook.queries import active_policy
from naervaer.web.letters.typeset import as_pdf
from naervaer.web.sparring.knowing import ORIGIN
from naervaer.web.sparring.queries import Agenda, Line
from naervaer.web.sparring.talking import Note, notes_of


def pdf_of(page: Agenda) -> bytes:
    """The minutes of a meeting that has ended."""
    return as_pdf(document_of(page), author=active_policy().municipality.name)


def document_of(page: Agenda) -> Document:
    items = [line.item for line in page.lines if line.item is not None]
    decided, said = agreements.of_origin(ORIGIN, items), notes_of(items)
    blocks: list[Block] = [Facts(tuple(_facts(page)))]
    for line in page.lines:
        if line.item is not None:
            blocks += _case(line, said[line.item], decided[line.item])
    if page.others:
        blocks.append(Paragraph(_("Mødet drøftede også sager, som du ikke har adgang til.")))
    return Document(
        title=_("Referat af fraværssparring"),
        blocks=tuple(blocks),
        sender=(active_policy().municipality.name, page.meeting.group),
        dated=on_day(page.meeting.on_day),
        footer=_("Fortroligt. Referatet indeholder kun de sager, læseren har adgang til."),
    )


def _facts(page: Agenda) -> Iterator[tuple[str, str]]:
    yield _("Gruppe"), page.meeting.group
    yield _("Dag"), on_day(page.meeting.on_day)
    if page.meeting.place:
        yield _("Sted"), page.meeting.place
    yield _("Til stede"), ", ".join(f"{p.name} ({p.seat.lower()})" for p in page.participants if p.present) or "–"
    absent = [f"{p.name} ({p.seat.lower()})" for p in page.participants if not p.present]
    if absent:
        yield _("Ikke til stede"), ", ".join(absent)


def _case(line: Line, notes: list[Note], decided: list[Row]) -> Iterator[Block]:
    yield Heading(f"{line.name}, {line.unit}" if line.unit else line.name)
    yield Bullets((*line.whys, line.state_title))
    if line.question:
        yield Paragraph(_("Lederens spørgsmål: %(text)s") % {"text": line.question.text})
    for note in notes:
        if note.text:
            yield Paragraph(f"{note.text} ({note.who})")
    kept = [row for row in decided if row.state != "annulled"]
    if kept:
        rows = tuple((row.text, row.whose, numeric_date(row.due)) for row in kept)
        yield Rows(_("Besluttet"), (_("Hvad"), _("Hvem"), _("Senest")), rows)
