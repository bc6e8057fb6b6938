"""Three hours held of a course at Human House in November, at 1.000 kr. an hour, and the invoice for them."""

from datetime import date
from decimal import Decimal

from tests.web.booking.scene import held
from tests.web.cast import TODAY, Cast
from tests.web.courses.paying import confirmed, seat

from naervaer.core.scheme.invoices import Billed
from naervaer.web.courses.models import Course
from naervaer.web.invoices import actions
from naervaer.web.invoices.models import Invoice

HOUSE = "human-house"
NOVEMBER = date(2026, 11, 1)


def worked(cast: Cast, hours: int = 3) -> Course:
    """A course the scheme pays for, with so many hours held."""
    seat(cast)
    course = confirmed(cast, "pupil")
    held(cast, course, hours, who="provider", place="telefon")
    return course


def sent(cast: Cast, course: Course, hours: int = 3, kroner: int = 3000, number: str = "F-17") -> Invoice:
    made = actions.send_invoice(by=cast.actor("provider"), **told(course, hours, kroner, number))
    assert isinstance(made, Invoice), made
    return made


def told(course: Course, hours: int = 3, kroner: int = 3000, number: str = "F-17") -> dict[str, object]:
    lines = [Billed(course.pk, hours * 60, Decimal(kroner))]
    return {"provider": HOUSE, "number": number, "billed_on": TODAY, "month": NOVEMBER, "lines": lines}
