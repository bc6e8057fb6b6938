"""The wellbeing scheme for the walk over all addresses: a request the employee does not agree to, and a call."""

from typing import Any

from tests.web.cast import TODAY, Cast

from naervaer.web.courses.models import Course
from naervaer.web.efforts.models import Application, Written
from naervaer.web.scheme.models import AcuteCall, Answered, Request, RequestEvent


def rows(cast: Cast, who: str, unit: str, said: dict[str, Any]) -> dict[str, int]:
    employment = cast.employments[f"{who}-1"]
    made = Request.objects.create(employment=employment, offer="stress-samtale", state="disputed", **said)
    answers = [{"condition": "trepart", "ask": "Trepart?", "answer": True, "known": ""}]
    Answered.objects.create(request=made, answers=answers, booked_by="nearest_leader", paid_by="scheme", **said)
    RequestEvent.objects.create(request=made, what="dispute", text="Det er ikke arbejdet.", **said)
    around = Request.objects.create(employment=employment, offer="stress-samtale", road="around", **said)
    Answered.objects.create(request=around, answers=answers, booked_by="nearest_leader", paid_by="scheme", **said)
    place = cast.units[unit]
    call = AcuteCall.objects.create(unit=place, offer="krisehjaelp-individuel", on_day=TODAY, persons=2, **said)
    waits = {"agreement": "individuelle-samtaler", "paid_by": "scheme", "asked_on": TODAY}
    course = Course.objects.create(employment=employment, unit=place, offer="stress-samtale", **waits, **said)
    effort = Application.objects.create(unit=place, offer="job-og-trivsel", **said)
    Written.objects.create(application=effort, persons=12, answers=[{"ask": "Hvad?", "answer": "Ro"}], **said)
    return {"effort": effort.pk, "scheme": made.pk, "around": around.pk, "acute": call.pk, "course": course.pk}
