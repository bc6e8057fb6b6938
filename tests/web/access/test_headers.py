"""What every answer tells the browser."""

from django.test import Client
from tests.web.cast import Cast


def test_scripts_styles_and_forms_come_from_and_go_to_us_alone(cast: Cast, client: Client) -> None:
    policy = client.get("/log-ind/")["Content-Security-Policy"]
    told = {part.split()[0]: part.split()[1:] for part in policy.split("; ")}
    assert told["default-src"] == ["'none'"]
    assert told["script-src"] == told["style-src"] == told["form-action"] == ["'self'"]
    assert told["frame-ancestors"] == told["base-uri"] == ["'none'"]
    assert "unsafe" not in policy


def test_the_browser_is_told_to_guess_nothing_and_to_tell_nobody(cast: Cast, client: Client) -> None:
    response = client.get("/log-ind/")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["X-Frame-Options"] == "DENY"
    assert response["Referrer-Policy"] == "same-origin"
    assert "camera=()" in response["Permissions-Policy"]


def test_pages_of_somebody_logged_in_are_kept_nowhere(cast: Cast, client: Client) -> None:
    cast.login(client, "anne")
    assert client.get("/min-side/")["Cache-Control"] == "private, no-store"


def test_a_form_without_its_token_is_refused_in_danish(cast: Cast) -> None:
    client = Client(enforce_csrf_checks=True)
    response = client.post("/log-ind/", {"login": "leader", "password": "x"})
    assert response.status_code == 403
    assert "Siden var blevet for gammel" in response.content.decode()


def test_an_unknown_page_is_in_danish_and_leads_home(client: Client, db: None) -> None:
    body = client.get("/findes-ikke/")
    assert body.status_code == 404
    assert "Siden findes ikke" in body.content.decode()


def test_a_form_opened_on_a_page_whose_session_is_over_sends_the_whole_page_to_the_login(
    cast: Cast, client: Client
) -> None:
    response = client.get("/i-dag/skridt/1/udskyd/", headers={"HX-Request": "true"})
    assert (response.status_code, response["HX-Refresh"], response.content) == (200, "true", b"")
    assert client.get("/i-dag/")["Location"] == "/log-ind/?next=/i-dag/"
