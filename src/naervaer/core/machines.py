"""All *tilstandsmaskiner* of the program: every ``Machine`` in a ``core/<room>/states.py``, rooms in order of name."""

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules

import naervaer.core
from naervaer.core.states import Machine

INTRODUCTION = """# Tilstande

Skrevet ud fra tabellerne i koden (`core/<rum>/states.py`); en prøve holder siden og tabellerne sammen.
"""


def machines() -> tuple[Machine, ...]:
    return tuple(_found())


def page() -> str:
    """``docs/reference/states.md``: every machine with its diagram."""
    parts = [f"## {machine.title.capitalize()}\n\n```mermaid\n{machine.diagram()}\n```\n" for machine in machines()]
    return "\n".join([INTRODUCTION, *parts])


def _found() -> Iterator[Machine]:
    for room in iter_modules(naervaer.core.__path__, "naervaer.core."):
        if not room.ispkg or not any(part.name == "states" for part in iter_modules(import_module(room.name).__path__)):
            continue
        states = import_module(f"{room.name}.states")
        yield from (value for value in vars(states).values() if isinstance(value, Machine))
