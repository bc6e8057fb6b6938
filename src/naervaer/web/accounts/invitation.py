"""*Invitation*: a link with which somebody chooses a password once. It dies when it is used, replaced or a week old."""

from dataclasses import dataclass
from smtplib import SMTPException
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from django.conf import settings
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from naervaer.web.accounts.models import User


class InvitationTokens(PasswordResetTokenGenerator):
    """Signed over the password that is, so that choosing one, or being invited anew, ends every link before."""

    key_salt = "naervaer.web.accounts.invitation"


tokens = InvitationTokens()


@dataclass(frozen=True, slots=True)
class Invitation:
    """``mailed_to`` is empty when there is no address, or the mail could not be sent: then the link is handed over."""

    url: str
    mailed_to: str


def link(user: "User") -> str:
    uid = urlsafe_base64_encode(force_bytes(user.pk))
    return urljoin(settings.NAERVAER_URL, reverse("accounts:choose-password", args=[uid, tokens.make_token(user)]))


def send(user: "User", address: str) -> Invitation:
    """Mails the link when there is an address. The mail says nothing of what the program is about."""
    url = link(user)
    text = _(
        "Hej\n\nDu har fået en konto i Nærvær, eller din adgangskode skal vælges igen.\n"
        "Dit brugernavn er %(username)s. Vælg din adgangskode her:\n\n%(url)s\n\n"
        "Linket virker én gang og i en uge. Venter du ikke denne mail, så kontakt kommunens administrator af Nærvær.\n"
    ) % {"username": user.get_username(), "url": url}
    try:
        sent = bool(address and EmailMessage(_("Vælg adgangskode til Nærvær"), text, to=[address]).send())
    except (OSError, SMTPException):
        sent = False
    return Invitation(url, address if sent else "")
