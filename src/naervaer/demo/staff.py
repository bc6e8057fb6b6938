"""Who works where: employments with job group, hours, pupils, temps, leavers and newcomers."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

import numpy as np

from naervaer.core.absence import EmploymentTerm
from naervaer.demo.names import invent
from naervaer.demo.shapes import Place

JOB_GROUPS = (
    ("Pædagog", 0.44),
    ("Social- og sundhedsassistent", 0.24),
    ("Pædagogmedhjælper", 0.09),
    ("Sygeplejerske", 0.05),
    ("Ergoterapeut", 0.05),
    ("Husassistent", 0.05),
    ("SOSU-elev", 0.02),
    ("Vikar", 0.02),
    ("Neuropædagog", 0.04),
)
HOURS = ((37, 0.40), (35, 0.14), (32, 0.24), (30, 0.13), (28, 0.05), (20, 0.04))
TURNOVER_A_YEAR = 0.11
LEADER = "Leder"


@dataclass(frozen=True, slots=True)
class Span:
    """The days the demo knows about, both inclusive."""

    first: date
    last: date

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1


def leaders_of(terms: Iterable[EmploymentTerm], places: Iterable[Place]) -> dict[str, EmploymentTerm]:
    """Who leads each unit today; leaders were hired in the order of their units."""
    leading = (t for t in terms if t.is_leader and t.last is None)
    return dict(zip((p.unit_id for p in places for _ in range(p.leaders)), leading, strict=True))


def fte_of(hours: int) -> Decimal:
    """*Beskæftigelsesdecimal*: 37 hours a week = 1, in the six decimals payroll uses."""
    return (Decimal(hours) / 37).quantize(Decimal("0.000001"))


def hire(
    rng: np.random.Generator, places: Sequence[Place], span: Span, *, digits: int, turnover: float = TURNOVER_A_YEAR
) -> list[EmploymentTerm]:
    """Every employment of the span: one term each, leaders first in their unit."""
    posts = list(_posts(places))
    stays = [list(stay) for stay in _stays(rng, len(posts), span, turnover)]
    total = sum(map(len, stays))
    names = invent(rng, total)
    jobs = rng.choice(len(JOB_GROUPS), total, p=[share for _, share in JOB_GROUPS])
    hours = rng.choice(len(HOURS), total, p=[share for _, share in HOURS])
    numbers = 1 + rng.permutation(10**digits - 1)[:total]
    terms: list[EmploymentTerm] = []
    for (place, kept_for), stay in zip(posts, stays, strict=True):
        for first, last in stay:
            n = len(terms)
            number = f"{numbers[n]:0{digits}d}"
            term = EmploymentTerm(
                number, f"P{number}", place.unit_id, fte_of(HOURS[hours[n]][0]), first, last, names[n]
            )
            terms.append(_in_post(term, kept_for or JOB_GROUPS[jobs[n]][0], place))
    return terms


def _posts(places: Iterable[Place]) -> Iterator[tuple[Place, str]]:
    """Each post with the job group it is kept for; every workplace of some size has a pupil and a temp."""
    for place in places:
        yield from ((place, LEADER) for _ in range(place.leaders))
        kept_for = ["SOSU-elev", "Vikar"] if place.people >= 12 else []
        yield from ((place, "") for _ in range(place.people - len(kept_for)))
        yield from ((place, job_group) for job_group in kept_for)


def _stays(
    rng: np.random.Generator, posts: int, span: Span, turnover: float
) -> Iterator[Iterator[tuple[date, date | None]]]:
    """For each post, who held it when: the first holder was there before the span, now and then one follows another."""
    before = rng.integers(30, 6_000, posts).tolist()
    leaves = rng.random(posts)
    years = span.days / 365
    share_leaving = 1 - np.exp(-turnover * years)
    moments = rng.integers(60, max(span.days - 60, 61), posts).tolist()
    for post in range(posts):
        began = span.first - timedelta(days=before[post])
        if leaves[post] >= share_leaving:
            yield iter([(began, None)])
            continue
        gone = _month_end(span.first + timedelta(days=moments[post]))
        yield iter([(began, gone), (gone + timedelta(days=1), None)] if gone < span.last else [(began, None)])


def _month_end(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1) - timedelta(days=1)


def _in_post(term: EmploymentTerm, job_group: str, place: Place) -> EmploymentTerm:
    if job_group == LEADER:
        return replace(term, job_group=LEADER, fte=Decimal(1), is_leader=True, unit_id=place.desk or place.unit_id)
    if place.level == "stab":
        return replace(term, job_group="Konsulent", fte=Decimal(1))
    if job_group == "Vikar":
        return replace(term, job_group=job_group, monthly_paid=False, fte=fte_of(20))
    if job_group == "SOSU-elev":
        return replace(term, job_group=job_group, fte=Decimal(1))
    return replace(term, job_group=job_group)
