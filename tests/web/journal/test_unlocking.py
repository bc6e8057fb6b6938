"""N12b: an open key lies sealed in the session under a key in the browser, and is locked after a while without use."""

import base64
from datetime import datetime, timedelta

import pytest
from django.conf import LazySettings
from django.contrib.sessions.models import Session
from django.test import Client
from tests.web.journal.scene import MARKER, OTHER_SECRET, SECRET, Scene, made_consultant, second_consultant, written

from naervaer.web import clock
from naervaer.web.journal import actions

pytestmark = pytest.mark.django_db
UNLOCK = "/journal/laas-op/"


class Moved:
    """A clock that is moved by hand."""

    def __init__(self) -> None:
        self.at = clock.now()

    def now(self) -> datetime:
        return self.at

    def forward(self, **by: float) -> None:
        self.at += timedelta(**by)


@pytest.fixture
def moved(monkeypatch: pytest.MonkeyPatch, settings: LazySettings) -> Moved:
    settings.NAERVAER_IDLE_MINUTES = 10_000
    found = Moved()
    monkeypatch.setattr(clock, "now", found.now)
    return found


def unlocked(client: Client, scene: Scene) -> None:
    scene.cast.login(client, "wellbeing")
    assert client.post(UNLOCK, {"secret": SECRET}).status_code == 302


def is_open(client: Client) -> bool:
    return client.get("/journal/").status_code == 200


def test_the_cookie_is_for_the_journal_alone_and_out_of_reach_for_scripts_and_other_sites(
    client: Client, scene: Scene, settings: LazySettings
) -> None:
    settings.SESSION_COOKIE_SECURE = True
    unlocked(client, scene)
    cookie = client.cookies["journal"]
    found = {name: cookie[name] for name in ("path", "httponly", "samesite", "secure", "max-age", "expires")}
    assert found == {
        "path": "/journal/",
        "httponly": True,
        "samesite": "Strict",
        "secure": True,
        "max-age": "",
        "expires": "",
    }


def test_neither_the_session_nor_the_cookie_is_enough(client: Client, scene: Scene) -> None:
    unlocked(client, scene)
    row = Session.objects.get(pk=client.session.session_key)
    cookie = base64.urlsafe_b64decode(client.cookies["journal"].value)
    private = scene.opened.private
    for told in (str(row.get_decoded()), row.session_data):
        for form in (private.hex(), base64.b64encode(private).decode(), base64.urlsafe_b64encode(private).decode()):
            assert form not in told
    assert private not in base64.b64decode(row.get_decoded()["journal"]["sealed"])
    assert cookie != private
    assert is_open(client)
    del client.cookies["journal"]
    assert not is_open(client)
    client.cookies["journal"] = base64.urlsafe_b64encode(b"0" * 32).decode()
    assert not is_open(client)
    client.cookies["journal"] = "ikke base64 æøå"
    assert not is_open(client)


def test_it_is_locked_after_the_policy_s_minutes_without_use_and_not_before(
    client: Client, scene: Scene, moved: Moved
) -> None:
    unlocked(client, scene)
    for _ in range(4):
        moved.forward(minutes=14)
        assert is_open(client)
    moved.forward(minutes=15)
    assert not is_open(client)
    assert "journal" not in client.session
    moved.forward(minutes=-15)
    assert not is_open(client)


def test_pages_elsewhere_do_not_keep_it_open(client: Client, scene: Scene, moved: Moved) -> None:
    unlocked(client, scene)
    for _ in range(3):
        moved.forward(minutes=6)
        client.get("/min-side/")
    assert not is_open(client)


def test_a_page_that_is_left_goes_from_the_screen_when_the_journal_locks(client: Client, scene: Scene) -> None:
    unlocked(client, scene)
    assert client.get("/journal/")["Refresh"] == "905; url=/journal/laas-op/"


def test_it_is_locked_by_the_button_and_when_the_keeper_logs_out(client: Client, scene: Scene) -> None:
    unlocked(client, scene)
    sealed = client.session["journal"]
    assert client.post("/journal/laas/").status_code == 302
    assert client.cookies["journal"].value == ""
    assert not is_open(client)
    unlocked(client, scene)
    key = client.session.session_key
    client.logout()
    assert not Session.objects.filter(pk=key).exists()
    assert sealed


def test_a_key_that_is_carried_into_somebody_else_s_session_opens_nothing(client: Client, scene: Scene) -> None:
    second_consultant(scene.cast)
    unlocked(client, scene)
    stolen, cookie = client.session["journal"], client.cookies["journal"].value
    other = Client()
    scene.cast.login(other, "retention")
    session = other.session
    session["journal"] = stolen
    session.save()
    other.cookies["journal"] = cookie
    assert not is_open(other)


def test_a_secret_that_is_changed_in_one_browser_locks_the_others(client: Client, scene: Scene) -> None:
    unlocked(client, scene)
    other = Client()
    unlocked(other, scene)
    told = {"secret": SECRET, "new": OTHER_SECRET, "again": OTHER_SECRET}
    assert client.post("/journal/hemmelighed/", told).status_code == 302
    assert is_open(client)
    assert not is_open(other)


def test_what_is_typed_is_kept_when_the_journal_was_locked_meanwhile(
    client: Client, scene: Scene, moved: Moved
) -> None:
    unlocked(client, scene)
    url = f"/journal/{scene.journal.pk}/skriv/"
    typed = {"kind": "talk", "day": "2026-11-23", "text": MARKER}
    moved.forward(minutes=20)
    asked = client.post(url, typed)
    assert asked.status_code == 200
    shown = asked.content.decode()
    assert MARKER in shown
    assert "Journalen blev låst imens" in shown
    assert "Hemmeligheden er forkert." in client.post(url, {**typed, "secret": "noget andet"}).content.decode()
    assert client.post(url, {**typed, "secret": SECRET}).status_code == 302
    assert MARKER in client.get(f"/journal/{scene.journal.pk}/").content.decode()


def test_whoever_has_no_key_is_asked_to_make_one_and_whoever_has_to_unlock(client: Client, scene: Scene) -> None:
    made_consultant(scene.cast, "retention")
    scene.cast.login(client, "retention")
    assert client.get("/journal/glemt/").headers["Location"] == "/journal/noegle/"
    assert client.get("/journal/").headers["Location"].startswith("/journal/noegle/")
    assert client.get(UNLOCK).headers["Location"] == "/journal/noegle/"
    assert client.get("/journal/hemmelighed/").headers["Location"] == "/journal/noegle/"
    weak = client.post("/journal/noegle/", {"new": "kort", "again": "kort"})
    assert "Skriv mindst 16 tegn" in weak.content.decode()
    differ = client.post("/journal/noegle/", {"new": OTHER_SECRET, "again": SECRET})
    assert "De to er ikke ens" in differ.content.decode()
    assert client.post("/journal/noegle/", {"new": OTHER_SECRET, "again": OTHER_SECRET}).status_code == 302
    assert is_open(client)
    assert client.get("/journal/noegle/").headers["Location"] == "/journal/hemmelighed/"


def test_the_secret_is_in_no_report_of_an_error(
    client: Client, scene: Scene, monkeypatch: pytest.MonkeyPatch, settings: LazySettings, mailoutbox: list[object]
) -> None:
    """What was typed is hidden when the page fails."""
    settings.ADMINS = [("Drift", "drift@example.org")]
    scene.cast.login(client, "wellbeing")

    def fails(**_told: object) -> None:
        raise RuntimeError("i stykker")

    monkeypatch.setattr(actions, "unlock", fails)
    client.raise_request_exception = False
    assert client.post(UNLOCK, {"secret": SECRET}).status_code == 500
    told = "".join(f"{mail.subject}{mail.body}{mail.alternatives}" for mail in mailoutbox)  # type: ignore[attr-defined]
    assert "i stykker" in told
    assert SECRET not in told


def test_the_session_table_shows_nothing_of_what_was_read(client: Client, scene: Scene) -> None:
    written(scene)
    unlocked(client, scene)
    client.post(f"/journal/{scene.journal.pk}/formaal/", {"purpose": "prepare"})
    assert MARKER in client.get(f"/journal/{scene.journal.pk}/").content.decode()
    for row in Session.objects.all():
        assert MARKER not in str(row.get_decoded())
        assert SECRET not in str(row.get_decoded())
