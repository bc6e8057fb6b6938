"""An invoice is sent by the provider, or written in for it; approved, sent back or withdrawn."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db import transaction
from django.urls import reverse

from naervaer.core.access.model import Actor, Role
from naervaer.core.access.sight import Capacity
from naervaer.core.scheme.invoices import Billed, Check
from naervaer.core.scheme.states import INVOICE, STANDING
from naervaer.core.verdicts import ALLOWED, Refused, Verdict, needs_text, refused
from naervaer.web import clock
from naervaer.web.audit import actions as audit
from naervaer.web.courses import known
from naervaer.web.courses.deciding import deciding
from naervaer.web.courses.known import of_provider
from naervaer.web.courses.settling import settle
from naervaer.web.invoices import checking
from naervaer.web.invoices.models import Invoice, InvoiceEvent, InvoiceLine, InvoicePart
from naervaer.web.invoices.reach import capacity_to_bill, locked
from naervaer.web.notices.news import tell_at_once
from naervaer.web.organisation import queries as organisation
from naervaer.web.said import said_again, said_by

if TYPE_CHECKING:
    from naervaer.web.courses.models import Course


@transaction.atomic
def send_invoice(
    *, by: Actor, provider: str, number: str, billed_on: date, month: date, lines: Sequence[Billed]
) -> Invoice | Refused:
    """*Send faktura* for the month of a day."""
    today = clock.today()
    capacity, first = capacity_to_bill(by, provider, today), month.replace(day=1)
    standing = Invoice.objects.filter(provider=provider, number=number.strip(), state__in=STANDING).first()
    if standing is not None and _same(standing, by, (billed_on, first), lines):
        return standing
    verdict = _may_send(provider, (billed_on, first, today), lines)
    if standing is not None:
        verdict = refused(f"Der er allerede en faktura med nummer {standing.number} fra leverandøren.")
    if isinstance(verdict, Refused):
        return verdict
    told = {"provider": provider, "number": number.strip(), "billed_on": billed_on, "month": first}
    made = Invoice.objects.create(**told, **said_by(by, capacity))
    rows = [InvoiceLine(invoice=made, course_id=one.course, minutes=one.minutes, amount=one.amount) for one in lines]
    InvoiceLine.objects.bulk_create(rows)
    _log(by, capacity, "sent", made)
    return made


@transaction.atomic
def approve(*, by: Actor, invoice_id: int, text: str = "", decision: str = "") -> Verdict:
    """*Godkend* what is recorded. Where the invoice asks for more, the provider is told why it is not paid.

    ``decision``: who has decided that the scheme pays more than it has.
    """
    capacity, held = deciding(by), locked(by, invoice_id, clock.today())
    if _again(held, by, "approve", text):
        return ALLOWED
    found = checking.checked(held)
    verdict = INVOICE.may(held.state, "approve") and _may_approve(found, text)
    verdict = verdict and settle(_due(found), by, capacity, decision)
    if verdict:
        _part(held, found)
        _move(held, by, capacity, "approve", text)
    return verdict


@transaction.atomic
def send_back(*, by: Actor, invoice_id: int, text: str) -> Verdict:
    """*Send tilbage*, with what is wrong."""
    capacity, held = deciding(by), locked(by, invoice_id, clock.today())
    if _again(held, by, "send_back", text):
        return ALLOWED
    verdict = needs_text(text, "Skriv, hvad der skal rettes.") and INVOICE.may(held.state, "send_back")
    if verdict:
        _move(held, by, capacity, "send_back", text)
    return verdict


@transaction.atomic
def withdraw(*, by: Actor, invoice_id: int) -> Verdict:
    """*Træk tilbage*, by whoever may bill for the provider."""
    held = locked(by, invoice_id, clock.today())
    capacity = capacity_to_bill(by, held.provider, clock.today())
    if _again(held, by, "withdraw"):
        return ALLOWED
    verdict = INVOICE.may(held.state, "withdraw")
    if verdict:
        _move(held, by, capacity, "withdraw")
    return verdict


def _may_send(provider: str, days: tuple[date, date, date], lines: Sequence[Billed]) -> Verdict:
    billed_on, first, today = days
    if not lines:
        return refused("Skriv mindst en linje med timer og beløb.")
    if billed_on > today or first > today:
        return refused("Fakturaen kan ikke være fra en dag, der ikke er kommet.")
    asked = [line.course for line in lines]
    if len(set(asked)) < len(asked):
        return refused("Det samme forløb står to gange. Skriv det på én linje.")
    unknown = sorted(set(asked) - of_provider(provider, asked))
    if unknown:
        return refused(f"Forløb {unknown[0]} er ikke et af leverandørens forløb. Se numrene under Timer.")
    return ALLOWED


def _may_approve(found: Check, text: str) -> Verdict:
    if not found.approved:
        return refused("Intet af fakturaen er registreret. Send den tilbage.")
    return ALLOWED if found.agrees else needs_text(text, "Skriv til leverandøren, hvorfor resten ikke bliver betalt.")


def _due(found: Check) -> dict["Course", Decimal]:
    """What the scheme pays for each course when this is approved, all the invoices of the course together."""
    mine = {part.course: part.amount or Decimal(0) for line in found.lines for part in line.by_scheme}
    courses = known.by_pk(list(mine))
    return {courses[pk]: amount + checking.approved_for(pk) for pk, amount in mine.items()}


def _part(held: Invoice, found: Check) -> None:
    parts = [part for line in found.lines for part in line.approved]
    units = {course.pk: course.unit_id for course in known.by_pk([part.course for part in parts]).values()}
    InvoicePart.objects.bulk_create(
        InvoicePart(
            invoice=held,
            course_id=part.course,
            unit_id=units[part.course],
            payer=part.payer,
            minutes=part.minutes,
            amount=part.amount or 0,
        )
        for part in parts
    )


def _same(standing: Invoice, by: Actor, days: tuple[date, date], lines: Sequence[Billed]) -> bool:
    """A button that was pressed twice."""
    known_lines = {(line.course_id, line.minutes, line.amount) for line in standing.lines.all()}
    asked = {(line.course, line.minutes, line.amount) for line in lines}
    return (standing.by_id, standing.billed_on, standing.month) == (by.user_id, *days) and known_lines == asked


def _again(held: Invoice, by: Actor, what: str, text: str = "") -> bool:
    return said_again(InvoiceEvent.objects.filter(invoice=held), by, what=what, text=text.strip()) is not None


def _move(held: Invoice, by: Actor, capacity: Capacity, what: str, text: str = "") -> None:
    InvoiceEvent.objects.create(invoice=held, what=what, text=text.strip(), **said_by(by, capacity))
    held.state = INVOICE.after(held.state, what)
    held.save(update_fields=["state"])
    _log(by, capacity, what, held)
    _tell(held, by)


def _tell(held: Invoice, by: Actor) -> None:
    """Whoever sent it, when another has answered."""
    sender = held.by.person
    if (
        sender is not None
        and held.by_id != by.user_id
        and sender.ext_id in organisation.holders_anywhere(Role.PROVIDER, clock.today())
    ):
        tell_at_once(persons=[sender.ext_id], path=reverse("invoices:show", args=[held.pk]))


def _log(by: Actor, capacity: Capacity, what: str, held: Invoice) -> None:
    detail = {"invoice": held.pk, "provider": held.provider}
    audit.record(by=by, kind=audit.Kind.WRITE, action=f"invoices.{what}", capacity=capacity, detail=detail)
