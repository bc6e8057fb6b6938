"""The weeks of a plan as they are kept: decimals as text, so that nothing is rounded on the way."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from naervaer.core.returning.hours import Hours, Week
from naervaer.web.returning.models import Version


def as_json(weeks: Iterable[Week]) -> list[dict[str, Any]]:
    return [{"monday": week.monday.isoformat(), "hours": hours_as_json(week.hours)} for week in weeks]


def hours_as_json(hours: Sequence[Decimal]) -> list[str]:
    return [str(day) for day in hours]


def hours_of(kept: Iterable[str]) -> Hours:
    return tuple(Decimal(day) for day in kept)


def weeks_of(version: Version) -> tuple[Week, ...]:
    norm = hours_of(version.norm)
    return tuple(Week(date.fromisoformat(week["monday"]), hours_of(week["hours"]), norm) for week in version.weeks)
