"""What stands around every page: menu, names, messages, and the pages for when something is wrong."""

import json
import subprocess
from datetime import date
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.contrib.staticfiles import finders
from django.core.management import call_command
from django.template.loader import render_to_string
from django.test import Client
from django.urls import resolve, reverse
from pytest_django.fixtures import Settings
from tests.web.cast import Cast

from naervaer.core.absence import Category
from naervaer.core.access.model import Actor, Role
from naervaer.web.design import menu, wording

ROOT = Path(__file__).resolve().parents[3]


def labels(cast: Cast, who: str, path: str = "/") -> list[str]:
    return [item.label for item in menu.items(cast.actor(who), cast.today, path)]


def test_every_entry_of_the_menu_leads_to_a_page_that_says_who_may_see_it() -> None:
    for label, name in menu.ENTRIES:
        assert getattr(resolve(reverse(name)).func, "access_rule", None) is not None, label


@pytest.mark.parametrize(
    ("who", "sees", "never"),
    [
        ("leader", {"I dag", "Tal", "Min side"}, {"Log", "Indlæsning", "Roller"}),
        ("administrator", {"Indlæsning", "Roller", "Log"}, {"I dag", "Tal"}),
        ("coordinator", {"Koordinator", "Regler", "Tal"}, {"I dag", "Log"}),
        ("anne", {"Min side", "Sådan gør vi her"}, {"I dag", "Tal", "Koordinator", "Regler", "Log", "Organisation"}),
    ],
)
def test_the_menu_shows_a_role_its_own_pages(cast: Cast, who: str, sees: set[str], never: set[str]) -> None:
    found = set(labels(cast, who))
    assert sees <= found
    assert not never & found


def test_every_page_of_the_menu_opens_for_who_sees_it(cast: Cast, client: Client) -> None:
    for who in ("leader", "administrator", "coordinator", "anne"):
        cast.login(client, who)
        for item in menu.items(cast.actor(who), cast.today, "/"):
            assert client.get(item.url, follow=True).status_code == 200, (who, item.label)


def test_who_is_not_logged_in_has_no_menu() -> None:
    assert menu.items(Actor(None, None, ""), date(2026, 11, 23), "/") == ()


def test_the_page_one_is_on_is_marked_and_a_page_below_it_marks_the_nearest(cast: Cast) -> None:
    def marked(path: str) -> list[tuple[str, bool]]:
        items = menu.items(cast.actor("administrator"), cast.today, path)
        return [(item.label, item.current) for item in items if item.active]

    assert marked(reverse("organisation:roles")) == [("Roller", True)]
    assert marked(reverse("organisation:tree") + "17/") == [("Organisation", False)]


def test_an_entry_without_a_page_leaves_the_others_standing(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(menu, "ENTRIES", (("Ukendt", "ukendt:side"), ("Min side", "accounts:own")))
    assert labels(cast, "anne") == ["Min side"]


def test_the_header_names_the_municipality_the_person_and_their_roles(cast: Cast, client: Client) -> None:
    cast.login(client, "deputy")
    text = client.get(reverse("accounts:own")).content.decode()
    assert "Hjørring Kommune" in text
    assert "Dorte Stedfortræder" in text
    assert '<span class="roles">Leder</span>' in text
    assert 'href="#main-content" class="skipnav"' in text


def test_the_login_page_names_the_municipality_too(client: Client, db: None) -> None:
    text = client.get(reverse("accounts:login")).content.decode()
    assert "<title>Log ind – Hjørring Kommune</title>" in text
    assert "<span>Hjørring Kommune</span>" in text


def test_the_footer_tells_where_help_is_when_the_installation_says_so(
    client: Client, db: None, settings: Settings
) -> None:
    settings.NAERVAER_CONTACT = "HR-service, 12 34 56 78"
    settings.NAERVAER_ACCESSIBILITY_URL = "https://was.digst.dk/eksempel"
    text = client.get("/findes-ikke/").content.decode()
    assert "HR-service, 12 34 56 78" in text
    assert 'href="https://was.digst.dk/eksempel"' in text


def test_the_demo_says_on_every_page_that_it_is_one(client: Client, db: None, settings: Settings) -> None:
    settings.NAERVAER_DEMO = True
    assert "opdigtede" in client.get("/findes-ikke/").content.decode()
    settings.NAERVAER_DEMO = False
    assert "opdigtede" not in client.get("/findes-ikke/").content.decode()


def test_the_page_for_a_fault_needs_neither_database_nor_request() -> None:
    text = render_to_string("errors/500.html")
    assert "Noget gik galt" in text
    assert "Prøv igen om lidt" in text


def test_every_role_and_category_has_a_danish_title_that_the_policy_may_change(settings: LazySettings) -> None:
    settings.NAERVAER_POLICY = "hjoerring"
    assert {wording.title(word) for word in (*Role, *Category)}.isdisjoint({"", *Role, *Category})
    assert wording.title(Role.HR_CONSULTANT) == "Personalekonsulent"


def test_the_locked_packages_of_the_theme_name_no_registry() -> None:
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    assert {"dkfds", "htmx.org", "sass"} <= set(lock["packages"][""]["devDependencies"])
    assert [name for name, package in lock["packages"].items() if "resolved" in package] == []


needs_theme = pytest.mark.skipif(
    not (ROOT / "src/naervaer/web/design/static/theme/stamp.txt").exists(), reason="temaet er ikke bygget: make setup"
)


@needs_theme
def test_the_theme_carries_the_licences_of_what_it_is_made_of() -> None:
    assert finders.find("theme/licenses/dkfds.md")
    assert finders.find("theme/licenses/htmx.txt")


@needs_theme
@pytest.mark.slow
def test_every_file_the_theme_names_is_there_when_files_get_their_hashes(tmp_path: Path, settings: Settings) -> None:
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    }
    call_command("collectstatic", verbosity=0, interactive=False)
    manifest = json.loads((tmp_path / "staticfiles.json").read_text(encoding="utf-8"))
    assert "theme/css/naervaer.css" in manifest["paths"]
    assert "design/app.js" in manifest["paths"]


@needs_theme
def test_a_theme_that_is_up_to_date_is_not_built_again() -> None:
    if not (ROOT / "node_modules").exists():
        pytest.skip("node_modules mangler: make setup")
    build = ["npm", "run", "--silent", "build"]
    told = [subprocess.run(build, cwd=ROOT, capture_output=True, text=True, check=True).stdout for _ in range(2)]
    assert told[1].strip() == "Temaet er ajour."
