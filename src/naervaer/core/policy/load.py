"""From the texts of a policy file and what it builds on to one *politik*, or to every mistake at once."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from naervaer.core.policy import checks, danish
from naervaer.core.policy.dated import IDENTIFIER
from naervaer.core.policy.faults import Fault, nearest, shown
from naervaer.core.policy.findings import Finding
from naervaer.core.policy.lines import KeyPath, line_of, places
from naervaer.core.policy.merge import LISTS, Lists, key_of, lay_lists, lay_over
from naervaer.core.policy.schema import Drop, Policy
from naervaer.core.policy.shape import Shaped, shaped

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

    Every mistake in every file is returned at once, nearest file first and by line; none is raised.
    """
    chain, faults = _chain(asked, {base.name: base for base in bases})
    read = [_read(source) for source in chain]
    parts = [part for part in read if isinstance(part, _Part)]
    faults += [fault for fault in read if isinstance(fault, Fault)]
    whole = not faults
    files = [shaped(part.table, number) for number, part in enumerate(parts)]
    findings = [finding for file in files for finding in file.findings]
    for number, file in enumerate(files):
        findings += checks.of_one_file(file.policy, file.lists, number)
    if not whole:
        return _in_order(chain, faults, parts, findings)
    policy, lists, inherited = _laid(files)
    findings += checks.of_the_whole(checks.Whole(policy, lists, _set_aside(files), _drops(files), inherited))
    return _in_order(chain, faults, parts, findings) or policy


def _in_order(
    chain: list[Source], faults: list[Fault], parts: list[_Part], findings: list[Finding]
) -> tuple[Fault, ...]:
    told = (parts[f.part].fault(f.path, f.found, f.expected, f.nearest) for f in findings)
    order = {source.path: number for number, source in enumerate(chain)}
    return tuple(sorted((*faults, *told), key=lambda fault: (order[fault.file], fault.line)))


def _drops(files: list[Shaped]) -> tuple[tuple[int, int, Drop], ...]:
    """Every inherited rule that is dropped: in which file, and where in its list."""
    return tuple(
        (part, index, drop)
        for part, file in enumerate(files)
        for index, drop in enumerate(file.policy.municipality.drop)
    )


def _set_aside(files: list[Shaped]) -> dict[str, frozenset[str]]:
    return {name: frozenset().union(*(file.set_aside.get(name, ()) for file in files)) for name in LISTS}


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


def _laid(files: list[Shaped]) -> tuple[Policy, Lists, frozenset[str]]:
    """The chain laid together from its foot, and the ids that were there to drop."""
    policy, lists = files[-1].policy, files[-1].lists
    inherited = set().union(*files[-1].set_aside.values())
    for file in reversed(files[:-1]):
        inherited |= _ids(lists).union(*file.set_aside.values())
        dropped = frozenset(drop.id for drop in file.policy.municipality.drop)
        lists = lay_lists(lists, file.lists, dropped)
        policy = lay_over(policy, file.policy, lists)
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
