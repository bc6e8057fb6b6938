"""The money of the sessions that were held: what the scheme pays is taken of what is reserved for the course."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from django.utils.timezone import localdate

from naervaer.core.access.model import Actor
from naervaer.core.access.sight import Capacity
from naervaer.core.booking.quota import HOUR
from naervaer.core.scheme.prices import hourly_rate
from naervaer.web.booking.models import Session
from naervaer.web.courses import money
from naervaer.web.handbook.queries import active_policy

ORE = Decimal("0.01")


def price_of(provider: str, day: date, minutes: int) -> Decimal | None:
    """Kroner for so many minutes at the provider's rate of that day; None where nobody has said the rate."""
    named = (one for one in active_policy().provider if one.id == provider and one.in_force(day))
    rate = hourly_rate(next(named, None), day)
    return None if rate is None else (rate * minutes / HOUR).quantize(ORE, ROUND_HALF_UP)


def pay(session: Session, minutes: int, by: Actor, capacity: Capacity) -> None:
    """Never more than is reserved: what is not covered is settled when the invoice is approved."""
    price = price_of(session.course.provider, localdate(session.starts), minutes)
    covered = min(price, money.reserved_for(session.course)) if price is not None else Decimal(0)
    if covered > 0:
        money.use(session.course, covered, by, capacity)
