"""Ways to the actions of follow-up."""

from datetime import date, timedelta

from tests.web.cast import TODAY, Cast
from tests.web.killing import Call, way

from naervaer.core.access.model import SYSTEM, Purpose
from naervaer.web.followup import actions
from naervaer.web.followup.models import Alert, Step, StepEvent


def _rederive(as_of: date = TODAY) -> None:
    beginning = date(2026, 1, 1)
    actions.rederive(by=SYSTEM, as_of=as_of, because="test", ended_since=beginning, alerts_since=beginning)


def _step(rule: str = "kontakt-uge-2") -> Step:
    _rederive()
    return Step.objects.get(case__employment__ext_id="mads-1", case__last_day=None, rule=rule, occurrence=1)


def _alert() -> Alert:
    _rederive()
    alert = Alert.objects.filter(employment__terms__unit__ext_id="elmegaarden", answered=False).first()
    assert alert is not None
    return alert


@way("followup.rederive")
def rederive(cast: Cast) -> Call:
    return _rederive


@way("followup.mark_done")
def mark_done(cast: Cast) -> Call:
    step = _step("risikovurdering")
    judged = {"on_day": TODAY, "answer": "ja", "purpose": Purpose.WORK_ON_CASE}
    return lambda: actions.mark_done(by=cast.actor("leader"), step_id=step.pk, **judged)


@way("followup.do_steps")
def do_steps(cast: Cast) -> Call:
    plain, _asks = two_steps(cast)
    return lambda: actions.do_steps(by=cast.actor("leader"), steps=[plain], on_day=TODAY, reason="Samtalen er holdt")


def two_steps(cast: Cast) -> tuple[int, int]:
    """Two steps (pks) that wait: one that is simply done, and one that asks for an answer."""
    return _step().pk, _step("risikovurdering").pk


@way("followup.defer")
def defer(cast: Cast) -> Call:
    step, later = _step("samtale-7a"), TODAY + timedelta(days=30)
    return lambda: actions.defer(by=cast.actor("leader"), step_id=step.pk, to_day=later, reason="ferie", knowing=True)


@way("followup.mark_not_relevant")
def mark_not_relevant(cast: Cast) -> Call:
    step = _step()
    return lambda: actions.mark_not_relevant(by=cast.actor("leader"), step_id=step.pk, reason="Talt sammen")


@way("followup.annul")
def annul(cast: Cast) -> Call:
    mark_done(cast)()
    event = StepEvent.objects.latest("pk")
    return lambda: actions.annul(by=cast.actor("leader"), event_id=event.pk, reason="Forkert dag")


@way("followup.answer_alert")
def answer_alert(cast: Cast) -> Call:
    alert = _alert()
    return lambda: actions.answer_alert(by=cast.actor("leader"), alert_id=alert.pk, answer="kendt forhold")


@way("followup.annul_answer")
def annul_answer(cast: Cast) -> Call:
    alert = _alert()
    actions.answer_alert(by=cast.actor("leader"), alert_id=alert.pk, answer="kendt forhold")
    return lambda: actions.annul_answer(by=cast.actor("leader"), alert_id=alert.pk, reason="Forkert svar")
