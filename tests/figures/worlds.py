"""Generated municipalities for the tests of the figures: small, and full of corners."""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import strategies as st

from naervaer.core.absence import AbsenceDay, AbsencePeriod, Category, EmploymentTerm, UnitTerm
from naervaer.core.calendar import WorkCalendar
from naervaer.figures.model import Count, Denominator, Dimension, Facts, Request

START = date(2025, 12, 10)
"""Christmas is inside: holidays, weekends and half days off lie close together."""
SPAN = 60
UNITS = ("top", "left", "right", "leaf", "loose")
CATEGORIES = (Category.OWN_SICKNESS, Category.WORK_INJURY, Category.CHILD_SICK)

DAY = st.integers(-10, SPAN + 10).map(lambda n: START + timedelta(days=n))
HALF_DAYS = WorkCalendar(
    days_off=frozenset({(12, 24)}), half_days_off=frozenset({(12, 31), (1, 2)}), exceptions={date(2026, 1, 3): 1}
)
CALENDARS = (WorkCalendar(), HALF_DAYS, WorkCalendar("mon-fri"), WorkCalendar("every-day"))


@st.composite
def intervals(draw: st.DrawFn, longest: int = SPAN) -> tuple[date, date | None]:
    first = draw(DAY)
    length = draw(st.none() | st.integers(0, longest))
    return first, None if length is None else first + timedelta(days=length)


@st.composite
def employment_terms(draw: st.DrawFn) -> EmploymentTerm:
    employment = draw(st.sampled_from("1234"))
    first, last = draw(intervals(80))
    return EmploymentTerm(
        employment_id=employment,
        person_id="ab"[int(employment) % 2] if draw(st.booleans()) else "c",
        unit_id=draw(st.sampled_from(UNITS)),
        fte=draw(st.sampled_from(["0", "0.5", "0.864865", "1"]).map(Decimal)),
        first=first,
        last=last,
        job_group=draw(st.sampled_from(["", "pædagog", "sygeplejerske"])),
        status=draw(st.sampled_from(["1", "1", "1", "0", "3", "8"])),
        monthly_paid=draw(st.sampled_from([True, True, True, False])),
    )


@st.composite
def periods(draw: st.DrawFn) -> AbsencePeriod:
    first, last = draw(intervals(25))
    degree = draw(st.sampled_from(["1", "1", "0.5", "0.333333"]).map(Decimal))
    return AbsencePeriod(draw(st.sampled_from("12345")), draw(st.sampled_from(CATEGORIES)), first, last, degree)


@st.composite
def absence_days(draw: st.DrawFn) -> AbsenceDay:
    return AbsenceDay(
        draw(st.sampled_from("1234")),
        draw(st.sampled_from(CATEGORIES)),
        draw(DAY),
        draw(st.sampled_from(["0", "2.5", "7.4", "14.25", "0.0001"]).map(Decimal)),
        draw(st.sampled_from(["0", "7.4", "7.4", "8.5", "17.5"]).map(Decimal)),
    )


@st.composite
def unit_terms(draw: st.DrawFn) -> list[UnitTerm]:
    moved = draw(st.none() | DAY)
    leaf = (
        [UnitTerm("leaf", "left", "Blad")]
        if moved is None
        else [
            UnitTerm("leaf", "left", "Blad", "", None, moved - timedelta(days=1)),
            UnitTerm("leaf", "right", "Blad", "", moved, None),
        ]
    )
    return [
        UnitTerm("top", None, "Top"),
        UnitTerm("left", "top", "Venstre"),
        UnitTerm("right", "top", "Højre", "", draw(st.none() | DAY), None),
        *leaf,
    ]


@st.composite
def facts(draw: st.DrawFn) -> Facts:
    return Facts(
        employments=draw(st.lists(employment_terms(), max_size=6)),
        periods=draw(st.lists(periods(), max_size=6)),
        days=draw(st.lists(absence_days(), max_size=8)),
        units=draw(unit_terms()),
    )


@st.composite
def requests(draw: st.DrawFn) -> Request:
    first = START + timedelta(days=draw(st.integers(0, 30)))
    return Request(
        first=first,
        last=first + timedelta(days=draw(st.integers(0, SPAN - 30))),
        by=frozenset(dimension for dimension in Dimension if draw(st.booleans())),
        rollup=draw(st.booleans()),
        denominator=draw(st.sampled_from(Denominator)),
        count=draw(st.sampled_from(Count)),
        calendar=draw(st.sampled_from(CALENDARS)),
        as_of=draw(st.none() | DAY),
        categories=draw(st.frozensets(st.sampled_from(CATEGORIES), min_size=1)),
        long_from=draw(st.sampled_from([2, 15])),
        bridge_non_workdays=draw(st.booleans()),
        monthly_paid_only=draw(st.booleans()),
    )
