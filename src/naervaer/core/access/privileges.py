"""Roles from the municipality's login: the *OIO Basic Privilege Profile* as KOMBIT and NemLog-in send it.

The value is base64 of XML with groups of privileges, each group with a scope and constraints. A list that can not
be read grants nothing at all; a privilege or a unit that is not known grants nothing by itself.
"""

import base64
import binascii
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from naervaer.core.access.appointments import NEEDS_UNIT
from naervaer.core.access.model import Grant, Role

NAMESPACES = ("http://itst.dk/oiosaml/basic_privilege_profile", "http://digst.dk/oiosaml/basic_privilege_profile")
UNIT_CONSTRAINT = "http://sts.kombit.dk/constraints/orgenhed/1"
"""KOMBIT's name for a constraint to organisation units; each installation may have its own."""


@dataclass(frozen=True, slots=True)
class PrivilegeGroup:
    """*Privilegiegruppe*: privileges that hold within a scope, narrowed by constraints (comma-separated values)."""

    scope: str
    privileges: tuple[str, ...]
    constraints: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def parse(encoded: str) -> tuple[PrivilegeGroup, ...]:
    """The groups of a base64 privilege list; empty when anything in it can not be read."""
    try:
        root: Element = fromstring(base64.b64decode("".join(encoded.split()), validate=True))
    except (binascii.Error, ValueError, ParseError, DefusedXmlException):
        return ()
    if root.tag not in [f"{{{namespace}}}PrivilegeList" for namespace in NAMESPACES]:
        return ()
    groups = tuple(_group(element) for element in root if element.tag == "PrivilegeGroup")
    return groups if len(groups) == len(root) and all(g.scope and g.privileges for g in groups) else ()


def _group(element: Element) -> PrivilegeGroup:
    return PrivilegeGroup(
        scope=element.get("Scope", "").strip(),
        privileges=tuple(text for p in element.findall("Privilege") if (text := (p.text or "").strip())),
        constraints={c.get("Name", ""): _values(c.text or "") for c in element.findall("Constraint")},
    )


def _values(text: str) -> tuple[str, ...]:
    return tuple(value for part in text.split(",") if (value := part.strip()))


def grants(
    groups: Iterable[PrivilegeGroup],
    *,
    scope: str,
    roles: Mapping[str, Role],
    units: frozenset[str],
    unit_constraint: str = UNIT_CONSTRAINT,
) -> tuple[Grant, ...]:
    """What the groups give here.

    ``scope`` is the municipality's own (other scopes give nothing), ``roles`` the program's role for each privilege,
    ``units`` the ids that exist. A constraint that is not understood narrows to nothing, never to everything.
    """
    found: dict[Grant, None] = {}
    for group in groups:
        if group.scope != scope or set(group.constraints) - {unit_constraint}:
            continue
        named = group.constraints.get(unit_constraint)
        for role in (roles[p] for p in group.privileges if p in roles):
            places = [None] if named is None else [unit for unit in named if unit in units]
            found |= {Grant(role, place): None for place in places if place is not None or role not in NEEDS_UNIT}
    return tuple(found)
