"""Privilege lists of the municipality's login: what is read, and that nothing else is granted."""

import base64
from pathlib import Path

import pytest

from naervaer.core.access.model import Grant, Role
from naervaer.core.access.privileges import UNIT_CONSTRAINT, PrivilegeGroup, grants, parse

DATA = Path(__file__).parents[2] / "data" / "oiobpp"
CVR = "urn:dk:gov:saml:cvrNumberIdentifier:29189382"
LEADER = "http://fravaer.eksempel.dk/roles/usersystemrole/leder/1"
ADMINISTRATOR = "http://fravaer.eksempel.dk/roles/usersystemrole/administrator/1"
ROLES = {LEADER: Role.LEADER, ADMINISTRATOR: Role.ADMINISTRATOR}
UNITS = frozenset({"elmegaarden", "skovbo"})


def encoded(xml: str | bytes) -> str:
    return base64.b64encode(xml if isinstance(xml, bytes) else xml.encode()).decode()


def listed(inner: str, namespace: str = "http://itst.dk/oiosaml/basic_privilege_profile") -> str:
    return encoded(f'<bpp:PrivilegeList xmlns:bpp="{namespace}">{inner}</bpp:PrivilegeList>')


GROUP = f'<PrivilegeGroup Scope="{CVR}"><Privilege>{LEADER}</Privilege></PrivilegeGroup>'


def test_the_published_valid_list_is_read_with_scopes_privileges_and_constraints() -> None:
    first, second = parse(encoded((DATA / "valid_privilegelist.xml").read_bytes()))
    assert first == PrivilegeGroup(
        "urn:dk:gov:saml:cvrNumberIdentifier:12345678",
        ("urn:dk:some_domain:myPrivilege1A",),
        {"urn:dk:kombit:KLE": ("25.*",), "urn:dk:kombit:sensitivity": ("3",)},
    )
    assert second.scope == "urn:dk:gov:saml:seNumberIdentifier:27384223"
    assert second.privileges == ("urn:dk:some_domain:myPrivilege1C", "urn:dk:some_domain:myPrivilege1D")
    assert second.constraints == {}


@pytest.mark.parametrize(
    "value",
    [
        encoded((DATA / "invalid_privilegelist.xml").read_bytes()),
        "",
        "ikke base64 æøå",
        encoded(b""),
        encoded(b"\xff\xfe\x00"),
        encoded("<PrivilegeList/>"),
        listed(GROUP, namespace="http://example.org/another"),
        listed(GROUP + "<Other/>"),
        listed(f'<PrivilegeGroup Scope=""><Privilege>{LEADER}</Privilege></PrivilegeGroup>'),
        listed(f'<PrivilegeGroup Scope="{CVR}"></PrivilegeGroup>'),
        encoded('<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'),
    ],
)
def test_a_list_that_can_not_be_read_grants_nothing(value: str) -> None:
    assert parse(value) == ()


@pytest.mark.parametrize(
    "namespace",
    ["http://itst.dk/oiosaml/basic_privilege_profile", "http://digst.dk/oiosaml/basic_privilege_profile"],
)
def test_both_senders_are_understood_and_line_breaks_in_the_value_do_no_harm(namespace: str) -> None:
    value = listed(GROUP, namespace)
    assert parse(value[:20] + "\n " + value[20:]) == (PrivilegeGroup(CVR, (LEADER,)),)


def granted(*groups: PrivilegeGroup) -> tuple[Grant, ...]:
    return grants(groups, scope=CVR, roles=ROLES, units=UNITS)


def test_a_leader_of_two_units_gets_each_of_them_once() -> None:
    group = PrivilegeGroup(CVR, (LEADER,), {UNIT_CONSTRAINT: ("elmegaarden", "skovbo", "findes-ikke")})
    assert granted(group, group) == (Grant(Role.LEADER, "elmegaarden"), Grant(Role.LEADER, "skovbo"))


def test_a_role_for_the_whole_organisation_needs_no_unit() -> None:
    assert granted(PrivilegeGroup(CVR, (ADMINISTRATOR,))) == (Grant(Role.ADMINISTRATOR, None),)


@pytest.mark.parametrize(
    "group",
    [
        PrivilegeGroup("urn:dk:gov:saml:cvrNumberIdentifier:11111111", (ADMINISTRATOR,)),
        PrivilegeGroup(CVR, ("http://andet.dk/rolle",)),
        PrivilegeGroup(CVR, (LEADER,)),
        PrivilegeGroup(CVR, (LEADER,), {UNIT_CONSTRAINT: ()}),
        PrivilegeGroup(CVR, (ADMINISTRATOR,), {"urn:dk:kombit:KLE": ("25.*",)}),
    ],
    ids=["another-municipality", "unknown-role", "leader-without-unit", "empty-constraint", "unknown-constraint"],
)
def test_what_is_not_understood_narrows_to_nothing(group: PrivilegeGroup) -> None:
    assert granted(group) == ()
