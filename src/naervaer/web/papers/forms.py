"""What is asked of somebody who fills in a paper, takes it a step on, or keeps the catalogue."""

from datetime import date
from typing import Any

from django import forms
from django.core.files.uploadedfile import InMemoryUploadedFile
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext_lazy as _

from naervaer.core.papers.rules import NEEDS_REASON, TIMED_BY_LAW, WITH_DUE, Said
from naervaer.core.policy.papers import Paper as Kind
from naervaer.core.policy.papers import Part
from naervaer.web.design.danish import long_date
from naervaer.web.design.fields import GUARD, day_field, text_field
from naervaer.web.papers.models import Tried


def sent_files(request: HttpRequest) -> tuple[QueryDict | None, Any]:
    """What was sent with its files; nothing of either when the form is only asked for."""
    return (request.POST, request.FILES) if request.method == "POST" else (None, None)


class PartForm(forms.Form):
    """The questions of one part, as the policy asks them."""

    def __init__(self, data: Any, *, part: Part, initial: dict[str, str]) -> None:
        super().__init__(data, initial=initial)
        for nth, question in enumerate(part.questions):
            hint = question.hint or (GUARD if nth == 0 else "")
            self.fields[question.id] = text_field(question.title, required=True, hint=hint)
            self.fields[question.id].error_messages["required"] = _("Skriv et svar.")
            if question.catalogue:
                self.fields[question.id].widget.attrs["data-catalogue"] = True


class MoveForm(forms.Form):
    """The day something happened, and what else that step asks."""

    def __init__(self, data: Any, *, kind: Kind, move: str, today: date, due: date | None) -> None:
        super().__init__(data, initial={"on_day": today, "due": due})
        self.fields["on_day"] = day_field(_("Hvilken dag?"))
        if move in WITH_DUE and kind.kind not in TIMED_BY_LAW:
            self.fields["due"] = day_field(_("Tilbage senest"), hint=_("Giv en rimelig frist."))
        if move == "receive":
            self.fields["amount"] = forms.DecimalField(
                label=_("Betalt til lægen, kr."),
                required=False,
                min_value=0,
                max_digits=8,
                decimal_places=2,
                localize=True,
                error_messages={"invalid": _("Skriv et beløb, for eksempel 750,00.")},
            )
        if move == "approve":
            self.fields["first"] = day_field(_("Aftalens første dag"))
            self.fields["last"] = day_field(_("Aftalens sidste dag"), hint=_("Højst to år ad gangen."))
        if move in NEEDS_REASON:
            self.fields["note"] = text_field(_("Hvorfor?"), required=True)

    def said(self) -> Said:
        return Said(**self.cleaned_data)


class FileForm(forms.Form):
    """*Bilag*."""

    def __init__(self, data: Any, files: Any, *, kind: Kind) -> None:
        super().__init__(data, files)
        self.fields["file"] = forms.FileField(
            label=_("Fil"),
            allow_empty_file=True,
            help_text=_("%(types)s, højst %(mb)s MB. Filens navn gemmes ikke.")
            % {"types": ", ".join(t.upper() for t in kind.file_types), "mb": kind.largest_mb},
            error_messages={"required": _("Vælg en fil.")},
        )

    @property
    def upload(self) -> InMemoryUploadedFile:
        found: InMemoryUploadedFile = self.cleaned_data["file"]
        return found


class AskForm(forms.Form):
    """What the employee says when asking for a plan; why they are away is not asked."""

    def __init__(self, data: Any, *, eight_weeks: date) -> None:
        super().__init__(data)
        self.fields["expects"] = forms.BooleanField(
            label=_("Jeg regner ikke med at være helt tilbage inden den %(day)s, hvor der er gået 8 uger.")
            % {"day": long_date(eight_weeks)},
            error_messages={"required": _("En plan kan kræves, når du ikke regner med at være tilbage inden 8 uger.")},
        )
        self.fields["note"] = text_field(
            _("Er der noget, planen især skal handle om?"),
            required=False,
            hint=_("For eksempel timer, opgaver eller hjælpemidler. Skriv ikke, hvad du fejler."),
        )


ANSWERS = {
    "consent": (_("Sig ja"), _("Din leder kan sende svarene til kommunen. Du kan stadig sige nej senere.")),
    "object": (_("Gør indsigelse"), _("Skriv, hvad der ikke passer. Din leder ser det, før noget bliver sendt.")),
    "decline": (_("Sig nej"), _("Så følger kommunen op på almindelig måde. Du skal ikke skrive hvorfor.")),
}
"""What the employee can answer on a *Fast track*, and what follows."""


class AnswerForm(forms.Form):
    """The employee's answer; only an objection has words."""

    def __init__(self, data: Any, *, move: str) -> None:
        super().__init__(data)
        self.title, self.says = ANSWERS[move]
        if move in NEEDS_REASON:
            self.fields["note"] = text_field(
                _("Hvad passer ikke?"), required=True, hint=_("Skriv ikke, hvad du fejler.")
            )
            self.fields["note"].error_messages["required"] = _("Skriv, hvad der ikke passer.")


class RefusionForm(forms.Form):
    on_day = day_field(_("Hvilken dag blev det gjort?"))


class UnitsForm(forms.Form):
    """Which workplace's catalogue."""

    navn = forms.CharField(label=_("Søg efter en arbejdsplads"), required=False, max_length=100)

    def wants(self, name: str) -> bool:
        """Whether a unit of that name is asked for; every one while nothing is."""
        return not self.is_valid() or self.cleaned_data["navn"].casefold() in name.casefold()


class AccommodationForm(forms.Form):
    """*Mulighed* in the catalogue."""

    title = forms.CharField(
        label=_("Hvad kan lade sig gøre?"),
        max_length=120,
        help_text=_("For eksempel: Makker ved tunge løft. Skriv aldrig, hvem det blev prøvet for."),
        error_messages={"required": _("Giv muligheden en titel.")},
    )
    text = text_field(_("Hvordan gør I det i praksis?"), required=False, hint="")


class TriedForm(forms.Form):
    went = forms.ChoiceField(
        label=_("Hvordan gik det?"),
        choices=Tried.Went.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Vælg, hvordan det gik.")},
    )
