"""Whether mail can be sent: it leaves from an address that the receivers' servers accept."""

from typing import Any, Final

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning, register

LAST_PORT: Final = 65535


def register_them() -> None:
    register(mail_has_a_sender)
    register(mail_has_a_port)


def mail_has_a_sender(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """A warning and not an error: the program is whole without mail, and says so where it matters."""
    if settings.NAERVAER_MAIL_FROM or not settings.EMAIL_BACKEND.endswith("smtp.EmailBackend"):
        return []
    sender = settings.DEFAULT_FROM_EMAIL
    told = f"NAERVAER_MAIL_FROM mangler. Mails sendes fra {sender}, som de fleste postservere afviser."
    hint = "Sæt den til kommunens adresse, for eksempel fravaer@kommune.dk, og NAERVAER_MAIL_HOST til postserveren."
    return [Warning(told, hint=hint, id="notices.W001")]


def mail_has_a_port(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """What is no port stops the program with a sentence."""
    port = settings.NAERVAER_MAIL_PORT
    if port.isdecimal() and 0 < int(port) <= LAST_PORT:
        return []
    told = f"NAERVAER_MAIL_PORT: forventet et tal fra 1 til {LAST_PORT}, fandt »{port}«."
    return [Error(told, hint="Brug postserverens port, for eksempel 25 eller 587.", id="notices.E001")]
