"""The demo's payroll extracts: what a municipality's own systems would deliver, written as files to be imported."""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import numpy as np

from naervaer.core.absence import AbsencePeriod, Category, EmploymentTerm, UnitTerm
from naervaer.demo.absence import KINDS, Periods, days_since_epoch
from naervaer.files.columns import Kind
from naervaer.files.tables import connect

SD_CODES = {
    Category.OWN_SICKNESS: "790",
    Category.PARTIAL_SICKNESS: "526",
    Category.WORK_INJURY: "590",
    Category.SECTION_56: "525",
    Category.PREGNANCY_RELATED: "780",
    Category.CHILD_SICK: "910",
    Category.CARE_DAY: "520",
    Category.PARENTAL: "570",
    Category.OTHER: "510",
}
UNITS, EMPLOYMENTS, ABSENCE = "enheder.csv", "ansaettelser.csv", "fravaer.csv"
CORRECTED = "fravaer-rettet.csv"
STAFF_FILES: tuple[tuple[Kind, str], ...] = (("org", UNITS), ("employments", EMPLOYMENTS))
FILES: tuple[tuple[Kind, str], ...] = (*STAFF_FILES, ("absence-periods", ABSENCE))
"""In the order they have to be read."""
ABSENCE_HEADER = ("employment_id", "type", "from", "to", "degree")

Row = Sequence[str]


def write(path: Path, header: Row, rows: Iterable[Row]) -> None:
    """Semicolons and a byte order mark, as Excel in Danish wants it."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
        writer.writerow(header)
        writer.writerows(rows)


def write_units(path: Path, units: Iterable[UnitTerm]) -> None:
    write(
        path,
        ("unit_id", "parent_id", "name", "level", "from", "to"),
        ((u.unit_id, u.parent_id or "", u.name, u.level, _day(u.first), _day(u.last)) for u in units),
    )


def write_employments(path: Path, terms: Iterable[EmploymentTerm]) -> None:
    header = (
        "employment_id", "person_id", "name", "unit_id", "job_group", "fte", "from", "to", "status", "monthly_paid",
        "is_leader",
    )  # fmt: skip
    write(path, header, (_employment(term) for term in terms))


def _employment(term: EmploymentTerm) -> Row:
    return (
        term.employment_id,
        term.person_id,
        term.name,
        term.unit_id,
        term.job_group,
        _number(term.fte),
        _day(term.first),
        _day(term.last),
        term.status,
        str(int(term.monthly_paid)),
        str(int(term.is_leader)),
    )


def absence_row(row: AbsencePeriod) -> Row:
    """One line of absence with its SD code."""
    return row.employment_id, SD_CODES[row.category], _day(row.first), _day(row.last), _number(row.degree)


def write_absence(path: Path, rows: Iterable[AbsencePeriod]) -> None:
    write(path, ABSENCE_HEADER, map(absence_row, rows))


def known_on(rows: Iterable[AbsencePeriod], day: date) -> list[AbsencePeriod]:
    """What payroll knew on an earlier day: nothing that had not begun, and no end that had not come."""
    return [
        row if row.last is not None and row.last < day else replace(row, last=None) for row in rows if row.first <= day
    ]


def write_many_periods(path: Path, periods: Periods, terms: Sequence[EmploymentTerm], today: date) -> None:
    """The same file from arrays: DuckDB writes a million lines a second."""
    ends = np.array([days_since_epoch(t.last) if t.last else np.iinfo(np.int64).max for t in terms], dtype=np.int64)
    owner = periods.employment
    open_still = (periods.last >= days_since_epoch(today)) & (ends[owner] > days_since_epoch(today))
    con = connect()
    con.execute("CREATE TABLE codes (kind INTEGER, code VARCHAR)")
    con.executemany("INSERT INTO codes VALUES (?, ?)", [(n, SD_CODES[kind]) for n, kind in enumerate(KINDS)])
    columns = {
        "employment_id": np.array([t.employment_id for t in terms], dtype=object)[owner],
        "kind": periods.kind,
        "first": periods.first.astype(np.int32),
        "last": np.where(open_still, 0, periods.last).astype(np.int32),
        "percent": periods.degree_percent,
    }
    con.register("drawn", columns)
    con.execute(
        """
        COPY (
            SELECT employment_id, code AS type,
                   strftime(DATE '1970-01-01' + first, '%d-%m-%Y') AS "from",
                   strftime(DATE '1970-01-01' + nullif(last, 0), '%d-%m-%Y') AS "to",
                   replace((percent / 100)::DECIMAL(4, 2)::VARCHAR, '.', ',') AS degree
            FROM drawn JOIN codes USING (kind)
        ) TO $path (HEADER, DELIMITER ';')
        """,
        {"path": str(path)},
    )
    con.close()


def _day(day: date | None) -> str:
    return day.strftime("%d-%m-%Y") if day else ""


def _number(value: object) -> str:
    return str(value).replace(".", ",")


def corrected(rows: Sequence[AbsencePeriod], *, well_again: str, wrong_code: str, today: date) -> list[Row]:
    """The next extract of the same months, as payroll sends it after having been corrected.

    One was well again two weeks ago, one had the wrong code, a period in spring has been taken out and another made
    longer. Four lines cannot be read, each for a reason of its own.
    """
    spring = [r for r in rows if r.last and r.first.year == today.year and r.first.month in (3, 4)]
    gone, longer = spring[0], spring[1]
    lines: list[Row] = []
    for row in rows:
        if row == gone:
            continue
        if row.employment_id == well_again and row.last is None:
            row = AbsencePeriod(row.employment_id, row.category, row.first, today - timedelta(days=14), row.degree)
        elif row.employment_id == wrong_code and row.last and row.last > today - timedelta(days=10):
            row = AbsencePeriod(row.employment_id, Category.SECTION_56, row.first, row.last, row.degree)
        elif row == longer and row.last:
            row = AbsencePeriod(row.employment_id, row.category, row.first, row.last + timedelta(days=1), row.degree)
        lines.append(absence_row(row))
    yesterday = _day(today - timedelta(days=1))
    known = rows[0].employment_id
    return [
        *lines,
        ("99999", "790", yesterday, "", "1"),
        (known, "799", yesterday, yesterday, "1"),
        (known, "790", yesterday, _day(today - timedelta(days=5)), "1"),
        (known, "790", "31-02-2026", "", "1"),
    ]
