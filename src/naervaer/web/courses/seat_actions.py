"""Giving and ending the seats of those who act for an external provider (*leverandør*)."""

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.http import Http404

from naervaer.core.access.appointments import Period, may_end, may_seat
from naervaer.core.access.model import Actor, Role
from naervaer.core.access.sight import Capacity
from naervaer.core.verdicts import ALLOWED, Verdict, refused
from naervaer.web import clock
from naervaer.web.audit import actions as audit
from naervaer.web.courses.deciding import deciding
from naervaer.web.courses.models import ProviderSeat
from naervaer.web.courses.seats import external
from naervaer.web.organisation import queries as organisation
from naervaer.web.organisation.holding import hold_person

if TYPE_CHECKING:
    from naervaer.web.organisation.models import Person


@transaction.atomic
def give_seat(*, by: Actor, provider: str, person: "Person", first: date, last: date | None = None) -> Verdict:
    """*Giv adgang*: the person sees the courses given to the provider, while the role of provider is held too."""
    capacity, today = deciding(by), clock.today()
    if provider not in {one.id for one in external(today)}:
        raise Http404
    hold_person(person.pk)
    mine = ProviderSeat.objects.filter(person=person, provider=provider)
    if mine.filter(first=first, last=last).exists():
        return ALLOWED
    periods = tuple(Period(one.first, one.last) for one in mine)
    verdict = _may_act(person, first) and may_seat(Period(first, last), periods)
    if verdict:
        made = ProviderSeat.objects.create(person=person, provider=provider, first=first, last=last)
        _log(by, capacity, "seat_given", made)
    return verdict


@transaction.atomic
def end_seat(*, by: Actor, seat_id: int, last: date) -> Verdict:
    """*Afslut adgang*: what the person saw till then has been seen, and nothing after it is."""
    capacity = deciding(by)
    held = ProviderSeat.objects.select_for_update(of=("self",)).select_related("person").filter(pk=seat_id).first()
    if held is None:
        raise Http404
    if held.last == last:
        return ALLOWED
    verdict = may_end(Period(held.first, held.last), last, clock.today(), "Adgangen")
    if verdict:
        held.last = last
        held.save(update_fields=["last"])
        _log(by, capacity, "seat_ended", held)
    return verdict


def _may_act(person: "Person", first: date) -> Verdict:
    day = max(first, clock.today())
    if person.ext_id in organisation.holders_anywhere(Role.PROVIDER, day):
        return ALLOWED
    return refused("Personen har ikke rollen som leverandør. Den giver administratoren først.")


def _log(by: Actor, capacity: Capacity, what: str, seat: ProviderSeat) -> None:
    detail = {"provider": seat.provider, "last": seat.last.isoformat() if seat.last else ""}
    audit.record(
        by=by,
        kind=audit.Kind.WRITE,
        action=f"courses.{what}",
        capacity=capacity,
        subject=seat.person,
        detail=detail,
    )
