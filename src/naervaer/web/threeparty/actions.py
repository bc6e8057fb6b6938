"""The three-party conversation: the leader or somebody in their place is called, and what is agreed is written down."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.http import Http404
from django.urls import reverse

from naervaer.core.access.model import Actor, Role
from naervaer.core.access.sight import Capacity
from naervaer.core.scheme.joint import Line, may_be_written, partners
from naervaer.core.scheme.states import JOINT
from naervaer.core.verdicts import ALLOWED, Refused, Verdict, needs_text, refused
from naervaer.web import clock
from naervaer.web.agreements.putting import put_down
from naervaer.web.audit import actions as audit
from naervaer.web.booking.guests import call_to_sessions
from naervaer.web.booking.quotas import offer_of
from naervaer.web.courses import reach as courses
from naervaer.web.courses.actions import giving
from naervaer.web.courses.givers import givers_of
from naervaer.web.courses.known import locked
from naervaer.web.followup.waiting import running_case
from naervaer.web.notices.news import tell_at_once
from naervaer.web.said import said_again, said_by
from naervaer.web.threeparty import reach
from naervaer.web.threeparty.models import Called, Joint, JointEvent, JointText

if TYPE_CHECKING:
    from naervaer.web.courses.models import Course

OWN = Capacity(Role.EMPLOYEE)
ORIGIN = "threeparty"


@transaction.atomic
def call(*, by: Actor, course_id: int, party: str) -> Verdict:
    """*Indkald*: the leader, or the party the policy lets take their place. They are told, and get the times agreed."""
    course = _given(by, course_id)
    if course.state != "running":
        return refused("Forløbet er ikke i gang.")
    if party not in partners(offer_of(course), concerns_leader=course.concerns_leader):
        return refused("Vælg en af dem, der kan deltage.")
    found = reach.persons_of(course, party, clock.today())
    if not found:
        return refused("Der er ingen at indkalde. Spørg personaleafdelingen.")
    for person in found:
        if not Called.objects.filter(course=course, person=person).exists():
            Called.objects.create(course=course, person=person, party=party, **said_by(by, giving(by)))
            call_to_sessions(course.pk, person)
            tell_at_once(persons=[person.ext_id], path="/")
            _log(by, giving(by), "called", course)
    return ALLOWED


@transaction.atomic
def write(*, by: Actor, course_id: int, lines: Sequence[Line]) -> Verdict:
    """*Skriv den fælles aftale*, by whoever gives the course, with those who took part; the employee reads it first."""
    course = _given(by, course_id)
    if course.employment is None:
        raise Http404
    verdict = may_be_written(lines, clock.today())
    if isinstance(verdict, Refused):
        return verdict
    told = [{"text": line.text.strip(), "owner": line.owner, "due": line.due.isoformat()} for line in lines]
    joint = Joint.objects.select_for_update(of=("self",)).filter(course=course).first()
    if joint is None:
        joint = Joint.objects.create(course=course, **said_by(by, giving(by)))
    elif joint.state == "written" and said_again(JointText.objects.filter(joint=joint), by, lines=told):
        return ALLOWED
    else:
        verdict = JOINT.may(joint.state, "write")
        if isinstance(verdict, Refused):
            return verdict
        _move(joint, "write", by, giving(by))
    JointText.objects.create(joint=joint, lines=told, **said_by(by, giving(by)))
    _log(by, giving(by), "written", course)
    tell_at_once(persons=[course.employment.person.ext_id], path=reverse("accounts:own"))
    return ALLOWED


@transaction.atomic
def approve(*, by: Actor, joint_id: int) -> Verdict:
    """*Godkend*: only now the leader sees it, and what is agreed becomes steps in the case.

    What goes around the leader is seen by whoever took their place, and becomes no steps where the leader would see it.
    """
    joint, course = _own(by, joint_id)
    if _said_before(joint, by, "approve"):
        return ALLOWED
    verdict = JOINT.may(joint.state, "approve")
    if verdict:
        _move(joint, "approve", by, OWN)
        _log(by, OWN, "approved", course)
        if not _around(course):
            _put_down(joint, course, by)
        called = Called.objects.filter(course=course).values_list("person__ext_id", flat=True)
        tell_at_once(persons={*called, *givers_of(course, clock.today())}, path="/")
    return verdict


@transaction.atomic
def dispute(*, by: Actor, joint_id: int, text: str) -> Verdict:
    """*Det passer ikke*, with what is wrong; whoever wrote it writes again."""
    joint, course = _own(by, joint_id)
    verdict = needs_text(text, "Skriv, hvad der ikke passer.")
    if verdict and _said_before(joint, by, "dispute", text.strip()):
        return ALLOWED
    verdict = verdict and JOINT.may(joint.state, "dispute")
    if verdict:
        _move(joint, "dispute", by, OWN, text.strip())
        _log(by, OWN, "disputed", course)
        tell_at_once(persons=givers_of(course, clock.today()), path="/")
    return verdict


def _around(course: "Course") -> bool:
    return course.concerns_leader or (course.request is not None and course.request.road != "leader")


def _put_down(joint: Joint, course: "Course", by: Actor) -> None:
    newest = JointText.objects.filter(joint=joint).order_by("-pk")[0]
    employment = course.employment
    if employment is None:
        return
    case = running_case(employment.pk)
    for line in newest.lines:
        put_down(
            by=by,
            capacity=OWN,
            employment=employment,
            case=case.pk if case else None,
            words=(line["text"], line["owner"], date.fromisoformat(line["due"])),
            origin=(ORIGIN, joint.pk),
        )


def _move(joint: Joint, what: str, by: Actor, capacity: Capacity, text: str = "") -> None:
    JointEvent.objects.create(joint=joint, what=what, text=text, **said_by(by, capacity))
    joint.state = JOINT.after(joint.state, what)
    joint.save(update_fields=["state"])


def _said_before(joint: Joint, by: Actor, what: str, text: str = "") -> bool:
    return said_again(JointEvent.objects.filter(joint=joint), by, what=what, text=text) is not None


def _given(by: Actor, pk: int) -> "Course":
    return locked(pk, courses.given_to(by, clock.today()).values("pk"))


def _own(by: Actor, pk: int) -> tuple[Joint, "Course"]:
    """A joint agreement about oneself, held; an unknown page to everybody else."""
    rows = Joint.objects.select_for_update(of=("self",)).select_related(
        "course__employment__person", "course__unit", "course__request", "course__consultant"
    )
    joint = rows.filter(pk=pk, pk__in=reach.own(by).values("pk")).first()
    if joint is None:
        raise Http404
    return joint, joint.course


def _log(by: Actor, capacity: Capacity, what: str, course: "Course") -> None:
    subject = course.employment.person if course.employment else None
    audit.record(
        by=by,
        kind=audit.Kind.WRITE,
        action=f"threeparty.{what}",
        capacity=capacity,
        subject=subject,
        detail={"course": course.pk},
    )
