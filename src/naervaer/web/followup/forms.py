"""What a leader is asked when a step is done, put off or not relevant. The rule itself is asked by the action."""

from datetime import date

from django import forms
from django.http import QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from naervaer.core.calendar import numeric_date
from naervaer.core.policy.schema import Step
from naervaer.web.design.fields import day_field, text_field


class DoneForm(forms.Form):
    """*Registrér*."""

    on_day = day_field(_("Hvornår skete det?"))

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
        self.fields["reason"] = text_field(_("Hvad har I aftalt?"), required=False)


class DeferForm(forms.Form):
    """*Udskyd*."""

    to_day = day_field(_("Udskyd til"))
    reason = text_field(_("Begrundelse"), required=True)

    def __init__(self, data: QueryDict | None, *, latest: date | None) -> None:
        super().__init__(data)
        if latest is not None:
            self.fields["knowing"] = forms.BooleanField(
                label=_("Jeg ved, at dagen ligger efter lovens frist"),
                required=False,
                help_text=gettext("Loven kræver det senest %(day)s. Sæt kun kryds, hvis det ikke kan nås før.")
                % {"day": numeric_date(latest)},
            )


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
        self.fields["note"] = text_field(_("Note"), required=False)


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
