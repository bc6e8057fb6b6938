"""What is done with the *mulighedskatalog* of a workplace."""

from typing import Any

from django.db import transaction
from django.http import Http404

from naervaer.core.access.model import Actor, Purpose
from naervaer.core.access.sight import Capacity
from naervaer.core.verdicts import ALLOWED, Verdict, refused
from naervaer.web import clock
from naervaer.web.access import scope
from naervaer.web.audit import actions as audit
from naervaer.web.organisation.holding import hold_unit
from naervaer.web.organisation.queries import unit_of
from naervaer.web.papers.models import Accommodation, Retired, Tried, TriedAnnulled
from naervaer.web.said import said_by

KEEP = Purpose.KEEP_CATALOGUE


def _capacity(by: Actor, unit: Any) -> Capacity:
    found = scope.capacity_over(by, KEEP, unit, clock.today())
    if found is None:
        raise Http404
    return found


def _log(by: Actor, capacity: Capacity, what: str, unit: Any) -> None:
    audit.record(by=by, kind=audit.Kind.WRITE, action=f"papers.{what}", capacity=capacity, unit=unit)


def _hold(by: Actor, pk: int) -> tuple[Accommodation, Capacity]:
    row = Accommodation.objects.select_for_update(of=("self",)).select_related("unit").filter(pk=pk).first()
    if row is None:
        raise Http404
    return row, _capacity(by, row.unit)


@transaction.atomic
def add_accommodation(*, by: Actor, unit: int, title: str, text: str = "") -> Verdict:
    """*Skriv en mulighed* for en arbejdsplads."""
    where = unit_of(unit)
    capacity = _capacity(by, where)
    hold_unit(unit)
    standing = Accommodation.objects.filter(unit=where, retired__isnull=True)
    if not title.strip():
        return refused("Giv muligheden en titel.")
    if standing.filter(title__iexact=title.strip()).exists():
        return refused("Den mulighed står allerede i kataloget.")
    Accommodation.objects.create(unit=where, title=title.strip(), text=text.strip(), **said_by(by, capacity))
    _log(by, capacity, "add_accommodation", where)
    return ALLOWED


@transaction.atomic
def note_trial(*, by: Actor, accommodation: int, went: str) -> Verdict:
    """*Prøvet*: how it went, never for whom."""
    row, capacity = _hold(by, accommodation)
    if went not in Tried.Went.values:
        return refused("Vælg, hvordan det gik.")
    if Retired.objects.filter(accommodation=row).exists():
        return refused("Muligheden er taget ud af kataloget.")
    Tried.objects.create(accommodation=row, went=went, **said_by(by, capacity))
    _log(by, capacity, "note_trial", row.unit)
    return ALLOWED


@transaction.atomic
def annul_trial(*, by: Actor, accommodation: int, reason: str) -> Verdict:
    """*Fortryd*: the newest one the actor has written themselves; whose it was about nobody knows."""
    row, capacity = _hold(by, accommodation)
    if not reason.strip():
        return refused("Skriv hvorfor.")
    newest = Tried.objects.filter(accommodation=row, by=by.user_id, annulled__isnull=True).order_by("-pk").first()
    if newest is None:
        return refused("Du har ikke skrevet, at den er prøvet.")
    TriedAnnulled.objects.create(trial=newest, reason=reason.strip(), **said_by(by, capacity))
    _log(by, capacity, "annul_trial", row.unit)
    return ALLOWED


@transaction.atomic
def retire_accommodation(*, by: Actor, accommodation: int, reason: str) -> Verdict:
    """*Tag ud*: it is no longer possible; what was tried stays."""
    row, capacity = _hold(by, accommodation)
    if not reason.strip():
        return refused("Skriv hvorfor.")
    if not Retired.objects.filter(accommodation=row).exists():
        Retired.objects.create(accommodation=row, reason=reason.strip(), **said_by(by, capacity))
        _log(by, capacity, "retire_accommodation", row.unit)
    return ALLOWED
