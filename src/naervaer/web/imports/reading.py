"""One reading of a file against the database: what stands in it, and what writing it would change."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb

from naervaer.core.absence import Category
from naervaer.files import tables
from naervaer.files.checks import Known
from naervaer.files.columns import TABLE_OF, Kind
from naervaer.files.load import load
from naervaer.files.mapping import Mapping as FileMapping
from naervaer.files.outcome import Loaded, Unreadable
from naervaer.files.staging import Progress
from naervaer.web.absence import bulk as absence
from naervaer.web.organisation import bulk as organisation
from naervaer.web.organisation import delivery

Period = tuple[date, date | None]


@dataclass(frozen=True)
class Reading:
    """The rows of the file stand in ``con``."""

    con: duckdb.DuckDBPyConnection
    kind: Kind
    loaded: Loaded


@dataclass(frozen=True, slots=True)
class Effect:
    """What writing would change, in rows. ``known`` is how many known rows the delivery speaks for."""

    known: int = 0
    unchanged: int = 0
    corrected: int = 0
    new: int = 0
    vanished: int = 0
    corrected_from: date | None = None
    covers: Period | None = None
    notes: tuple[str, ...] = ()


def read(
    kind: Kind,
    path: Path,
    *,
    mapping: FileMapping,
    codes: Mapping[str, Category],
    person_key: bytes,
    progress: Progress | None = None,
    checking: Callable[[], None] | None = None,
) -> Reading:
    """Read the file; ids must be known to the installation. Raises ``Unreadable``."""
    con = tables.connect()
    tables.create_tables(con)
    organisation.copy_keys(con)
    con.execute(
        """CREATE TEMP VIEW known_units AS SELECT ext_id AS unit_id FROM unit_keys;
        CREATE TEMP VIEW known_employments AS SELECT ext_id AS employment_id FROM employment_keys"""
    )
    loaded = load(
        con,
        kind,
        path,
        mapping=mapping,
        codes=codes,
        known=Known(employments="known_employments", units="known_units"),
        person_key=person_key,
        progress=progress,
        checking=checking,
    )
    con.execute("DROP VIEW known_units; DROP VIEW known_employments")
    return Reading(con, kind, loaded)


def effect(reading: Reading, period: Period | None, today: date) -> Effect:
    """Hold the rows against what the database knows now; leaves the differences in ``reading.con``."""
    if reading.kind in delivery.EITHER:
        return _terms_effect(reading, today)
    con, table = reading.con, _absence_table(reading.kind)
    organisation.copy_keys(con)
    cover = absence.cover_of(con, table, period)
    absence.copy_known(con, table)
    found = absence.difference(con, table, cover)
    return Effect(
        found.known,
        found.unchanged,
        found.corrected,
        found.new,
        found.vanished,
        found.corrected_from,
        (cover.first, cover.last) if cover else None,
    )


def _terms_effect(reading: Reading, today: date) -> Effect:
    con, kind = reading.con, delivery.EITHER[reading.kind]
    delivery.copy_known(con, kind)
    found = delivery.difference(con, kind, today)
    if reading.kind == "org" and (path := delivery.cycle(con)):
        ring = " → ".join([*path, path[0]])
        raise Unreadable(f"Enhederne står under sig selv: {ring}. Ret parent_id for en af dem.")
    noun = "enheder" if reading.kind == "org" else "ansættelser"
    left = f"{found.left_alone} kendte {noun} står ikke i filen og er ladt urørt." if found.left_alone else ""
    return Effect(
        found.known,
        found.unchanged,
        found.corrected,
        found.new,
        corrected_from=found.corrected_from,
        notes=(left,) if left else (),
    )


def touched(reading: Reading) -> tuple[list[str], date | None]:
    """Ext ids of the employments (of units for an org file) that the effect changes, and the first day it changes."""
    return delivery.touched(reading.con) if reading.kind in delivery.EITHER else absence.touched(reading.con)


def write(reading: Reading, run: int) -> dict[str, list[list[object]]]:
    """Write the effect; the caller holds the transaction. What is returned is needed to undo changed terms."""
    if reading.kind in delivery.EITHER:
        return delivery.write(reading.con, delivery.EITHER[reading.kind])
    absence.write(reading.con, _absence_table(reading.kind), run)
    return {}


def _absence_table(kind: Kind) -> absence.Table:
    return "absence_days" if TABLE_OF[kind] == "absence_days" else "absence_periods"
