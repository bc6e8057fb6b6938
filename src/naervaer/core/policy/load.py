"""From the texts of a policy file and what it builds on to one *politik*, or to every mistake at once."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from pydantic import ValidationError

from naervaer.core.policy import checks, danish
from naervaer.core.policy.dated import IDENTIFIER
from naervaer.core.policy.faults import Fault, nearest, shown
from naervaer.core.policy.lines import KeyPath, line_of, places
from naervaer.core.policy.merge import Lists, key_of, lay_lists, lay_over, placed
from naervaer.core.policy.schema import Policy

_NAME = re.compile(IDENTIFIER)
_TOML_PLACE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")


@dataclass(frozen=True, slots=True)
class Source:
    """A policy file that has been read: the name others extend it by, its path as people say it, its text."""

    name: str
    path: str
    text: str


@dataclass(frozen=True)
class _Part:
    """One file of the chain, read as far as it could be."""

    source: Source
    table: dict[str, Any]
    lines: dict[KeyPath, int]

    def fault(self, path: KeyPath, found: str, wanted: str, near: str = "") -> Fault:
        return Fault(self.source.path, line_of(self.lines, path), _key(self.table, path), found, wanted, near)


def extends(text: str) -> str | None:
    """The name that ``[municipality] extends`` gives; None when there is none, or none that can be one."""
    try:
        base = tomllib.loads(text).get("municipality", {}).get("extends")
    except (ValueError, AttributeError, RecursionError):
        return None
    return base if isinstance(base, str) and _NAME.fullmatch(base) else None


def parse(asked: Source, *bases: Source) -> Policy | tuple[Fault, ...]:
    """The policy that ``asked`` gives, with what it extends looked up by name among ``bases``.

    Every mistake in every file is returned at once; none is raised.
    """
    chain, faults = _chain(asked, {base.name: base for base in bases})
    whole = not faults
    read = [_read(source) for source in chain]
    parts = [part for part in read if isinstance(part, _Part)]
    faults += [fault for fault in read if isinstance(fault, Fault)]
    policies = [_validated(part) for part in parts]
    faults += [fault for found in policies if isinstance(found, tuple) for fault in found]
    good = [policy for policy in policies if isinstance(policy, Policy)]
    for number, policy in enumerate(policies):
        if isinstance(policy, Policy):
            faults += [_told(parts, finding) for finding in checks.of_one_file(policy, number)]
    if not whole or len(good) < len(chain):
        return tuple(faults)
    policy, lists, inherited = _laid(good)
    drops = tuple(
        (part, index, drop) for part, own in enumerate(good) for index, drop in enumerate(own.municipality.drop)
    )
    faults += [_told(parts, finding) for finding in checks.of_the_whole(lists, drops, inherited)]
    return tuple(faults) if faults else policy


def _chain(asked: Source, bases: dict[str, Source]) -> tuple[list[Source], list[Fault]]:
    """``asked`` and what it builds on, nearest first."""
    chain = [asked]
    while wanted := extends(chain[-1].text):
        user = chain[-1]
        line = line_of(places(user.text), ("municipality", "extends"))
        at = (user.path, line, "municipality.extends", shown(wanted))
        if any(source.name == wanted for source in chain):
            ring = " → ".join([*(source.name for source in chain), wanted])
            return chain, [Fault(*at, f"en kæde af politikker uden ring (her: {ring})")]
        if wanted not in bases:
            names = sorted(set(bases) - {source.name for source in chain})
            return chain, [
                Fault(*at, f"navnet på en politik ({', '.join(names) or 'ingen findes'})", nearest(wanted, names))
            ]
        chain.append(bases[wanted])
    return chain, []


def _read(source: Source) -> _Part | Fault:
    try:
        table = tomllib.loads(source.text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        place = _TOML_PLACE.search(str(error))
        lines = source.text.split("\n")
        line = int(place.group(1)) if place and place.group(1) else len(lines)
        found, wanted = danish.toml_fault(_TOML_PLACE.sub("", str(error)), lines[line - 1])
        return Fault(source.path, line, "", found, wanted)
    except (ValueError, ArithmeticError, RecursionError):
        return Fault(source.path, 0, "", "et tal eller en indlejring, der er for stor", "en gyldig TOML-fil")
    return _Part(source, table, places(source.text))


def _validated(part: _Part) -> Policy | tuple[Fault, ...]:
    try:
        return Policy.model_validate(part.table)
    except ValidationError as error:
        return tuple(_translated(part, detail) for detail in error.errors())


def _translated(part: _Part, detail: Any) -> Fault:
    path: KeyPath = tuple(step for step in detail["loc"] if step != "[key]")
    kind, found = detail["type"], shown(detail["input"])
    holder = path[:-1] if kind == "extra_forbidden" else path
    valid = danish.valid_names(Policy, holder)
    near = nearest(path[-1] if kind == "extra_forbidden" else detail["input"], valid)
    if kind == "extra_forbidden":
        found = f"den ukendte nøgle {path[-1]}"
    if kind == "missing":
        found = "ingenting"
    return part.fault(path, found, danish.expected(kind, detail.get("ctx", {}), valid), near)


def _told(parts: list[_Part], finding: checks.Finding) -> Fault:
    return parts[finding.part].fault(finding.path, finding.found, finding.expected, finding.nearest)


def _laid(policies: list[Policy]) -> tuple[Policy, Lists, frozenset[str]]:
    """The chain laid together from its foot, and the ids that were there to drop."""
    policy, lists = policies[-1], placed(policies[-1], len(policies) - 1)
    inherited: set[str] = set()
    for number in range(len(policies) - 2, -1, -1):
        own = policies[number]
        inherited |= _ids(lists)
        dropped = frozenset(drop.id for drop in own.municipality.drop)
        lists = lay_lists(lists, placed(own, number), dropped)
        policy = lay_over(policy, own, lists)
    return policy, lists, frozenset(inherited)


def _ids(lists: Lists) -> set[str]:
    return {key_of(entry.rule) for entries in lists.values() for entry in entries}


def _key(table: Any, path: Iterable[str | int]) -> str:
    """The key path as people read it: ``step "kontakt-uge-2".due.day_of_case``."""
    told, here = "", table
    for part in path:
        if isinstance(part, str):
            here = here.get(part) if isinstance(here, dict) else None
            told += f".{part}" if told else part
        elif isinstance(here, list):
            here = here[part] if part < len(here) else None
            name = here.get("id") if isinstance(here, dict) else None
            told += f' "{name}"' if isinstance(name, str) else f" nr. {part + 1}"
    return told
