"""Absence drawn at random: how often, when in the year and the week, for how long and of what kind.

Arrays all the way, so that the same lines make a workplace of twenty and a city of fifty thousand.
Dates are days since 1970 (``numpy.datetime64[D]`` as integers). Rates and lengths are invented but of the field's
size: three spells a year, most of them a few days, about half of all days in spells of more than two weeks.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

import numpy as np
import numpy.typing as npt

from naervaer.core.absence import AbsencePeriod, Category, EmploymentTerm
from naervaer.demo.staff import Span

Ints = npt.NDArray[np.int64]
EPOCH = date(1970, 1, 1)

KINDS = tuple(Category)
SICK_A_YEAR = 3.1
OTHER_A_YEAR = (
    (Category.CHILD_SICK, 0.9),
    (Category.CARE_DAY, 0.5),
    (Category.OTHER, 0.25),
    (Category.PARENTAL, 0.015),
)
SEASON = (1.25, 1.30, 1.15, 0.95, 0.90, 0.80, 0.55, 0.90, 1.05, 1.10, 1.15, 1.10)
WEEKDAY = (1.45, 1.10, 1.0, 0.95, 0.80, 0.45, 0.45)
LENGTHS = ((1, 1, 0.33), (2, 2, 0.20), (3, 3, 0.14), (4, 7, 0.20), (8, 14, 0.07), (15, 59, 0.043), (60, 190, 0.017))
"""Calendar days from, to, and the share of spells."""
SICK_KINDS = ((Category.OWN_SICKNESS, 0.89), (Category.WORK_INJURY, 0.035), (Category.PREGNANCY_RELATED, 0.035),
              (Category.SECTION_56, 0.04))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Periods:
    """Columns of equal length; ``employment`` counts into the list of terms, ``kind`` into ``KINDS``."""

    employment: Ints
    kind: Ints
    first: Ints
    last: Ints
    degree_percent: Ints

    def __len__(self) -> int:
        return len(self.first)

    def where(self, chosen: npt.NDArray[np.bool_] | Ints) -> "Periods":
        return Periods(*(column[chosen] for column in self.columns()))

    def columns(self) -> tuple[Ints, ...]:
        return self.employment, self.kind, self.first, self.last, self.degree_percent


def days_since_epoch(day: date) -> int:
    return (day - EPOCH).days


def draw(rng: np.random.Generator, terms: Sequence[EmploymentTerm], span: Span, rate: float = 1.0) -> Periods:
    """Absence of every employment in the span; periods of one employment never touch, save when full turns partial."""
    began = np.array([days_since_epoch(max(t.first, span.first)) for t in terms], dtype=np.int64)
    ended = np.array([days_since_epoch(min(t.last or span.last, span.last)) for t in terms], dtype=np.int64)
    frailty = rng.gamma(2.2, 1 / 2.2, len(terms))
    owner, first = _begin(rng, began, ended, SICK_A_YEAR * rate * frailty)
    parts = [_periods(owner, _choose(rng, SICK_KINDS, len(owner)), first, _lengths(rng, len(owner)))]
    for kind, a_year in OTHER_A_YEAR:
        owner, first = _begin(rng, began, ended, np.full(len(terms), a_year * rate))
        low, high = (120, 300) if kind is Category.PARENTAL else (1, 3)
        kinds = np.full(len(owner), KINDS.index(kind))
        parts.append(_periods(owner, kinds, first, rng.integers(low, high, len(owner))))
    together = Periods(*(np.concatenate(columns) for columns in zip(*(p.columns() for p in parts), strict=True)))
    return _turn_partial(rng, _apart(together, ended))


def _begin(rng: np.random.Generator, began: Ints, ended: Ints, a_year: npt.NDArray[np.float64]) -> tuple[Ints, Ints]:
    """Who falls absent and when: drawn evenly over the employment, then kept by season and weekday."""
    season, weekday = np.array(SEASON), np.array(WEEKDAY)
    kept_share = season.mean() * weekday.mean() / (season.max() * weekday.max())
    employed = np.maximum(ended - began + 1, 0)
    owner = np.repeat(np.arange(len(began)), rng.poisson(employed / 365 * a_year / kept_share))
    first = began[owner] + (rng.random(len(owner)) * employed[owner]).astype(np.int64)
    month = first.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64) % 12
    thursday_first = (first + 3) % 7
    kept = rng.random(len(owner)) * season.max() * weekday.max() < season[month] * weekday[thursday_first]
    return owner[kept], first[kept]


def _choose(rng: np.random.Generator, shares: Sequence[tuple[Category, float]], count: int) -> Ints:
    return rng.choice([KINDS.index(kind) for kind, _ in shares], count, p=[share for _, share in shares])


def _lengths(rng: np.random.Generator, count: int) -> Ints:
    low, high, share = (np.array(column) for column in zip(*LENGTHS, strict=True))
    band = rng.choice(len(LENGTHS), count, p=share)
    return rng.integers(low[band], high[band] + 1)


def _periods(owner: Ints, kinds: Ints, first: Ints, length: Ints) -> Periods:
    return Periods(owner, kinds, first, first + length - 1, np.full(len(owner), 100))


def _apart(periods: Periods, ended: Ints) -> Periods:
    """Sorted by employment and day, without those that begin before the one in front has been over for two days."""
    ordered = periods.where(np.lexsort((periods.first, periods.employment)))
    last = np.minimum(ordered.last, ended[ordered.employment])
    far = 1_000_000
    reached = np.maximum.accumulate(last + ordered.employment * far)
    before = np.concatenate(([-far], reached[:-1])) - ordered.employment * far
    whole = Periods(ordered.employment, ordered.kind, ordered.first, last, ordered.degree_percent)
    return whole.where(ordered.first > before + 2)


def _turn_partial(rng: np.random.Generator, periods: Periods) -> Periods:
    """Every third long spell of own sickness ends with its last third as half days (*delvis syg*)."""
    length = periods.last - periods.first + 1
    sick = periods.kind == KINDS.index(Category.OWN_SICKNESS)
    turns = sick & (length >= 30) & (rng.random(len(periods)) < 0.35)
    turned = periods.where(turns)
    share = (turned.last - turned.first) // 3
    begins = turned.last - share
    degree = rng.choice([30, 40, 50, 60], len(turned))
    kind = np.full(len(turned), KINDS.index(Category.PARTIAL_SICKNESS))
    partial = Periods(turned.employment, kind, begins, turned.last, degree)
    last = periods.last.copy()
    last[turns] = begins - 1
    full = Periods(periods.employment, periods.kind, periods.first, last, periods.degree_percent)
    together = Periods(*(np.concatenate(pair) for pair in zip(full.columns(), partial.columns(), strict=True)))
    return together.where(np.lexsort((together.first, together.employment)))


def as_rows(periods: Periods, terms: Sequence[EmploymentTerm], today: date) -> Iterator[AbsencePeriod]:
    """The periods as payroll would tell them today: one that goes on is open."""
    for owner, kind, first, last, degree in zip(*(column.tolist() for column in periods.columns()), strict=True):
        term = terms[owner]
        ends = EPOCH + timedelta(days=last)
        open_still = ends >= today and term.last is None
        yield AbsencePeriod(
            term.employment_id,
            KINDS[kind],
            EPOCH + timedelta(days=first),
            None if open_still else ends,
            Decimal(degree) / 100,
        )
