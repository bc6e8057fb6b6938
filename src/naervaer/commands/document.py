"""What a command prints: one JSON document, or lines in Danish."""

import json
import sys
from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from naervaer.core.calendar import numeric_date
from naervaer.core.timeline.moments import danish_number


def print_json(**lists: Iterable[Mapping[str, Any]]) -> None:
    """One JSON document on stdout with a list under each name, written row by row so that it may be long."""
    write = sys.stdout.write
    write("{")
    for place, (name, rows) in enumerate(lists.items()):
        write(f"{',' if place else ''}\n{json.dumps(name)}: [")
        for row_place, row in enumerate(rows):
            write(f"{',' if row_place else ''}\n{json.dumps(row, ensure_ascii=False)}")
        write("]")
    write("\n}\n")


def counted(count: Fraction | int, one: str, many: str) -> str:
    """``1 dag``, ``2 dage``, ``2,5 dage``."""
    return f"{danish_number(Fraction(count))} {one if count == 1 else many}"


def between(first: date, last: date, is_open: bool) -> str:
    """``02.11.2026 til 06.11.2026``, or an open end."""
    return f"{numeric_date(first)} til {numeric_date(last)}{' (åben)' if is_open else ''}"
