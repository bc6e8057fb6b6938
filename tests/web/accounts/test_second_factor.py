"""A second factor required by role: nobody with a role beyond employee gets past switching it on."""

from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.core.cache import cache
from django.test import Client, override_settings
from tests.web.cast import PASSWORD, Cast
from tests.web.walking import Route, address, fill, routes, rows

from naervaer.web.accounts.models import User
from naervaer.web.accounts.second_factor import ON_THE_WAY

CLOSED = [route for route in routes() if route.rule != "open" and route.name not in ON_THE_WAY]
ACTIVATE = "/min-side/totrinslogin/app/"


@pytest.fixture(autouse=True)
def empty_cache() -> None:
    cache.clear()


def log_in(client: Client, who: str) -> None:
    client.post("/log-ind/", {"login": who, "password": PASSWORD})


def confirmed(client: Client) -> Any:
    """The page that switches it on, after the password it asks for first."""
    asked = client.get(ACTIVATE)
    assert asked["Location"].startswith("/min-side/bekraeft/")
    assert "Skriv din adgangskode" in client.get(asked["Location"]).content.decode()
    return client.post(asked["Location"], {"password": PASSWORD, "next": ACTIVATE}, follow=True)


@override_settings(NAERVAER_REQUIRE_MFA=True)
def test_a_leader_without_a_second_factor_is_led_to_switch_it_on_and_gets_no_further(
    cast: Cast, client: Client
) -> None:
    log_in(client, "leader")
    for url in ("/", "/i-dag/", "/min-side/", f"/person/{cast.people['anne'].pk}/", "/min-side/totrinslogin/"):
        answer = client.get(url)
        assert (answer.status_code, answer["Location"]) == (302, ACTIVATE), url
    assert client.post("/vaelg-rolle/")["Location"] == ACTIVATE
    assert "så du skal slå totrinslogin til" in confirmed(client).content.decode()
    assert client.get("/log-ud/").status_code == 200


@override_settings(NAERVAER_REQUIRE_MFA=True)
@pytest.mark.parametrize("route", CLOSED, ids=lambda route: route.name)
def test_every_address_that_is_not_open_to_all_leads_to_switching_it_on(
    cast: Cast, client: Client, route: Route
) -> None:
    inside, _outside = fill(route, rows(cast))
    cast.login(client, "administrator")
    for ask in (client.get, client.post):
        assert ask(address(route, inside)).headers.get("Location") == ACTIVATE


@override_settings(NAERVAER_REQUIRE_MFA=True)
def test_with_the_second_factor_switched_on_the_way_is_open(cast: Cast, client: Client) -> None:
    log_in(client, "leader")
    secret = confirmed(client).context["form"].secret
    code = format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))
    assert client.post(ACTIVATE, {"code": code})["Location"] == "/min-side/totrinslogin/noedkoder/"
    assert "Nødkoder" in client.get("/min-side/totrinslogin/noedkoder/").content.decode()
    assert client.get("/i-dag/").status_code == 200


@override_settings(NAERVAER_REQUIRE_MFA=True)
@pytest.mark.parametrize("who", ["trio", "administrator", "deputy", "provider"])
def test_a_seat_a_deputys_role_and_every_other_role_require_it(cast: Cast, client: Client, who: str) -> None:
    log_in(client, who)
    assert client.get("/min-side/")["Location"] == ACTIVATE


@override_settings(NAERVAER_REQUIRE_MFA=True)
def test_an_employee_without_roles_is_not_asked(cast: Cast, client: Client) -> None:
    log_in(client, "anne")
    assert client.get("/min-side/").status_code == 200


@override_settings(NAERVAER_REQUIRE_MFA=True)
def test_whoever_takes_it_away_again_is_led_back(cast: Cast, client: Client) -> None:
    TOTP.activate(cast.users["leader"], generate_totp_secret())
    cast.login(client, "leader")
    assert client.get("/i-dag/").status_code == 200
    User.objects.get(username="leader").authenticator_set.all().delete()
    assert client.get("/i-dag/")["Location"] == ACTIVATE


def test_where_it_is_not_required_a_leader_works_without(cast: Cast, client: Client) -> None:
    log_in(client, "leader")
    assert client.get("/i-dag/").status_code == 200
