"""Ways to the actions of times, sessions and hours."""

from datetime import time, timedelta

from tests.web.booking.scene import MONDAY, NINE, ROOM, booked, held, opened, running
from tests.web.cast import TODAY, Cast
from tests.web.killing import Call, way
from tests.web.ways.scheme import by_policy

from naervaer.core.access.model import Role
from naervaer.core.access.sight import Capacity
from naervaer.core.booking.times import starts_at
from naervaer.web.booking import actions
from naervaer.web.booking.models import DaysOff, ExtraHours, Session
from naervaer.web.said import said_by

here = by_policy("norddjurs")
BEFORE = starts_at(TODAY - timedelta(days=1), time(9))


@way("booking.take_course")
@here
def take_course(cast: Cast) -> Call:
    course = running(cast)
    return lambda: actions.take_course(by=cast.actor("wellbeing"), course_id=course.pk)


@way("booking.note_contact")
@here
def note_contact(cast: Cast) -> Call:
    course = running(cast)
    return lambda: actions.note_contact(by=cast.actor("wellbeing"), course_id=course.pk, on_day=TODAY)


@way("booking.book_session")
@here
def book_session(cast: Cast) -> Call:
    told = {"course_id": running(cast).pk, "starts": NINE, "minutes": 60, "place": ROOM}
    return lambda: actions.book_session(by=cast.actor("wellbeing"), **told)


@way("booking.hold_now")
@here
def hold_now(cast: Cast) -> Call:
    told = {"course_id": running(cast).pk, "starts": BEFORE, "minutes": 60, "place": ROOM}
    return lambda: actions.hold_now(by=cast.actor("wellbeing"), **told)


@way("booking.move_session")
@here
def move_session(cast: Cast) -> Call:
    session = booked(cast, running(cast))
    told = {"starts": NINE + timedelta(days=1), "minutes": 60, "place": ROOM}
    return lambda: actions.move_session(by=cast.actor("wellbeing"), session_id=session.pk, **told)


@way("booking.call_off")
@here
def call_off(cast: Cast) -> Call:
    session = booked(cast, running(cast))
    return lambda: actions.call_off(by=cast.actor("wellbeing"), session_id=session.pk)


@way("booking.hold")
@here
def hold(cast: Cast) -> Call:
    session = been(cast)
    return lambda: actions.hold(by=cast.actor("wellbeing"), session_id=session.pk, minutes=45)


@way("booking.no_show")
@here
def no_show(cast: Cast) -> Call:
    session = been(cast)
    return lambda: actions.no_show(by=cast.actor("wellbeing"), session_id=session.pk)


@way("booking.ask_extra")
@here
def ask_extra(cast: Cast) -> Call:
    course = running(cast)
    return lambda: actions.ask_extra(by=cast.actor("wellbeing"), course_id=course.pk, hours=2)


@way("booking.agree_extra")
@here
def agree_extra(cast: Cast) -> Call:
    asked = extra(cast)
    return lambda: actions.agree_extra(by=cast.actor("leader"), extra_id=asked.pk)


@way("booking.decline_extra")
@here
def decline_extra(cast: Cast) -> Call:
    asked = extra(cast)
    return lambda: actions.decline_extra(by=cast.actor("leader"), extra_id=asked.pk, reason="Det er der ikke råd til")


@way("booking.add_opening")
@here
def add_opening(cast: Cast) -> Call:
    return lambda: opened(cast)


@way("booking.end_opening")
@here
def end_opening(cast: Cast) -> Call:
    made = opened(cast)
    return lambda: actions.end_opening(by=cast.actor("wellbeing"), opening_id=made.pk, last=TODAY)


@way("booking.close_days")
@here
def close_days(cast: Cast) -> Call:
    return lambda: actions.close_days(by=cast.actor("wellbeing"), first=MONDAY, last=MONDAY)


@way("booking.open_again")
@here
def open_again(cast: Cast) -> Call:
    made = close_days(cast)()
    assert isinstance(made, DaysOff), made
    return lambda: actions.open_again(by=cast.actor("wellbeing"), days_off_id=made.pk)


@way("booking.tell_way")
@here
def tell_way(cast: Cast) -> Call:
    course = running(cast)
    return lambda: actions.tell_way(by=cast.actor("trio"), course_id=course.pk, text="20 30 40 50")


@way("booking.book_own")
@here
def book_own(cast: Cast) -> Call:
    told = {"course_id": running(cast).pk, "opening_id": opened(cast).pk, "day": MONDAY}
    return lambda: actions.book_own(by=cast.actor("trio"), **told)


@way("booking.move_own")
@here
def move_own(cast: Cast) -> Call:
    opening, session = opened(cast), booked(cast, running(cast))
    told = {"opening_id": opening.pk, "day": MONDAY + timedelta(days=7)}
    return lambda: actions.move_own(by=cast.actor("trio"), session_id=session.pk, **told)


@way("booking.cancel_own")
@here
def cancel_own(cast: Cast) -> Call:
    session = booked(cast, running(cast))
    return lambda: actions.cancel_own(by=cast.actor("trio"), session_id=session.pk)


def been(cast: Cast) -> Session:
    """A session whose time has come, that nobody has said a word of."""
    told = {"course": running(cast), "starts": BEFORE, "minutes": 60, "place": ROOM}
    said = said_by(cast.actor("wellbeing"), Capacity(Role.WELLBEING_CONSULTANT))
    return Session.objects.create(**told, **said)


def extra(cast: Cast) -> ExtraHours:
    course = running(cast)
    held(cast, course, 1)
    made = actions.ask_extra(by=cast.actor("wellbeing"), course_id=course.pk, hours=2)
    assert isinstance(made, ExtraHours), made
    return made
