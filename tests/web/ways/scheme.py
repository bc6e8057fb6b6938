"""Ways to the actions of the wellbeing scheme."""

from collections.abc import Callable
from functools import wraps

from django.test import override_settings
from tests.web.cast import TODAY, Cast
from tests.web.killing import Call, Way, way
from tests.web.scheme.asking import MET, OFFER, asked, disputed

from naervaer.web.scheme import actions, acute_actions
from naervaer.web.scheme.models import Request


def by_policy(policy: str) -> Callable[[Way], Way]:
    """Called in a municipality with this policy."""

    def wrap(made: Way) -> Way:
        @wraps(made)
        def by_the_policy(cast: Cast) -> Call:
            with override_settings(NAERVAER_POLICY=policy):
                call = made(cast)

            def called() -> object:
                with override_settings(NAERVAER_POLICY=policy):
                    return call()

            return called

        return by_the_policy

    return wrap


here = by_policy("aabenraa")


@way("scheme.ask")
@here
def ask(cast: Cast) -> Call:
    person = cast.people["trio"].pk
    return lambda: actions.ask(by=cast.actor("leader"), person=person, offer=OFFER, answers=MET)


@way("scheme.answer_again")
@here
def answer_again(cast: Cast) -> Call:
    made = disputed(cast)
    return lambda: actions.answer_again(by=cast.actor("leader"), request_id=made.pk, answers=MET)


@way("scheme.withdraw")
@here
def withdraw(cast: Cast) -> Call:
    made = asked(cast)
    return lambda: actions.withdraw(by=cast.actor("leader"), request_id=made.pk)


@way("scheme.confirm")
@here
def confirm(cast: Cast) -> Call:
    made = asked(cast)
    return lambda: actions.confirm(by=cast.actor("trio"), request_id=made.pk)


@way("scheme.dispute")
@here
def dispute(cast: Cast) -> Call:
    made = asked(cast)
    return lambda: actions.dispute(by=cast.actor("trio"), request_id=made.pk, text="Det handler ikke om arbejdet")


@way("scheme.withdraw_own")
@here
def withdraw_own(cast: Cast) -> Call:
    made = asked(cast)
    return lambda: actions.withdraw_own(by=cast.actor("trio"), request_id=made.pk)


@way("scheme.write_call")
@here
def write_call(cast: Cast) -> Call:
    told = {"unit": cast.units["elmegaarden"].pk, "offer": "krisehjaelp-individuel", "on_day": TODAY, "persons": 2}
    return lambda: acute_actions.write_call(by=cast.actor("trio"), **told)


@way("scheme.annul_call")
@here
def annul_call(cast: Cast) -> Call:
    made = write_call(cast)()
    return lambda: acute_actions.annul_call(by=cast.actor("trio"), call_id=made.pk, reason="En øvelse")


@way("scheme.ask_own")
@here
def ask_own(cast: Cast) -> Call:
    answers = {"ikke-arbejdsulykke": False}
    return lambda: actions.ask_own(by=cast.actor("trio"), offer="fysioterapi", answers=answers)


@way("scheme.ask_around")
@here
def ask_around(cast: Cast) -> Call:
    return lambda: actions.ask_around(by=cast.actor("trio"), offer=OFFER, answers=MET)


@way("scheme.confirm_around")
@here
def confirm_around(cast: Cast) -> Call:
    made = around(cast)
    return lambda: actions.confirm_around(by=cast.actor("hr"), request_id=made.pk)


@way("scheme.send_back")
@here
def send_back(cast: Cast) -> Call:
    made = around(cast)
    return lambda: actions.send_back(by=cast.actor("hr"), request_id=made.pk, text="Ring til mig")


@way("scheme.answer_own_again")
@here
def answer_own_again(cast: Cast) -> Call:
    made = around(cast)
    assert actions.send_back(by=cast.actor("hr"), request_id=made.pk, text="Ring til mig")
    return lambda: actions.answer_own_again(by=cast.actor("trio"), request_id=made.pk, answers=MET)


def around(cast: Cast) -> Request:
    made = actions.ask_around(by=cast.actor("trio"), offer=OFFER, answers=MET)
    assert isinstance(made, Request), made
    return made
