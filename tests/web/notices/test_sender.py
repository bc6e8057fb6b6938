"""Mail has a sender that other servers accept, and the one who runs the program is told when it has not."""

import os
import subprocess
import sys

import pytest
from django.conf import LazySettings
from django.core.checks import run_checks

from naervaer.web.starting import warnings

SMTP = "django.core.mail.backends.smtp.EmailBackend"


def warned() -> list[str]:
    return [message.msg for message in run_checks() if message.id == "notices.W001"]


@pytest.mark.parametrize(
    ("backend", "sender", "warned_of"),
    [(SMTP, "", 1), (SMTP, "fravaer@kommune.dk", 0), ("django.core.mail.backends.filebased.EmailBackend", "", 0)],
)
def test_an_installation_that_sends_mail_without_a_sender_is_warned(
    settings: LazySettings, backend: str, sender: str, warned_of: int
) -> None:
    settings.EMAIL_BACKEND, settings.NAERVAER_MAIL_FROM = backend, sender
    told = warned()
    assert len(told) == warned_of
    assert all("NAERVAER_MAIL_FROM mangler" in message for message in told)
    assert len([line for line in warnings() if "fravaer@kommune.dk" in line]) == warned_of


@pytest.mark.parametrize(("port", "refused"), [("25", 0), ("587", 0), ("smtp", 1), ("0", 1), ("70000", 1), ("-25", 1)])
def test_a_port_that_is_none_is_said_in_a_sentence(settings: LazySettings, port: str, refused: int) -> None:
    settings.NAERVAER_MAIL_PORT = port
    told = [message.msg for message in run_checks() if message.id == "notices.E001"]
    assert told == [f"NAERVAER_MAIL_PORT: forventet et tal fra 1 til 65535, fandt »{port}«."] * refused


def test_a_port_that_is_none_leaves_the_settings_readable() -> None:
    program = "from naervaer.web.settings import base; print(base.EMAIL_PORT)"
    environment = {**os.environ, "NAERVAER_MAIL_PORT": "smtp"}
    assert subprocess.check_output([sys.executable, "-c", program], env=environment, text=True).strip() == "25"
