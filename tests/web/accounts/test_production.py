"""What production settings say, read from a program started with them."""

import json
import os
import subprocess
import sys

import pytest
from django.conf import LazySettings
from django.core.checks import run_checks

SCRIPT = """
import django, json
django.setup()
from django.conf import settings
names = ["DEBUG", "SECURE_SSL_REDIRECT", "SECURE_HSTS_SECONDS", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE",
         "SESSION_COOKIE_NAME", "PASSWORD_HASHERS", "NAERVAER_TODAY", "CSRF_TRUSTED_ORIGINS", "NAERVAER_REQUIRE_MFA"]
print(json.dumps({name: getattr(settings, name) for name in names}))
"""


def test_production_is_https_only_with_argon2_and_todays_clock() -> None:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("NAERVAER_", "DJANGO_"))}
    settings = {
        "DJANGO_SETTINGS_MODULE": "naervaer.web.settings.production",
        "NAERVAER_SECRET_KEY": "k" * 50,
        "NAERVAER_HOSTS": "fravaer.kommune.dk",
        "NAERVAER_TODAY": "2020-01-01",
    }
    told = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", SCRIPT], env=kept | settings, capture_output=True, text=True, check=True
    )
    assert json.loads(told.stdout) == {
        "DEBUG": False,
        "SECURE_SSL_REDIRECT": True,
        "SECURE_HSTS_SECONDS": 63_072_000,
        "SESSION_COOKIE_SECURE": True,
        "CSRF_COOKIE_SECURE": True,
        "SESSION_COOKIE_NAME": "__Host-naervaer",
        "PASSWORD_HASHERS": ["django.contrib.auth.hashers.Argon2PasswordHasher"],
        "NAERVAER_TODAY": None,
        "CSRF_TRUSTED_ORIGINS": ["https://fravaer.kommune.dk"],
        "NAERVAER_REQUIRE_MFA": True,
    }


@pytest.mark.parametrize(("proxies", "refused"), [("0", 0), ("2", 0), ("en", 1), ("-1", 1)])
def test_a_number_of_proxies_that_is_none_is_said_in_a_sentence(
    settings: LazySettings, proxies: str, refused: int
) -> None:
    settings.NAERVAER_PROXIES = proxies
    told = [message.msg for message in run_checks() if message.id == "naervaer.E002"]
    assert told == [f"NAERVAER_PROXIES: forventet et helt tal, for eksempel 0 eller 1, fandt »{proxies}«."] * refused
