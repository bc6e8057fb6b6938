"""Ways to the actions of conversations."""

from tests.web.cast import TODAY, Cast
from tests.web.conversations.talking import at, case_of, held, invited, step_of
from tests.web.killing import Call, way

from naervaer.web.conversations import actions
from naervaer.web.conversations.actions import Place
from naervaer.web.conversations.minutes import Agreed
from naervaer.web.conversations.models import Conversation, Minutes

POINTS = {"tilbage": "Efter jul", "kontakt": "Vi ringes ved hver mandag"}


def _ahead(cast: Cast) -> Conversation:
    step_of(case_of(cast))
    return invited(cast)


def _shared(cast: Cast) -> Minutes:
    case_of(cast)
    conversation = held(cast)
    assert actions.write_minutes(by=cast.actor("leader"), conversation_id=conversation.pk, points=POINTS, share=True)
    return conversation.minutes.get()


@way("conversations.invite")
def invite(cast: Cast) -> Call:
    step_of(case_of(cast))
    return lambda: invited(cast)


@way("conversations.walk_in")
def walk_in(cast: Cast) -> Call:
    step_of(case_of(cast))
    return lambda: held(cast)


@way("conversations.move")
def move(cast: Cast) -> Call:
    made = _ahead(cast)
    where = Place(at(4), "Stuen")
    return lambda: actions.move(by=cast.actor("leader"), conversation_id=made.pk, where=where)


@way("conversations.call_off")
def call_off(cast: Cast) -> Call:
    made = _ahead(cast)
    return lambda: actions.call_off(by=cast.actor("leader"), conversation_id=made.pk)


@way("conversations.answer")
def answer(cast: Cast) -> Call:
    made = _ahead(cast)
    return lambda: actions.answer(by=cast.actor("anne"), conversation_id=made.pk, what="come")


@way("conversations.hold")
def hold(cast: Cast) -> Call:
    made = _ahead(cast)
    return lambda: actions.hold(by=cast.actor("leader"), conversation_id=made.pk, on_day=TODAY)


@way("conversations.not_possible")
def not_possible(cast: Cast) -> Call:
    made = _ahead(cast)
    return lambda: actions.not_possible(by=cast.actor("leader"), conversation_id=made.pk, reason="Ingen svar")


@way("conversations.annul")
def annul(cast: Cast) -> Call:
    step_of(case_of(cast))
    made = held(cast)
    return lambda: actions.annul(by=cast.actor("leader"), conversation_id=made.pk, reason="Forkert dag")


@way("conversations.write_minutes")
def write_minutes(cast: Cast) -> Call:
    case_of(cast)
    made = held(cast)
    new = [Agreed("Ringer mandag", "leader", TODAY)]
    return lambda: actions.write_minutes(
        by=cast.actor("leader"), conversation_id=made.pk, points=POINTS, new=new, share=True
    )


@way("conversations.share_minutes")
def share_minutes(cast: Cast) -> Call:
    case_of(cast)
    made = held(cast)
    assert actions.write_minutes(by=cast.actor("leader"), conversation_id=made.pk, points=POINTS)
    return lambda: actions.share_minutes(by=cast.actor("leader"), conversation_id=made.pk)


@way("conversations.correct_minutes")
def correct_minutes(cast: Cast) -> Call:
    shared = _shared(cast)
    points = POINTS | {"tilbage": "I februar"}
    return lambda: actions.correct_minutes(
        by=cast.actor("leader"), conversation_id=shared.conversation_id, points=points, reason="Datoen var forkert"
    )


@way("conversations.comment")
def comment(cast: Cast) -> Call:
    shared = _shared(cast)
    return lambda: actions.comment(by=cast.actor("anne"), minutes_id=shared.pk, text="Det er rigtigt.")
