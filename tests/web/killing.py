"""Killing an action between any two of its writes, and looking at what is left.

Every action of every room has a *way* to be called, in ``tests/web/ways/<room>.py``: a function that gets the cast,
makes what the action needs, and gives back the call::

    @way("followup.mark_done")
    def mark_done(cast: Cast) -> Call:
        step = ...
        return lambda: actions.mark_done(by=cast.actor("leader"), step_id=step.pk, on_day=TODAY)

Actions are found by themselves; one without a way fails a test.
"""

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

import tests.web.ways
from django.apps import apps
from tests.web.cast import Cast

import naervaer.web

Call = Callable[[], Any]
Way = Callable[[Cast], Call]

WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE")


@dataclass(frozen=True)
class Known:
    """A way, and what it leaves on purpose when it is killed: rows of these tables, mails already sent."""

    way: Way
    leaves: frozenset[str]
    sends: bool


WAYS: dict[str, Known] = {}


def way(name: str, *, leaves: tuple[str, ...] = (), sends: bool = False) -> Callable[[Way], Way]:
    """``name`` is ``room.action``; ``leaves`` are models (``app.Model``) that keep a trace of what was begun.

    ``sends``: the action is the sending of mails one by one, each with its own trace.
    """

    def add(made: Way) -> Way:
        WAYS[name] = Known(made, frozenset(leaves), sends)
        return made

    return add


def known_ways() -> dict[str, Known]:
    for module in iter_modules(tests.web.ways.__path__, "tests.web.ways."):
        import_module(module.name)
    return WAYS


def actions() -> Iterator[str]:
    """Every public, keyword-only function of a room's ``actions``, as ``room.action``."""
    for room in iter_modules(naervaer.web.__path__, "naervaer.web."):
        if not room.ispkg or not any(part.name == "actions" for part in iter_modules(_path(room.name))):
            continue
        module = import_module(f"{room.name}.actions")
        for name, found in inspect.getmembers(module, inspect.isfunction):
            if not name.startswith("_") and _is_own(found, room.name) and _is_keyword_only(found):
                yield f"{room.name.removeprefix('naervaer.web.')}.{name}"


def _path(package: str) -> Any:
    return import_module(package).__path__


def _is_own(found: Any, room: str) -> bool:
    return str(found.__module__).startswith(f"{room}.")


def _is_keyword_only(found: Any) -> bool:
    parameters = inspect.signature(found).parameters.values()
    return bool(parameters) and all(p.kind is p.KEYWORD_ONLY for p in parameters)


class Killed(BaseException):
    """Not an ``Exception``: no handler of the program may stop it, as none stops a kill."""


class KilledBefore:
    """Kills the program before its n-th write, counted from 1."""

    def __init__(self, n: int) -> None:
        self.left = n

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.lstrip().upper().startswith(WRITES):
            self.left -= 1
            if self.left == 0:
                raise Killed
        return execute(sql, params, many, context)


def state(leaves: frozenset[str] = frozenset()) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table, but for those that keep a trace on purpose."""
    found = {}
    for model in apps.get_models():
        if model._meta.label not in leaves:
            found[model._meta.label] = list(model._base_manager.order_by("pk").values_list())
    return found
