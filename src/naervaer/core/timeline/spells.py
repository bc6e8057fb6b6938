"""Days to spells, spells to cases: *perioder* and *forløb*. The slow, obvious way."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from itertools import islice, pairwise
from typing import TypeVar

from naervaer.core.absence import Category
from naervaer.core.calendar import ONE_DAY, days
from naervaer.core.timeline.counting import Counting
from naervaer.core.timeline.known import Known
from naervaer.core.timeline.model import Case, Spell

T = TypeVar("T")


def spells(known: Known, counting: Counting) -> list[Spell]:
    """The longest runs of days absent, oldest first. Touching and overlapping rows have become one run."""
    within = counting if counting.bridge_in_spells else replace(counting, bridge_non_workdays=False)
    runs = _chain(sorted(known.days), lambda day, after: _follows(day, after, within, 0))
    return [_spell(run, known, counting) for run in runs]


def cases(spells: Iterable[Spell], known: Known, counting: Counting) -> list[Case]:
    """Spells that follow each other within the allowed gap, oldest first."""
    joined = _chain(list(spells), lambda a, b: _follows(a.last, b.first, counting, counting.max_gap_days))
    return [_case(chain, known, counting) for chain in joined]


def _follows(last: date, first: date, counting: Counting, most: int) -> bool:
    """Whether at most so many days of not being absent lie between two days absent; bridged days off are none."""
    between = days(last + ONE_DAY, first - ONE_DAY)
    back = (day for day in between if not counting.bridge_non_workdays or counting.calendar.is_workday(day))
    return next(islice(back, most, None), None) is None


def _chain(items: list[T], joins: Callable[[T, T], bool]) -> list[list[T]]:
    chains: list[list[T]] = [[item] for item in items[:1]]
    for previous, item in pairwise(items):
        if joins(previous, item):
            chains[-1].append(item)
        else:
            chains.append([item])
    return chains


def _spell(run: list[date], known: Known, counting: Counting) -> Spell:
    first, last = run[0], run[-1]
    return Spell(
        employment_id=known.employment_id,
        first=first,
        last=last,
        open=known.goes_on and last == known.as_of,
        calendar_days=(last - first).days + 1,
        workdays=counting.calendar.workdays(first, last),
        categories=tuple(sorted({category for day in run for category in known.days[day]})),
    )


def _case(chain: list[Spell], known: Known, counting: Counting) -> Case:
    first, last = chain[0].first, chain[-1].last
    return Case(
        employment_id=known.employment_id,
        first_day=first,
        last_day=last,
        open=chain[-1].open,
        calendar_days=(last - first).days + 1,
        spells=len(chain),
        categories=tuple(sorted({category for spell in chain for category in spell.categories})),
        partial_now=known.days[last] == {Category.PARTIAL_SICKNESS},
        running=last == known.as_of or _rests(last, known, counting),
    )


def _rests(last: date, known: Known, counting: Counting) -> bool:
    """Only days off since the last day absent, and no period has said that it ended there."""
    return (
        counting.bridge_non_workdays
        and known.still_employed
        and known.told_end != last
        and counting.calendar.previous_workday(known.as_of) <= last
    )
