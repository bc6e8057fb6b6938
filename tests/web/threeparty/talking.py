"""A course of Pupil's at Human House, which Pia gives, and what is agreed at its last conversation."""

from datetime import time, timedelta
from typing import Any

from tests.web.booking.scene import at_human_house
from tests.web.cast import TODAY, Cast
from tests.web.courses.paying import seat

from naervaer.core.booking.times import starts_at
from naervaer.core.scheme.joint import Line
from naervaer.web.booking import actions as booking
from naervaer.web.courses.models import Course
from naervaer.web.threeparty import actions
from naervaer.web.threeparty.models import Joint

LINES = (
    Line("Færre vagter i december", "leader", TODAY + timedelta(days=20)),
    Line("Siger til, når det bliver for meget", "employee", TODAY + timedelta(days=30)),
)
YESTERDAY = starts_at(TODAY - timedelta(days=1), time(9))


def course(cast: Cast, **more: Any) -> Course:
    seat(cast)
    return at_human_house(cast, **more)


def held(cast: Cast, about: Course) -> None:
    told = {"starts": YESTERDAY, "minutes": 60, "place": "telefon", "part": "three_party"}
    assert booking.hold_now(by=cast.actor("provider"), course_id=about.pk, **told)  # type: ignore[arg-type]


def written(cast: Cast, about: Course | None = None) -> Joint:
    about = about or course(cast)
    verdict = actions.write(by=cast.actor("provider"), course_id=about.pk, lines=LINES)
    assert verdict, verdict
    return Joint.objects.get(course=about)
