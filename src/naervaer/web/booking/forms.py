"""What is asked of whoever gives a course, of the employee, and of whoever answers about more hours."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from naervaer.core.booking.times import LONGEST, Free, starts_at
from naervaer.web.booking.extra_actions import MOST_HOURS
from naervaer.web.booking.models import PARTS
from naervaer.web.conversations.forms import time_field
from naervaer.web.design.fields import day_field
from naervaer.web.design.templatetags.naervaer import long_date

USUAL = 60
TAKEN = _("Tiden er lige blevet taget. Vælg en anden.")
OF_ONE = ("conversation", "three_party")


class TimeForm(forms.Form):
    """*Tid og sted* of a session."""

    day = day_field(_("Dag"))
    at = time_field(_("Klokken"))
    minutes = forms.IntegerField(
        label=_("Hvor mange minutter?"),
        min_value=1,
        max_value=LONGEST,
        initial=USUAL,
        error_messages={"required": _("Skriv et tal, for eksempel 60.")},
    )

    def __init__(self, data: QueryDict | None, *, places: Iterable[str], **told: Any) -> None:
        super().__init__(data, initial=told)
        self.fields["place"] = forms.ChoiceField(label=_("Hvor?"), choices=[(place, place) for place in places])

    def told(self) -> dict[str, Any]:
        found = self.cleaned_data
        when: datetime = starts_at(found["day"], found["at"])
        more = {"part": found["part"]} if "part" in found else {}
        return {"starts": when, "minutes": found["minutes"], "place": found["place"], **more}


class SessionForm(TimeForm):
    """A new one: also what kind it is."""

    def __init__(self, data: QueryDict | None, *, places: Iterable[str], unit: bool, **told: Any) -> None:
        super().__init__(data, places=places, **told)
        parts = [(name, title) for name, title in PARTS if (name not in OF_ONE) is unit]
        self.fields["part"] = forms.ChoiceField(label=_("Hvad er det?"), choices=parts)


class HeldForm(forms.Form):
    """*Holdt*."""

    minutes = forms.IntegerField(label=_("Hvor mange minutter varede den?"), min_value=1, max_value=LONGEST)

    def __init__(self, data: QueryDict | None, *, minutes: int) -> None:
        super().__init__(data, initial={"minutes": minutes})


class ContactForm(forms.Form):
    """*Første kontakt*."""

    on_day = day_field(_("Hvilken dag fik I kontakt?"))


class WayForm(forms.Form):
    """*Sådan må I kontakte mig*."""

    text = forms.CharField(
        label=_("Telefonnummer eller mail"),
        max_length=120,
        help_text=_("Kun den, der giver forløbet, kan se det. Vælg gerne noget privat."),
        widget=forms.TextInput(attrs={"class": "form-input"}),
        error_messages={"required": _("Skriv et telefonnummer eller en mailadresse.")},
    )


class ChooseForm(forms.Form):
    """*Book en tid* among the free ones."""

    time = forms.ChoiceField(
        label=_("Ledige tider"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Vælg en tid."),
            "invalid_choice": TAKEN,
        },
    )

    def __init__(self, data: QueryDict | None, *, free: Iterable[Free]) -> None:
        super().__init__(data)
        self.fields["time"].choices = [(_key(one), _label(one)) for one in free]  # type: ignore[attr-defined]

    def told(self) -> dict[str, Any]:
        opening, day = self.cleaned_data["time"].split("_")
        return {"opening_id": int(opening), "day": date.fromisoformat(day)}


class OpeningForm(forms.Form):
    """*Sæt en tid op*."""

    first = day_field(_("Dag"))
    at = time_field(_("Klokken"))
    minutes = forms.IntegerField(label=_("Hvor mange minutter?"), min_value=15, max_value=LONGEST, initial=USUAL)
    place = forms.ChoiceField(label=_("Hvor?"))
    weekly = forms.BooleanField(label=_("Hver uge fra den dag"), required=False)

    def __init__(self, data: QueryDict | None, *, places: Iterable[str]) -> None:
        super().__init__(data)
        self.fields["place"].choices = [(place, place) for place in places]  # type: ignore[attr-defined]


class DaysOffForm(forms.Form):
    """*Luk dage*."""

    first = day_field(_("Fra og med"))
    last = day_field(_("Til og med"))


class ExtraForm(forms.Form):
    """*Bed om flere timer*."""

    hours = forms.IntegerField(
        label=_("Hvor mange timer mere?"),
        min_value=1,
        max_value=MOST_HOURS,
        help_text=_("Lederen får kun tallet at vide. Arbejdspladsen betaler, når lederen har sagt ja."),
    )


def _key(one: Free) -> str:
    return f"{one.opening}_{one.starts.date().isoformat()}"


def _label(one: Free) -> str:
    ends = f"{one.starts:%H.%M}"
    return f"{long_date(one.starts.date())} kl. {ends}, {one.minutes} min., {one.place}"
