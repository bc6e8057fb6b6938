"""The *spørgeramme* as a form: a yes and a no for each condition the program does not know."""

from collections.abc import Iterable
from datetime import date

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from naervaer.core.policy.schema import Condition
from naervaer.core.scheme.acute import MOST_PERSONS
from naervaer.web.design.fields import day_field

YES_NO = (("ja", _("Ja")), ("nej", _("Nej")))


class FrameForm(forms.Form):
    """Nothing is chosen beforehand; a question left open is told in the verdict, and is not called voluntary."""

    def __init__(self, data: QueryDict | None, *, asked: Iterable[Condition]) -> None:
        super().__init__(data)
        for condition in asked:
            field = forms.ChoiceField(label=condition.ask, choices=YES_NO, widget=forms.RadioSelect, required=False)
            field.asked = True  # type: ignore[attr-defined]
            self.fields[condition.id] = field

    def answers(self) -> dict[str, bool]:
        """What has been answered so far; nothing while the form has faults."""
        told = self.cleaned_data if self.is_valid() else {}
        return {name: value == "ja" for name, value in told.items() if value}


class AcuteCallForm(forms.Form):
    """*Registrér et opkald*: never for whom, and not why."""

    unit = forms.TypedChoiceField(label=_("Arbejdsplads"), coerce=int)
    on_day = day_field(_("Hvilken dag blev der ringet?"))
    persons = forms.IntegerField(
        label=_("Hvor mange fik hjælp?"),
        min_value=1,
        max_value=MOST_PERSONS,
        initial=1,
        help_text=_("Skriv ingen navne, og skriv ikke, hvad der skete."),
        error_messages={"required": _("Skriv et tal, for eksempel 1.")},
    )

    def __init__(self, data: QueryDict | None, *, units: Iterable[tuple[int, str]], day: date) -> None:
        super().__init__(data, initial={"on_day": day})
        self.fields["unit"].choices = list(units)  # type: ignore[attr-defined]


class SendBackForm(forms.Form):
    """*Send tilbage*: what is missing before somebody can take the leader's place."""

    text = forms.CharField(
        label=_("Hvad mangler?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Medarbejderen kan læse det. Spørg ikke til, hvad der er sket."),
        error_messages={"required": _("Skriv, hvad der mangler.")},
    )


class DisputeForm(forms.Form):
    """*Det passer ikke*, in the employee's own words."""

    text = forms.CharField(
        label=_("Hvad passer ikke?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Din leder kan læse det. Du skal ikke fortælle, hvad du fejler."),
        error_messages={"required": _("Skriv, hvad der ikke passer.")},
    )
