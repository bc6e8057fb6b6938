"""Forms for whoever manages the accounts."""

from typing import Any

from django import forms
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from naervaer.web.accounts import listing
from naervaer.web.organisation.forms import PersonField


class AccountsFilterForm(forms.Form):
    navn = forms.CharField(label=_("Navn eller brugernavn"), required=False, max_length=100)
    tilstand = forms.ChoiceField(label=_("Tilstand"), required=False, choices=[("", _("Alle")), *listing.State.choices])
    totrin = forms.ChoiceField(
        label=_("Totrinslogin"), required=False, choices=[("", _("Alle")), ("ja", _("Ja")), ("nej", _("Nej"))]
    )

    def filter(self) -> listing.Filter:
        """What was asked for; all accounts while the form has faults."""
        if not self.is_valid():
            return listing.Filter()
        data = self.cleaned_data
        return listing.Filter(data["navn"], data["tilstand"], data["totrin"])


class UsernameForm(forms.Form):
    username = forms.CharField(
        label=_("Brugernavn"),
        max_length=150,
        validators=[UnicodeUsernameValidator()],
        help_text=_("Bogstaver, tal og @ . + - _ uden mellemrum. Kan ikke ændres senere."),
    )

    def clean_username(self) -> str:
        username: str = self.cleaned_data["username"]
        if listing.is_taken(username):
            raise ValidationError(_("Brugernavnet er optaget, måske med andre store og små bogstaver. Vælg et andet."))
        return username


class NewAccountForm(UsernameForm):
    person = PersonField(label=_("Person"), max_length=200, help_text=_("Navn eller medarbejdernummer."))
    field_order = ["person", "username"]

    def clean_person(self) -> Any:
        person = self.cleaned_data["person"]
        if listing.has_account(person.pk):
            raise ValidationError(_("%(name)s har allerede en konto.") % {"name": person.name})
        return person


class OutsiderForm(UsernameForm):
    """Somebody payroll does not know."""

    name = forms.CharField(label=_("Navn"), max_length=200)
    email = forms.EmailField(label=_("Mailadresse"))
    field_order = ["name", "email", "username"]


class AddressForm(forms.Form):
    email = forms.EmailField(
        label=_("Mailadresse"),
        required=False,
        help_text=_("Hertil sendes invitationer og den daglige mail om, at noget venter. Tom: ingen mail."),
    )
