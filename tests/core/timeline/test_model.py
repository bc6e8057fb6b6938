"""The keys of the command line may be added to, never renamed."""

from fractions import Fraction

from tests.core.timeline import facts

from naervaer.core.timeline import engine
from naervaer.core.timeline.model import number


def test_spells_and_cases_have_the_keys_of_the_contract() -> None:
    [spell], [case] = facts.joined([facts.period("2026-11-02", "2026-11-08")], "2026-11-30")
    assert spell.as_json() == {
        "employment_id": "e1",
        "from": "2026-11-02",
        "to": "2026-11-08",
        "open": False,
        "calendar_days": 7,
        "workdays": 5,
        "categories": ["own_sickness"],
    }
    assert case.as_json() == {
        "employment_id": "e1",
        "first_day": "2026-11-02",
        "last_day": "2026-11-08",
        "open": False,
        "calendar_days": 7,
        "spells": 1,
        "categories": ["own_sickness"],
        "partial_now": False,
        "running": False,
    }


def test_steps_have_the_keys_of_the_contract() -> None:
    rules = facts.policy(
        step=[facts.step(id="a"), facts.step(id="b", due={"day_of_case": 20}, latest={"days_after_first": 28})]
    )
    without, with_latest = facts.derived([facts.period("2026-11-02")], rules, "2026-11-08").steps
    assert without.as_json() == {
        "employment_id": "e1",
        "case_first_day": "2026-11-02",
        "step": "a",
        "title": "a",
        "opens": "2026-11-02",
        "due": "2026-11-15",
        "latest": None,
        "basis": "Dag 14 af forløbet, der begyndte 2.11.2026",
        "source": "kilde",
        "state": "open",
        "kind": "contact",
        "occurrence": 1,
        "handle_by": "2026-11-13",
    }
    assert with_latest.as_json()["latest"] == "2026-11-30"


def test_alerts_have_the_keys_of_the_contract() -> None:
    rules = facts.policy(alert=[facts.alert({"consecutive_days": 2}, id="to-dage", title="2 dage")])
    [alert] = facts.derived([facts.period("2026-11-02")], rules, "2026-11-08").alerts
    assert alert.as_json() == {
        "employment_id": "e1",
        "rule": "to-dage",
        "title": "2 dage",
        "raised_on": "2026-11-03",
        "because": alert.because.as_json(),
    }


def test_a_whole_count_is_whole_in_json_and_a_half_is_exact() -> None:
    assert [repr(number(Fraction(halves, 2))) for halves in (4, 5)] == ["2", "2.5"]


def test_a_correction_re_derives_only_whom_it_touches() -> None:
    """H9b: limited to some employments, the engine says of them what it says of everybody."""
    absences = [facts.period("2026-11-02", employment=employment) for employment in ("e1", "e2", "e3")]
    rules = facts.policy(step=[facts.step(id="a")], alert=[facts.alert({"consecutive_days": 2})])
    con = facts.filled(absences)
    as_of = absences[0].first.replace(day=22)
    everybody = engine.derive(con, rules, as_of=as_of)
    wanted = [step for step in everybody.steps() if step.employment_id in ("e1", "e3")]
    alerts = [alert for alert in everybody.alerts() if alert.employment_id in ("e1", "e3")]
    some = engine.derive(con, rules, as_of=as_of, employments=["e3", "e1"])
    assert (list(some.steps()), list(some.alerts())) == (wanted, alerts)
    assert list(engine.derive(con, rules, as_of=as_of, employments=[]).cases()) == []
