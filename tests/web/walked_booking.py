"""Times of a course for the walk over all addresses: one that is agreed, a free time, days off, and hours asked for."""

from datetime import time, timedelta
from typing import Any

from tests.web.cast import TODAY, Cast

from naervaer.core.booking.times import starts_at
from naervaer.web.booking.models import DaysOff, ExtraHours, Opening, Session
from naervaer.web.courses.models import Course
from naervaer.web.threeparty.models import Joint, JointText

ABOUT_COURSES = ("course", "take", "contact", "finish", "stop", "ask-extra", "book", "hold-now")
ABOUT_SESSIONS = ("move", "hold", "no-show", "call-off")
OWN = {"way": "timed", "book-own": "timed", "move-own": "session", "cancel-own": "session"}
EXTRA = ("extra", "agree-extra", "decline-extra")


def rows(cast: Cast, who: str, unit: str, said: dict[str, Any]) -> dict[str, int]:
    keeper = cast.people["wellbeing"]
    told = {"employment": cast.employments[f"{who}-1"], "unit": cast.units[unit], "consultant": keeper}
    told |= {"offer": "samtaler", "provider": "egen-psykolog", "paid_by": "scheme", "asked_on": TODAY}
    course = Course.objects.create(state="running", **told, **said)
    starts = starts_at(TODAY + timedelta(days=9), time(9))
    session = Session.objects.create(course=course, starts=starts, minutes=60, place="telefon", **said)
    at = {"first": TODAY if who == "anne" else TODAY + timedelta(days=1), "at_time": time(9)}
    opening = Opening.objects.create(consultant=keeper, minutes=60, place="telefon", **at, **said)
    off = DaysOff.objects.create(consultant=keeper, first=TODAY, last=TODAY, **said)
    extra = ExtraHours.objects.create(course=course, minutes=60, **said)
    joint = Joint.objects.create(course=course, state="approved", **said)
    lines = [{"text": "Færre vagter", "owner": "leader", "due": TODAY.isoformat()}]
    JointText.objects.create(joint=joint, lines=lines, **said)
    return {
        "joint": joint.pk,
        "timed": course.pk,
        "session": session.pk,
        "opening": opening.pk,
        "off": off.pk,
        "extra": extra.pk,
    }
