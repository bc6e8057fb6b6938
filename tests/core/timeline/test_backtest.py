"""What the rules would have raised, month by month."""

from datetime import date, timedelta

from tests.core.timeline import facts

from naervaer.core.timeline import engine
from naervaer.core.timeline.backtest import backtest

RULES = facts.policy(
    alert=[
        facts.alert({"consecutive_days": 6}, id="seks-dage", title="6 dage i træk"),
        facts.alert({"spells": 3, "within_days": 90}, id="tre-perioder", title="3 perioder"),
    ]
)
ABSENCES = [
    facts.period("2025-12-20", "2026-01-31"),
    facts.period("2026-02-04", "2026-02-12"),
    facts.period("2026-03-02", "2026-03-10"),
    facts.period("2026-02-20", "2026-03-20", employment="e2"),
    facts.period("2026-02-01", "2026-02-01", employment="e2"),
]


def test_every_rule_is_counted_in_every_month_those_without_alerts_too() -> None:
    """H9: a rule can be tried before it is used."""
    found = backtest(facts.filled(ABSENCES), RULES, first=date(2026, 1, 1), last=date(2026, 3, 31))
    assert [(one.rule, f"{one.month:%Y-%m}", one.raised, one.employments) for one in found] == [
        ("seks-dage", "2026-01", 0, 0),
        ("seks-dage", "2026-02", 2, 2),
        ("seks-dage", "2026-03", 1, 1),
        ("tre-perioder", "2026-01", 0, 0),
        ("tre-perioder", "2026-02", 0, 0),
        ("tre-perioder", "2026-03", 1, 1),
    ]
    assert found[1].as_json() == {
        "rule": "seks-dage",
        "title": "6 dage i træk",
        "month": "2026-02",
        "raised": 2,
        "employments": 2,
    }


def test_a_trial_raises_what_a_run_each_night_would_have_raised() -> None:
    first, last = date(2026, 2, 1), date(2026, 3, 31)
    tried = sum(one.raised for one in backtest(facts.filled(ABSENCES), RULES, first=first, last=last))
    nights = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    con = facts.filled(ABSENCES)
    nightly = sum(len(list(engine.derive(con, RULES, as_of=night, since=night).alerts())) for night in nights)
    assert tried == nightly == 4
