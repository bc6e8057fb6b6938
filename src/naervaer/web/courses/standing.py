"""Where all courses stood on a day and what they had cost, counted by the database; asks no access."""

from collections import defaultdict
from datetime import date, datetime, time
from decimal import Decimal

from django.db.models import BooleanField, Count, ExpressionWrapper, OuterRef, Q, Subquery, Sum
from django.utils import timezone

from naervaer.core.calendar import ONE_DAY
from naervaer.core.scheme.status import Cost, Counts, Line, column_after
from naervaer.web.courses.models import PAYERS, Course, CourseEvent, Posting
from naervaer.web.courses.money_queries import area_of
from naervaer.web.handbook.queries import active_policy
from naervaer.web.organisation.snapshot import snapshot_on

ORE = Decimal("0.01")


def lines_on(day: date) -> list[Line]:
    """Courses and efforts by offer, as they stood when the day was over."""
    last = CourseEvent.objects.filter(course=OuterRef("pk"), at__lt=after(day)).order_by("-pk").values("what")[:1]
    effort = ExpressionWrapper(Q(employment__isnull=True), BooleanField())
    rows = Course.objects.filter(asked_on__lte=day).order_by().values("offer").annotate(effort=effort)
    counted = rows.annotate(last=Subquery(last), number=Count("pk"))
    found: dict[tuple[bool, str], dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for offer, is_effort, what, number in counted.values_list("offer", "effort", "last", "number"):
        column = column_after(what)
        if column is not None:
            found[bool(is_effort), offer][column] += number
    return [Line(offer, effort, Counts(**counts)) for (effort, offer), counts in sorted(found.items())]


def costs_on(day: date) -> list[Cost]:
    """What had been paid in the year when the day was over, by area and payer."""
    rows = Posting.objects.filter(kind="used", at__gte=after(date(day.year, 1, 1) - ONE_DAY), at__lt=after(day))
    by_place = rows.order_by().values_list("course__unit", "course__paid_by", "pot__agreement")
    snapshot = snapshot_on(day)
    found: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    for unit, paid_by, agreement, used in by_place.annotate(used=Sum("amount")):
        found[area_of(unit, snapshot), payer_title(paid_by, agreement)] += used.quantize(ORE)
    return [Cost(area, payer, used) for (area, payer), used in sorted(found.items())]


def payer_title(paid_by: str | None, agreement: str) -> str:
    """The agreement that pays for the scheme's courses, else whoever does."""
    if paid_by in (None, "scheme"):
        known = next((one for one in active_policy().agreement if one.id == agreement), None)
        return known.title or known.id if known else agreement
    return str(dict(PAYERS)[paid_by]).capitalize()


def after(day: date) -> datetime:
    """The first moment that is not of the day or before, in Denmark."""
    return timezone.make_aware(datetime.combine(day + ONE_DAY, time.min))
