"""What is asked of those who ask, answer and publish."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from naervaer.web.organisation.forms import PersonField

LONGEST = 4000
GUARD = _("Skriv ikke navne, diagnoser eller symptomer. Skriv, hvad der er sket på arbejdet, og hvad du har prøvet.")
NO_NAMES = _("Alle kan læse det. Skriv det om, så ingen person eller arbejdsplads kan genkendes.")


def words_field(label: Any, *, required: bool = True, hint: Any = GUARD, rows: int = 6) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=required,
        help_text=hint,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={"required": _("Skriv en tekst.")},
    )


class AskForm(forms.Form):
    """*Stil spørgsmålet*. Where one leads several units it asks which; where there is a case, who may see it."""

    unit = forms.ChoiceField(label=_("Hvor gælder det?"))
    hand_to = forms.ChoiceField(
        label=_("Må den, der svarer, se sagen?"),
        required=False,
        widget=forms.RadioSelect,
        help_text=_("Overdrager du sagen, kan rådgiveren se forløbet, indtil du tager den tilbage."),
    )
    text = words_field(_("Hvad vil du spørge om?"))

    def __init__(
        self,
        data: QueryDict | None,
        *,
        units: Sequence[tuple[str, str]],
        hand_to: Sequence[tuple[str, str]],
    ) -> None:
        super().__init__(data, initial={"hand_to": ""})
        if len(units) > 1:
            self.fields["unit"].choices = list(units)  # type: ignore[attr-defined]
        else:
            del self.fields["unit"]
        if hand_to:
            self.fields["hand_to"].choices = [("", _("Nej, spørg uden navn")), *hand_to]  # type: ignore[attr-defined]
        else:
            del self.fields["hand_to"]


class TextForm(forms.Form):
    """An answer, a word back, or a correction."""

    def __init__(self, data: QueryDict | None, *, label: Any, required: bool = True, text: str = "") -> None:
        super().__init__(data, initial={"text": text})
        self.fields["text"] = words_field(label, required=required)


class PassOnForm(forms.Form):
    """*Send videre*."""

    theme = forms.ChoiceField(label=_("Hvilket tema hører det til?"), widget=forms.RadioSelect)
    text = words_field(_("Hvorfor sender du det videre?"), rows=3)

    def __init__(self, data: QueryDict | None, *, themes: Sequence[tuple[str, str]]) -> None:
        super().__init__(data)
        self.fields["theme"].choices = list(themes)  # type: ignore[attr-defined]


class GiveForm(forms.Form):
    """*Giv det til en anden*."""

    to = PersonField(label=_("Hvem skal svare?"), max_length=200, help_text=_("Navn eller medarbejdernummer."))
    text = words_field(_("Et par ord med på vejen"), required=False, rows=3)


class ProposeForm(forms.Form):
    """*Foreslå til håndbogen*."""

    asked = words_field(_("Spørgsmålet, skrevet om"), hint=NO_NAMES, rows=4)
    answer = words_field(_("Svaret, skrevet om"), hint=NO_NAMES, rows=8)


class ReasonForm(forms.Form):
    reason = words_field(_("Begrundelse"), hint=NO_NAMES, rows=3)
