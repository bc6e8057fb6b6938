"""Giving and ending roles, deputies, seats and cases. Each asks access, asks the rule, writes and audits.

Whoever is out of reach gets the answer of a page that does not exist. Nothing is deleted: what ends, ends on a day.
"""

from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q
from django.http import Http404

from naervaer.core.access.appointments import (
    Period,
    may_appoint_deputy,
    may_assign,
    may_end,
    may_hand_over,
    may_seat,
)
from naervaer.core.access.model import LEADING, Actor, Purpose, Role
from naervaer.core.verdicts import Verdict
from naervaer.web import clock
from naervaer.web.access import scope
from naervaer.web.audit import actions as audit
from naervaer.web.organisation.dated import in_force
from naervaer.web.organisation.models import Body, BodyMember, Handover, Person, RoleAssignment, Unit

BodyKind = Body.Kind
Seat = BodyMember.Seat


def _must_hold(by: Actor, purpose: Purpose) -> None:
    if not by.holds(purpose, clock.today()):
        raise Http404


def _must_manage(by: Actor, unit_pk: int | None) -> None:
    """The unit's roles and seats; without a unit, those of the whole organisation."""
    if not _manages(by, unit_pk):
        raise Http404


def _manages(by: Actor, unit_pk: int | None) -> bool:
    day = clock.today()
    if unit_pk is None:
        return scope.reached(by, Purpose.MANAGE_ROLES, day) is None
    return scope.units(by, Purpose.MANAGE_ROLES, day).filter(pk=unit_pk).exists()


@transaction.atomic
def add_outside_payroll(*, by: Actor, number: str, name: str, email: str = "") -> Person:
    """Somebody payroll does not know: a provider, a politician, the first administrator."""
    _must_hold(by, Purpose.MANAGE_ROLES)
    person = Person.objects.create(ext_id=number, name=name, email=email)
    audit.record(by=by, kind=audit.Kind.WRITE, action="organisation.add_outside_payroll", subject=person)
    return person


@transaction.atomic
def set_address(*, by: Actor, person: Person, email: str) -> None:
    """Where a person's mail goes; empty for nowhere. Raises ``ValidationError`` for what is no address."""
    _must_hold(by, Purpose.MANAGE_ROLES)
    person.email = email
    person.clean_fields(exclude=["ext_id", "name"])
    person.save(update_fields=["email"])
    audit.record(
        by=by, kind=audit.Kind.WRITE, action="organisation.set_address", subject=person, detail={"email": email}
    )


@transaction.atomic
def assign_role(
    *, by: Actor, person: Person, role: Role, unit: Unit | None, first: date, last: date | None = None, reason: str = ""
) -> Verdict:
    """Give a role for a unit and all below it (no unit = the whole organisation)."""
    _must_manage(by, unit.pk if unit else None)
    held = RoleAssignment.objects.filter(person=person, role=role, unit=unit, deputy_for__isnull=True)
    verdict = may_assign(
        role,
        unit.ext_id if unit else None,
        Period(first, last),
        tuple(Period(*dates) for dates in held.values_list("first", "last")),
    )
    if verdict:
        RoleAssignment.objects.create(person=person, role=role, unit=unit, first=first, last=last, reason=reason)
        audit.record(
            by=by,
            kind=audit.Kind.WRITE,
            action="organisation.assign_role",
            subject=person,
            unit=unit,
            detail={"role": role.value, "first": first.isoformat(), "last": last.isoformat() if last else None},
        )
    return verdict


@transaction.atomic
def end_role(*, by: Actor, assignment_pk: int, last: date) -> Verdict:
    """The role is held up to and including ``last``. A leader may end the period of their own deputy."""
    today = clock.today()
    assignment = RoleAssignment.objects.select_for_update().filter(pk=assignment_pk).first()
    if assignment is None:
        raise Http404
    own_deputy = assignment.deputy_for is not None and assignment.deputy_for.ext_id == by.person_id
    if not (own_deputy or _manages(by, assignment.unit_id)):
        raise Http404
    verdict = may_end(Period(assignment.first, assignment.last), last, today)
    if verdict and assignment.last != last:
        assignment.last = last
        assignment.save(update_fields=["last"])
        audit.record(
            by=by,
            kind=audit.Kind.WRITE,
            action="organisation.end_role",
            subject=assignment.person,
            unit=assignment.unit,
            detail={"role": assignment.role, "last": last.isoformat()},
        )
    return verdict


@transaction.atomic
def appoint_deputy(*, by: Actor, leader: Person, deputy: Person, first: date, last: date | None) -> Verdict:
    """*Stedfortræder* for every unit the leader leads today. The leader themselves may do it, and the administrator."""
    today = clock.today()
    own = leader.ext_id == by.person_id and by.holds(Purpose.APPOINT_DEPUTY, today)
    if not (own or by.holds(Purpose.MANAGE_ROLES, today)):
        raise Http404
    held = RoleAssignment.objects.filter(person=deputy, deputy_for=leader).values_list("first", "last")
    verdict = may_appoint_deputy(
        leader.ext_id, deputy.ext_id, Period(first, last), tuple(Period(*dates) for dates in held), today
    )
    led = RoleAssignment.objects.filter(
        in_force(today), person=leader, role__in=sorted(LEADING), deputy_for__isnull=True
    ).select_related("unit")
    if verdict and not led:
        raise Http404
    for assignment in led if verdict else ():
        RoleAssignment.objects.create(
            person=deputy, role=assignment.role, unit=assignment.unit, first=first, last=last, deputy_for=leader
        )
        audit.record(
            by=by,
            kind=audit.Kind.WRITE,
            action="organisation.appoint_deputy",
            subject=deputy,
            unit=assignment.unit,
            detail={"first": first.isoformat(), "last": last.isoformat() if last else None},
        )
    return verdict


@transaction.atomic
def add_body(*, by: Actor, unit: Unit, kind: Body.Kind, name: str) -> Body:
    """A TRIO, *arbejdsmiljøgruppe*, *MED-udvalg*, steering or following group of a unit; once by the same name."""
    _must_manage(by, unit.pk)
    body, new = Body.objects.get_or_create(unit=unit, kind=kind, name=name)
    if new:
        audit.record(by=by, kind=audit.Kind.WRITE, action="organisation.add_body", unit=unit, detail={"body": name})
    return body


@transaction.atomic
def add_member(
    *, by: Actor, body: Body, person: Person, seat: BodyMember.Seat, first: date, last: date | None = None
) -> Verdict:
    """A seat in a group from a day; the seat ``hr_consultant`` attaches an HR consultant to a TRIO."""
    _must_manage(by, body.unit_id)
    held = BodyMember.objects.filter(body=body, person=person, seat=seat).values_list("first", "last")
    verdict = may_seat(Period(first, last), tuple(Period(*dates) for dates in held))
    if verdict:
        BodyMember.objects.create(body=body, person=person, seat=seat, first=first, last=last)
        audit.record(
            by=by,
            kind=audit.Kind.WRITE,
            action="organisation.add_member",
            subject=person,
            unit=body.unit,
            detail={"body": body.name, "seat": seat.value, "first": first.isoformat()},
        )
    return verdict


@transaction.atomic
def end_membership(*, by: Actor, member_pk: int, last: date) -> Verdict:
    """The seat is held up to and including ``last``."""
    member = BodyMember.objects.select_for_update().filter(pk=member_pk).first()
    if member is None:
        raise Http404
    _must_manage(by, member.body.unit_id)
    verdict = may_end(Period(member.first, member.last), last, clock.today(), "Pladsen")
    if verdict and member.last != last:
        member.last = last
        member.save(update_fields=["last"])
        audit.record(
            by=by,
            kind=audit.Kind.WRITE,
            action="organisation.end_membership",
            subject=member.person,
            unit=member.body.unit,
            detail={"body": member.body.name, "last": last.isoformat()},
        )
    return verdict


@transaction.atomic
def hand_over(
    *, by: Actor, person: Person, to: Person, role: Role, reason: str, first: date, last: date | None = None
) -> Verdict:
    """Give one person's case to a consultant or lawyer. Handing it again to the same one changes nothing."""
    day = clock.today()
    giver = Person.objects.filter(ext_id=by.person_id or "").first()
    if giver is None or not scope.persons(by, Purpose.HAND_OVER, day).filter(pk=person.pk).exists():
        raise Http404
    held = RoleAssignment.objects.filter(in_force(day), person=to).values_list("role", flat=True)
    verdict = may_hand_over(person.ext_id, to.ext_id, role, frozenset(map(Role, held)), Period(first, last), reason)
    if (
        not verdict
        or Handover.objects.filter(in_force(first), person=person, to=to, role=role, annulled=False).exists()
    ):
        return verdict
    Handover.objects.create(person=person, to=to, role=role, given_by=giver, reason=reason, first=first, last=last)
    audit.record(
        by=by,
        kind=audit.Kind.WRITE,
        action="organisation.hand_over",
        subject=person,
        detail={"to": to.name, "role": role.value, "first": first.isoformat()},
    )
    return verdict


@transaction.atomic
def take_back(*, by: Actor, handover_pk: int) -> Person:
    """From now on the case is out of the receiver's reach. One that was handed over today is annulled."""
    day = clock.today()
    handover = Handover.objects.select_for_update().filter(pk=handover_pk).first()
    reachable = handover and scope.persons(by, Purpose.HAND_OVER, day).filter(pk=handover.person_id).exists()
    if handover is None or not reachable:
        raise Http404
    if not handover.annulled and (handover.last is None or handover.last >= day):
        _end(handover, day - timedelta(days=1))
        audit.record(
            by=by,
            kind=audit.Kind.WRITE,
            action="organisation.take_back",
            subject=handover.person,
            detail={"to": handover.to.name, "role": handover.role},
        )
    return handover.person


@transaction.atomic
def end_handed(*, by: Actor, person: Person, to: Person, reason: str, at_once: bool) -> None:
    """What was handed to somebody for this reason ends with today, or at once; what was handed for another stays.

    Whoever works on the case may end it, and the person themselves.
    """
    day = clock.today()
    reached = scope.persons(by, Purpose.WORK_ON_CASE, day).filter(pk=person.pk).exists()
    if not reached and by.person_id != person.ext_id:
        raise Http404
    running = Q(last__isnull=True) | Q(last__gte=day)
    rows = Handover.objects.select_for_update().filter(running, person=person, to=to, reason=reason, annulled=False)
    for handover in rows:
        _end(handover, day - timedelta(days=1) if at_once else day)
        audit.record(
            by=by,
            kind=audit.Kind.WRITE,
            action="organisation.take_back",
            subject=person,
            detail={"to": to.name, "role": handover.role},
        )


def _end(handover: Handover, last: date) -> None:
    """One that would have ended before it began never was."""
    handover.annulled = handover.first > last
    handover.last = max(handover.first, last)
    handover.save(update_fields=["annulled", "last"])
