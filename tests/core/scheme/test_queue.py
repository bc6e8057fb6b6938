"""A8: the order of the waiting list, and who is offered a place."""

from datetime import date
from decimal import Decimal

from naervaer.core.scheme.queue import Waiting, in_order, places

TODAY = date(2026, 11, 23)


def waits(course: int, price: str | None = "1000", **more: object) -> Waiting:
    told = {"since": date(2026, 11, course), "acute": False, **more}
    return Waiting(course=course, price=None if price is None else Decimal(price), **told)  # type: ignore[arg-type]


def offered(waiting: list[Waiting], available: str | None) -> list[int]:
    left = None if available is None else Decimal(available)
    return [one.course for one in places(waiting, "date", left, TODAY)]


def test_A8_the_acute_are_first_where_the_policy_says_so_and_who_let_a_place_go_by_is_asked_later() -> None:
    rows = [waits(1), waits(2, acute=True), waits(3), waits(4, let_by=1)]
    assert [one.course for one in in_order(rows, "date")] == [1, 2, 3, 4]
    assert [one.course for one in in_order([waits(1, let_by=1), *rows[1:]], "acute_first")] == [2, 3, 1, 4]


def test_A8_none_passes_another_but_for_whoever_rests() -> None:
    assert offered([waits(1), waits(2)], "1500") == [1]
    assert offered([waits(1, "2000"), waits(2)], "1500") == [], "the dear one is waited for"
    assert offered([waits(1, rests_until=date(2026, 12, 1)), waits(2)], "1500") == [2]


def test_A8_what_has_no_price_or_no_counted_money_is_offered_to_all() -> None:
    assert offered([waits(1, None), waits(2)], "1000") == [1, 2]
    assert offered([waits(1), waits(2)], None) == [1, 2]
