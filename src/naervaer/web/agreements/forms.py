"""What is asked when something is agreed, and when something becomes of it."""

from datetime import date

from django import forms
from django.http import QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from naervaer.core.agreements.judging import LONGEST, OWNERS
from naervaer.web.design.fields import day_field, text_field
from naervaer.web.design.wording import title_of_party


class AgreeForm(forms.Form):
    """*Ny aftale*."""

    text = text_field(_("Hvad er aftalt?"), required=True)
    owner = forms.ChoiceField(
        label=_("Hvem står for det?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Vælg, hvem der står for det.")},
    )
    due = day_field(_("Senest"))
    shared = forms.BooleanField(label=_("Medarbejderen kan se aftalen på Min side"), required=False, initial=True)

    def __init__(self, data: QueryDict | None) -> None:
        super().__init__(data)
        titles = [(owner, capfirst(title_of_party(owner))) for owner in OWNERS]
        self.fields["owner"].choices = titles  # type: ignore[attr-defined]
        self.fields["text"].error_messages["required"] = _("Skriv, hvad I har aftalt.")
        self.fields["text"].max_length = LONGEST  # type: ignore[attr-defined]


class NoteForm(forms.Form):
    """*Gjort* and *Åbn igen*."""

    note = text_field(_("Note"), required=False)


class CommentForm(forms.Form):
    """The employee's *kommentar*."""

    note = text_field(
        _("Din kommentar"),
        required=True,
        hint=_("Din leder kan læse den. Du skal ikke fortælle, hvad du fejler."),
    )

    def __init__(self, data: QueryDict | None) -> None:
        super().__init__(data)
        self.fields["note"].error_messages["required"] = _("Skriv din kommentar.")


class ReasonForm(forms.Form):
    """*Ikke længere aktuel* and *Annullér*."""

    note = text_field(_("Begrundelse"), required=True)


class PostponeForm(forms.Form):
    """*Ny dato*."""

    to_day = day_field(_("Ny dato"))
    note = text_field(_("Begrundelse"), required=False)

    def __init__(self, data: QueryDict | None, *, target: date) -> None:
        super().__init__(data, initial={"to_day": target})
