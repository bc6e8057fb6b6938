"""Storing the figures: computed by the engine, replaced month by month in one transaction."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace
from datetime import date

import duckdb
from django.db import transaction
from django.http import Http404

from naervaer.core.absence import UnitTerm
from naervaer.core.access.model import Actor, Purpose
from naervaer.core.calendar import ONE_DAY
from naervaer.core.disclosure.model import Limits
from naervaer.figures.model import Request, Row
from naervaer.figures.publish import publish
from naervaer.figures.stored import stored_facts
from naervaer.figures.structure import tree_through
from naervaer.files.tables import connect, create_tables, rows
from naervaer.web import clock
from naervaer.web.absence import queries as absence
from naervaer.web.audit import actions as audit
from naervaer.web.bulk import insert_rows
from naervaer.web.handbook.queries import active_policy
from naervaer.web.imports import queries as imports
from naervaer.web.reports.method import month_after, requests
from naervaer.web.reports.models import FigureFact, FigureRun, HiddenUnit

DETAIL_MONTHS = 36
"""Categories and job groups are stored for the newest months only; totals for all (``docs/adr``)."""

COLUMNS = (
    "run_id", "unit_id", "month", "category", "job_group", "persons", "persons_absent", "absence_workdays",
    "absence_fulltime_days", "absence_calendar_days", "possible_days", "fte", "spells_started", "spells_short",
    "spells_long",
)  # fmt: skip
TABLE = FigureFact._meta.db_table

_waits: ContextVar[bool] = ContextVar("figures wait", default=False)


@contextmanager
def counting_waits() -> Iterator[None]:
    """Nothing is counted within: for whoever reads many files in a row and counts when the last has been read."""
    token = _waits.set(True)
    try:
        yield
    finally:
        _waits.reset(token)


def recompute(*, by: Actor, because: str, since: date | None = None) -> FigureRun | None:
    """Count anew the months from the year of ``since`` (None = all there is absence for) to the last that has ended.

    Either every month is replaced or none. None when no whole month has absence. ``Http404`` for others
    than the program itself and those who import.
    """
    today = clock.today()
    if not by.grants_for(Purpose.IMPORT, today):
        raise Http404
    if _waits.get():
        return None
    with connect() as con, transaction.atomic():
        create_tables(con)
        absence.fill(con)
        newest = month_after(today, -1)
        oldest = _first_month(con)
        if oldest is None or oldest > newest:
            return None
        first = max(oldest, since.replace(month=1, day=1)) if since else oldest
        if first > newest:
            return None
        questions = list(requests(active_policy(), first, newest, today))
        for question in questions:
            _compute(con, question, month_after(newest, 1 - DETAIL_MONTHS))
        run = FigureRun.objects.create(
            at=clock.now(), because=because, first_month=first, last_month=newest, data_version=imports.data_version()
        )
        _replace(con, run, whole=since is None)
        _hide(con, range(first.year, newest.year + 1))
        audit.record(
            by=by,
            kind=audit.Kind.WRITE,
            action="figures.recompute",
            detail={"because": because, "first": first.isoformat(), "last": newest.isoformat()},
        )
        return run


def bring_up_to_date(*, by: Actor, because: str) -> FigureRun | None:
    """Count everything anew when files have been read since the last time, or a month has ended; else do nothing."""
    last = FigureRun.objects.order_by("-pk").first()
    newest = month_after(clock.today(), -1)
    if last and last.data_version == imports.data_version() and last.last_month == newest:
        return None
    return recompute(by=by, because=because)


def _first_month(con: duckdb.DuckDBPyConnection) -> date | None:
    row = con.execute(
        "SELECT min(day) FROM (SELECT min(first) AS day FROM absence_periods "
        "UNION ALL SELECT min(day) FROM absence_days)"
    ).fetchone()
    return row[0].replace(day=1) if row and row[0] else None


def _compute(con: duckdb.DuckDBPyConnection, question: Request, detail_from: date) -> None:
    """Add a question's facts to ``computed``: totals only before ``detail_from``, both kinds of split from then on."""
    if question.first < detail_from:
        last = min(question.last, detail_from - ONE_DAY)
        _add(con, stored_facts(con, replace(question, last=last), split=False))
    if question.last >= detail_from:
        newer = replace(question, first=max(question.first, detail_from))
        _add(con, stored_facts(con, newer).filter("category = '' OR job_group = ''"))


def _add(con: duckdb.DuckDBPyConnection, facts: duckdb.DuckDBPyRelation) -> None:
    con.execute("CREATE TABLE IF NOT EXISTS computed AS SELECT * FROM figure_facts LIMIT 0")
    facts.insert_into("computed")


def _replace(con: duckdb.DuckDBPyConnection, run: FigureRun, *, whole: bool) -> None:
    old = FigureFact.objects.all() if whole else FigureFact.objects.filter(month__gte=run.first_month)
    old._raw_delete(old.db)
    stale = FigureFact.objects.exclude(category="", job_group="").filter(
        month__lt=month_after(run.last_month, 1 - DETAIL_MONTHS)
    )
    stale._raw_delete(stale.db)
    insert_rows(
        con,
        f"""SELECT {run.pk}, pk, CAST(month AS VARCHAR), category, job_group, persons, persons_absent,
            CAST(absence_workdays AS VARCHAR), CAST(absence_fulltime_days AS VARCHAR), absence_calendar_days,
            CAST(possible_days AS VARCHAR), CAST(fte AS VARCHAR), spells_started, spells_short, spells_long
        FROM computed JOIN unit_keys ON ext_id = unit_id ORDER BY pk, category, job_group, month""",  # noqa: S608
        TABLE,
        COLUMNS,
    )


def _hide(con: duckdb.DuckDBPyConnection, years: Iterable[int]) -> None:
    """Decide for each year, over the whole tree at once, which units are hidden from whoever is not their leader."""
    pks = dict(con.execute("SELECT ext_id, pk FROM unit_keys").fetchall())
    terms = [term for term in rows(con, "units") if isinstance(term, UnitTerm)]
    for year in years:
        first, last = date(year, 1, 1), date(year, 12, 31)
        limits = Limits(persons=active_policy().figures_on(last).suppress_below_persons)
        published = publish(_yearly(con, year), limits, parents=tree_through(terms, first, last))
        HiddenUnit.objects.filter(year=year).delete()
        HiddenUnit.objects.bulk_create(
            HiddenUnit(unit_id=pks[row.unit], year=year) for row in published if row.suppressed and row.unit
        )


def _yearly(con: duckdb.DuckDBPyConnection, year: int) -> list[Row]:
    """A row for each unit; ``persons`` are those of its smallest month, for every month is shown."""
    found = con.execute(
        """SELECT unit_id, min(persons) FILTER (persons > 0), sum(absence_calendar_days), sum(spells_short),
            sum(spells_long)
        FROM computed WHERE category = '' AND job_group = '' AND year(month) = ? GROUP BY unit_id ORDER BY unit_id""",
        [year],
    ).fetchall()
    return [
        Row(unit, None, None, None, persons=persons or 0, absence_calendar_days=int(days), spells_short=int(short),
            spells_long=int(long))
        for unit, persons, days, short, long in found
    ]  # fmt: skip
