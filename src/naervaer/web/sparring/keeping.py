"""What the coordinator does: groups with their units and members, and the year's meetings."""

from datetime import date, time
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.http import Http404

from naervaer.core.access.appointments import Period, may_end
from naervaer.core.access.model import Actor, Purpose, Role
from naervaer.core.access.sight import Capacity
from naervaer.core.calendar import calendar_of
from naervaer.core.sparring.rhythm import meeting_days
from naervaer.core.sparring.rules import MOST_MEETINGS_AT_ONCE, may_join, may_plan
from naervaer.core.verdicts import Refused, Verdict, refused
from naervaer.web import clock
from naervaer.web.audit import actions as audit
from naervaer.web.handbook.queries import active_policy
from naervaer.web.said import said_by
from naervaer.web.sparring import calendars
from naervaer.web.sparring.models import Group, GroupMember, GroupUnit, Meeting, MeetingEvent

if TYPE_CHECKING:
    from naervaer.web.organisation.models import Person, Unit

Seat = GroupMember.Seat
COORDINATOR = Capacity(Role.COORDINATOR)


def _must_manage(by: Actor) -> None:
    if not by.holds(Purpose.MANAGE_SPARRING, clock.today()):
        raise Http404


def _held(group: int) -> Group:
    found = Group.objects.select_for_update().filter(pk=group).first()
    if found is None:
        raise Http404
    return found


def _log(by: Actor, action: str, **about: Any) -> None:
    audit.record(by=by, kind=audit.Kind.WRITE, action=f"sparring.{action}", capacity=COORDINATOR, **about)


@transaction.atomic
def add_group(*, by: Actor, name: str) -> Group | Refused:
    """*Opret sparringsgruppe*."""
    _must_manage(by)
    if Group.objects.filter(name=name.strip()).exists():
        return refused("Der er allerede en gruppe med det navn. Vælg et andet.")
    group = Group.objects.create(name=name.strip())
    _log(by, "add_group", detail={"group": group.name})
    return group


@transaction.atomic
def add_unit(*, by: Actor, group: int, unit: "Unit", first: date, last: date | None = None) -> Verdict:
    """From now on the group talks of the unit's people, and of those in the units below."""
    _must_manage(by)
    held = _held(group)
    periods = [Period(row.first, row.last) for row in GroupUnit.objects.filter(group=held, unit=unit)]
    verdict = may_join(Period(first, last), periods, "Enheden")
    if verdict:
        GroupUnit.objects.create(group=held, unit=unit, first=first, last=last)
        _log(by, "add_unit", unit=unit, detail={"group": held.name, "first": first.isoformat()})
    return verdict


@transaction.atomic
def add_member(
    *, by: Actor, group: int, person: "Person", seat: GroupMember.Seat, first: date, last: date | None = None
) -> Verdict:
    """A leader, or an adviser who is called to the cases of every agenda."""
    _must_manage(by)
    held = _held(group)
    periods = [Period(row.first, row.last) for row in GroupMember.objects.filter(group=held, person=person)]
    verdict = may_join(Period(first, last), periods, "Personen")
    if verdict:
        GroupMember.objects.create(group=held, person=person, seat=seat, first=first, last=last)
        _log(by, "add_member", subject=person, detail={"group": held.name, "seat": seat.value})
    return verdict


@transaction.atomic
def end_unit(*, by: Actor, pk: int, last: date) -> Verdict:
    _must_manage(by)
    row = GroupUnit.objects.select_for_update().select_related("group", "unit").filter(pk=pk).first()
    return _end(by, row, last, "Enheden", unit=row.unit if row else None)


@transaction.atomic
def end_member(*, by: Actor, pk: int, last: date) -> Verdict:
    _must_manage(by)
    row = GroupMember.objects.select_for_update().select_related("group", "person").filter(pk=pk).first()
    return _end(by, row, last, "Pladsen", subject=row.person if row else None)


def _end(by: Actor, row: GroupUnit | GroupMember | None, last: date, what: str, **about: Any) -> Verdict:
    if row is None:
        raise Http404
    verdict = may_end(Period(row.first, row.last), last, clock.today(), what)
    if verdict and row.last != last:
        row.last = last
        row.save(update_fields=["last"])
        _log(by, "end_seat", detail={"group": row.group.name, "last": last.isoformat()}, **about)
    return verdict


@transaction.atomic
def plan(
    *, by: Actor, group: int, first: date, count: int, starts: time | None = None, place: str = ""
) -> list[Meeting] | Refused:
    """*Planlæg møder*: by the rhythm of the policy, moved to workdays. Raises 404 where no sparring is held."""
    _must_manage(by)
    held, policy = _held(group), active_policy()
    rules = policy.sparring_on(first)
    if rules is None:
        raise Http404
    wanted = min(max(count, 0), MOST_MEETINGS_AT_ONCE)
    days = list(meeting_days(first, every_months=rules.every_months, count=wanted, calendar=calendar_of(policy)))
    taken = Meeting.objects.filter(group=held).exclude(state="cancelled").values_list("on_day", flat=True)
    verdict = may_plan(days, clock.today(), list(taken))
    if isinstance(verdict, Refused):
        return verdict
    meetings = [Meeting.objects.create(group=held, on_day=day, starts=starts, place=place.strip()) for day in days]
    MeetingEvent.objects.bulk_create(
        MeetingEvent(meeting=meeting, what=MeetingEvent.What.PLANNED, **said_by(by, COORDINATOR))
        for meeting in meetings
    )
    for meeting in meetings:
        calendars.invite(meeting)
    _log(by, "plan", detail={"group": held.name, "days": [day.isoformat() for day in days]})
    return meetings
