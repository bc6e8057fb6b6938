"""Who is expected back when, as far as payroll knows."""

from collections.abc import Collection
from datetime import date, timedelta

from naervaer.web.absence.models import AbsencePeriod


def expected_back(employments: Collection[int], day: date) -> dict[int, date]:
    """The first day each of these is expected back; nobody whose absence is open, or known only day by day."""
    rows = AbsencePeriod.objects.filter(employment__in=employments, removed_by__isnull=True, first__lte=day).exclude(
        last__lt=day
    )
    lasts: dict[int, date | None] = {}
    for employment, last in rows.values_list("employment", "last"):
        known = lasts.get(employment, last)
        lasts[employment] = None if last is None or known is None else max(last, known)
    return {employment: last + timedelta(days=1) for employment, last in lasts.items() if last}
