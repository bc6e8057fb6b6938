"""An own consultant's free times: put up, ended, and closed for some days."""

from datetime import date, time
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q
from django.http import Http404

from naervaer.core.access.model import Actor, Role
from naervaer.core.access.sight import Capacity
from naervaer.core.booking.times import may_be_a_time
from naervaer.core.verdicts import ALLOWED, Refused, Verdict, refused
from naervaer.web import clock
from naervaer.web.audit import actions as audit
from naervaer.web.booking.models import DaysOff, Opening
from naervaer.web.organisation import queries as organisation
from naervaer.web.organisation.holding import hold_person
from naervaer.web.said import said_by

if TYPE_CHECKING:
    from naervaer.web.organisation.models import Person

CONSULTANT = Capacity(Role.WELLBEING_CONSULTANT)


@transaction.atomic
def add_opening(*, by: Actor, first: date, at: time, minutes: int, place: str, weekly: bool) -> Opening | Refused:
    """*Sæt en tid op*: once, or each week from then on."""
    me = consultant_of(by)
    hold_person(me.pk)
    same = Opening.objects.filter(Q(last__isnull=True) | Q(last__gte=clock.today()), consultant=me, at_time=at)
    last = None if weekly else first
    known = same.filter(first=first, last=last, minutes=minutes, place=place.strip()).first()
    if known is not None:
        return known
    verdict = may_be_a_time(at, minutes)
    if verdict and first < clock.today():
        verdict = refused("Dagen er gået.")
    if verdict and not place.strip():
        verdict = refused("Skriv stedet.")
    if verdict and any(_meet(other, first, weekly) for other in same):
        verdict = refused("Der er allerede en tid på det tidspunkt.")
    if isinstance(verdict, Refused):
        return verdict
    told = {"first": first, "last": last, "at_time": at, "minutes": minutes, "place": place.strip()}
    made = Opening.objects.create(consultant=me, **told, **said_by(by, CONSULTANT))
    _log(by, "opened")
    return made


@transaction.atomic
def end_opening(*, by: Actor, opening_id: int, last: date) -> Verdict:
    """*Tag ned* after a day; what is booked stands."""
    held = Opening.objects.select_for_update().filter(pk=opening_id, consultant=consultant_of(by)).first()
    if held is None:
        raise Http404
    if held.last is not None and held.last <= last:
        return ALLOWED
    held.last = last
    held.save(update_fields=["last"])
    _log(by, "opening_ended")
    return ALLOWED


@transaction.atomic
def close_days(*, by: Actor, first: date, last: date) -> DaysOff | Refused:
    """*Luk dage*: none of one's times are free then. What is booked stands, and is moved by hand."""
    me = consultant_of(by)
    hold_person(me.pk)
    if last < first:
        return refused("Den sidste dag er før den første.")
    known = DaysOff.objects.filter(consultant=me, first=first, last=last, opened_again=False).first()
    if known is not None:
        return known
    made = DaysOff.objects.create(consultant=me, first=first, last=last, **said_by(by, CONSULTANT))
    _log(by, "closed")
    return made


@transaction.atomic
def open_again(*, by: Actor, days_off_id: int) -> Verdict:
    """*Åbn igen*."""
    held = DaysOff.objects.select_for_update().filter(pk=days_off_id, consultant=consultant_of(by)).first()
    if held is None:
        raise Http404
    if not held.opened_again:
        held.opened_again = True
        held.save(update_fields=["opened_again"])
        _log(by, "opened_again")
    return ALLOWED


def consultant_of(by: Actor) -> "Person":
    """The own consultant who acts; an unknown page for everybody else."""
    me = organisation.persons_by_ext_id([by.person_id or ""]).get(by.person_id or "")
    if me is None or Role.WELLBEING_CONSULTANT not in by.roles_on(clock.today()):
        raise Http404
    return me


def _meet(other: Opening, first: date, weekly: bool) -> bool:
    """Whether two times at the same hour are ever on the same day."""
    if (other.first - first).days % 7:
        return False
    ended = other.last is not None and other.last < first
    return not ended and (weekly or other.first <= first)


def _log(by: Actor, what: str) -> None:
    audit.record(by=by, kind=audit.Kind.WRITE, action=f"booking.{what}", capacity=CONSULTANT)
