"""Forms for the groups of a unit and the seats in them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naervaer.web.design.wording import title_of_seat
from naervaer.web.organisation.forms import PeriodForm, PersonField
from naervaer.web.organisation.models import Body, BodyMember, Unit


class GroupForm(forms.Form):
    kind = forms.ChoiceField(label=_("Slags"), choices=Body.Kind.choices)
    name = forms.CharField(label=_("Navn"), max_length=200, help_text=_("For eksempel TRIO Elmegården."))

    def __init__(self, *args: Any, unit: Unit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.unit = unit

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if {"kind", "name"} <= data.keys():
            if Body.objects.filter(unit=self.unit, **data).exists():
                self.add_error("name", _("Enheden har allerede en gruppe af den slags med det navn."))
            data["kind"] = Body.Kind(data["kind"])
        return data


def seats() -> list[tuple[str, str]]:
    return [(seat.value, title_of_seat(seat)) for seat in BodyMember.Seat]


class SeatForm(PeriodForm):
    person = PersonField(label=_("Person"), max_length=200, help_text=_("Navn eller medarbejdernummer."))
    seat = forms.ChoiceField(label=_("Plads"), choices=seats)
    field_order = ["person", "seat", "first", "last"]

    def decided(self) -> dict[str, Any]:
        return {**self.cleaned_data, "seat": BodyMember.Seat(self.cleaned_data["seat"])}
