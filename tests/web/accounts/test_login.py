"""Local accounts: the way in, the pause after refused logins, the session's end, and the second factor."""

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
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

from naervaer.web import clock
from naervaer.web.audit.models import Entry

LOGIN = "/log-ind/"
WRONG = "Brugernavn eller adgangskode er forkert."
PAUSE = "Der er forsøgt for mange gange. Vent et kvarter, og prøv igen."


@pytest.fixture(autouse=True)
def empty_cache() -> None:
    cache.clear()


def log_in(client: Client, who: str = "leader", password: str = PASSWORD):  # type: ignore[no-untyped-def]
    return client.post(LOGIN, {"login": who, "password": password})


def test_the_right_password_leads_to_the_first_page(cast: Cast, client: Client) -> None:
    response = log_in(client)
    assert (response.status_code, response["Location"]) == (302, "/")


def test_the_session_gets_a_new_key_at_login(cast: Cast, client: Client) -> None:
    client.get(LOGIN)
    session = client.session
    session["before"] = True
    session.save()
    before = session.session_key
    client.cookies["naervaer"] = before
    log_in(client)
    assert client.session.session_key != before


@pytest.mark.parametrize("who", ["leader", "findes-ikke"])
def test_a_wrong_password_and_an_unknown_name_get_the_same_answer(cast: Cast, client: Client, who: str) -> None:
    response = log_in(client, who, "forkert-kode-her")
    assert WRONG in response.content.decode()
    assert (response.status_code, "_auth_user_id" in client.session) == (200, False)


def test_what_was_typed_as_name_is_kept_in_the_form_and_the_password_is_not(cast: Cast, client: Client) -> None:
    body = log_in(client, "leader", "forkert-kode-her").content.decode()
    assert 'value="leader"' in body
    assert "forkert-kode-her" not in body


def test_after_five_refused_logins_even_the_right_password_must_wait(cast: Cast, client: Client) -> None:
    for _ in range(5):
        assert WRONG in log_in(client, "leader", "forkert-kode-her").content.decode()
    assert PAUSE in log_in(client).content.decode()
    assert log_in(Client(), "anne").status_code == 302


def test_an_account_that_does_not_exist_is_paused_in_the_same_way(cast: Cast, client: Client) -> None:
    for _ in range(5):
        log_in(client, "findes-ikke", "forkert-kode-her")
    assert PAUSE in log_in(client, "findes-ikke").content.decode()


def test_logins_and_refused_logins_stand_in_the_log_without_what_was_typed(cast: Cast, client: Client) -> None:
    log_in(client, "leader", "forkert-kode-her")
    log_in(client, "min-hemmelige-kode", "leader")
    log_in(client)
    kinds = list(Entry.objects.order_by("pk").values_list("kind", "by_name"))
    assert kinds == [("login_failed", "leader"), ("login_failed", ""), ("login", "Lone Leder")]


@pytest.mark.parametrize(("rest", "still_in"), [(timedelta(minutes=29), True), (timedelta(minutes=31), False)])
def test_half_an_hour_of_rest_ends_the_session(
    cast: Cast, client: Client, monkeypatch: pytest.MonkeyPatch, rest: timedelta, still_in: bool
) -> None:
    log_in(client)
    client.get("/min-side/")
    later = clock.now() + rest
    monkeypatch.setattr(clock, "now", lambda: later)
    assert (client.get("/min-side/").status_code == 200) is still_in


def test_no_session_lasts_longer_than_a_working_day(
    cast: Cast, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    log_in(client)
    start, statuses = clock.now(), []
    for step in range(32):
        monkeypatch.setattr(clock, "now", lambda step=step: start + timedelta(minutes=20 * step))
        statuses.append(client.get("/min-side/").status_code)
    assert statuses[:30] == [200] * 30
    assert statuses[31] == 302


def test_a_post_after_the_session_ended_leads_to_the_login_page_and_then_the_front_page(
    cast: Cast, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    log_in(client)
    client.get("/min-side/")
    later = clock.now() + timedelta(hours=2)
    monkeypatch.setattr(clock, "now", lambda: later)
    assert client.post("/vaelg-rolle/")["Location"] == "/log-ind/?next=/"


def test_with_a_second_factor_the_password_alone_lets_nobody_in(cast: Cast, client: Client) -> None:
    secret = generate_totp_secret()
    TOTP.activate(cast.users["leader"], secret)
    assert secret not in str(Authenticator.objects.get().data)
    assert log_in(client)["Location"].startswith("/log-ind/kode/")
    assert client.get("/min-side/")["Location"].startswith(LOGIN)
    refused = client.post("/log-ind/kode/", {"code": "000000"})
    assert "Koden er forkert" in refused.content.decode()
    code = format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))
    assert client.post("/log-ind/kode/", {"code": code})["Location"] == "/"
    assert client.get("/min-side/").status_code == 200


def test_there_is_no_way_to_sign_up(client: Client, db: None) -> None:
    for url in ("/signup/", "/accounts/signup/", "/opret/", "/log-ind/opret/"):
        assert client.get(url).status_code == 404


def test_a_new_password_must_be_long_and_is_asked_for_twice(cast: Cast, client: Client) -> None:
    cast.login(client, "anne")
    answers = {"oldpassword": PASSWORD, "password1": "kort", "password2": "kort"}
    assert "mindst 12 tegn" in client.post("/min-side/adgangskode/", answers).content.decode()
    answers = {"oldpassword": PASSWORD, "password1": "en-ny-lang-kode-7", "password2": "en-ny-lang-kode-7"}
    assert client.post("/min-side/adgangskode/", answers).status_code == 302
    assert log_in(Client(), "anne", "en-ny-lang-kode-7").status_code == 302


@override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.Argon2PasswordHasher"])
def test_passwords_are_kept_as_argon2(cast: Cast) -> None:
    cast.users["anne"].set_password("en-ny-lang-kode-7")
    assert cast.users["anne"].password.startswith("argon2$argon2id$")


def test_the_session_cookie_is_out_of_reach_for_scripts(cast: Cast, client: Client) -> None:
    cookie = log_in(client).cookies["naervaer"]
    assert (cookie["httponly"], cookie["samesite"], cookie["expires"]) == (True, "Lax", "")
