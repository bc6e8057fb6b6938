"""The weeks of a plan as they are kept: decimals as text, so that nothing is rounded on the way.

A week with a norm of its own, because the normal week was another when it went, keeps it beside its hours.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from naervaer.core.returning.hours import Hours, Week
from naervaer.web.returning.models import Version


def as_json(weeks: Iterable[Week], norm: Hours) -> list[dict[str, Any]]:
    """``norm`` is that of the version."""

    def kept(week: Week) -> dict[str, Any]:
        own = {} if week.norm == norm else {"norm": hours_as_json(week.norm)}
        about = {"about": week.about} if week.about else {}
        return {"monday": week.monday.isoformat(), "hours": hours_as_json(week.hours), **own, **about}

    return [kept(week) for week in weeks]


def hours_as_json(hours: Sequence[Decimal]) -> list[str]:
    return [str(day) for day in hours]


def hours_of(kept: Iterable[str]) -> Hours:
    return tuple(Decimal(day) for day in kept)


def weeks_of(version: Version) -> tuple[Week, ...]:
    return tuple(
        Week(
            date.fromisoformat(week["monday"]),
            hours_of(week["hours"]),
            hours_of(week.get("norm", version.norm)),
            week.get("about", ""),
        )
        for week in version.weeks
    )
