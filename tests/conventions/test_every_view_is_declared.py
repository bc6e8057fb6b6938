"""Every address says who may use it, and the walk over all addresses knows how to fill it."""

import pytest
from tests.web.walking import FILLINGS, Route, routes

from naervaer.core.access.model import PURPOSES, Purpose


@pytest.mark.parametrize("route", routes(), ids=lambda route: route.name)
def test_every_address_declares_its_rule(route: Route) -> None:
    declared = route.rule in ("open", "signed in") or (isinstance(route.rule, frozenset) and route.rule)
    assert declared, f"{route.name}: giv visningen @requires(…), @signed_in eller @open_to_all"


@pytest.mark.parametrize("route", routes(), ids=lambda route: route.name)
def test_every_address_with_parameters_can_be_filled_by_the_walk(route: Route) -> None:
    assert not route.parameters or route.name in FILLINGS, f"{route.name}: giv den en udfyldning i tests/web/walking.py"


def test_every_purpose_is_given_by_some_role() -> None:
    assert set(Purpose) == frozenset().union(*PURPOSES.values())
