"""Asking for access to one's case, answering it, holding a case from deletion, and deleting what the rules let go."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db import transaction
from django.http import Http404
from django.urls import reverse

from naervaer.core.access.model import Actor, Purpose, Role
from naervaer.core.access.sight import Capacity
from naervaer.core.calendar import calendar_of
from naervaer.core.records.judging import may_be_answered, may_be_asked, may_be_held
from naervaer.core.records.states import ACCESS_REQUEST
from naervaer.core.verdicts import ALLOWED, Refused, Verdict, refused
from naervaer.web import clock
from naervaer.web.access import scope
from naervaer.web.audit import actions as audit
from naervaer.web.handbook.queries import active_policy
from naervaer.web.notices.news import tell_at_once
from naervaer.web.organisation.employed import employment_of, employments_of, persons
from naervaer.web.organisation.holding import hold_person
from naervaer.web.organisation.queries import persons_by_ext_id
from naervaer.web.records import clearing, queries
from naervaer.web.records.clearing import Cleared
from naervaer.web.records.models import AccessRequest, Deletion, Hold, Release, RequestEvent
from naervaer.web.said import said_by

__all__ = ["ask", "clear", "give", "hold", "refuse", "register", "release", "withdraw"]


@transaction.atomic
def ask(*, by: Actor, words: str = "") -> AccessRequest | Refused:
    """*Bed om aktindsigt* in one's own case."""
    me = persons_by_ext_id([by.person_id]) if by.person_id else {}
    if not me:
        raise Http404
    return _ask(by, Capacity(Role.EMPLOYEE), me[by.person_id or ""], clock.today(), words)


@transaction.atomic
def register(*, by: Actor, person: int, received: date, words: str = "") -> AccessRequest | Refused:
    """Write down that an employee (pk) has asked in another way."""
    today = clock.today()
    capacity = _working(by, person, today)
    registers = set(active_policy().access_request_on(today).registers)
    if not ({capacity.role.value} | ({"leader"} if capacity.role is Role.CHIEF else set())) & registers:
        return refused("Politikken lader dig ikke skrive en anmodning ind. Bed lederen om det.")
    [about] = persons([person])
    return _ask(by, capacity, about, received, words)


def _ask(by: Actor, capacity: Capacity, about: Any, received: date, words: str) -> AccessRequest | Refused:
    policy = active_policy()
    hold_person(about.pk)
    waits = AccessRequest.objects.filter(person=about, state="asked").exists()
    verdict = may_be_asked(received, clock.today(), waits=waits)
    if isinstance(verdict, Refused):
        return verdict
    due = calendar_of(policy).workdays_after(received, policy.access_request_on(received).workdays)
    made = AccessRequest.objects.create(
        person=about, received=received, due=due, words=words.strip(), **said_by(by, capacity)
    )
    _log(by, capacity, "asked", made)
    return made


def _working(by: Actor, person: int, day: date) -> Capacity:
    """In what role the actor works on somebody's case; an unknown page when they don't."""
    found = scope.capacities(by, Purpose.WORK_ON_CASE, persons([person]), day)
    if person not in found or not scope.in_reach(by, Purpose.WORK_ON_CASE, person, day):
        raise Http404
    return found[person]


def give(*, by: Actor, request_id: int) -> Verdict:
    """*Godkend og udlevér*: the case as it stands now is kept as given, and the employee can have it."""
    return _answer(by, request_id, "give")


def refuse(*, by: Actor, request_id: int, reason: str) -> Verdict:
    """*Afvis*, for a reason the employee is told."""
    return _answer(by, request_id, "refuse", reason)


@transaction.atomic
def _answer(by: Actor, request_id: int, move: str, reason: str = "") -> Verdict:
    today = clock.today()
    row = _held(request_id)
    capacity = _working(by, row.person_id, today)
    shown = queries.one(by, request_id, today)
    roles = active_policy().access_request_on(row.received).answers if queries.answers(by, shown, today) else ()
    verdict = may_be_answered(
        row.state,
        move,
        _role(by, shown.person_id, roles, today),
        roles,
        queries.titles_of_answerers(row.received),
        reason,
    )
    if verdict:
        made = queries.as_stored(queries.put_together(shown, today)) if move == "give" else None
        _say(row, by, capacity, move, reason=reason.strip(), document=made)
    return verdict


def _role(by: Actor, person_id: str, answers: Collection[str], day: date) -> str:
    """The role the case was handed to them in; the one that may answer, when it was in several."""
    held = [h.role.value for h in by.handed_for(Purpose.WORK_ON_CASE, day) if h.person_id == person_id]
    return next((role for role in held if role in answers), held[0] if held else "")


@transaction.atomic
def withdraw(*, by: Actor, request_id: int) -> Verdict:
    """*Træk tilbage* one's own request."""
    row = _held(request_id)
    if row.person.ext_id != by.person_id:
        raise Http404
    verdict = ACCESS_REQUEST.may(row.state, "withdraw")
    if verdict:
        _say(row, by, Capacity(Role.EMPLOYEE), "withdraw")
    return verdict


def _held(request_id: int) -> AccessRequest:
    rows = AccessRequest.objects.select_for_update(of=("self",)).select_related("person")
    row = rows.filter(pk=request_id).first()
    if row is None:
        raise Http404
    return row


def _say(row: AccessRequest, by: Actor, capacity: Capacity, move: str, **said: Any) -> None:
    RequestEvent.objects.create(request=row, what=move, **said, **said_by(by, capacity))
    AccessRequest.objects.filter(pk=row.pk).update(state=ACCESS_REQUEST.after(row.state, move))
    tell_at_once(persons={row.person.ext_id} - {by.person_id or ""}, path=reverse("records:own"))
    _log(by, capacity, move, row)


def _log(by: Actor, capacity: Capacity, what: str, about: AccessRequest) -> None:
    audit.record(
        by=by,
        kind=audit.Kind.WRITE,
        action=f"records.{what}",
        capacity=capacity,
        subject=about.person,
        detail={"request": about.pk},
    )


@transaction.atomic
def hold(*, by: Actor, person: int, reason: str, until: date | None = None) -> Verdict:
    """*Må ikke slettes*: keep everything of somebody's employments (pk of the person)."""
    today = clock.today()
    capacity = _working(by, person, today)
    verdict = may_be_held(reason, until, today)
    hold_person(person)
    lasting = Hold.objects.filter(employment__person=person, release__isnull=True)
    if verdict and not lasting.filter(reason=reason.strip(), until=until).exists():
        words = said_by(by, capacity)
        seen = scope.sight_of_person(by, Purpose.WORK_ON_CASE, person, today)
        for employment in employments_of(person):
            why = reason.strip() if employment.pk in seen else Hold.ELSEWHERE
            Hold.objects.create(employment=employment, reason=why, until=until, **words)
        _log_hold(by, capacity, "held", person)
    return verdict


@transaction.atomic
def release(*, by: Actor, hold_id: int, reason: str) -> Verdict:
    """The hold is over, for every employment it was put on at once."""
    held = Hold.objects.select_for_update(of=("self",)).filter(pk=hold_id, release__isnull=True).first()
    if held is None:
        raise Http404
    person = employment_of(held.employment_id).person_id
    capacity = _working(by, person, clock.today())
    same = Hold.objects.filter(employment__person=person, by=held.by_id, at=held.at, release__isnull=True)
    verdict = may_be_held(reason, None, clock.today())
    if verdict:
        for one in same:
            Release.objects.create(hold=one, reason=reason.strip(), **said_by(by, capacity))
        _log_hold(by, capacity, "released", person)
    return ALLOWED if verdict else verdict


def _log_hold(by: Actor, capacity: Capacity, what: str, person: int) -> None:
    [about] = persons([person])
    audit.record(by=by, kind=audit.Kind.WRITE, action=f"records.{what}", capacity=capacity, subject=about)


@transaction.atomic
def clear(*, by: Actor) -> list[Cleared]:
    """*Slet det, der ikke længere må gemmes*. What was deleted is kept as counts by kind and rule."""
    today = clock.today()
    if not by.holds(Purpose.MANAGE_RETENTION, today):
        raise Http404
    done = clearing.clear(active_policy(), today)
    for one in done:
        Deletion.objects.create(
            at=clock.now(),
            by_id=by.user_id,
            by_name=by.name,
            document=one.document,
            rule=one.rule,
            source=one.source,
            count=one.count,
        )
        detail = {"document": one.document, "count": one.count, "rule": one.rule}
        audit.record(by=by, kind=audit.Kind.WRITE, action="records.cleared", detail=detail)
    return done
