"""Trying rules on what has been: months without alerts are told too, and a person is counted once in a total."""

from datetime import date
from fractions import Fraction

from tests.core.policy.texts import SMALL, policy

from naervaer.core.policy.backtest import Tried, tried
from naervaer.core.timeline.model import Because, RaisedAlert

RULES = SMALL + "".join(
    f'[[alert]]\nid = "{rule}"\ntitle = "{title}"\nrule = {{ consecutive_days = 6 }}\nsource = "prøve"\n'
    for rule, title in (("a", "Seks dage"), ("b", "Aldrig"))
)


def raised(employment: str, day: str) -> RaisedAlert:
    return RaisedAlert(
        employment, "a", "Seks dage", date.fromisoformat(day), Because(Fraction(6), None, Fraction(6), (), "")
    )


def test_each_rule_in_each_month_and_in_all() -> None:
    alerts = [
        raised("1", "2025-12-31"),
        raised("1", "2026-01-31"),
        raised("2", "2026-01-01"),
        raised("1", "2025-11-30"),
    ]
    found = tried(alerts, policy(RULES), date(2025, 12, 1), date(2026, 1, 31))
    assert found == (
        Tried("2025-12", "a", "Seks dage", 1, 1),
        Tried("2025-12", "b", "Aldrig", 0, 0),
        Tried("2026-01", "a", "Seks dage", 2, 2),
        Tried("2026-01", "b", "Aldrig", 0, 0),
        Tried("", "a", "Seks dage", 3, 2),
        Tried("", "b", "Aldrig", 0, 0),
    )


def test_days_outside_are_not_counted() -> None:
    assert tried([raised("1", "2026-02-01")], policy(RULES), date(2026, 1, 1), date(2026, 1, 31))[-2].alerts == 0
