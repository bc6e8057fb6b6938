"""*Vælg adgangskode*: the page behind the link of an invitation."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.views import INTERNAL_RESET_SESSION_TOKEN, PasswordResetConfirmView
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from naervaer.web.accounts import actions
from naervaer.web.accounts.forms import ChoosePasswordForm
from naervaer.web.accounts.invitation import tokens
from naervaer.web.accounts.models import User


class ChoosePasswordView(PasswordResetConfirmView):
    """Django moves the token from the address into the session, so that it stands in no history and no referrer."""

    form_class = ChoosePasswordForm
    template_name = "accounts/choose_password.html"
    token_generator = tokens

    def get_user(self, uidb64: str) -> User | None:
        """Nobody for an account that is closed, as for one that does not exist."""
        user: Any = super().get_user(uidb64)
        return user if user is not None and user.is_active else None

    def form_valid(self, form: Any) -> HttpResponse:
        actions.choose_password(user=form.user, password=form.cleaned_data["new_password1"])
        del self.request.session[INTERNAL_RESET_SESSION_TOKEN]
        messages.success(self.request, _("Adgangskoden er valgt. Log ind med den."))
        return redirect("accounts:login")
