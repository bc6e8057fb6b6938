"""What is asked about groups, meetings and the cases of a sparring."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from naervaer.core.agreements.judging import OWNERS
from naervaer.web import clock
from naervaer.web.design.danish import numeric_date
from naervaer.web.design.fields import day_field, text_field
from naervaer.web.design.wording import title_of_party, title_of_seat
from naervaer.web.handbook.queries import active_policy
from naervaer.web.organisation.forms import PersonField, UnitField
from naervaer.web.sparring.models import GroupMember
from naervaer.web.sparring.queries import MeetingRow, Participant


class GroupForm(forms.Form):
    name = forms.CharField(label=_("Navn"), max_length=200, help_text=_("For eksempel Hjemmeplejen eller Gruppe 1."))


class UnitForm(forms.Form):
    """*Tilføj enhed*."""

    unit = UnitField(label=_("Enhed"), max_length=200, help_text=_("Navn eller nummer. Enhederne under den er med."))
    first = day_field(_("Fra og med"))
    last = day_field(_("Til og med"), required=False)


def _seats() -> list[tuple[str, str]]:
    """A leader, or one of the advisers the policy calls."""
    rules = active_policy().sparring_on(clock.today())
    called = rules.called if rules else ()
    return [(seat.value, title_of_seat(seat)) for seat in GroupMember.Seat if seat == "leader" or seat.value in called]


class MemberForm(forms.Form):
    """*Tilføj medlem*."""

    person = PersonField(label=_("Person"), max_length=200, help_text=_("Navn eller medarbejdernummer."))
    seat = forms.ChoiceField(label=_("Plads"), choices=_seats)
    first = day_field(_("Fra og med"))
    last = day_field(_("Til og med"), required=False)

    def decided(self) -> dict[str, Any]:
        return {**self.cleaned_data, "seat": GroupMember.Seat(self.cleaned_data["seat"])}


class EndForm(forms.Form):
    last = day_field(_("Sidste dag"))


class PlanForm(forms.Form):
    """*Planlæg møder*."""

    first = day_field(_("Første møde"))
    count = forms.IntegerField(label=_("Hvor mange møder?"), min_value=1, max_value=24, initial=6)
    starts = forms.TimeField(
        label=_("Klokken"),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time", "class": "form-input input-width-xs"}),
    )
    place = forms.CharField(label=_("Sted"), max_length=200, required=False)


class WishForm(forms.Form):
    """*Tag med på fraværssparring*."""

    def __init__(self, data: QueryDict | None, *, meetings: list[MeetingRow], themes: tuple[str, ...]) -> None:
        super().__init__(data, initial={"meeting_id": meetings[0].pk})
        self.fields["meeting_id"] = forms.TypedChoiceField(
            label=_("Hvilket møde?"),
            coerce=int,
            choices=[(row.pk, f"{numeric_date(row.on_day)}, {row.group}") for row in meetings],
            widget=forms.RadioSelect if len(meetings) > 1 else forms.HiddenInput,
        )
        self.fields["theme"] = forms.ChoiceField(
            label=_("Emne"),
            choices=[(theme, capfirst(theme)) for theme in themes],
            widget=forms.RadioSelect,
            error_messages={"required": _("Vælg et emne.")},
        )
        self.fields["question"] = text_field(_("Hvad vil du have sparring om?"), required=True)


class TakeOffForm(forms.Form):
    reason = text_field(_("Hvorfor skal sagen ikke på?"), required=True)


class CancelForm(forms.Form):
    reason = text_field(_("Hvorfor aflyses mødet?"), required=True)


class NoteForm(forms.Form):
    """What is worth remembering of a case; may be left empty."""

    note = text_field(_("Note"), required=False)


def _owners() -> list[tuple[str, str]]:
    return [(owner, capfirst(title_of_party(owner))) for owner in OWNERS if owner != "employee"]


class DecisionForm(forms.Form):
    """*Ny beslutning*. The employee was not there, so nothing is decided for them to do."""

    text = text_field(_("Hvad er besluttet?"), required=True)
    owner = forms.ChoiceField(label=_("Hvem står for det?"), choices=_owners)
    due = day_field(_("Senest"))


class EndMeetingForm(forms.Form):
    """*Slut mødet*: who was there."""

    def __init__(self, data: QueryDict | None, *, participants: tuple[Participant, ...]) -> None:
        super().__init__(data)
        self.fields["present"] = forms.TypedMultipleChoiceField(
            label=_("Hvem var med?"),
            coerce=int,
            choices=[(p.pk, f"{p.name} ({p.seat})") for p in participants],
            widget=forms.CheckboxSelectMultiple,
            error_messages={"required": _("Sæt kryds ved dem, der var med.")},
        )
