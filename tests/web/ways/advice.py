"""Ways to the actions of questions for help."""

from datetime import timedelta

from tests.web.cast import TODAY, Cast
from tests.web.killing import Call, way

from naervaer.core.access.model import SYSTEM
from naervaer.web.advice import actions
from naervaer.web.advice.actions import About
from naervaer.web.advice.models import KnownAnswer, Question

GENERAL = "Hvor længe skal en aftale om gradvis tilbagevenden vare?"


def asked(cast: Cast, *, who: str = "leader", theme: str = "regler-og-jura", unit: str = "elmegaarden") -> Question:
    made = actions.ask(by=cast.actor(who), theme=theme, text=GENERAL, unit=unit)
    assert isinstance(made, Question)
    return made


def answered(cast: Cast) -> Question:
    made = asked(cast)
    assert actions.answer(by=cast.actor("hr"), question_id=made.pk, text="Så kort, som I kan nøjes med.")
    made.refresh_from_db()
    return made


def proposed(cast: Cast) -> KnownAnswer:
    made = actions.propose(
        by=cast.actor("hr"),
        question_id=answered(cast).pk,
        asked="Hvor længe kan en gradvis tilbagevenden vare?",
        answer="Så kort som muligt; aftal en dato, hvor I ser på den igen.",
    )
    assert isinstance(made, KnownAnswer)
    return made


def _late(cast: Cast) -> Question:
    made = asked(cast)
    Question.objects.filter(pk=made.pk).update(answer_by=TODAY - timedelta(days=1))
    return made


@way("advice.ask")
def ask(cast: Cast) -> Call:
    about = About(cast.employments["anne-1"].pk, None, cast.people["hr"])
    by = cast.actor("leader")
    return lambda: actions.ask(by=by, theme="regler-og-jura", text="Hvad gør jeg nu?", about=about)


@way("advice.take")
def take(cast: Cast) -> Call:
    made = asked(cast)
    return lambda: actions.take(by=cast.actor("hr"), question_id=made.pk)


@way("advice.answer")
def answer(cast: Cast) -> Call:
    made = asked(cast)
    return lambda: actions.answer(by=cast.actor("hr"), question_id=made.pk, text="Det afhænger af jobbet.")


@way("advice.ask_back")
def ask_back(cast: Cast) -> Call:
    made = asked(cast)
    return lambda: actions.ask_back(by=cast.actor("hr"), question_id=made.pk, text="Hvor mange timer er det nu?")


@way("advice.reply")
def reply(cast: Cast) -> Call:
    made = answered(cast)
    return lambda: actions.reply(by=cast.actor("leader"), question_id=made.pk, text="Og bagefter?")


@way("advice.pass_on")
def pass_on(cast: Cast) -> Call:
    made, by = asked(cast), cast.actor("hr")
    return lambda: actions.pass_on(by=by, question_id=made.pk, theme="arbejdsmiljoe", text="Det er flere")


@way("advice.give")
def give(cast: Cast) -> Call:
    made, to = _late(cast), cast.people["retention"]
    return lambda: actions.give(by=cast.actor("coordinator"), question_id=made.pk, to=to, text="Kan du?")


@way("advice.close")
def close(cast: Cast) -> Call:
    made = answered(cast)
    return lambda: actions.close(by=cast.actor("leader"), question_id=made.pk, text="Tak")


@way("advice.withdraw")
def withdraw(cast: Cast) -> Call:
    made = asked(cast)
    return lambda: actions.withdraw(by=cast.actor("leader"), question_id=made.pk)


@way("advice.correct")
def correct(cast: Cast) -> Call:
    word = asked(cast).words.get()
    return lambda: actions.correct(by=cast.actor("leader"), word_id=word.pk, text="Og hvor kort?")


@way("advice.propose")
def propose(cast: Cast) -> Call:
    made, by = answered(cast), cast.actor("hr")
    return lambda: actions.propose(by=by, question_id=made.pk, asked="Hvor længe?", answer="Så kort som muligt.")


@way("advice.publish")
def publish(cast: Cast) -> Call:
    made = proposed(cast)
    return lambda: actions.publish(by=cast.actor("coordinator"), known_answer_id=made.pk)


@way("advice.decline")
def decline(cast: Cast) -> Call:
    made = proposed(cast)
    return lambda: actions.decline(by=cast.actor("coordinator"), known_answer_id=made.pk, reason="Står der allerede")


@way("advice.take_down")
def take_down(cast: Cast) -> Call:
    made = proposed(cast)
    actions.publish(by=cast.actor("coordinator"), known_answer_id=made.pk)
    return lambda: actions.take_down(by=cast.actor("coordinator"), known_answer_id=made.pk, reason="Ny lov")


@way("advice.tell_left_lying")
def tell_left_lying(cast: Cast) -> Call:
    _late(cast)
    return lambda: actions.tell_left_lying(by=SYSTEM, day=TODAY)
