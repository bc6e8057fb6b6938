"""*Orienteringsnotat*: the status as a paper for the politicians."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from naervaer.core.letters.document import Block, Document, Facts, Heading, Paragraph, Rows
from naervaer.core.scheme.status import WHOLE
from naervaer.web.design import danish
from naervaer.web.handbook.queries import active_policy
from naervaer.web.letters.typeset import as_pdf
from naervaer.web.reports.presentation import Table
from naervaer.web.status import presentation
from naervaer.web.status.queries import Status


def pdf_of(status: Status) -> bytes:
    return as_pdf(document_of(status), author=active_policy().municipality.name)


def document_of(status: Status) -> Document:
    name = active_policy().municipality.name
    return Document(
        title=_("Orientering om trivselsordningen"),
        blocks=tuple(_blocks(status)),
        sender=(name,),
        dated=danish.long_date(status.day),
        footer=_("Orienteringsnotat. %(name)s. Status %(day)s") % {"name": name, "day": danish.long_date(status.day)},
    )


def _blocks(status: Status) -> Iterator[Block]:
    day = danish.long_date(status.day)
    yield Paragraph(
        _("Notatet gør status for trivselsordningen pr. %(day)s: forløb, indsatser, udgifter og evaluering.")
        % {"day": day}
    )
    yield Heading(_("Individniveau"))
    yield Paragraph(courses_sentence(status))
    yield from _rows(presentation.courses(status))
    yield Heading(_("Gruppe- og organisationsniveau"))
    yield Paragraph(efforts_sentence(status))
    yield from _rows(presentation.efforts(status))
    yield Heading(_("Økonomi"))
    yield Paragraph(cost_sentence(status))
    if status.costs.areas:
        yield from _rows(presentation.costs(status))
    yield Heading(_("Evaluering"))
    yield Paragraph(
        _(
            "Brugeren af et forløb og den, der har bedt om en indsats, bliver spurgt, når det er afsluttet. "
            "Svarene er anonyme."
        )
        if status.evaluations
        else _("Der er endnu ingen svar, der er talt op.")
    )
    for told in status.evaluations:
        yield from _rows(presentation.in_short(told, status))
    yield Heading(_("Sådan er der talt"))
    yield Facts(tuple(presentation.facts(status)))


def courses_sentence(status: Status) -> str:
    """*Der har d.d. været 38 forløb, som enten er i gang eller slut*, and how many wait."""
    begun, waiting = status.courses[WHOLE]["begun"], status.courses[WHOLE]["waiting"]
    if begun == 0:
        return _("Der har ikke været nogen forløb.")
    if begun is None:
        return _("Antallet af forløb er ikke vist, fordi det ville vise for få personer.")
    said = _("Der har til dato været %(n)s forløb af forskellig varighed, som enten er i gang eller afsluttet.") % {
        "n": danish.number(begun)
    }
    return said if not waiting else f"{said} " + _("%(n)s venter.") % {"n": danish.number(waiting)}


def efforts_sentence(status: Status) -> str:
    begun = status.all_efforts.begun
    if not begun:
        return _("Der har ikke været nogen indsatser.")
    return ngettext(
        "Der er til dato %(n)s indsats, som enten er i gang eller afsluttet.",
        "Der er til dato %(n)s indsatser af forskellig karakter og omfang, som enten er i gang eller afsluttet.",
        begun,
    ) % {"n": danish.number(begun)}


def cost_sentence(status: Status) -> str:
    if not status.costs.areas:
        return _("Der er ikke registreret betalinger til og med dagen i %(year)s.") % {"year": status.day.year}
    return _("Der er i %(year)s betalt %(used)s. Det fordeler sig sådan på områder og dem, der betaler:") % {
        "year": status.day.year,
        "used": danish.kroner(status.costs.used),
    }


def _rows(table: Table) -> Iterator[Any]:
    if table.rows:
        yield Rows(table.title, table.heads, tuple(table.texts()))
