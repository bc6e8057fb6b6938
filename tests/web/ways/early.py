"""Ways to the actions of *Tidlig Indsats*."""

from functools import wraps

from django.test import override_settings
from tests.web.cast import TODAY, Cast
from tests.web.early_scene import accepted, offered, referred, running
from tests.web.early_scene import refer as asked_to_refer
from tests.web.killing import Call, Way, way

from naervaer.web.early import actions


def here(made: Way) -> Way:
    """Called in a municipality that has *Tidlig Indsats*."""

    @wraps(made)
    def by_the_policy(cast: Cast) -> Call:
        with override_settings(NAERVAER_POLICY="hjoerring"):
            call = made(cast)

        def called() -> object:
            with override_settings(NAERVAER_POLICY="hjoerring"):
                return call()

        return called

    return by_the_policy


@way("early.judge")
@here
def judge(cast: Cast) -> Call:
    running(cast)
    by, employment = cast.actor("leader"), cast.employments["anne-1"].pk
    return lambda: actions.judge(
        by=by, employment=employment, rule="risikovurdering", answer="ja", reason="Det tager tid"
    )


@way("early.offer")
@here
def offer(cast: Cast) -> Call:
    running(cast)
    return lambda: actions.offer(
        by=cast.actor("leader"), employment=cast.employments["anne-1"].pk, professional="psykolog"
    )


@way("early.answer")
@here
def answer(cast: Cast) -> Call:
    pk = offered(cast).pk
    return lambda: actions.answer(by=cast.actor("leader"), offer_id=pk, what="accept", on_day=TODAY)


@way("early.begin_or_end")
@here
def begin_or_end(cast: Cast) -> Call:
    pk = accepted(cast).pk
    by = cast.actor("leader")
    return lambda: actions.begin_or_end(by=by, offer_id=pk, what="begin", on_day=TODAY, given_by="Sundhedscentret")


@way("early.answer_own")
@here
def answer_own(cast: Cast) -> Call:
    pk = offered(cast).pk
    return lambda: actions.answer_own(by=cast.actor("anne"), offer_id=pk, what="accept")


@way("early.withdraw_own")
@here
def withdraw_own(cast: Cast) -> Call:
    pk = referred(cast).pk
    return lambda: actions.withdraw_own(by=cast.actor("anne"), referral_id=pk)


@way("early.refer")
@here
def refer(cast: Cast) -> Call:
    return lambda: asked_to_refer(cast)


@way("early.carry_on")
@here
def carry_on(cast: Cast) -> Call:
    pk = referred(cast).pk
    return lambda: actions.carry_on(by=cast.actor("retention"), referral_id=pk, what="take_up", on_day=TODAY)
