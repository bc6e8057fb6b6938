"""Each role begins where it is told what to do now."""

import pytest
from django.test import Client
from tests.web.cast import Cast

from naervaer.core.access.first_page import FIRST_PAGES
from naervaer.web.accounts.wording import PAGES


@pytest.mark.parametrize(
    ("who", "first"),
    [
        ("leader", "/i-dag/"),
        ("deputy", "/i-dag/"),
        ("area_leader", "/i-dag/"),
        ("coordinator", "/koordinator/"),
        ("administrator", "/indlaesning/"),
        ("retention", "/organisation/overdragne/"),
        ("lawyer", "/organisation/overdragne/"),
        ("chief", "/tal/"),
        ("committee", "/tal/"),
        ("trio", "/tal/"),
        ("med", "/tal/"),
        ("anne", "/min-side/"),
        ("provider", "/mine-forloeb/"),
    ],
)
def test_the_front_page_leads_each_role_to_its_own(cast: Cast, client: Client, who: str, first: str) -> None:
    cast.login(client, who)
    assert client.get("/")["Location"] == first


def test_somebody_with_several_roles_can_choose_where_to_begin(cast: Cast, client: Client) -> None:
    cast.login(client, "hr")
    assert "Overdragne sager" in client.get("/vaelg-rolle/").content.decode()
    client.post("/vaelg-rolle/", {"page": "reports:figures"})
    assert client.get("/")["Location"] == "/tal/"


def test_nobody_can_choose_a_page_of_a_role_they_do_not_have(cast: Cast, client: Client) -> None:
    cast.login(client, "anne")
    client.post("/vaelg-rolle/", {"page": "imports:list"})
    assert client.get("/")["Location"] == "/min-side/"


def test_every_first_page_has_a_name_where_one_chooses_between_them() -> None:
    assert {page for _roles, page in FIRST_PAGES} <= PAGES.keys()
