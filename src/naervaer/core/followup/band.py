"""The drawn line of a case: where each day stands, so that a page can draw it without counting."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

WIDTH = 1000
"""Units across the drawing; the page scales it."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of days from ``x``, ``width`` wide."""

    x: Decimal
    width: Decimal
    first: date
    last: date
    partial: bool = False


@dataclass(frozen=True, slots=True)
class Tick:
    x: Decimal
    day: date


@dataclass(frozen=True, slots=True)
class Band:
    """From ``first`` to ``last``, both inclusive."""

    first: date
    last: date

    @property
    def length(self) -> int:
        return (self.last - self.first).days + 1

    def at(self, day: date) -> Decimal:
        """Where a day begins; days outside stand on the edge."""
        days = min(max((day - self.first).days, 0), self.length)
        return (Decimal(WIDTH) * days / self.length).quantize(Decimal("0.1"))

    def bar(self, first: date, last: date, partial: bool = False) -> Bar | None:
        """The part of a stretch that the band shows; None when it shows nothing of it."""
        first, last = max(first, self.first), min(last, self.last)
        if last < first:
            return None
        x, end = self.at(first), self.at(last + timedelta(days=1))
        return Bar(x, end - x, first, last, partial)

    def bars(self, stretches: Iterable[tuple[date, date, bool]]) -> tuple[Bar, ...]:
        drawn = (self.bar(*stretch) for stretch in stretches)
        return tuple(bar for bar in drawn if bar is not None)

    def ticks(self) -> tuple[Tick, ...]:
        """Mondays while they have room, else the first of each month."""
        step = self._mondays() if self.length <= 98 else self._firsts()
        return tuple(Tick(self.at(day), day) for day in step)

    def _mondays(self) -> Iterator[date]:
        day = self.first + timedelta(days=-self.first.weekday() % 7)
        while day <= self.last:
            yield day
            day += timedelta(days=7)

    def _firsts(self) -> Iterator[date]:
        month = self.first.year * 12 + self.first.month - (self.first.day == 1)
        while (day := date(month // 12, month % 12 + 1, 1)) <= self.last:
            yield day
            month += 1
