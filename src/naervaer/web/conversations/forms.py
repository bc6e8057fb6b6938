"""What is asked when somebody is called to a conversation, answers, holds it and writes the minutes."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from naervaer.core.agreements.judging import LONGEST, OWNERS
from naervaer.core.policy.conversations import Conversation as Kind
from naervaer.core.policy.wording import listed
from naervaer.web.conversations.actions import Place
from naervaer.web.conversations.minutes import Agreed
from naervaer.web.design.fields import GUARD, day_field, text_field
from naervaer.web.design.wording import title_of_party
from naervaer.web.notices.calendar import COPENHAGEN
from naervaer.web.organisation.handed import Adviser

MEETING, PHONE = "meeting", "phone"
OWN_GUARD = _("Du skal ikke skrive, hvad du fejler.")
AGREEMENTS = 4
LONGEST_POINT = 4000


def time_field(label: Any, *, required: bool = True, initial: time | None = None) -> forms.TimeField:
    return forms.TimeField(
        label=label,
        required=required,
        initial=initial,
        input_formats=["%H:%M", "%H.%M", "%H"],
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time", "class": "form-input input-width-xs"}),
        error_messages={
            "invalid": _("Skriv et klokkeslæt, for eksempel 10.30."),
            "required": _("Skriv et klokkeslæt."),
        },
    )


class WhereForm(forms.Form):
    """When and where: for an invitation and for a new time."""

    day = day_field(_("Dag"))
    at = time_field(_("Klokken"))

    def __init__(self, data: QueryDict | None, *, kind: Kind, initial: Mapping[str, Any], warned: bool = False) -> None:
        super().__init__(data, initial={"way": MEETING, **initial})
        if kind.by_phone:
            self.fields["way"] = forms.ChoiceField(
                label=_("Hvordan"),
                choices=[(MEETING, _("Ved et møde")), (PHONE, _("På telefon"))],
                widget=forms.RadioSelect,
            )
        self.fields["place"] = forms.CharField(
            label=_("Sted, hvis I mødes") if kind.by_phone else _("Sted"),
            required=not kind.by_phone,
            max_length=200,
            help_text=_("Vælg et sted, hvor I kan tale uforstyrret. Stedet står i brevet og i kalenderen."),
            widget=forms.TextInput(attrs={"class": "form-input"}),
            error_messages={"required": _("Skriv, hvor I mødes.")},
        )
        if warned:
            self.fields["knowing"] = forms.BooleanField(label=_("Jeg ved det og indkalder alligevel"), required=False)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("way") == MEETING and not said.get("place", "").strip():
            self.add_error("place", _("Skriv, hvor I mødes."))
        return said

    @property
    def where(self) -> Place:
        said = self.cleaned_data
        by_phone = said.get("way") == PHONE
        return Place(moment(said["day"], said["at"]), "" if by_phone else said["place"], by_phone)


class InviteForm(WhereForm):
    """*Indkald til samtale*."""

    def __init__(
        self,
        data: QueryDict | None,
        *,
        kind: Kind,
        advisers: Sequence[Adviser],
        initial: Mapping[str, Any],
        warned: bool = False,
    ) -> None:
        super().__init__(data, kind=kind, initial=initial, warned=warned)
        if advisers:
            titles = {a.person: f"{a.name}, {title_of_party(a.role)}" for a in advisers}
            field = forms.TypedMultipleChoiceField(
                label=_("Hvem skal også med?"),
                required=False,
                coerce=int,
                choices=list(titles.items()),
                widget=forms.CheckboxSelectMultiple,
                help_text=_("Dem, sagen er overdraget til. De får kalenderaftalen, men ikke brevet."),
            )
            self.fields["advisers"] = field
        if kind.from_outside:
            whose = listed([title_of_party(party) for party in kind.from_outside], "eller")
            self.fields["others"] = forms.CharField(
                label=_("Hvem udefra skal med?"),
                required=False,
                max_length=300,
                help_text=_(
                    "Navn og titel, for eksempel: %(whose)s. Kun når medarbejderen har sagt ja. De står i brevet; du "
                    "skal selv invitere dem."
                )
                % {"whose": whose},
                widget=forms.TextInput(attrs={"class": "form-input"}),
            )
        self.order_fields([*(name for name in self.fields if name != "knowing"), "knowing"])


class HeldForm(forms.Form):
    """*Holdt*."""

    on_day = day_field(_("Hvornår blev den holdt?"))

    def __init__(self, data: QueryDict | None, *, kind: Kind, day: date, by_phone: bool = False) -> None:
        super().__init__(data, initial={"on_day": day, "by_phone": by_phone})
        if kind.by_phone:
            self.fields["by_phone"] = forms.BooleanField(label=_("Den foregik på telefon"), required=False)


class NotPossibleForm(forms.Form):
    """*Kunne ikke holdes*."""

    reason = text_field(
        _("Hvorfor kunne samtalen ikke holdes, heller ikke på telefon?"),
        required=True,
        hint=_("Skriv det praktiske, for eksempel: »Kunne ikke træffes 24. og 26. november«. Skriv ikke diagnoser."),
    )


class CallOffForm(forms.Form):
    """*Aflys*."""

    note = text_field(_("Note til historikken"), required=False)


class AnnulForm(forms.Form):
    """*Annullér*."""

    reason = text_field(_("Hvad var forkert?"), required=True)


class OtherTimeForm(forms.Form):
    """The employee asks for another time."""

    day = day_field(_("En dag, der passer dig"), required=False)
    at = time_field(_("Klokken"), required=False)
    note = text_field(_("Eller skriv, hvornår det passer dig"), required=False, hint=OWN_GUARD)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("day") and not said.get("at") and "at" not in self.errors:
            self.add_error("at", _("Skriv også et klokkeslæt."))
        return said

    @property
    def starts(self) -> datetime | None:
        said = self.cleaned_data
        return moment(said["day"], said["at"]) if said.get("day") and said.get("at") else None


class CommentForm(forms.Form):
    """*Kommentar til referatet*."""

    text = text_field(_("Din kommentar"), required=True, hint=OWN_GUARD)

    def __init__(self, data: QueryDict | None = None) -> None:
        super().__init__(data)
        self.fields["text"].error_messages["required"] = _("Skriv din kommentar.")


class PointsForm(forms.Form):
    """*Referat*: a field for each point of the policy."""

    def __init__(self, data: QueryDict | None, *, kind: Kind, texts: Mapping[str, str]) -> None:
        super().__init__(data)
        for point in kind.minutes:
            field = text_field(point.title, required=False, hint=f"{point.hint} {GUARD}".strip())
            field.initial = texts.get(point.id, "")
            field.max_length = LONGEST_POINT
            self.fields[f"punkt-{point.id}"] = field

    @property
    def points(self) -> dict[str, str]:
        marked = "punkt-"
        return {name.removeprefix(marked): text for name, text in self.cleaned_data.items() if name.startswith(marked)}


class CorrectForm(PointsForm):
    """*Ret referatet*."""

    reason = text_field(_("Hvorfor rettes det?"), required=True, hint=_("Medarbejderen ser begrundelsen."))
    field_order = ["reason"]


class AgreedForm(forms.Form):
    """One agreement made at the conversation; an empty one is none."""

    text = text_field(_("Hvad er aftalt?"), required=False)
    owner = forms.ChoiceField(label=_("Hvem står for det?"), required=False)
    due = day_field(_("Senest"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        titles = [(owner, capfirst(title_of_party(owner))) for owner in OWNERS]
        owners = self.fields["owner"]
        owners.choices = [("", _("Vælg")), *titles]  # type: ignore[attr-defined]
        self.fields["text"].widget.attrs["rows"] = 2
        self.fields["text"].max_length = LONGEST  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if any(said.get(name) for name in ("text", "owner", "due")):
            missing = {
                "text": _("Skriv, hvad I har aftalt."),
                "owner": _("Vælg, hvem der står for det."),
                "due": _("Skriv en dato."),
            }
            for name, told in missing.items():
                if not said.get(name) and name not in self.errors:
                    self.add_error(name, told)
        return said

    @property
    def agreed(self) -> Agreed | None:
        said = self.cleaned_data
        return Agreed(said["text"], said["owner"], said["due"]) if said.get("text") else None


AgreedForms = forms.formset_factory(AgreedForm, extra=AGREEMENTS, max_num=AGREEMENTS)


def moment(day: date, at: time) -> datetime:
    """The moment on a Danish clock."""
    return datetime.combine(day, at, COPENHAGEN)
