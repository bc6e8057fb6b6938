"""A municipality's ``[figures]`` as a question: one place decides what the policy's words mean for the engines."""

from datetime import date

from naervaer.core.calendar import calendar_of
from naervaer.core.policy.schema import Policy
from naervaer.figures.model import Denominator, Request


def request_by_policy(policy: Policy, first: date, last: date, *, as_of: date | None = None) -> Request:
    """The days from ``first`` to ``last`` counted as the policy in force on ``last`` says (*metode*)."""
    figures = policy.figures_on(last)
    return Request(
        first=first,
        last=last,
        denominator=Denominator(figures.denominator),
        calendar=calendar_of(policy),
        as_of=as_of,
        categories=frozenset(figures.sickness),
        long_from=figures.long_from_calendar_days,
        bridge_non_workdays=policy.timeline_on(last).bridge_non_workdays,
        monthly_paid_only=figures.monthly_paid_only,
    )
