"""Ways to the actions of courses and their money."""

from datetime import date
from decimal import Decimal

from tests.web.cast import TODAY, Cast
from tests.web.courses.paying import AGREEMENT, POLICY, full, offered, seat
from tests.web.killing import Call, way
from tests.web.threeparty.talking import held
from tests.web.ways.scheme import by_policy

from naervaer.web.courses import actions
from naervaer.web.courses.models import ProviderSeat

paid = by_policy(str(POLICY))
DECIDED = {"period": date(2026, 10, 1), "amount": Decimal(5000), "decision": "HMU", "decided_on": TODAY}


@way("courses.accept_place")
@paid
def accept_place(cast: Cast) -> Call:
    course = offered(cast)
    return lambda: actions.accept_place(by=cast.actor("pupil"), course_id=course.pk)


@way("courses.let_place_go")
@paid
def let_place_go(cast: Cast) -> Call:
    course = offered(cast)
    return lambda: actions.let_place_go(by=cast.actor("pupil"), course_id=course.pk)


@way("courses.leave_list")
@paid
def leave_list(cast: Cast) -> Call:
    course = offered(cast)
    return lambda: actions.leave_list(by=cast.actor("pupil"), course_id=course.pk)


@way("courses.take_off_list")
@paid
def take_off_list(cast: Cast) -> Call:
    *_running, course = full(cast)
    return lambda: actions.take_off_list(by=cast.actor("leader"), course_id=course.pk, reason="Aftalt")


@way("courses.mark_acute")
@paid
def mark_acute(cast: Cast) -> Call:
    *_running, course = full(cast)
    return lambda: actions.mark_acute(by=cast.actor("hr"), course_id=course.pk, acute=True)


@way("courses.finish")
@paid
def finish(cast: Cast) -> Call:
    course, *_others = full(cast)
    seat(cast)
    held(cast, course)
    return lambda: actions.finish(by=cast.actor("provider"), course_id=course.pk)


@way("courses.stop")
@paid
def stop(cast: Cast) -> Call:
    course, *_others = full(cast)
    seat(cast)
    return lambda: actions.stop(by=cast.actor("provider"), course_id=course.pk, reason="Flyttet")


@way("courses.give_seat")
@paid
def give_seat(cast: Cast) -> Call:
    told = {"provider": "human-house", "person": cast.people["provider"], "first": TODAY}
    return lambda: actions.give_seat(by=cast.actor("hr"), **told)


@way("courses.end_seat")
@paid
def end_seat(cast: Cast) -> Call:
    seat(cast)
    made = ProviderSeat.objects.get()
    return lambda: actions.end_seat(by=cast.actor("hr"), seat_id=made.pk, last=TODAY)


@way("courses.grant_money")
@paid
def grant_money(cast: Cast) -> Call:
    full(cast)
    return lambda: actions.grant_money(by=cast.actor("hr"), agreement=AGREEMENT, **DECIDED)


@way("courses.move_money")
@paid
def move_money(cast: Cast) -> Call:
    full(cast)
    group = "job-og-trivselsforloeb"
    assert actions.grant_money(by=cast.actor("hr"), agreement=group, **DECIDED)
    return lambda: actions.move_money(by=cast.actor("hr"), source=group, target=AGREEMENT, **DECIDED)
