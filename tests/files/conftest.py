from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest

from naervaer.files import tables
from naervaer.files.columns import TABLE_OF, Kind
from naervaer.files.load import load
from naervaer.files.outcome import Loaded

Read = Callable[..., tuple[Loaded, list[Any]]]


@pytest.fixture
def con() -> duckdb.DuckDBPyConnection:
    con = tables.connect()
    tables.create_tables(con)
    return con


@pytest.fixture
def read(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> Read:
    """Write a file of the kind, load it, and give what was said and the facts that came of it."""

    def read(kind: Kind, content: str | bytes, name: str = "udtræk.csv", **options: Any) -> tuple[Loaded, list[Any]]:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        loaded = load(con, kind, path, **options)
        return loaded, tables.rows(con, TABLE_OF[kind])

    return read
