"""What no row shows by itself: ids nobody knows, rows that stand twice, periods that overlap."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import duckdb

from naervaer.files.columns import Kind


@dataclass(frozen=True, slots=True)
class Known:
    """Names of DuckDB tables (with ``employment_id`` and ``unit_id``) that ids must be found in; None asks nothing."""

    employments: str | None = None
    units: str | None = None


NOTHING_ASKED = Known()


def check(con: duckdb.DuckDBPyConnection, kind: Kind, known: Known) -> list[str]:
    """Add to ``faults`` and trim overlaps in ``typed``; returns sentences on what was trimmed."""
    _drop_faulty(con)
    if kind.startswith("absence") and known.employments:
        _unknown(con, "employment_id", "ansættelsen", known.employments)
    if kind == "employments" and known.units:
        _unknown(con, "unit_id", "enheden", known.units)
    if kind == "org" and known.units:
        _unknown_parent(con, known.units)
    return _CHECKS[kind](con)


def _drop_faulty(con: duckdb.DuckDBPyConnection) -> None:
    con.execute("DELETE FROM typed WHERE line IN (SELECT line FROM faults)")


def _unknown(con: duckdb.DuckDBPyConnection, column: str, noun: str, known: str) -> None:
    con.execute(
        f"""INSERT INTO faults
        WITH ids AS (SELECT DISTINCT {column} AS id FROM typed ANTI JOIN {known} USING ({column})),
        bare AS (SELECT ltrim({column}, '0') AS id, min({column}) AS full_id FROM {known} GROUP BY ltrim({column}, '0'))
        SELECT line, '{column}', ids.id, CASE WHEN full_id IS NULL
            THEN '{noun} »' || ids.id || '« kendes ikke; indlæs den først, eller ret id''et'
            ELSE '{noun} »' || ids.id || '« kendes ikke, men det gør »' || full_id || '«: filen har mistet de '
                || 'foranstillede nuller. Gem kolonnen som tekst i Excel' END
        FROM typed JOIN ids ON typed.{column} = ids.id
        LEFT JOIN bare ON bare.id = ltrim(ids.id, '0') AND length(ids.id) < length(full_id)"""
    )
    _drop_faulty(con)


def _unknown_parent(con: duckdb.DuckDBPyConnection, known: str) -> None:
    """A parent stands in the file or is known; what stood below a refused unit is refused in turn."""
    lines = -1
    while lines:
        con.execute(
            f"""INSERT INTO faults SELECT line, 'parent_id', parent_id, CASE WHEN parent_id = unit_id
                THEN 'enheden »' || unit_id || '« står under sig selv'
                ELSE 'den overordnede enhed »' || parent_id || '« kendes ikke og er ikke læst fra filen' END
            FROM typed WHERE parent_id = unit_id OR (parent_id NOT IN (SELECT unit_id FROM typed)
                AND parent_id NOT IN (SELECT unit_id FROM {known}))"""
        )
        lines = con.execute("SELECT count(*) FROM typed SEMI JOIN faults USING (line)").fetchall()[0][0]
        _drop_faulty(con)


def _days(con: duckdb.DuckDBPyConnection) -> list[str]:
    _twice(con, "employment_id, category, day", "absent_hours, planned_hours", "date", "den samme dag")
    return []


def _twice(con: duckdb.DuckDBPyConnection, key: str, rest: str, column: str, what: str) -> None:
    con.execute(
        f"""INSERT INTO faults
        WITH keys AS (SELECT {key}, min(line) AS earlier FROM typed GROUP BY ALL HAVING count(*) > 1)
        SELECT t.line, '{column}', '', CASE WHEN row({_of("t", rest)}) IS NOT DISTINCT FROM row({_of("e", rest)})
            THEN 'rækken står også på linje ' || earlier || '; en dublet tæller kun én gang'
            ELSE 'linje ' || earlier || ' siger noget andet om {what}; lad kun den rigtige række stå' END
        FROM typed t JOIN keys USING ({key}) JOIN typed e ON e.line = earlier WHERE t.line > earlier"""
    )
    _drop_faulty(con)


def _of(alias: str, columns: str) -> str:
    return ", ".join(f"{alias}.{column.strip()}" for column in columns.split(","))


def _periods(con: duckdb.DuckDBPyConnection) -> list[str]:
    """Days that two rows of one category share count once: the later row is cut to the days it adds.

    Rows that disagree on the degree of the shared days cannot both be right, so the later is refused.
    """
    _twice(con, "employment_id, category, first", "last, degree", "from", "samme startdag")
    con.execute(
        """CREATE OR REPLACE TEMP TABLE shared AS
        WITH earlier AS (
            SELECT line, employment_id, category, first, coalesce(last, DATE '9999-12-31') AS last, degree,
                max(coalesce(last, DATE '9999-12-31')) OVER before AS covered,
                arg_max(line, coalesce(last, DATE '9999-12-31')) OVER before AS by_line,
                arg_max(degree, coalesce(last, DATE '9999-12-31')) OVER before AS by_degree
            FROM typed WINDOW before AS (
                PARTITION BY employment_id, category ORDER BY first, line
                ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
        )
        SELECT * FROM earlier WHERE first <= covered"""
    )
    con.execute(
        """INSERT INTO faults SELECT line, 'from', strftime(first, '%d-%m-%Y'), CASE WHEN degree <> by_degree
            THEN 'perioden overlapper linje ' || by_line || ' med en anden fraværsgrad; ret den, der er forkert'
            ELSE 'dagene står allerede på linje ' || by_line || '; de tæller kun én gang' END
        FROM shared WHERE degree <> by_degree OR last <= covered"""
    )
    _drop_faulty(con)
    trimmed = con.execute(
        "SELECT line, by_line, strftime(covered + 1, '%d-%m-%Y') FROM shared "
        "WHERE degree = by_degree AND last > covered ORDER BY line"
    ).fetchall()
    con.execute(
        "UPDATE typed SET first = CAST(shared.covered + 1 AS DATE) FROM shared "
        "WHERE typed.line = shared.line AND shared.degree = shared.by_degree AND shared.last > shared.covered"
    )
    con.execute("DROP TABLE shared")
    notes = [
        f"Linje {line} overlapper linje {other}; de fælles dage tæller én gang, og linje {line} læses fra {first}."
        for line, other, first in trimmed[:20]
    ]
    if len(trimmed) > len(notes):
        notes.append(f"{len(trimmed) - len(notes)} rækker mere overlapper en anden og er skåret til på samme måde.")
    return notes


def _terms(key: str, noun: str) -> Callable[[duckdb.DuckDBPyConnection], list[str]]:
    def check_terms(con: duckdb.DuckDBPyConnection) -> list[str]:
        con.execute(
            f"""INSERT INTO faults
            WITH earlier AS (
                SELECT line, first, max(coalesce(last, DATE '9999-12-31')) OVER before AS covered,
                    arg_max(line, coalesce(last, DATE '9999-12-31')) OVER before AS by_line
                FROM typed WINDOW before AS (
                    PARTITION BY {key} ORDER BY first NULLS FIRST, line
                    ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
            )
            SELECT line, 'from', strftime(first, '%d-%m-%Y'),
                'perioden overlapper linje ' || by_line || ' for {noun}; slut den ene, før den anden begynder'
            FROM earlier WHERE coalesce(first, DATE '0001-01-01') <= covered"""
        )
        _drop_faulty(con)
        return []

    return check_terms


_CHECKS: Mapping[Kind, Callable[[duckdb.DuckDBPyConnection], list[str]]] = {
    "org": _terms("unit_id", "den samme enhed"),
    "employments": _terms("employment_id", "den samme ansættelse"),
    "absence-days": _days,
    "absence-periods": _periods,
}
