"""Forms for roles, deputies and handed-over cases. A person is named by name or by payroll's number."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naervaer.core.access.appointments import NEVER_GIVEN
from naervaer.core.access.model import Role
from naervaer.web.design.wording import title
from naervaer.web.organisation import roles
from naervaer.web.organisation.models import Person, Unit
from naervaer.web.organisation.people import find_person, find_unit


def _day(**kwargs: Any) -> forms.DateField:
    return forms.DateField(widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"), **kwargs)


class PersonField(forms.CharField):
    """Becomes the ``Person``; a name that several have asks for the number instead."""

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        return find_person(text) if text else None


class UnitField(forms.CharField):
    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        return find_unit(text) if text else None


class PeriodForm(forms.Form):
    first = _day(label=_("Fra og med"))
    last = _day(label=_("Til og med"), required=False)


class AssignForm(PeriodForm):
    person = PersonField(label=_("Person"), max_length=200, help_text=_("Navn eller medarbejdernummer."))
    role = forms.ChoiceField(
        label=_("Rolle"), choices=lambda: [(r.value, title(r)) for r in Role if r not in NEVER_GIVEN]
    )
    unit = UnitField(
        label=_("Enhed"),
        max_length=200,
        required=False,
        help_text=_("Navn eller nummer. Tomt betyder hele organisationen."),
    )
    reason = forms.CharField(label=_("Begrundelse"), max_length=200, required=False)
    field_order = ["person", "role", "unit", "first", "last", "reason"]

    def decided(self) -> dict[str, Any]:
        data = self.cleaned_data
        person: Person = data["person"]
        unit: Unit | None = data["unit"]
        return {**data, "person": person, "unit": unit, "role": Role(data["role"])}


class EndForm(forms.Form):
    last = _day(label=_("Sidste dag"))


class DeputyForm(PeriodForm):
    deputy = PersonField(label=_("Stedfortræder"), max_length=200, help_text=_("Navn eller medarbejdernummer."))
    last = _day(label=_("Til og med"))
    field_order = ["deputy", "first", "last"]


class HandOverForm(forms.Form):
    to = forms.ChoiceField(label=_("Overdrages til"))
    reason = forms.CharField(
        label=_("Hvorfor?"),
        max_length=200,
        help_text=_("Medarbejderen kan se det. Skriv ikke diagnoser eller symptomer."),
    )

    def __init__(self, *args: Any, receivers: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = [("", _("Vælg")), *receivers]  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class TreeAsked:
    text: str = ""
    day: date | None = None
    root: int | None = None


class TreeForm(forms.Form):
    """The word searched for, and the day the tree is shown on."""

    navn = forms.CharField(label=_("Søg efter en enhed"), required=False, max_length=100)
    dag = _day(label=_("Som den så ud den"), required=False)
    enhed = forms.IntegerField(required=False, min_value=1, max_value=2**53, widget=forms.HiddenInput)

    def asked(self) -> TreeAsked:
        """What was asked for; the tree of today while the form has faults."""
        if not self.is_valid():
            return TreeAsked()
        data = self.cleaned_data
        return TreeAsked(data["navn"], data["dag"], data["enhed"])


class RolesFilterForm(forms.Form):
    navn = forms.CharField(label=_("Navn eller enhed"), required=False, max_length=100)
    rolle = forms.ChoiceField(
        label=_("Rolle"),
        required=False,
        choices=lambda: [("", _("Alle")), *((r.value, title(r)) for r in Role if r not in NEVER_GIVEN)],
    )
    ogsaa_slut = forms.BooleanField(label=_("Vis også roller, der er slut"), required=False)

    def filter(self) -> roles.Filter:
        if not self.is_valid():
            return roles.Filter()
        data = self.cleaned_data
        return roles.Filter(data["navn"], data["rolle"], data["ogsaa_slut"])
