"""What allauth asks us: no sign-up, Danish sentences, and secrets of the second factor encrypted in the database."""

import base64
import hashlib
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from naervaer.web.accounts.lockout import key_of

WITHOUT_WORDS = frozenset({"account/messages/logged_in.txt", "account/messages/logged_out.txt"})
"""Messages that tell nobody anything new."""


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": _("Brugernavn eller adgangskode er forkert."),
        "username_password_mismatch": _("Brugernavn eller adgangskode er forkert."),
        "too_many_login_attempts": _("Der er forsøgt for mange gange. Vent et kvarter, og prøv igen."),
        "enter_current_password": _("Skriv din nuværende adgangskode."),
        "incorrect_password": _("Adgangskoden er forkert."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        return key_of(str(credentials.get("username", "")))

    def add_message(
        self, request: HttpRequest, level: int, message_template: str | None = None, *args: Any, **kwargs: Any
    ) -> None:
        if message_template not in WITHOUT_WORDS:
            super().add_message(request, level, message_template, *args, **kwargs)


def _cipher() -> MultiFernet:
    keys = [str(key) for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)]
    return MultiFernet(Fernet(base64.urlsafe_b64encode(hashlib.sha256(b"mfa" + key.encode()).digest())) for key in keys)


class MfaAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("Koden er forkert eller for gammel. Skriv den, appen viser nu."),
    }

    def encrypt(self, text: str) -> str:
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _cipher().decrypt(encrypted_text.encode()).decode()
