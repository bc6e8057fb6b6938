"""A room whose own work does steps of a case: a step that refuses refuses the whole, with its reason."""

import pytest
from django.db import transaction
from tests.web.cast import TODAY, Cast
from tests.web.killing import known_ways, state
from tests.web.ways.followup import two_steps

from naervaer.core.verdicts import Refused, Verdict, refused
from naervaer.web.followup import actions
from naervaer.web.followup.models import StepEvent

WAYS = known_ways()
ROOMS = (
    "conversations.hold",
    "decisions.decide",
    "early.answer",
    "early.answer_own",
    "early.judge",
    "papers.send_fast_track",
    "returning.agree",
)


@pytest.mark.parametrize("name", ROOMS)
def test_a_step_that_refuses_leaves_nothing_half_done_and_its_reason_is_told(
    cast: Cast, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(**_asked: object) -> Verdict:
        transaction.set_rollback(True)
        return refused("Skridtet er lukket.")

    call = WAYS[name].way(cast)
    before = state()
    monkeypatch.setattr(actions, "do_steps", refuse)
    answer = call()
    assert isinstance(answer, Refused)
    assert answer.reasons == ("Skridtet er lukket.",)
    assert state() == before


@pytest.mark.django_db
def test_several_steps_are_done_together_or_not_at_all(cast: Cast) -> None:
    plain, asks = two_steps(cast)
    with transaction.atomic():
        verdict = actions.do_steps(by=cast.actor("leader"), steps=[plain, asks], on_day=TODAY, reason="Samtalen")
    assert isinstance(verdict, Refused)
    assert "Vælg et svar" in verdict.reasons[0]
    assert not StepEvent.objects.exists()
    assert actions.do_steps(by=cast.actor("leader"), steps=[plain], on_day=TODAY, reason="Samtalen")
    assert StepEvent.objects.get().step_id == plain
