"""*Venteliste*: who is offered the next place, and when an offered place goes on to somebody else."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from naervaer.core.calendar import WorkCalendar

Order = Literal["date", "acute_first"]


@dataclass(frozen=True, slots=True)
class Waiting:
    """*Ventende*. ``since`` is the day it was asked for, and is kept; ``let_by`` is how many places have gone by,
    and until ``rests_until`` no other is offered.

    ``price`` is what a place takes, kroner; None when no money is counted.
    """

    course: int
    since: date
    acute: bool
    price: Decimal | None
    let_by: int = 0
    rests_until: date | None = None


def in_order(waiting: Iterable[Waiting], order: Order) -> list[Waiting]:
    """By day, and by number on the same day; the acute before the others where the policy says so.

    Whoever has let a place go by is asked again after those who have not been asked as often.
    """
    return sorted(
        waiting, key=lambda one: (order == "acute_first" and not one.acute, one.let_by, one.since, one.course)
    )


def places(waiting: Iterable[Waiting], order: Order, available: Decimal | None, today: date) -> Iterator[Waiting]:
    """Those who are offered a place now. None passes another: a dear place waits, and those after it with it.

    Only who rests after having let a place go by is passed.
    """
    left = available
    awake = (one for one in waiting if one.rests_until is None or one.rests_until <= today)
    for one in in_order(awake, order):
        if left is not None and one.price is not None:
            if one.price > left:
                return
            left -= one.price
        yield one


def answer_by(offered: date, accept_workdays: int, calendar: WorkCalendar) -> date:
    """*Svarfrist*: the last day a place can be accepted."""
    return calendar.workdays_after(offered, accept_workdays)
