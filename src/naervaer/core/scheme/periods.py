"""*Budgetperiode*: the month, quarter, half-year or year an agreement's money is counted in."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from naervaer.core.calendar import MONTHS as MONTH_NAMES
from naervaer.core.calendar import ONE_DAY
from naervaer.core.policy.scheme import BudgetAgreement
from naervaer.core.timeline.moments import months_after

MONTHS = {"month": 1, "quarter": 3, "half-year": 6, "year": 12}


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """First and last day, both inclusive."""

    first: date
    last: date


def period_of(agreement: BudgetAgreement, day: date) -> Period:
    """The period of the agreement a day is in; periods begin with the calendar year."""
    months = MONTHS[agreement.period]
    first = date(day.year, (day.month - 1) // months * months + 1, 1)
    return Period(first, months_after(first, months) - ONE_DAY)


def next_period(agreement: BudgetAgreement, period: Period) -> Period:
    return period_of(agreement, period.last + ONE_DAY)


def title_of(agreement: BudgetAgreement, period: Period) -> str:
    """»3. kvartal 2026«."""
    number, year = (period.first.month - 1) // MONTHS[agreement.period] + 1, period.first.year
    words = {
        "month": MONTH_NAMES[period.first.month - 1],
        "quarter": f"{number}. kvartal",
        "half-year": f"{number}. halvår",
    }
    return f"{words[agreement.period]} {year}" if agreement.period in words else str(year)


def granted(agreement: BudgetAgreement, period: Period) -> Decimal:
    """*Bevilling* for a period, kroner: what is in force on its first day. Nothing outside the agreement's own days."""
    if not agreement.in_force(period.first):
        return Decimal(0)
    standing = [grant.amount for grant in agreement.grants if grant.from_ <= period.first]
    return standing[-1] if standing else Decimal(0)
