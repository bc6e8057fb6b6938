"""The drawn line of a case, whose a step is, and which rule made it."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from naervaer.core.access.sight import Organisation, Subject
from naervaer.core.followup.band import WIDTH, Band
from naervaer.core.followup.owners import owners
from naervaer.core.followup.rules import alert_rule, asks, step_rule
from naervaer.core.policy.schema import Policy
from naervaer.core.tree import Tree

FIRST = date(2026, 11, 2)


def test_a_day_stands_where_its_share_of_the_line_is() -> None:
    band = Band(FIRST, FIRST + timedelta(days=9))
    assert [band.at(FIRST + timedelta(days=n)) for n in (0, 5, 10, 99, -3)] == [0, 500, WIDTH, WIDTH, 0]


def test_stretches_are_cut_to_the_line_and_left_out_beyond_it() -> None:
    band = Band(FIRST, FIRST + timedelta(days=9))
    long_before, long_after = FIRST - timedelta(days=40), FIRST + timedelta(days=40)
    [bar] = band.bars([(long_before, long_after, True), (long_after, long_after, False)])
    assert (bar.x, bar.width, bar.partial) == (Decimal(0), Decimal(WIDTH), True)


@pytest.mark.parametrize(
    ("length", "expected"),
    [
        (14, [date(2026, 11, 2), date(2026, 11, 9)]),
        (98, None),
        (120, [date(2026, 12, 1), date(2027, 1, 1), date(2027, 2, 1), date(2027, 3, 1)]),
    ],
)
def test_the_line_is_marked_by_mondays_or_months(length: int, expected: list[date] | None) -> None:
    found = [tick.day for tick in Band(FIRST, FIRST + timedelta(days=length - 1)).ticks()]
    assert found == expected if expected else all(day.weekday() == 0 for day in found)


def test_the_first_of_a_month_marks_a_line_that_begins_there() -> None:
    assert next(iter(Band(date(2026, 12, 1), date(2027, 6, 1)).ticks())).day == date(2026, 12, 1)


WORLD = Organisation(Tree({"top": None, "ward": "top"}), {"top": frozenset({"boss"}), "ward": frozenset({"leader"})})


@pytest.mark.parametrize(
    ("party", "person", "expected"),
    [
        ("leader", "nurse", {"leader"}),
        ("leader", "leader", {"boss"}),
        ("leaders_leader", "nurse", {"boss"}),
        ("payroll", "nurse", set()),
    ],
)
def test_a_step_is_the_nearest_leaders_by_the_tree(party: str, person: str, expected: set[str]) -> None:
    assert owners(party, Subject(person, "ward"), WORLD) == expected


def test_the_rule_in_force_on_the_first_day_decides_and_an_old_one_is_still_known() -> None:
    step = {"id": "a", "title": "t", "source": "s", "opens": {"day_of_case": 1}, "due": {"day_of_case": 2}}
    step |= {"owner": "leader", "kind": "contact"}
    policy = Policy.model_validate(
        {
            "municipality": {"name": "Prøve"},
            "step": [
                {**step, "valid_to": date(2026, 6, 30), "title": "før"},
                {**step, "valid_from": date(2026, 7, 1), "valid_to": date(2026, 12, 31), "title": "nu"},
            ],
            "alert": [{"id": "b", "title": "t", "source": "s", "rule": {"spells": 3, "within_days": 180}}],
        }
    )
    titles = [
        getattr(step_rule(policy, "a", day), "title", None) for day in (date(2026, 1, 1), FIRST, date(2030, 1, 1))
    ]
    assert titles == ["før", "nu", "nu"]
    assert step_rule(policy, "findes-ikke", FIRST) is None
    assert alert_rule(policy, "b", FIRST) is not None


def test_information_asks_nobody() -> None:
    assert asks(None) is False
