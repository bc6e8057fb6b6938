"""The installation's policy: read once, and a wrong one stops the program before it starts."""

from datetime import date
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from tests.core.policy.texts import SMALL

from naervaer.web.handbook.queries import active_policy, handbook_on, policy_state


@pytest.fixture
def wrong(tmp_path: Path, settings: LazySettings) -> Path:
    path = tmp_path / "forkert.toml"
    path.write_text(SMALL.replace("day_of_case = 8", "day_of_case = 0") + "ejer = 1\n", encoding="utf-8")
    settings.NAERVAER_POLICY = str(path)
    return path


def test_the_policy_is_the_one_of_the_settings_and_is_read_once(settings: LazySettings) -> None:
    settings.NAERVAER_POLICY = "solroed"
    assert active_policy().municipality.name == "Solrød Kommune"
    assert active_policy() is active_policy()


def test_a_policy_of_ones_own_is_read_from_its_path(tmp_path: Path, settings: LazySettings) -> None:
    path = tmp_path / "egen.toml"
    path.write_text(SMALL, encoding="utf-8")
    settings.NAERVAER_POLICY = str(path)
    assert active_policy().municipality.name == "Prøve Kommune"
    assert [rule.rule_id for rule in policy_state(date(2026, 11, 23)).rules] == ["kontakt"]


def test_a_wrong_policy_stops_the_start_and_names_every_mistake(wrong: Path) -> None:
    with pytest.raises(SystemCheckError) as stopped:
        call_command("check")
    said = str(stopped.value)
    assert "handbook.E001" in said
    assert 'linje 7: step "kontakt".opens.day_of_case: fandt 0' in said
    assert "den ukendte nøgle ejer" in said
    assert "naervaer policy check" in said


def test_a_wrong_policy_is_never_used(wrong: Path) -> None:
    with pytest.raises(ImproperlyConfigured, match="fandt 0, forventet et tal på mindst 1"):
        active_policy()
    with pytest.raises(ImproperlyConfigured):
        handbook_on(date(2026, 11, 23))


def test_a_right_policy_passes_the_check(settings: LazySettings) -> None:
    settings.NAERVAER_POLICY = "aabenraa"
    call_command("check")
