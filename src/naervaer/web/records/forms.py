"""What is asked for when somebody wants to see their case, when it is answered, and when something must be kept."""

from datetime import date

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from naervaer.web.design.fields import day_field, text_field

WORDS = _("Du kan skrive, hvad du især vil se. Du behøver ikke skrive noget.")


class AskForm(forms.Form):
    """*Bed om aktindsigt*."""

    words = text_field(_("Er der noget, du især vil se?"), required=False, hint=WORDS)


class RegisterForm(forms.Form):
    """*Registrér en anmodning*."""

    received = day_field(_("Hvornår bad medarbejderen om det?"))
    words = text_field(_("Hvad bad medarbejderen om?"), required=False)

    def __init__(self, data: QueryDict | None, *, today: date) -> None:
        super().__init__(data, initial={"received": today})


class RefuseForm(forms.Form):
    """*Afvis*."""

    reason = text_field(_("Begrundelse, som medarbejderen kan læse"), required=True)


class HoldForm(forms.Form):
    """*Må ikke slettes*."""

    reason = text_field(_("Hvorfor skal sagen gemmes?"), required=True)
    until = day_field(_("Til og med"), required=False, hint=_("Tomt felt: indtil det ophæves."))


class ReleaseForm(forms.Form):
    """*Ophæv*."""

    reason = text_field(_("Hvorfor skal sagen ikke længere gemmes?"), required=True)
