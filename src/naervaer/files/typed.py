"""Text to values: each distinct text of a column is read once, in Python, and joined back.

A column of millions of dates holds a few thousand different texts, so one plain function for each form of date or
number is both the fast way and the one that can say in Danish what is wrong.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

import duckdb

from naervaer.core.absence import Category
from naervaer.files import cpr, forms
from naervaer.files.codes import read_type
from naervaer.files.columns import COLUMNS, TABLE_OF, Column, Kind
from naervaer.files.forms import OPEN, DateForm, NotReadable
from naervaer.files.mapping import Mapping as FileMapping
from naervaer.files.outcome import Unreadable
from naervaer.files.tables import TABLES, as_array

_CPR_LIKE = "regexp_matches({}, '^[0-9]{{6}}[- ]?[0-9]{{4}}$|^[0-9]{{9}}$')"


@dataclass(frozen=True, slots=True)
class Meaning:
    """What decides how a text is read: the file's own forms, payroll's codes, and the key that hides a CPR number."""

    mapping: FileMapping
    codes: Mapping[str, Category]
    person_key: bytes | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """One distinct text of a column: its value, or ``reason``; ``shown`` may be repeated in a report."""

    text: str
    value: Any
    reason: str | None = None
    shown: str | None = None


def make_typed(con: duckdb.DuckDBPyConnection, kind: Kind, meaning: Meaning) -> None:
    """From ``staged`` fill ``typed`` (``line`` and the canonical columns) and ``faults``; a faulty row is in both."""
    con.execute('CREATE OR REPLACE TEMP TABLE faults (line BIGINT, "column" VARCHAR, found VARCHAR, reason VARCHAR)')
    types = TABLES[TABLE_OF[kind]].columns
    values, joins = [], []
    for column in COLUMNS[kind]:
        readings = list(_readings(con, column, meaning))
        values.append(f'{_value(column, types[column.target], bool(readings))} AS "{column.target}"')
        if readings:
            _keep(con, column, types[column.target], readings)
            joins.append(f'LEFT JOIN "d_{column.name}" ON staged."{column.name}" = "d_{column.name}".text')
        if column.needed and column.default is None:
            con.execute(
                f"INSERT INTO faults SELECT line, '{column.name}', '', 'feltet er tomt, men skal udfyldes' "
                f'FROM staged WHERE "{column.name}" IS NULL'
            )
    con.execute(f"CREATE OR REPLACE TEMP TABLE typed AS SELECT line, {', '.join(values)} FROM staged {' '.join(joins)}")
    if kind == "employments":
        con.execute("UPDATE typed SET person_id = employment_id WHERE person_id IS NULL")
    if kind != "absence-days":
        con.execute(
            """INSERT INTO faults SELECT line, 'to', strftime(last, '%d-%m-%Y'), 'slutdatoen ' ||
            strftime(last, '%d-%m-%Y') || ' ligger før startdatoen ' || strftime(first, '%d-%m-%Y')
            FROM typed WHERE last < first"""
        )


def _value(column: Column, kind: str, has_readings: bool) -> str:
    """SQL for the column's value: as it stands, as read, or what an empty cell means."""
    text = f'staged."{column.name}"'
    read = f'"d_{column.name}".value' if has_readings else f"CAST(NULL AS {kind})"
    empty = f"CAST(NULL AS {kind})"
    if column.default or (column.default is not None and kind == "VARCHAR"):
        empty = f"CAST('{column.default}' AS {kind})"
    if column.content in ("id", "text"):
        return f"coalesce({read}, {text}, {empty})"
    return f"CASE WHEN {text} IS NULL THEN {empty} ELSE {read} END"


def _keep(con: duckdb.DuckDBPyConnection, column: Column, kind: str, readings: list[Reading]) -> None:
    """The readings as a table to join, and the rows of those that could not be read as faults."""
    name = f"d_{column.name}"
    arrays = {
        "text": as_array("VARCHAR", [r.text for r in readings]),
        "value": as_array(kind, [r.value for r in readings]),
        "reason": as_array("VARCHAR", [r.reason for r in readings]),
        "shown": as_array("VARCHAR", [r.text if r.shown is None else r.shown for r in readings]),
    }
    con.register("readings", arrays)
    con.execute(
        f'CREATE OR REPLACE TEMP TABLE "{name}" AS '
        f"SELECT CAST(text AS VARCHAR) AS text, CAST(value AS {kind}) AS value, CAST(reason AS VARCHAR) AS reason, "
        f"CAST(shown AS VARCHAR) AS shown FROM readings"
    )
    con.unregister("readings")
    if any(r.reason for r in readings):
        con.execute(
            f"INSERT INTO faults SELECT line, '{column.name}', shown, reason FROM staged "
            f'JOIN "{name}" ON staged."{column.name}" = text WHERE reason IS NOT NULL'
        )


def _readings(con: duckdb.DuckDBPyConnection, column: Column, meaning: Meaning) -> Iterable[Reading]:
    """Of a plain column only the texts that cannot stand as they are; of others every distinct text."""
    if column.content == "id":
        yield from _identifiers(con, column, meaning)
    elif column.content == "text":
        for text in _distinct(con, column, f'length("{column.name}") > {column.longest}'):
            reason = f"»{text[:40]}…« er {len(text)} tegn lang; forventede højst {column.longest}"
            yield Reading(text, text, reason, text[:60])
    else:
        read = _reader(con, column, meaning)
        for text in _distinct(con, column):
            try:
                yield Reading(text, read(text))
            except NotReadable as error:
                yield Reading(text, None, str(error), text[:200])


def _distinct(con: duckdb.DuckDBPyConnection, column: Column, where: str = "true") -> list[str]:
    name = f'"{column.name}"'
    found = con.execute(f"SELECT DISTINCT {name} FROM staged WHERE {name} IS NOT NULL AND {where}")
    return [text for (text,) in found.fetchall()]


def _reader(con: duckdb.DuckDBPyConnection, column: Column, meaning: Meaning) -> Callable[[str], Any]:
    mark = meaning.mapping.decimal
    if column.content in ("date", "end"):
        return partial(_read_day, form=_date_form(con, column, meaning), open_end=column.content == "end")
    readers: dict[str, Callable[[str], Any]] = {
        "fte": partial(forms.read_fte, mark=mark),
        "hours": partial(forms.read_hours, mark=mark),
        "degree": partial(forms.read_degree, mark=mark),
        "boolean": forms.read_boolean,
        "status": forms.read_status,
        "mail": forms.read_mail,
        "type": partial(read_type, codes={**meaning.codes, **meaning.mapping.codes}),
    }
    return readers[column.content]


def _read_day(text: str, form: DateForm | None, open_end: bool) -> date | None:
    day = forms.read_date(text, form)
    if day != OPEN:
        return day
    if open_end:
        return None
    raise NotReadable(
        f"»{text}« er en åben dato og kan ikke stå her; forventede en dato som 31-01-2026 eller 2026-01-31"
    )


def _date_form(con: duckdb.DuckDBPyConnection, column: Column, meaning: Meaning) -> DateForm | None:
    """The column's one form. Two forms in a column cannot be told apart safely, so the file is refused."""
    if meaning.mapping.date_format:
        return meaning.mapping.date_format
    form = forms.common_form(sorted(_distinct(con, column)))
    if not isinstance(form, tuple):
        if form is DateForm.MONTH_FIRST:
            raise Unreadable(
                f"Kolonnen {column.name}: datoerne ser ud til at have måneden først. Skriv date_format = "
                f'"mm-dd-yyyy" i tilpasningen, hvis det er rigtigt.'
            )
        return form
    examples = []
    for text in form:
        found = con.execute(f'SELECT min(line) FROM staged WHERE "{column.name}" = ?', [text])
        shape = " eller ".join(sorted(forms.date_forms(text)))
        examples.append(f"linje {found.fetchall()[0][0]} »{text}« ({shape})")
    raise Unreadable(
        f"Kolonnen {column.name}: datoerne står i to former: {' og '.join(examples)}. Ret udtrækket til én form, eller "
        f"skriv date_format i tilpasningen."
    )


def _identifiers(con: duckdb.DuckDBPyConnection, column: Column, meaning: Meaning) -> Iterable[Reading]:
    for text in _distinct(con, column, f'length("{column.name}") > {column.longest}'):
        reason = f"id'et er {len(text)} tegn langt; forventede højst {column.longest}"
        yield Reading(text, text, reason, text[:60])
    if column.name not in ("person_id", "employment_id"):
        return
    texts = _distinct(con, column, _CPR_LIKE.format(f'"{column.name}"'))
    numbers = {text: number for text in texts if (number := cpr.compact(text))}
    valid = {text for text, number in numbers.items() if cpr.birth_date(number)}
    all_cpr = len(valid) * 2 > _count_distinct(con, column)
    for text, number in numbers.items():
        plain_nine = len(text) == 9
        if text in valid and (all_cpr or not plain_nine):
            hidden = cpr.pseudonym(number, meaning.person_key) if meaning.person_key else number
            yield Reading(text, hidden, shown=cpr.masked(text))
        elif all_cpr or not text.isdecimal():
            reason = f"»{cpr.masked(text)}« er ikke et muligt CPR-nummer; forventede ti cifre, der begynder med en dato"
            yield Reading(text, None, reason, cpr.masked(text))


def _count_distinct(con: duckdb.DuckDBPyConnection, column: Column) -> int:
    return int(con.execute(f'SELECT count(DISTINCT "{column.name}") FROM staged').fetchall()[0][0])
