"""What is asked of somebody who works but ought perhaps to be at home, and of a TRIO."""

from django import forms
from django.utils.translation import gettext_lazy as _

from naervaer.core.presenteeism.judging import EXTENTS, LONGEST, TOLD
from naervaer.web.design.fields import text_field

NO_NAMES = _("Nævn ingen navne, og skriv intet, der peger på en bestemt. Skriv ikke diagnoser eller symptomer.")
OWN_GUARD = _("Skriv ikke diagnoser eller symptomer. Skriv, hvad der kan gøre arbejdet lettere lige nu.")


class SignalForm(forms.Form):
    """*Sygenærvær*, the employee's own."""

    told = forms.ChoiceField(
        label=_("Hvem må se det?"),
        choices=list(TOLD.items()),
        widget=forms.RadioSelect,
        error_messages={"required": _("Vælg, om din leder må se det.")},
    )
    wishes_talk = forms.BooleanField(label=_("Jeg vil gerne tale med min leder om det"), required=False)
    text = text_field(_("Hvad ville hjælpe?"), required=False, hint=OWN_GUARD)

    def __init__(self, *args: object) -> None:
        super().__init__(*args)  # type: ignore[arg-type]
        self.fields["text"].max_length = LONGEST  # type: ignore[attr-defined]


class UnitSignalForm(forms.Form):
    """*Sygenærvær*, a TRIO's word of its unit."""

    extent = forms.ChoiceField(
        label=_("Hvad ser I?"),
        choices=list(EXTENTS.items()),
        widget=forms.RadioSelect,
        error_messages={"required": _("Vælg, hvor meget I ser.")},
    )
    text = text_field(_("Hvad i arbejdet kan det hænge sammen med?"), required=False, hint=NO_NAMES)
