"""What every action about a request does: hold it, write what was said, and begin the course once it is confirmed."""

from typing import Any

from django.http import Http404

from naervaer.core.access.model import Actor
from naervaer.core.access.sight import Capacity
from naervaer.core.scheme.states import REQUEST
from naervaer.core.verdicts import ALLOWED, Refused, Verdict, refused
from naervaer.web import clock
from naervaer.web.audit import actions as audit
from naervaer.web.courses.starting import Granted, start
from naervaer.web.said import said_by
from naervaer.web.scheme.catalogue import find_offer
from naervaer.web.scheme.frame import Judged, frame_again
from naervaer.web.scheme.models import Answered, Request, RequestEvent


def locked(pk: int) -> Request:
    """The request, held until what is being written is kept; an unknown key is an unknown page."""
    rows = Request.objects.select_for_update(of=("self",))
    found = rows.select_related("employment__person", "by__person", "on_behalf_of").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def write_answers(request: Request, judged: Judged, by: Actor, capacity: Capacity) -> None:
    Answered.objects.create(
        request=request,
        answers=judged.as_json(),
        booked_by=judged.frame.booked_by,
        paid_by=judged.verdict.paid_by,
        **said_by(by, capacity),
    )


def move(request: Request, by: Actor, capacity: Capacity, what: str, **said: Any) -> None:
    RequestEvent.objects.create(request=request, what=what, **said, **said_by(by, capacity))
    request.state = REQUEST.after(request.state, what)
    request.save(update_fields=["state"])
    log(by, capacity, what, request)


def refusal(judged: Judged) -> Verdict:
    """What stands in the way, in sentences; allowed when nothing does."""
    return ALLOWED if judged.verdict.allowed else Refused(tuple(reason.text for reason in judged.verdict.reasons))


def begin_course(request: Request, by: Actor, capacity: Capacity) -> Verdict:
    """Confirm the request and begin its course, unless something has changed since it was answered."""
    today = clock.today()
    if find_offer(request.offer, today) is None:
        return refused("Tilbuddet findes ikke længere.")
    newest = Answered.objects.filter(request=request).order_by("-pk")[0]
    judged = frame_again(request, newest.booked_by, today).judged({a["condition"]: a["answer"] for a in newest.answers})
    verdict = refusal(judged)
    if verdict:
        confirmed(request, judged, by, capacity)
    return verdict


def confirmed(request: Request, judged: Judged, by: Actor, capacity: Capacity) -> None:
    """The request is confirmed on these answers: its course runs, or waits for money."""
    move(request, by, capacity, "confirm")
    frame, around = judged.frame, request.road == "around"
    paid_by = judged.verdict.paid_by
    granted = Granted(frame.offer, frame.unit, paid_by, request.pk, request.employment_id, concerns_leader=around)
    start(granted, by, capacity)


def log(by: Actor, capacity: Capacity, what: str, request: Request) -> None:
    audit.record(
        by=by,
        kind=audit.Kind.WRITE,
        action=f"scheme.{what}",
        capacity=capacity,
        subject=request.employment.person,
        detail={"request": request.pk},
    )
