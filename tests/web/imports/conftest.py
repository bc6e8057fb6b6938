from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.web.cast import Cast

from naervaer.core.access.model import SYSTEM
from naervaer.web.imports.actions import import_file
from naervaer.web.imports.result import Result

Import = Callable[..., Result]


@pytest.fixture
def read(cast: Cast, tmp_path: Path) -> Import:
    """Import a file of these lines into the cast's municipality."""

    def read(kind: Any, *lines: str, **options: Any) -> Result:
        path = tmp_path / "lønudtræk.csv"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return import_file(**{"by": SYSTEM, "kind": kind, "path": path, **options})

    return read
