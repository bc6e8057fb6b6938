"""What has begun is read by the rule of its day, also when the policy has left it."""

from datetime import date

from naervaer.core.policy.dated import Rule, as_it_was

DAY = date(2026, 6, 1)


def rule(title: str, first: date | None = None, last: date | None = None, rule_id: str = "plan") -> Rule:
    return Rule(id=rule_id, title=title, source="Kilde", valid_from=first, valid_to=last)


OLD, NEW = rule("Gammel", last=date(2026, 5, 31)), rule("Ny", first=DAY)


def test_the_rule_in_force_on_the_day_is_the_one_that_is_read() -> None:
    assert as_it_was([OLD, NEW], "plan", DAY) == NEW
    assert as_it_was([OLD, NEW], "plan", date(2026, 5, 31)) == OLD
    assert as_it_was([NEW, OLD], "plan", DAY) == NEW


def test_where_none_is_in_force_the_newest_is_read() -> None:
    ended = rule("Sluttet", first=DAY, last=date(2026, 6, 30))
    assert as_it_was([OLD, ended], "plan", date(2026, 12, 1)) == ended


def test_a_rule_the_policy_never_had_is_none() -> None:
    assert as_it_was([rule("En anden", rule_id="andet")], "plan", DAY) is None
