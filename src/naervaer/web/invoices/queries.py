"""Invoices as their readers see them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.db.models import QuerySet, Sum
from django.http import Http404
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from naervaer.core.access.model import Actor
from naervaer.core.scheme.invoices import HOUR, Check
from naervaer.core.scheme.states import INVOICE
from naervaer.web.booking.hours import recorded_of
from naervaer.web.courses.deciding import decides
from naervaer.web.design import danish
from naervaer.web.handbook.queries import active_policy
from naervaer.web.invoices import checking
from naervaer.web.invoices.models import PAYERS, Invoice
from naervaer.web.invoices.reach import billing, visible
from naervaer.web.organisation.snapshot import snapshot_on
from naervaer.web.reports.presentation import Table
from naervaer.web.said import name_of

BADGES = {"sent": "planned", "approved": "done", "sent_back": "today", "withdrawn": "irrelevant"}
MONTHS_BACK = 12
MOST_LINES = 60
"""More lines than that are not gone through one by one on a page."""
YEAR = 12


@dataclass(frozen=True, slots=True)
class Happened:
    day: date
    title: str
    who: str
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """*Faktura*. ``decides`` and ``bills``: what the reader may do with it."""

    pk: int
    number: str
    provider: str
    month: date
    billed_on: date
    sent_on: date
    sent_by: str
    amount: Decimal
    state: str
    decides: bool
    bills: bool

    @property
    def state_title(self) -> str:
        return INVOICE.states[self.state]

    @property
    def badge(self) -> str:
        return BADGES[self.state]


@dataclass(frozen=True, slots=True)
class Expected:
    """A line as the invoice should say it: what is recorded of a course in the month."""

    course: int
    minutes: int
    amount: Decimal | None


def all_of(actor: Actor, day: date) -> list[Row]:
    """Those that wait for an answer first, then the newest."""
    rows = _rows(visible(actor, day), actor, day)
    return sorted(rows, key=lambda row: row.state != INVOICE.start)


def one(actor: Actor, pk: int, day: date) -> Row:
    found = _rows(visible(actor, day).filter(pk=pk), actor, day)
    if not found:
        raise Http404
    return found[0]


def check_of(row: Row) -> Check:
    """What stands on the invoice held against what is recorded, for whoever may see the invoice."""
    return checking.checked(Invoice.objects.get(pk=row.pk))


def lines_table(check: Check) -> Table:
    """Line by line: hours and kroner on the invoice beside what is recorded. Of many, those that differ."""
    heads = (_("Forløb"), _("Timer på fakturaen"), _("Timer registreret"), _("Kr. på fakturaen"), _("Kr. der betales"))
    rows = [
        (
            str(line.billed.course),
            Fraction(line.billed.minutes, HOUR),
            Fraction(line.minutes, HOUR),
            Fraction(line.billed.amount),
            Fraction(line.approved_amount),
        )
        for line in check.lines
    ]
    many = len(rows) > MOST_LINES
    shown = (
        [row for row, line in zip(rows, check.lines, strict=True) if line.differences][:MOST_LINES] if many else rows
    )
    return Table(_("Kontrol"), heads, (*shown, (_("I alt"), *_sums(rows, 1, 2, 3, 4))), (0, 2, 2, 2, 2))


def payers_of(check: Check) -> list[tuple[str, Decimal]]:
    titles = dict(PAYERS)
    return [(str(titles[payer]).capitalize(), amount) for payer, amount in check.by_payer.items()]


def approved_of(row: Row) -> Table:
    """Who pays what of an approved invoice: by payer and workplace, kroner."""
    sums: dict[tuple[str, int | None], tuple[int, Decimal]] = defaultdict(lambda: (0, Decimal(0)))
    for part in Invoice.objects.get(pk=row.pk).parts.order_by("pk"):
        key = (part.payer, part.unit_id if part.payer == "workplace" else None)
        minutes, amount = sums[key]
        sums[key] = (minutes + part.minutes, amount + part.amount)
    units, titles = snapshot_on(row.month).by_pk, dict(PAYERS)
    rows = []
    for (payer, unit), (minutes, amount) in sorted(sums.items(), key=lambda one: (one[0][0], one[0][1] or 0)):
        place = units[unit].name if unit is not None and unit in units else ""
        rows.append((str(titles[payer]).capitalize(), place, Fraction(minutes, HOUR), Fraction(amount)))
    heads = (_("Betaler"), _("Arbejdsplads"), _("Timer"), _("Kr."))
    return Table(_("Fordeling"), heads, (*rows, (_("I alt"), "", *_sums(rows, 2, 3))), (0, 0, 2, 2))


def facts_of(row: Row) -> list[tuple[str, str]]:
    """What the file says above its table."""
    return [
        (_("Leverandør"), row.provider),
        (_("Faktura"), row.number),
        (_("Dato"), danish.numeric_date(row.billed_on)),
        (_("Måned"), danish.month(row.month)),
        (_("Tilstand"), row.state_title),
    ]


def expected(provider: str, first: date) -> list[Expected]:
    """What is recorded in the month, by course."""
    found: dict[int, Expected] = {}
    for part in recorded_of(provider, first):
        before = found.get(part.course, Expected(part.course, 0, Decimal(0)))
        amount = None if part.amount is None or before.amount is None else before.amount + part.amount
        found[part.course] = Expected(part.course, before.minutes + part.minutes, amount)
    return sorted(found.values(), key=lambda one: one.course)


def recorded_sentence(found: Sequence[Expected]) -> str:
    """What is recorded in the month, all of it."""
    hours = danish.number(Fraction(sum(one.minutes for one in found), HOUR), 2)
    told = _("Registreret i måneden: %(hours)s timer i %(n)s forløb") % {"hours": hours, "n": len(found)}
    amounts = [one.amount for one in found if one.amount is not None]
    return f"{told}, {danish.kroner(sum(amounts, Decimal(0)))}." if len(amounts) == len(found) else f"{told}."


def goes_line_by_line(found: Sequence[Expected]) -> bool:
    """Whether the lines are shown to be corrected: when they are few, or somebody must say what they cost."""
    return len(found) <= MOST_LINES or any(one.amount is None for one in found)


def months(day: date) -> list[date]:
    """This month and those before it, the newest first."""
    number = day.year * YEAR + day.month - 1
    return [date((number - back) // YEAR, (number - back) % YEAR + 1, 1) for back in range(MONTHS_BACK)]


def providers(actor: Actor, day: date) -> list[tuple[str, str]]:
    """Those one may bill for: id and title."""
    mine = billing(actor, day)
    return [(one.id, one.title) for one in active_policy().provider if one.id in mine and one.in_force(day)]


def waiting(actor: Actor, day: date) -> int:
    """How many wait for the answer of whoever decides."""
    return visible(actor, day).filter(state=INVOICE.start).count() if decides(actor) else 0


def _rows(rows: QuerySet[Invoice], actor: Actor, day: date) -> list[Row]:
    may, mine = decides(actor), billing(actor, day)
    read = rows.select_related("by__person", "on_behalf_of").annotate(amount=Sum("lines__amount"))
    return [_row(row, may, row.provider in mine) for row in read.order_by("-month", "-pk")]


def _row(row: Invoice, may: bool, bills: bool) -> Row:
    return Row(
        pk=row.pk,
        number=row.number,
        provider=title_of(row.provider),
        month=row.month,
        billed_on=row.billed_on,
        sent_on=localdate(row.at),
        sent_by=name_of(row),
        amount=row.amount,  # type: ignore[attr-defined]
        state=row.state,
        decides=may,
        bills=bills,
    )


def happened(row: Row) -> Iterable[Happened]:
    rows = Invoice.objects.get(pk=row.pk).events.select_related("by__person", "on_behalf_of").order_by("pk")
    return [Happened(localdate(e.at), e.get_what_display(), name_of(e), e.text) for e in rows]


def title_of(provider: str) -> str:
    return next((one.title for one in reversed(active_policy().provider) if one.id == provider), provider)


def _sums(rows: Sequence[tuple[Any, ...]], *columns: int) -> tuple[Fraction, ...]:
    return tuple(sum((row[column] for row in rows), Fraction(0)) for column in columns)
