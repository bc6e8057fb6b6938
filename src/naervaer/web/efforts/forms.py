"""What is asked of whoever applies for a unit, and of whoever answers."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from naervaer.core.policy.scheme import ApplicationQuestion
from naervaer.core.scheme.applying import MOST_PERSONS
from naervaer.web.design.fields import LONGEST_NOTE, text_field
from naervaer.web.efforts.models import PRIORITIES

NO_NAMES = _("Nævn ingen navne, og skriv intet, der peger på en bestemt.")


class SchemaForm(forms.Form):
    """*Ansøgningsskema*."""

    persons = forms.IntegerField(
        label=_("Hvor mange er det for?"),
        min_value=1,
        max_value=MOST_PERSONS,
        error_messages={"required": _("Skriv et tal, for eksempel 12.")},
    )

    def __init__(self, data: QueryDict | None, *, asked: Iterable[ApplicationQuestion], **told: object) -> None:
        super().__init__(data, initial=told)
        self.asked = tuple(asked)
        for one in self.asked:
            self.fields[one.id] = forms.CharField(
                label=one.ask,
                help_text=one.hint or NO_NAMES,
                max_length=LONGEST_NOTE,
                widget=forms.Textarea(attrs={"rows": 3}),
                error_messages={"required": _("Skriv et svar.")},
            )

    def told(self) -> dict[str, Any]:
        """What an application is made of."""
        answers = {one.id: self.cleaned_data[one.id] for one in self.asked}
        return {"persons": self.cleaned_data["persons"], "answers": answers}


class ApplyForm(SchemaForm):
    """The same, with the unit it is for."""

    unit = forms.TypedChoiceField(label=_("Hvilken enhed?"), coerce=int)
    concerns_leader = forms.BooleanField(
        label=_("Det handler også om enhedens leder"),
        required=False,
        help_text=_("Så kan lederen ikke se ansøgningen, og en anden tager stilling til den."),
    )
    field_order = ("unit",)

    def __init__(
        self, data: QueryDict | None, *, asked: Iterable[ApplicationQuestion], units: list[tuple[int, str]]
    ) -> None:
        first = units[0][0] if len(units) == 1 else ""
        super().__init__(data, asked=asked, unit=first)
        self.fields["unit"].choices = units if first else [("", _("Vælg")), *units]  # type: ignore[attr-defined]
        self.order_fields(["unit", "persons", *(one.id for one in self.asked), "concerns_leader"])

    @property
    def chosen(self) -> int | None:
        """The unit, also while something else is missing."""
        self.is_valid()
        found: int | None = self.cleaned_data.get("unit") if self.is_bound else self.initial.get("unit") or None
        return found or None


class ApproveForm(forms.Form):
    """*Godkend*: what it is to lead to, and how soon."""

    aim = text_field(_("Hvad er målet?"), required=True, hint=NO_NAMES)
    priority = forms.ChoiceField(
        label=_("Hvor meget haster det?"), choices=PRIORITIES, widget=forms.RadioSelect, initial="normal"
    )


class SendBackForm(forms.Form):
    """*Send tilbage*."""

    text = text_field(_("Hvorfor, og hvad skal der til?"), required=True, hint=_("Den, der har søgt, kan læse det."))
