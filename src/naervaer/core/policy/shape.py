"""Holding one file's table against the shape of a policy, and keeping what is right of it.

An entry with a mistake is set aside, so that the rest of the file can still be checked against itself and against
what it builds on: every mistake is named at once, and none twice.
"""

from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from naervaer.core.policy import danish
from naervaer.core.policy.faults import nearest, shown
from naervaer.core.policy.findings import Finding
from naervaer.core.policy.lines import KeyPath
from naervaer.core.policy.merge import LISTS, Lists, placed
from naervaer.core.policy.schema import Policy


@dataclass(frozen=True)
class Shaped:
    """What is right of file number ``part``; ``set_aside`` are the ids of entries with mistakes, by list."""

    policy: Policy
    lists: Lists
    set_aside: dict[str, frozenset[str]]
    findings: tuple[Finding, ...]


def shaped(table: dict[str, Any], part: int) -> Shaped:
    try:
        policy = Policy.model_validate(table)
    except ValidationError as error:
        return _mended(table, part, error.errors())
    return Shaped(policy, placed(policy, part, {}), {}, ())


def _mended(table: dict[str, Any], part: int, errors: list[ErrorDetails]) -> Shaped:
    places = [detail["loc"] for detail in errors]
    wrong = {place[:2] if place[0] in LISTS and len(place) > 1 else place[:1] for place in places}
    right: dict[str, Any] = {"municipality": {"name": "?"}}
    kept: dict[str, tuple[int, ...]] = {}
    set_aside: dict[str, frozenset[str]] = {}
    for name, value in table.items():
        if name in LISTS and isinstance(value, list):
            kept[name] = tuple(index for index in range(len(value)) if (name, index) not in wrong)
            right[name] = [value[index] for index in kept[name]]
            set_aside[name] = frozenset(_name(entry) for i, entry in enumerate(value) if i not in kept[name])
        elif (name,) not in wrong:
            right[name] = value
    policy = Policy.model_validate(right)
    return Shaped(policy, placed(policy, part, kept), set_aside, tuple(_translated(part, detail) for detail in errors))


def _name(entry: Any) -> str:
    return str(entry.get("id", entry.get("document", ""))) if isinstance(entry, dict) else ""


def _translated(part: int, detail: ErrorDetails) -> Finding:
    path: KeyPath = tuple(step for step in detail["loc"] if step != "[key]")
    kind, found = detail["type"], shown(detail["input"])
    unknown = kind == "extra_forbidden"
    valid = danish.valid_names(Policy, path[:-1] if unknown else path)
    near = nearest(path[-1] if unknown else detail["input"], valid)
    if unknown:
        found = f"den ukendte nøgle {path[-1]}"
    elif kind == "missing":
        found = "ingenting"
    return Finding(part, path, found, danish.expected(kind, detail.get("ctx", {}), valid), near)
