"""What a leader is asked when a step is done, put off or not relevant. The rule itself is asked by the action."""

from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from naervaer.core.followup.judging import danish
from naervaer.core.policy.schema import Step
from naervaer.web.design.widgets import DateInput

GUARD = _("Skriv ikke diagnoser eller symptomer. Skriv hvad medarbejderen kan, og hvad I har aftalt.")

DATE_FORMS = ["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y", "%d%m%y"]
LONGEST_NOTE = 2000


def _day(label: Any) -> forms.DateField:
    return forms.DateField(
        label=label,
        widget=DateInput(),
        input_formats=DATE_FORMS,
        error_messages={"invalid": _("Skriv en dato, for eksempel 24-11-2026."), "required": _("Skriv en dato.")},
    )


def _text(label: Any, required: bool, hint: Any = GUARD) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=required,
        help_text=hint,
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Skriv hvorfor.")},
    )


class DoneForm(forms.Form):
    """*Registrér*."""

    on_day = _day(_("Hvornår skete det?"))

    def __init__(self, data: QueryDict | None, *, rule: Step, today: date) -> None:
        super().__init__(data, initial={"on_day": today})
        if rule.answers:
            self.fields["answer"] = forms.ChoiceField(
                label=_("Svar"),
                choices=[(answer, capfirst(answer)) for answer in rule.answers],
                widget=forms.RadioSelect,
                error_messages={"required": _("Vælg et svar.")},
            )
        if rule.by_phone:
            self.fields["by_phone"] = forms.BooleanField(label=_("Det foregik i telefon"), required=False)
        self.fields["reason"] = _text(_("Hvad har I aftalt?"), required=False)


class DeferForm(forms.Form):
    """*Udskyd*."""

    to_day = _day(_("Udskyd til"))
    reason = _text(_("Begrundelse"), required=True)

    def __init__(self, data: QueryDict | None, *, latest: date | None) -> None:
        super().__init__(data)
        if latest is not None:
            self.fields["knowing"] = forms.BooleanField(
                label=_("Jeg ved, at dagen ligger efter lovens frist"),
                required=False,
                help_text=gettext("Loven kræver det senest %(day)s. Sæt kun kryds, hvis det ikke kan nås før.")
                % {"day": danish(latest)},
            )


class ReasonForm(forms.Form):
    """*Ikke relevant* and *Annullér*: only why."""

    reason = _text(_("Begrundelse"), required=True)


class AnswerForm(forms.Form):
    """*Svar på advis*."""

    def __init__(self, data: QueryDict | None, *, answers: tuple[str, ...]) -> None:
        super().__init__(data)
        self.fields["answer"] = forms.ChoiceField(
            label=_("Svar"),
            choices=[(answer, capfirst(answer)) for answer in answers],
            widget=forms.RadioSelect,
            error_messages={"required": _("Vælg et svar."), "invalid_choice": _("Vælg et af svarene.")},
        )
        self.fields["note"] = _text(_("Note"), required=False)


class TryOutForm(forms.Form):
    """*Afprøv*: the same rule with other numbers. Fields the rule does not use are left out."""

    def __init__(self, data: QueryDict | None, *, numbers: dict[str, int]) -> None:
        super().__init__(data, initial=numbers)
        for name in numbers:
            self.fields[name] = forms.IntegerField(
                label=NUMBERS[name],
                min_value=1,
                max_value=1100,
                widget=forms.NumberInput(attrs={"class": "form-input input-width-xs"}),
            )


NUMBERS = {
    "spells": _("Antal perioder"),
    "days": _("Antal dage"),
    "within_days": _("Inden for så mange dage"),
    "consecutive_days": _("Dage i træk"),
    "long_term_days": _("Dage i samme forløb"),
    "same_weekday": _("Perioder, der begynder samme ugedag"),
}
