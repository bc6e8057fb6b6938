"""What is asked on the way to a decision about long absence."""

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from naervaer.core.policy.gates import Gate
from naervaer.web.decisions.models import Considered
from naervaer.web.design.fields import text_field


class ConsiderForm(forms.Form):
    """*Overvej*."""

    answer = forms.ChoiceField(
        label=_("Svar"),
        choices=Considered.Answer.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Vælg et svar.")},
    )
    why = text_field(_("Hvad er undersøgt, og hvad viste det?"), required=True)


class DecideForm(forms.Form):
    """*Beslut*; to correct, the reason for correcting is asked too."""

    def __init__(self, data: QueryDict | None, *, gate: Gate, correcting: bool) -> None:
        super().__init__(data)
        self.fields["outcome"] = forms.ChoiceField(
            label=_("Hvad er besluttet?"),
            choices=[(outcome.id, outcome.title) for outcome in gate.outcome],
            widget=forms.RadioSelect,
            error_messages={"required": _("Vælg, hvad der er besluttet.")},
        )
        self.fields["reasons"] = text_field(_("Begrundelse"), required=True)
        if correcting:
            self.fields["because"] = text_field(
                _("Hvorfor rettes beslutningen?"), required=True, hint=_("Den gamle beslutning bliver stående.")
            )


class DropForm(forms.Form):
    """*Ikke aktuel*."""

    reason = text_field(_("Hvorfor skal der ikke besluttes noget?"), required=True)
