"""Rows to runs, spells and cases in DuckDB, by one window pass over everybody.

Rows stand in order of employment and first day. Where a row begins after everything before it has ended, a run, a
spell or a case may begin, by the number of days back at work since then; that number is a difference of two running
sums over the calendar. Rows with the same two dates stand in any order, so breaks are counted by range: only one of
them carries the break, and all of them come after it. Categories travel as bits.
"""

from collections.abc import Collection, Iterator
from datetime import date
from fractions import Fraction
from functools import cache
from itertools import accumulate
from typing import Any

from duckdb import DuckDBPyConnection

from naervaer.core.absence import EMPLOYED_STATUSES, Category
from naervaer.core.calendar import ONE_DAY, days
from naervaer.core.timeline.counting import Counting
from naervaer.core.timeline.model import Case, Spell

BITS = {category: 1 << place for place, category in enumerate(sorted(Category))}

KNOWN = """
CREATE OR REPLACE TEMP TABLE timeline_rows AS
WITH employed AS (
    SELECT employment_id, CASE WHEN bool_and(last IS NOT NULL) THEN max(last) END AS left_on
    FROM employments WHERE status IN (SELECT unnest($statuses)) GROUP BY employment_id
), counted AS (
    SELECT unnest($categories) AS category, unnest($bits) AS bit
), absence AS (
    SELECT employment_id, category, first, last, TRUE AS told FROM absence_periods
    UNION ALL
    SELECT employment_id, category, day, day, FALSE FROM absence_days WHERE absent_hours > 0
)
SELECT
    absence.employment_id, bit, first, told, left_on,
    least(last, left_on, $as_of) AS last,
    told AND coalesce(last > $as_of, TRUE) AND coalesce(left_on >= $as_of, TRUE) AS goes_on
FROM absence
JOIN counted USING (category)
LEFT JOIN employed USING (employment_id)
WHERE first <= least(left_on, $as_of) AND coalesce(last >= first, TRUE)
    AND ($everybody OR absence.employment_id IN (SELECT unnest($employments)))
"""

CALENDAR = """
CREATE OR REPLACE TEMP TABLE timeline_calendar AS
SELECT unnest($days) AS day, unnest($halves) AS halves, unnest($back) AS back
"""

PRUNED = """
CREATE OR REPLACE TEMP TABLE timeline_rows AS
WITH cut AS (
    SELECT employment_id, max(last) FILTER (last < $horizon) AS before, min(first) FILTER (last >= $horizon) AS after
    FROM timeline_rows GROUP BY employment_id
), whole AS (
    SELECT employment_id FROM cut
    JOIN timeline_calendar AS before_first ON before_first.day = cut.after - 1
    JOIN timeline_calendar AS at_last ON at_last.day = cut.before
    WHERE before_first.back - at_last.back <= $max_gap
)
SELECT timeline_rows.* FROM timeline_rows
LEFT JOIN whole USING (employment_id)
WHERE last >= $horizon OR whole.employment_id IS NOT NULL
"""

NUMBERED = """
CREATE OR REPLACE TEMP TABLE timeline_numbered AS
WITH reached AS (
    SELECT *, max(last) OVER earlier AS reached
    FROM timeline_rows
    WINDOW earlier AS (
        PARTITION BY employment_id ORDER BY first, last ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    )
), gaps AS (
    SELECT reached.*, first > reached + 1 AS new_run,
        CASE WHEN first > reached + 1 THEN before_first.back - at_reached.back ELSE 0 END AS days_back
    FROM reached
    LEFT JOIN timeline_calendar AS before_first ON before_first.day = first - 1
    LEFT JOIN timeline_calendar AS at_reached ON at_reached.day = reached
)
SELECT * EXCLUDE (reached, new_run, days_back),
    count(*) FILTER (new_run) OVER so_far AS run,
    count(*) FILTER (days_back > 0 OR (new_run AND NOT $bridge_in_spells)) OVER so_far AS spell,
    count(*) FILTER (days_back > $max_gap) OVER so_far AS "case"
FROM gaps
WINDOW so_far AS (PARTITION BY employment_id ORDER BY first, last RANGE UNBOUNDED PRECEDING)
"""

RUNS = """
CREATE OR REPLACE TEMP TABLE timeline_runs AS
SELECT employment_id, "case", spell, min(first) AS first, max(last) AS last, bit_or(bit) AS bits,
    max(last) FILTER (told) AS told_end, max(last) FILTER (bit <> $partial) AS other_end,
    bool_or(goes_on) AS goes_on, any_value(left_on) AS left_on
FROM timeline_numbered
GROUP BY employment_id, "case", spell, run
"""

SPELLS = """
CREATE OR REPLACE TEMP TABLE timeline_spells AS
WITH joined AS (
    SELECT employment_id, "case", spell, min(first) AS first, max(last) AS last, bit_or(bits) AS bits,
        bool_or(goes_on) AS open
    FROM timeline_runs GROUP BY employment_id, "case", spell
)
SELECT joined.*, before_first.halves AS halves_before, at_last.halves AS halves_through
FROM joined
JOIN timeline_calendar AS before_first ON before_first.day = first - 1
JOIN timeline_calendar AS at_last ON at_last.day = last
"""

CASES = """
CREATE OR REPLACE TEMP TABLE timeline_cases AS
WITH joined AS (
    SELECT employment_id, "case", min(first) AS first_day, max(last) AS last_day, bool_or(goes_on) AS open,
        max(spell) - min(spell) + 1 AS spells, bit_or(bits) AS bits, max(told_end) AS told_end,
        max(other_end) AS other_end, any_value(left_on) AS left_on
    FROM timeline_runs GROUP BY employment_id, "case"
)
SELECT joined.* EXCLUDE (told_end, other_end),
    coalesce(other_end < last_day, TRUE) AS partial_now,
    last_day = $as_of OR (
        $bridge AND coalesce(left_on >= $as_of, TRUE) AND coalesce(told_end < last_day, TRUE)
        AND today.back = at_last.back
    ) AS running
FROM joined
JOIN timeline_calendar AS at_last ON at_last.day = last_day
JOIN timeline_calendar AS today ON today.day = $as_of
"""


KEPT = """
CREATE OR REPLACE TEMP TABLE cases AS
FROM timeline_cases WHERE running OR last_day >= $ended_since
"""

SPELLS_OF_KEPT = """
CREATE OR REPLACE TEMP TABLE spells AS
FROM timeline_spells SEMI JOIN cases USING (employment_id, "case")
"""


def join_all(
    con: DuckDBPyConnection,
    counting: Counting,
    *,
    as_of: date,
    employments: Collection[str] | None = None,
    ended_since: date = date.min,
    horizon: date = date.min,
) -> None:
    """Join what ``as_of`` knows to the tables ``spells`` and ``cases``: running, or ended from ``ended_since`` on.

    Cases that ended before ``horizon`` need not be joined at all, and mostly are not.
    """
    _know(con, counting, as_of, employments)
    _load_calendar(con, counting, as_of)
    seen = min(horizon, ended_since, _rested_since(counting, as_of))
    if seen > date.min:
        con.execute(PRUNED, {"horizon": seen, "max_gap": counting.max_gap_days})
    join_rows(con, counting, as_of=as_of)
    con.execute(KEPT, {"ended_since": ended_since})
    con.execute(SPELLS_OF_KEPT)


def _know(con: DuckDBPyConnection, counting: Counting, as_of: date, employments: Collection[str] | None) -> None:
    con.execute(
        KNOWN,
        {
            "as_of": as_of,
            "statuses": sorted(EMPLOYED_STATUSES),
            "categories": sorted(counting.categories),
            "bits": [BITS[category] for category in sorted(counting.categories)],
            "everybody": employments is None,
            "employments": sorted(employments or ()),
        },
    )


def _load_calendar(con: DuckDBPyConnection, counting: Counting, as_of: date) -> None:
    """Running sums over every day from before the oldest row to ``as_of``: half workdays, and days back at work."""
    oldest = con.execute("SELECT min(first) FROM timeline_rows").fetchone()
    first = (oldest and oldest[0]) or as_of
    all_days = days(first - ONE_DAY, as_of)
    halves = [counting.calendar.halves(day) for day in all_days]
    back = [int(half > 0 or not counting.bridge_non_workdays) for half in halves]
    con.execute(CALENDAR, {"days": all_days, "halves": list(accumulate(halves)), "back": list(accumulate(back))})


def _rested_since(counting: Counting, as_of: date) -> date:
    """A case whose last day is older than this does not run: there has been a workday since."""
    return counting.calendar.previous_workday(as_of) if counting.bridge_non_workdays else as_of


def join_rows(con: DuckDBPyConnection, counting: Counting, *, as_of: date) -> None:
    """Join ``timeline_rows`` to ``timeline_runs``, ``timeline_spells`` and ``timeline_cases``."""
    con.execute(NUMBERED, {"max_gap": counting.max_gap_days, "bridge_in_spells": counting.bridge_in_spells})
    con.execute(RUNS, {"partial": BITS[Category.PARTIAL_SICKNESS]})
    con.execute(SPELLS)
    con.execute(CASES, {"as_of": as_of, "bridge": counting.bridge_non_workdays})


def read_spells(con: DuckDBPyConnection) -> Iterator[Spell]:
    found = con.execute(
        "SELECT employment_id, first, last, open, halves_through - halves_before, bits"
        " FROM spells ORDER BY employment_id, first"
    )
    for employment, first, last, is_open, halves, bits in rows(found):
        length = (last - first).days + 1
        yield Spell(employment, first, last, is_open, length, Fraction(halves, 2), categories_of(bits))


def read_cases(con: DuckDBPyConnection) -> Iterator[Case]:
    found = con.execute(
        "SELECT employment_id, first_day, last_day, open, spells, bits, partial_now, running"
        " FROM cases ORDER BY employment_id, first_day"
    )
    for employment, first, last, is_open, spells, bits, partial_now, running in rows(found):
        length = (last - first).days + 1
        yield Case(employment, first, last, is_open, length, spells, categories_of(bits), partial_now, running)


def rows(found: DuckDBPyConnection) -> Iterator[tuple[Any, ...]]:
    """The rows of a result, some thousands at a time, so that a large one never stands whole in memory."""
    while some := found.fetchmany(10_000):
        yield from some


@cache
def categories_of(bits: int) -> tuple[Category, ...]:
    return tuple(category for category, bit in BITS.items() if bits & bit)
