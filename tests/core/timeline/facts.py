"""Facts and policies for the timeline: written by hand, and generated."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import chain
from typing import Any

import duckdb
from hypothesis import strategies as st

from naervaer.core.absence import AbsenceDay, AbsencePeriod, Category, EmploymentTerm
from naervaer.core.policy.schema import Policy
from naervaer.core.timeline import engine, reference
from naervaer.core.timeline.counting import Counting
from naervaer.core.timeline.known import Absence
from naervaer.core.timeline.model import Answer, Case, Spell
from naervaer.files import tables

OWN, PARTIAL, INJURY = Category.OWN_SICKNESS, Category.PARTIAL_SICKNESS, Category.WORK_INJURY


def period(
    first: str, last: str | None = None, category: Category = OWN, employment: str = "e1", degree: str = "1"
) -> AbsencePeriod:
    end = date.fromisoformat(last) if last else None
    return AbsencePeriod(employment, category, date.fromisoformat(first), end, Decimal(degree))


def absent_day(day: str, category: Category = OWN, employment: str = "e1", hours: str = "7.4") -> AbsenceDay:
    return AbsenceDay(employment, category, date.fromisoformat(day), Decimal(hours), Decimal("7.4"))


def term(first: str, last: str | None = None, employment: str = "e1", status: str = "1") -> EmploymentTerm:
    end = date.fromisoformat(last) if last else None
    return EmploymentTerm(employment, employment, "u1", Decimal(1), date.fromisoformat(first), end, status=status)


def step(**said: Any) -> dict[str, Any]:
    """A step as a policy file says it, with what a test does not care about filled in."""
    usual = {"title": said["id"], "source": "kilde", "owner": "leader", "kind": "contact"}
    return usual | {"opens": {"day_of_case": 1}, "due": {"day_of_case": 14}} | said


def alert(rule: dict[str, Any], **said: Any) -> dict[str, Any]:
    return {"id": "advis", "title": "Advis", "source": "kilde"} | said | {"rule": rule}


def policy(**said: Any) -> Policy:
    return Policy.model_validate({"municipality": {"name": "Prøve"}} | said)


def filled(absences: Sequence[Absence], terms: Sequence[EmploymentTerm] = ()) -> duckdb.DuckDBPyConnection:
    """A connection whose canonical tables hold the facts."""
    con = tables.connect()
    tables.create_tables(con)
    tables.insert(con, "absence_periods", [a for a in absences if isinstance(a, AbsencePeriod)])
    tables.insert(con, "absence_days", [a for a in absences if isinstance(a, AbsenceDay)])
    tables.insert(con, "employments", terms)
    return con


def derived(
    absences: Sequence[Absence],
    rules: Policy,
    as_of: str,
    *,
    terms: Sequence[EmploymentTerm] = (),
    answers: Sequence[Answer] = (),
    since: str | None = None,
    ended_since: str | None = None,
) -> reference.Timeline:
    """What the reference derives; the engine has been held to it."""
    asked: dict[str, Any] = {
        "as_of": date.fromisoformat(as_of),
        "since": date.fromisoformat(since) if since else None,
        "ended_since": date.fromisoformat(ended_since) if ended_since else None,
        "answers": answers,
    }
    slow = reference.derive(absences, terms, rules, **asked)
    fast = engine.derive(filled(absences, terms), rules, **asked)
    assert slow == reference.Timeline(*map(list, (fast.spells(), fast.cases(), fast.steps(), fast.alerts())))
    return slow


def joined(absences: Sequence[Absence], as_of: str, **counting: Any) -> tuple[list[Spell], list[Case]]:
    """Spells and cases by the reference; the engine has been held to it."""
    by, day = Counting(**counting), date.fromisoformat(as_of)
    slow = reference.stretches(absences, (), by, day)
    fast = engine.join(filled(absences), by, as_of=day)
    assert slow == (list(fast.spells()), list(fast.cases()))
    return slow


START = date(2025, 11, 24)
"""Generated facts lie around Christmas and Easter, where days off stand in rows."""

some_day = st.integers(0, 200).map(lambda offset: START + timedelta(days=offset))
employment_ids = st.sampled_from(["e1", "e2", "01"])
categories = st.sampled_from([OWN, OWN, OWN, PARTIAL, INJURY, Category.CHILD_SICK])


@st.composite
def periods(draw: st.DrawFn) -> AbsencePeriod:
    first = draw(some_day)
    lengths = st.one_of(st.integers(0, 6), st.integers(0, 80))
    last = draw(st.one_of(st.none(), lengths.map(lambda days: first + timedelta(days=days))))
    return AbsencePeriod(draw(employment_ids), draw(categories), first, last)


@st.composite
def absent_days(draw: st.DrawFn) -> AbsenceDay:
    hours = draw(st.sampled_from(["7.4", "3.7", "0"]))
    return AbsenceDay(draw(employment_ids), draw(categories), draw(some_day), Decimal(hours), Decimal("7.4"))


@st.composite
def weeks_of_days(draw: st.DrawFn) -> list[AbsenceDay]:
    """An illness as SD sends it: only the days from Monday to Friday."""
    employment, category, first = draw(employment_ids), draw(categories), draw(some_day)
    offsets = range(draw(st.integers(1, 20)))
    days = [first + timedelta(days=offset) for offset in offsets]
    full = Decimal("7.4")
    return [AbsenceDay(employment, category, day, full, full) for day in days if day.weekday() < 5]


@st.composite
def terms(draw: st.DrawFn) -> EmploymentTerm:
    first = draw(st.sampled_from([date(2020, 1, 1), date(2026, 1, 1)]))
    last = draw(st.one_of(st.none(), some_day))
    status = draw(st.sampled_from(["1", "1", "3", "8"]))
    return EmploymentTerm(draw(employment_ids), "p", "u", Decimal(1), first, last, status=status)


def absences() -> st.SearchStrategy[list[Absence]]:
    closed = st.lists(periods(), max_size=12)
    single = st.lists(absent_days(), max_size=12)
    weeks = st.lists(weeks_of_days(), max_size=4)
    return st.tuples(closed, single, weeks).map(lambda drawn: [*drawn[0], *drawn[1], *chain(*drawn[2])])


valid = st.one_of(
    st.just({}), some_day.map(lambda day: {"valid_from": day}), some_day.map(lambda day: {"valid_to": day})
)

moments = st.one_of(
    st.integers(1, 60).map(lambda n: {"day_of_case": n}),
    st.integers(0, 60).map(lambda n: {"days_after_first": n}),
    st.integers(1, 6).map(lambda n: {"months_after_first": n}),
    st.integers(1, 20).map(lambda n: {"day_without_holidays": n}),
    st.sampled_from(["ja", "nej"]).map(lambda answer: {"answer": {"step": "s0", "is": answer}}),
)
exceptions = st.one_of(
    st.integers(1, 90).map(lambda n: {"leaves_within_days_of_first": n}),
    st.booleans().map(lambda only: {"only_partial": only}),
    st.sampled_from([OWN, PARTIAL]).map(lambda category: {"category": category}),
)
repeats = st.one_of(
    st.none(),
    st.integers(1, 90).map(lambda n: {"day_of_case": n}),
    st.integers(1, 40).map(lambda n: {"every_days": n}),
)


@st.composite
def steps(draw: st.DrawFn) -> list[dict[str, Any]]:
    return [
        step(
            id=f"s{place}",
            opens=draw(moments),
            due=draw(moments),
            latest=draw(st.one_of(st.none(), moments)),
            repeats=draw(repeats),
            categories=draw(st.sampled_from([[], [], [OWN], [PARTIAL, INJURY]])),
            **{"except": draw(st.lists(exceptions, max_size=2))},
            **draw(valid),
        )
        for place in range(draw(st.integers(0, 4)))
    ]


counts = st.sampled_from(["calendar-days", "workdays"])
windows = st.integers(1, 150)


def alert_rules() -> st.SearchStrategy[dict[str, Any]]:
    stretch = st.integers(1, 30)
    return st.one_of(
        st.fixed_dictionaries({"consecutive_days": stretch, "count": counts}),
        st.fixed_dictionaries({"long_term_days": stretch, "count": counts}),
        st.fixed_dictionaries({"spells": st.integers(1, 4), "within_days": windows, "count": counts}),
        st.fixed_dictionaries({"days": st.integers(1, 30), "within_days": windows, "count": counts}),
        st.fixed_dictionaries(
            {
                "same_weekday": st.integers(1, 3),
                "within_days": windows,
                "chance_below": st.sampled_from([Decimal("0.05"), Decimal("0.3"), Decimal("0.9")]),
                "count": counts,
            }
        ),
    )


@st.composite
def alerts(draw: st.DrawFn) -> list[dict[str, Any]]:
    return [
        alert(draw(alert_rules()), id=f"a{place}", leaves_out=draw(st.sampled_from([[], [PARTIAL], [INJURY, OWN]])))
        | draw(valid)
        for place in range(draw(st.integers(0, 4)))
    ]


@st.composite
def policies(draw: st.DrawFn) -> Policy:
    joining = {"join_gap_days": draw(st.integers(0, 4)), "bridge_non_workdays": draw(st.booleans())}
    municipality = {"name": "Prøve", "days_off": ["12-24"], "half_days_off": ["12-31", "01-02"]}
    return policy(municipality=municipality, timeline=[joining], step=draw(steps()), alert=draw(alerts()))


@st.composite
def answers(draw: st.DrawFn, known_absences: Sequence[Absence]) -> list[Answer]:
    first_days = sorted({a.first if isinstance(a, AbsencePeriod) else a.day for a in known_absences}) or [START]
    given = st.builds(
        Answer, employment_ids, st.sampled_from(first_days), st.just("s0"), st.sampled_from(["ja", "nej"]), some_day
    )
    return draw(st.lists(given, max_size=6))
