"""System checks: one-click login only while everything else says that this is a demo, and a number of proxies."""

from typing import Any

from django.conf import settings
from django.core.checks import Error, Tags, register


def demo_only_on_this_machine(app_configs: Any, **kwargs: Any) -> list[Error]:
    """Refuses a demo that answers to other addresses than this machine's."""
    if not settings.NAERVAER_DEMO:
        return []
    own = {"127.0.0.1", "localhost", "[::1]", "testserver"}
    foreign = sorted(set(settings.ALLOWED_HOSTS) - own)
    if foreign:
        return [
            Error(
                f"Demoen har login uden adgangskode og må kun svare på denne maskine, ikke på {', '.join(foreign)}.",
                id="naervaer.E001",
            )
        ]
    return []


def proxies_are_a_number(app_configs: Any, **kwargs: Any) -> list[Error]:
    """Counted wrong, a login that is tried again and again would be laid to the wrong address."""
    found = settings.NAERVAER_PROXIES
    if found.isdecimal():
        return []
    return [
        Error(f"NAERVAER_PROXIES: forventet et helt tal, for eksempel 0 eller 1, fandt »{found}«.", id="naervaer.E002")
    ]


def connect() -> None:
    register(proxies_are_a_number)
    register(demo_only_on_this_machine, Tags.security)
