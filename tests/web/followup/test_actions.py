"""What a leader does about a step or an alert: what is written, what is refused, and who may."""

from datetime import date, timedelta

import pytest
from django.http import Http404
from tests.web.cast import TODAY, Cast
from tests.web.followup.conftest import step_of

from naervaer.core.access.model import Purpose
from naervaer.core.verdicts import Refused
from naervaer.web.audit.models import Entry
from naervaer.web.followup import actions
from naervaer.web.followup.models import Alert, AlertAnswer, Step, StepEvent


def refusal(verdict: object) -> str:
    assert isinstance(verdict, Refused)
    return " ".join(verdict.reasons)


JUDGED = Purpose.WORK_ON_CASE
"""What the room of judgements does a step for."""


def done(cast: Cast, step: Step, who: str = "leader", **said: object) -> object:
    values = {"on_day": TODAY, **said}
    return actions.mark_done(by=cast.actor(who), step_id=step.pk, **values)  # type: ignore[arg-type]


def test_a_step_done_is_kept_with_who_when_and_the_dates_it_had(followed: Cast) -> None:
    """H7"""
    step = step_of(followed, "anne-1", "samtale-7a")
    assert done(followed, step, on_day=date(2026, 11, 18), by_phone=True, reason="Kan begynde med to timer.")
    event = StepEvent.objects.get(step=step)
    assert (event.what, event.on_day, event.by_phone) == ("done", date(2026, 11, 18), True)
    assert (event.by, event.role, event.on_behalf_of) == (followed.users["leader"], "leader", None)
    assert (event.due_then, event.latest_then) == (date(2026, 11, 17), date(2026, 11, 18))
    step.refresh_from_db()
    assert step.state == "done"
    entry = Entry.objects.filter(kind="write", subject=followed.people["anne"]).latest("pk")
    assert entry.action == "followup.step.done"
    assert "to timer" not in str(entry.detail)


def test_a_deputy_acts_on_behalf_of_the_leader(followed: Cast) -> None:
    step = step_of(followed, "anne-1", "samtale-7a")
    assert done(followed, step, "deputy")
    assert StepEvent.objects.get(step=step).on_behalf_of == followed.people["leader"]


@pytest.mark.parametrize("who", ["outsider", "coordinator", "retention", "chief", "anne", "trio"])
def test_whoever_is_out_of_reach_gets_an_unknown_page_and_writes_nothing(followed: Cast, who: str) -> None:
    step = step_of(followed, "anne-1", "samtale-7a")
    alert = Alert.objects.filter(employment=followed.employments["anne-1"]).first()
    assert alert
    by = followed.actor(who)
    for attempt in (
        lambda: actions.mark_done(by=by, step_id=step.pk, on_day=TODAY),
        lambda: actions.defer(by=by, step_id=step.pk, to_day=TODAY, reason="x"),
        lambda: actions.mark_not_relevant(by=by, step_id=step.pk, reason="x"),
        lambda: actions.answer_alert(by=by, alert_id=alert.pk, answer="kendt forhold"),
        lambda: actions.annul_answer(by=by, alert_id=alert.pk, reason="x"),
    ):
        with pytest.raises(Http404):
            attempt()
    assert StepEvent.objects.count() == AlertAnswer.objects.count() == 0


def test_nobody_acts_on_their_own_step(followed: Cast) -> None:
    with pytest.raises(Http404):
        done(followed, step_of(followed, "leader-1", "kontakt-uge-2"), "leader")
    assert done(followed, step_of(followed, "leader-1", "kontakt-uge-2"), "area_leader")


def test_rows_that_do_not_exist_are_unknown(followed: Cast) -> None:
    by = followed.actor("leader")
    for attempt in (
        lambda: actions.mark_done(by=by, step_id=10**9, on_day=TODAY),
        lambda: actions.annul(by=by, event_id=10**9, reason="x"),
        lambda: actions.answer_alert(by=by, alert_id=10**9, answer="x"),
    ):
        with pytest.raises(Http404):
            attempt()


def test_pressing_twice_writes_once(followed: Cast) -> None:
    step = step_of(followed, "anne-1", "samtale-7a")
    assert done(followed, step)
    assert done(followed, step)
    assert StepEvent.objects.filter(step=step).count() == 1
    later = step_of(followed, "mads-1", "kontakt-uge-2")
    for _press in range(2):
        assert actions.defer(by=followed.actor("leader"), step_id=later.pk, to_day=date(2026, 11, 29), reason="ferie")
    assert StepEvent.objects.filter(step=later).count() == 1
    for _press in range(2):
        assert actions.mark_not_relevant(by=followed.actor("leader"), step_id=later.pk, reason="talt sammen")
    assert StepEvent.objects.filter(step=later).count() == 2


def test_what_somebody_else_has_said_is_told_and_not_overwritten(followed: Cast) -> None:
    step = step_of(followed, "anne-1", "samtale-7a")
    done(followed, step)
    assert "allerede" in refusal(done(followed, step, "deputy", on_day=TODAY - timedelta(days=1)))


def test_the_answer_to_the_assessment_opens_the_offer_and_the_conversation_at_once(followed: Cast) -> None:
    """H3 H4: an absence likely to be long gives an offer of help and a talk with the retention consultant."""
    assert done(followed, step_of(followed, "anne-1", "risikovurdering"), answer="ja", purpose=JUDGED)
    for rule in ("samtale-tidlig-indsats", "sundhedsfaglig-hjaelp", "plan-for-tilbagevenden"):
        assert step_of(followed, "anne-1", rule).state == "waiting"


def test_taking_the_answer_back_takes_what_it_opened_back(followed: Cast) -> None:
    """H3"""
    step = step_of(followed, "anne-1", "risikovurdering")
    done(followed, step, answer="ja", purpose=JUDGED)
    event = StepEvent.objects.get(step=step)
    assert actions.annul(by=followed.actor("leader"), event_id=event.pk, reason="forkert svar")
    step.refresh_from_db()
    assert step.state == "waiting"
    assert step_of(followed, "anne-1", "sundhedsfaglig-hjaelp").state == "dropped"
    assert done(followed, step, answer="nej", purpose=JUDGED)
    assert step_of(followed, "anne-1", "sundhedsfaglig-hjaelp").state == "dropped"


def test_an_assessment_needs_one_of_its_answers(followed: Cast) -> None:
    step = step_of(followed, "anne-1", "risikovurdering")
    assert "Vælg et svar" in refusal(done(followed, step, purpose=JUDGED))
    assert "Vælg et svar" in refusal(done(followed, step, answer="måske", purpose=JUDGED))


def test_a_deferral_beyond_the_law_is_refused_until_one_says_to_know_it(followed: Cast) -> None:
    step = step_of(followed, "far_away-1", "samtale-7a")
    by, later = followed.actor("outsider"), TODAY + timedelta(days=7)
    assert "Loven kræver" in refusal(actions.defer(by=by, step_id=step.pk, to_day=later, reason="ferie"))
    assert actions.defer(by=by, step_id=step.pk, to_day=later, reason="ferie", knowing=True)
    step.refresh_from_db()
    assert (step.state, step.deferred_to) == ("waiting", later)


def test_only_the_newest_word_can_be_annulled_and_only_once(followed: Cast) -> None:
    by = followed.actor("leader")
    step = step_of(followed, "anne-1", "samtale-7a")
    actions.defer(by=by, step_id=step.pk, to_day=date(2026, 11, 25), reason="ferie", knowing=True)
    done(followed, step)
    deferred, said = StepEvent.objects.filter(step=step).order_by("pk")
    assert "seneste" in refusal(actions.annul(by=by, event_id=deferred.pk, reason="x"))
    assert "Skriv hvorfor" in refusal(actions.annul(by=by, event_id=said.pk, reason=" "))
    assert actions.annul(by=by, event_id=said.pk, reason="forkert person")
    assert "allerede" in refusal(actions.annul(by=by, event_id=said.pk, reason="x"))
    step.refresh_from_db()
    assert (step.state, step.deferred_to) == ("waiting", date(2026, 11, 25))


def test_a_step_closed_with_its_case_can_still_be_told_done(followed: Cast) -> None:
    step = step_of(followed, "anne-1", "samtale-7a")
    Step.objects.filter(pk=step.pk).update(state="closed")
    assert done(followed, step, on_day=date(2026, 11, 18))


def test_an_alert_is_answered_once_and_the_answer_can_be_taken_back(followed: Cast) -> None:
    """H9"""
    alert = Alert.objects.filter(employment=followed.employments["anne-1"]).earliest("pk")
    by = followed.actor("leader")
    assert "Vælg et svar" in refusal(actions.answer_alert(by=by, alert_id=alert.pk, answer="noget andet"))
    assert actions.answer_alert(by=by, alert_id=alert.pk, answer="har talt sammen", note="Aftalt faste vagter.")
    assert actions.answer_alert(by=by, alert_id=alert.pk, answer="har talt sammen")
    assert "allerede" in refusal(actions.answer_alert(by=by, alert_id=alert.pk, answer="kendt forhold"))
    assert AlertAnswer.objects.count() == 1
    assert actions.annul_answer(by=by, alert_id=alert.pk, reason="forkert medarbejder")
    assert "allerede" in refusal(actions.annul_answer(by=by, alert_id=alert.pk, reason="igen"))
    alert.refresh_from_db()
    assert alert.answered is False
    assert actions.answer_alert(by=by, alert_id=alert.pk, answer="kendt forhold")


def test_an_alert_payroll_took_the_ground_from_is_not_answered(followed: Cast) -> None:
    alert = Alert.objects.filter(employment=followed.employments["anne-1"]).earliest("pk")
    Alert.objects.filter(pk=alert.pk).update(withdrawn=True)
    by = followed.actor("leader")
    assert "rettet" in refusal(actions.answer_alert(by=by, alert_id=alert.pk, answer="kendt forhold"))
