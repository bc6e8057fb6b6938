"""One-click login is there in demo mode, and can be had nowhere else."""

import os
import subprocess
import sys

import pytest
from django.core.checks import run_checks
from django.core.exceptions import ImproperlyConfigured
from django.test import Client, override_settings
from tests.web.cast import Cast

from naervaer.core.access.model import SYSTEM
from naervaer.web.accounts.actions import add_persona
from naervaer.web.accounts.models import Persona

DEMO = override_settings(
    NAERVAER_DEMO=True, ROOT_URLCONF="tests.web.accounts.demo_urlconf", ALLOWED_HOSTS=["testserver"]
)


def add(cast: Cast) -> Persona:
    user = add_persona(by=SYSTEM, person=cast.people["fatima"], username="fatima", title="Medarbejder", about="Skovbo.")
    return Persona.objects.get(user=user)


@DEMO
def test_the_demo_lists_its_people_and_logs_in_with_one_click(cast: Cast, client: Client) -> None:
    persona = add(cast)
    body = client.get("/demo/").content.decode()
    assert "Fatima El-Khatib" in body
    assert client.post(f"/demo/{persona.pk}/")["Location"] == "/"
    assert "Fatima" in client.get("/min-side/").content.decode()


@DEMO
def test_the_demo_logs_nobody_in_by_a_link(cast: Cast, client: Client) -> None:
    assert client.get(f"/demo/{add(cast).pk}/").status_code == 405


@DEMO
def test_changing_person_in_the_demo_starts_a_new_session(cast: Cast, client: Client) -> None:
    persona = add(cast)
    cast.login(client, "leader")
    before = client.session.session_key
    client.post(f"/demo/{persona.pk}/")
    assert client.session.session_key != before


def test_outside_the_demo_the_address_does_not_exist(cast: Cast, client: Client) -> None:
    assert client.get("/demo/").status_code == 404


@override_settings(ROOT_URLCONF="tests.web.accounts.demo_urlconf")
def test_even_with_the_address_the_view_says_no_outside_the_demo(cast: Cast, client: Client) -> None:
    assert client.get("/demo/").status_code == 404
    assert client.post("/demo/1/").status_code == 404


def test_personas_can_not_be_made_outside_the_demo(cast: Cast) -> None:
    with pytest.raises(ImproperlyConfigured):
        add(cast)


@override_settings(NAERVAER_DEMO=True, ALLOWED_HOSTS=["fravaer.kommune.dk"])
def test_a_demo_that_answers_to_the_world_is_refused_by_the_system_check() -> None:
    assert "naervaer.E001" in [error.id for error in run_checks(tags=["security"])]


def test_a_demo_on_this_machine_passes_the_system_check() -> None:
    with override_settings(NAERVAER_DEMO=True, ALLOWED_HOSTS=["127.0.0.1"]):
        assert "naervaer.E001" not in [error.id for error in run_checks(tags=["security"])]


KEY = "k" * 50
GOOD = {"NAERVAER_SECRET_KEY": KEY, "NAERVAER_HOSTS": "fravaer.kommune.dk"}


def start(**environment: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("NAERVAER_", "DJANGO_"))}
    script = "import django; django.setup(); from django.conf import settings; print(settings.NAERVAER_DEMO)"
    return subprocess.run(
        [sys.executable, "-W", "ignore", "-c", script],
        env={**kept, "DJANGO_SETTINGS_MODULE": "naervaer.web.settings.production", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("environment", "says"),
    [
        ({**GOOD, "NAERVAER_DEMO": "1"}, "NAERVAER_DEMO er sat"),
        ({**GOOD, "NAERVAER_SECRET_KEY": ""}, "NAERVAER_SECRET_KEY mangler"),
        ({**GOOD, "NAERVAER_SECRET_KEY": "kort"}, "NAERVAER_SECRET_KEY mangler"),
        ({**GOOD, "NAERVAER_HOSTS": ""}, "NAERVAER_HOSTS mangler"),
        ({**GOOD, "NAERVAER_HOSTS": "*"}, "NAERVAER_HOSTS mangler"),
    ],
)
def test_production_refuses_to_start(environment: dict[str, str], says: str) -> None:
    started = start(**environment)
    assert started.returncode != 0
    assert says in started.stderr


def test_production_starts_with_a_key_and_addresses_and_is_no_demo() -> None:
    started = start(**GOOD)
    assert (started.returncode, started.stdout.strip()) == (0, "False")
