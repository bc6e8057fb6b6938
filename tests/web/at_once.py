"""Programs of two processes that do the same at the same moment, in a database of their own of the kind under test."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
from django.db import connection

ROOT = Path(__file__).resolve().parents[2]


def told_by(program: Path, folder: Path) -> Any:
    """What the program prints last, as JSON, after it has run in an installation with an empty database."""
    with own_database(program.stem, folder) as environment:
        run = subprocess.run(
            [sys.executable, str(program)], env=environment, capture_output=True, text=True, check=False, timeout=120
        )
    assert run.returncode == 0, run.stderr[-3000:]
    return json.loads(run.stdout.splitlines()[-1])


@contextmanager
def own_database(name: str, folder: Path) -> Iterator[dict[str, str]]:
    """The environment of an installation with an empty database of its own."""
    kept = {n: v for n, v in os.environ.items() if not n.startswith(("NAERVAER_", "DJANGO_", "DATABASE_"))}
    environment = kept | {
        "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
        "DJANGO_SETTINGS_MODULE": "naervaer.web.settings.test",
        "NAERVAER_DATA": str(folder),
    }
    if connection.vendor == "sqlite":
        yield environment
        return
    here = os.environ["DATABASE_URL"]
    with psycopg.connect(here, autocommit=True) as administrator:
        administrator.execute(f"CREATE DATABASE {name}")  # type: ignore[call-overload]
        try:
            yield environment | {"DATABASE_URL": f"{here.rpartition('/')[0]}/{name}"}
        finally:
            administrator.execute(f"DROP DATABASE {name} WITH (FORCE)")  # type: ignore[call-overload]
