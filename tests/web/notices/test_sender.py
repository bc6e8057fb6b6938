"""Mail has a sender that other servers accept, and the one who runs the program is told when it has not."""

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
