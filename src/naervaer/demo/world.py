"""The demo municipality as facts: units, employments and absence, for one seed and one day."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

import numpy as np

from naervaer.core.absence import AbsencePeriod, EmploymentTerm, UnitTerm
from naervaer.core.calendar import WorkCalendar
from naervaer.demo import absence, scenes, shapes
from naervaer.demo.calibrate import Yardstick, calibrate, spells_of
from naervaer.demo.shapes import Place
from naervaer.demo.staff import Span, fte_of, hire, leaders_of

SEED = 20261122
DRAWN_TOO_MUCH = 2.8
LARGE_RATE = 1.2
LARGE_TURNOVER = 0.03
MOVES, NEW_HOURS, SECOND_JOBS = 3, 4, 2


@dataclass(frozen=True)
class SmallWorld:
    today: date
    places: tuple[Place, ...]
    terms: tuple[EmploymentTerm, ...]
    rows: tuple[AbsencePeriod, ...]
    players: dict[str, EmploymentTerm]

    @property
    def units(self) -> tuple[UnitTerm, ...]:
        return units_of(self.places)

    @cached_property
    def leaders(self) -> dict[str, EmploymentTerm]:
        """Who leads each unit today."""
        return leaders_of(self.terms, self.places)


def units_of(places: Sequence[Place]) -> tuple[UnitTerm, ...]:
    return tuple(UnitTerm(p.unit_id, p.parent_id, p.name, p.level) for p in places)


def small(today: date, calendar: WorkCalendar, seed: int = SEED, name: str | None = None) -> SmallWorld:
    """The Hjørring figures: about 290 people at 13 workplaces, three whole years and this one until ``today``."""
    who, when, which = (np.random.default_rng([seed, n]) for n in range(3))
    places = shapes.small(name) if name else shapes.small()
    span = Span(date(today.year - 3, 1, 1), today)
    terms = [_stays_if_leading(t) for t in hire(who, places, span, digits=5)]
    terms = [t for t in terms if not (t.is_leader and t.first > span.first)]
    players = scenes.cast(terms, leaders_of(terms, places), today)
    drawn = spells_of(absence.as_rows(absence.draw(when, terms, span, DRAWN_TOO_MUCH), terms, today))
    targets = {
        (place.unit_id, today.year - 3 + n): place.target * share
        for place in places
        if place.target is not None
        for n, share in enumerate(shapes.SMALL_YEARS)
    }
    chosen = calibrate(
        which,
        scenes.clear(drawn, players, terms, today),
        scenes.spells(players, today),
        targets,
        Yardstick(terms, calendar, span),
        share_of_the_rest=1 / DRAWN_TOO_MUCH,
    )
    rows = sorted((row for spell in chosen for row in spell.rows), key=lambda row: (row.employment_id, row.first))
    final = _changed(terms, players, today)
    players = {
        key: next(t for t in reversed(final) if t.employment_id == p.employment_id) for key, p in players.items()
    }
    return SmallWorld(today, places, tuple(final), tuple(_while_employed(rows, final)), players)


def _stays_if_leading(term: EmploymentTerm) -> EmploymentTerm:
    return replace(term, last=None) if term.is_leader else term


def _changed(terms: Sequence[EmploymentTerm], players: dict[str, EmploymentTerm], today: date) -> list[EmploymentTerm]:
    """The same people with what happens in a working life: a move, other hours, a second job, a notice given."""
    new_year = date(today.year, 1, 1)
    busy = {player.employment_id for player in players.values()}
    settled = [
        t
        for t in terms
        if t.last is None
        and t.first < date(today.year - 1, 1, 1)
        and t.monthly_paid
        and _settles(t)
        and t.employment_id not in busy
    ]
    movers = {t.employment_id for t in settled if t.unit_id == "1205"} & {t.employment_id for t in settled[:-1]}
    moved = sorted(movers)[:MOVES]
    rehoured = sorted(t.employment_id for t in settled if t.unit_id in ("1207", "1208"))[:NEW_HOURS]
    temps = [
        t.employment_id for t in terms if t.job_group == "Vikar" and t.last is None and t.employment_id not in busy
    ]
    second = dict(zip(temps[:SECOND_JOBS], [t for t in settled if t.unit_id == "1203"], strict=False))
    final: list[EmploymentTerm] = []
    for term in terms:
        if term.employment_id in moved:
            final += _from(term, new_year, unit_id="1206")
        elif term.employment_id in rehoured:
            final += _from(term, new_year, fte=fte_of(28))
        elif term.employment_id in second:
            main = second[term.employment_id]
            final.append(replace(term, person_id=main.person_id, name=main.name))
        elif term.employment_id == players["fratraeder"].employment_id:
            final.append(replace(term, last=today + timedelta(days=scenes.LEAVES_IN_DAYS)))
        else:
            final.append(term)
    return final


def _settles(term: EmploymentTerm) -> bool:
    return term.monthly_paid and not term.is_leader and term.job_group != "SOSU-elev"


def _from(term: EmploymentTerm, day: date, **change: object) -> list[EmploymentTerm]:
    return [replace(term, last=day - timedelta(days=1)), replace(term, first=day, **change)]  # type: ignore[arg-type]


def _while_employed(rows: Sequence[AbsencePeriod], terms: Sequence[EmploymentTerm]) -> Iterator[AbsencePeriod]:
    """No absence outside the employment, and none open once an end of it is known."""
    ends = {t.employment_id: t.last for t in terms}
    for row in rows:
        end = ends[row.employment_id]
        if end is None or (row.last is not None and row.last <= end) or row.last is None:
            yield row
        elif row.first <= end:
            yield replace(row, last=end)


@dataclass(frozen=True)
class LargeWorld:
    today: date
    places: tuple[Place, ...]
    terms: tuple[EmploymentTerm, ...]
    periods: absence.Periods

    @property
    def units(self) -> tuple[UnitTerm, ...]:
        return units_of(self.places)

    @cached_property
    def leaders(self) -> dict[str, EmploymentTerm]:
        """Who leads each unit today."""
        return leaders_of(self.terms, self.places)


def large(today: date, seed: int = SEED, *, people: int = 46_900, name: str = shapes.LARGE_NAME) -> LargeWorld:
    """A big city: 50,000 employees in 3,000 units, ten years, about 2.5 million periods."""
    shape, who, when = (np.random.default_rng([seed, 10 + n]) for n in range(3))
    places = shapes.large(shape, people, name)
    span = Span(today.replace(year=today.year - 10, day=1) + timedelta(days=31), today)
    span = Span(span.first.replace(day=1), today)
    hired = hire(who, places, span, digits=6, turnover=LARGE_TURNOVER)
    terms = [_stays_if_leading(t) for t in hired if not (t.is_leader and t.first > span.first)]
    return LargeWorld(today, places, tuple(terms), absence.draw(when, terms, span, LARGE_RATE))
