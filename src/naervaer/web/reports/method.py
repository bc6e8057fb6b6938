"""How the installation counts (*metode*): a policy's ``[figures]`` as questions to the engine, and in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from naervaer.core.policy.schema import Policy
from naervaer.core.policy.wording import CATEGORIES, DENOMINATORS, listed
from naervaer.figures.by_policy import request_by_policy
from naervaer.figures.model import Request, last_of_month


@dataclass(frozen=True, slots=True)
class Method:
    """*Metode* in words, printed beside every figure it made."""

    denominator: str
    counted: str
    long_from: int
    note: str


def method_on(policy: Policy, day: date) -> Method:
    figures = policy.figures_on(day)
    counted = listed([CATEGORIES[category] for category in figures.sickness])
    return Method(DENOMINATORS[figures.denominator], counted, figures.long_from_calendar_days, figures.note)


def requests(policy: Policy, first: date, last: date, as_of: date) -> Iterator[Request]:
    """One question for each stretch of months counted alike, from the first of a month to the last of one."""
    months = list(months_between(first, last))
    for _method, stretch in groupby(months, key=lambda month: (policy.figures_on(month), policy.timeline_on(month))):
        alike = list(stretch)
        yield request_by_policy(policy, alike[0], last_of_month(alike[-1]), as_of=as_of)


def months_between(first: date, last: date) -> Iterator[date]:
    """The firsts of the months from ``first`` to ``last``, both in it."""
    month = first.replace(day=1)
    while month <= last:
        yield month
        month = month_after(month, 1)


def month_after(month: date, months: int) -> date:
    """The first of the month so many months later, or earlier when negative."""
    number = month.year * 12 + month.month - 1 + months
    return date(number // 12, number % 12 + 1, 1)
