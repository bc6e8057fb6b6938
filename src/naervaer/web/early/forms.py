"""What is judged, offered, answered and referred."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from naervaer.core.states import Move
from naervaer.web.design.fields import day_field, text_field


def _choice(label: Any, choices: Iterable[tuple[str, str]], missing: Any) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label, choices=list(choices), widget=forms.RadioSelect, error_messages={"required": missing}
    )


class JudgeForm(forms.Form):
    """*Vurdering*: an answer of the policy, and what it is built on."""

    def __init__(self, data: Any, *, answers: Iterable[str]) -> None:
        super().__init__(data)
        self.fields["answer"] = _choice(_("Din vurdering"), ((a, capfirst(a)) for a in answers), _("Vælg et svar."))
        self.fields["reason"] = text_field(_("Hvad bygger du den på?"), required=True)


class OfferForm(forms.Form):
    """*Tilbud*: which kind of help."""

    def __init__(self, data: Any, *, professionals: Iterable[str]) -> None:
        super().__init__(data)
        named = ((name, name.capitalize()) for name in professionals)
        self.fields["professional"] = _choice(_("Hvem skal hjælpe?"), named, _("Vælg, hvem der skal hjælpe."))


class AnswerForm(forms.Form):
    """*Svar på tilbud*, as the employee has told it, and the day they did."""

    on_day = day_field(_("Hvornår fik du svaret?"))
    text = text_field(_("Bemærkning"), required=False)
    field_order = ("what", "on_day", "text")

    def __init__(self, data: Any, *, day: date, moves: Iterable[Move]) -> None:
        super().__init__(data, initial={"on_day": day})
        answers = ((move.name, move.title) for move in moves)
        self.fields["what"] = _choice(_("Hvad svarede medarbejderen?"), answers, _("Vælg svaret."))
        self.order_fields(self.field_order)


class HappenedForm(forms.Form):
    """That something happened to an offer or a referral, and when."""

    on_day = day_field(_("Hvornår?"))

    def __init__(self, data: Any, *, day: date, giver: bool = False) -> None:
        super().__init__(data, initial={"on_day": day})
        if giver:
            self.fields["given_by"] = forms.CharField(
                label=_("Hvem giver hjælpen?"),
                max_length=120,
                widget=forms.TextInput(attrs={"class": "form-input"}),
                error_messages={"required": _("Skriv, hvem der giver hjælpen.")},
            )
        self.fields["text"] = text_field(_("Bemærkning"), required=False)


class ReferForm(forms.Form):
    """*Forebyggende henvisning*: to whom, what has been seen at work, and that the employee agrees."""

    def __init__(self, data: Any, *, receivers: Iterable[tuple[str, str]]) -> None:
        super().__init__(data)
        self.fields["to"] = _choice(_("Til hvem?"), receivers, _("Vælg, hvem du henviser til."))
        self.fields["text"] = text_field(_("Hvad er der lagt mærke til i arbejdet?"), required=True)
        self.fields["agreed"] = forms.BooleanField(
            label=_("Medarbejderen er enig i henvisningen"),
            error_messages={"required": _("Medarbejderen skal være enig. Tal sammen først.")},
        )
