"""All *tilstandsmaskiner* of the program, in the order of ``docs/reference/states.md``."""

from naervaer.core.decisions.states import DECISION
from naervaer.core.sparring.states import ITEM, MEETING
from naervaer.core.states import Machine

MACHINES: tuple[Machine, ...] = (MEETING, ITEM, DECISION)

INTRODUCTION = """# Tilstande

Skrevet ud fra tabellerne i koden (`core/machines.py`); en prøve holder siden og tabellerne sammen.
"""


def page() -> str:
    """``docs/reference/states.md``: every machine with its diagram."""
    parts = [f"## {machine.title.capitalize()}\n\n```mermaid\n{machine.diagram()}\n```\n" for machine in MACHINES]
    return "\n".join([INTRODUCTION, *parts])
