"""A recount holds what is stored against the absence in force: dates move, what was done stays done."""

from datetime import date

import pytest
from tests.web.cast import TODAY, Cast

from naervaer.core.access.model import SYSTEM, Purpose
from naervaer.core.followup.model import State
from naervaer.web.absence.models import AbsencePeriod
from naervaer.web.followup import actions, deriving
from naervaer.web.followup.models import Alert, Case, CaseChange, Step, StepEvent
from naervaer.web.followup.recounting import Recounted
from naervaer.web.handbook.queries import active_policy


def recount(cast: Cast, *who: str, as_of: date = TODAY) -> Recounted:
    pks = [cast.employments[name].pk for name in who] if who else None
    return actions.rederive(by=SYSTEM, as_of=as_of, because="test", employments=pks)


def change(cast: Cast, who: str, known: date, **changes: object) -> None:
    """Payroll corrects a row: the old one stays readable, a new one is in force."""
    old = AbsencePeriod.objects.get(employment=cast.employments[who], first=known, removed_by__isnull=True)
    AbsencePeriod.objects.filter(pk=old.pk).update(removed_by=cast.run)
    if changes:
        old.pk = None
        for name, value in changes.items():
            setattr(old, name, value)
        old.save()


def step(cast: Cast, who: str, rule: str) -> Step:
    return Step.objects.get(case__employment=cast.employments[who], case__withdrawn=False, rule=rule, occurrence=1)


ANNE = date(2026, 10, 21)


def test_the_first_recount_stores_running_cases_with_their_steps_and_alerts(cast: Cast) -> None:
    done = recount(cast)
    case = Case.objects.get(employment=cast.employments["anne-1"])
    assert (case.first_day, case.last_day, case.partial) == (ANNE, None, False)
    assert step(cast, "anne-1", "samtale-7a").latest == date(2026, 11, 18)
    assert Case.objects.get(employment=cast.employments["mads-1"]).partial is True
    assert done.cases_new == Case.objects.count()
    assert done.alerts_raised == Alert.objects.count()


def test_everybody_through_duckdb_and_a_few_through_the_reference_store_the_same(cast: Cast) -> None:
    recount(cast)
    columns = ("case__employment", "rule", "occurrence", "opens", "due", "latest", "state", "basis")
    fast = list(Step.objects.order_by(*columns).values_list(*columns))
    again = recount(cast, *cast.employments)
    assert not again
    assert list(Step.objects.order_by(*columns).values_list(*columns)) == fast


def test_a_recount_run_twice_changes_nothing_the_second_time(cast: Cast) -> None:
    assert recount(cast)
    assert not recount(cast)


def test_a_corrected_first_day_moves_the_same_case_and_leaves_what_was_done(cast: Cast) -> None:
    """H9b: what was done is never undone by a recount, and what changed is said."""
    recount(cast)
    talk = step(cast, "anne-1", "kontakt-uge-2")
    actions.mark_done(by=cast.actor("leader"), step_id=talk.pk, on_day=date(2026, 10, 30))
    change(cast, "anne-1", ANNE, first=date(2026, 10, 19))
    done = recount(cast, "anne-1")
    talk.refresh_from_db()
    assert talk.case.first_day == date(2026, 10, 19)
    assert (talk.state, talk.due) == (State.DONE, date(2026, 11, 1))
    assert done.cases_moved == 1
    moved = CaseChange.objects.get(case=talk.case)
    assert (moved.what, moved.before, moved.after) == ("moved", ANNE, date(2026, 10, 19))
    event = StepEvent.objects.get(step=talk)
    assert event.due_then == date(2026, 11, 3)


def test_an_answer_keeps_its_steps_open_when_the_first_day_moves(cast: Cast) -> None:
    """H3"""
    recount(cast)
    assessed = step(cast, "anne-1", "risikovurdering")
    judged = {"on_day": TODAY, "answer": "ja", "purpose": Purpose.WORK_ON_CASE}
    assert actions.mark_done(by=cast.actor("leader"), step_id=assessed.pk, **judged)
    change(cast, "anne-1", ANNE, first=date(2026, 10, 19))
    recount(cast)
    assert step(cast, "anne-1", "sundhedsfaglig-hjaelp").state == State.WAITING


def test_steps_close_by_themselves_when_the_case_ends_and_come_back_when_it_did_not(cast: Cast) -> None:
    recount(cast)
    change(cast, "anne-1", ANNE, last=date(2026, 11, 20))
    done = recount(cast)
    assert step(cast, "anne-1", "samtale-7a").state == State.CLOSED
    assert done.cases_ended == 1
    change(cast, "anne-1", ANNE, last=None)
    assert recount(cast).steps_reopened > 0
    assert step(cast, "anne-1", "samtale-7a").state == State.WAITING


def test_a_case_that_vanishes_is_withdrawn_and_returns_with_what_was_done(cast: Cast) -> None:
    recount(cast)
    talk = step(cast, "anne-1", "kontakt-uge-2")
    actions.mark_done(by=cast.actor("leader"), step_id=talk.pk, on_day=date(2026, 10, 30))
    change(cast, "anne-1", ANNE)
    assert recount(cast).cases_withdrawn == 1
    assert not Step.objects.filter(case__employment=cast.employments["anne-1"], state=State.WAITING).exists()
    AbsencePeriod.objects.filter(employment=cast.employments["anne-1"]).update(removed_by=None)
    recount(cast)
    talk.refresh_from_db()
    assert (talk.case.withdrawn, talk.state) == (False, State.DONE)
    assert list(CaseChange.objects.filter(case=talk.case).values_list("what", flat=True)) == ["withdrawn", "returned"]


def test_a_case_that_payroll_ends_far_back_is_ended_and_not_withdrawn(cast: Cast) -> None:
    recount(cast, as_of=date(2026, 11, 23))
    change(cast, "anne-1", ANNE, last=date(2026, 10, 23))
    done = recount(cast, as_of=date(2027, 3, 1))
    case = Case.objects.get(employment=cast.employments["anne-1"])
    assert (case.last_day, case.withdrawn) == (date(2026, 10, 23), False)
    assert done.cases_withdrawn == 0


def test_two_cases_that_become_one_keep_what_was_done_in_both(cast: Cast) -> None:
    recount(cast)
    talk = step(cast, "anne-1", "kontakt-uge-2")
    actions.mark_done(by=cast.actor("leader"), step_id=talk.pk, on_day=date(2026, 11, 1))
    change(cast, "anne-1", ANNE, last=date(2026, 11, 2))
    AbsencePeriod.objects.create(
        employment=cast.employments["anne-1"],
        category="own_sickness",
        first=date(2026, 11, 5),
        added_by=cast.run,
    )
    recount(cast)
    first, second = Case.objects.filter(employment=cast.employments["anne-1"], withdrawn=False).order_by("first_day")
    assert talk.case == first
    assessed = second.steps.get(rule="risikovurdering", occurrence=1)
    judged = {"on_day": date(2026, 11, 20), "answer": "nej", "purpose": Purpose.WORK_ON_CASE}
    assert actions.mark_done(by=cast.actor("leader"), step_id=assessed.pk, **judged)
    change(cast, "anne-1", ANNE, last=date(2026, 11, 4))
    recount(cast)
    case = Case.objects.get(employment=cast.employments["anne-1"], withdrawn=False)
    assert case.first_day == ANNE
    assert case.steps.get(rule="kontakt-uge-2", occurrence=1).state == State.DONE
    assert case.steps.get(rule="risikovurdering", occurrence=1) == assessed


def test_an_alert_is_withdrawn_when_its_ground_is_gone_and_comes_back_with_it(cast: Cast) -> None:
    """H9"""
    recount(cast)
    raised = Alert.objects.filter(employment=cast.employments["anne-1"])
    if not raised:
        pytest.skip("the policy of the tests raises no alert on one long spell")
    AbsencePeriod.objects.filter(employment=cast.employments["anne-1"]).update(removed_by=cast.run)
    assert recount(cast).alerts_withdrawn == len(raised)
    AbsencePeriod.objects.filter(employment=cast.employments["anne-1"]).update(removed_by=None)
    recount(cast)
    assert not Alert.objects.filter(employment=cast.employments["anne-1"], withdrawn=True).exists()


@pytest.mark.parametrize("who", [("anne-1",), ("anne-1", "mover-1", "far_away-1"), ()])
def test_the_quick_way_for_a_few_says_the_same_as_the_quick_way_for_many(
    cast: Cast, who: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """H4, H9: of the same people, whichever way it is chosen to go."""
    chosen = [cast.employments[name].pk for name in who] or [employment.pk for employment in cast.employments.values()]
    since = date(2026, 1, 1)
    ways = []
    for limit in (0, 1_000):
        monkeypatch.setattr(deriving, "A_FEW", limit)
        found = deriving.derive(active_policy(), deriving.Window(TODAY, since, since), (), chosen)
        ways.append((found.cases, sorted(map(repr, found.steps)), sorted(map(repr, found.alerts))))
    assert ways[0] == ways[1]
    assert ways[0][0].keys() <= set(chosen)
    assert ways[0][1]
