"""Every function that gives a date of the law stands in one of the tables of this folder."""

import inspect
from datetime import date
from pathlib import Path
from typing import get_type_hints

import pytest

from naervaer.core.papers import deadlines, refusion

TABLES = "\n".join(path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("test_*.py"))


def giving_dates() -> list[str]:
    modules = (deadlines, refusion)
    found = [
        f
        for module in modules
        for _name, f in inspect.getmembers(module, inspect.isfunction)
        if f.__module__ == module.__name__
    ]
    return sorted(f.__name__ for f in found if not f.__name__.startswith("_") and date is get_type_hints(f)["return"])


@pytest.mark.parametrize("name", giving_dates())
def test_every_date_of_papers_and_refusion_has_a_table(name: str) -> None:
    """S6"""
    assert f"{name}(" in TABLES.replace(f'"{name}(', "")


def test_there_are_functions_to_ask() -> None:
    assert {"return_by", "fast_track_last_day", "refusion_from"} <= set(giving_dates())
