"""Decisions about money as forms."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naervaer.web.design.fields import KronerField, day_field
from naervaer.web.organisation.forms import PersonField


class GrantForm(forms.Form):
    """*Bevilling*: more money in a period, or less of it."""

    period = forms.DateField(label=_("Periode"), widget=forms.Select)
    amount = KronerField(_("Beløb i kr."), _("Skriv et minus foran for at tage penge ud igen."))
    decision = forms.CharField(
        label=_("Beslutning"),
        max_length=500,
        help_text=_("Hvem har besluttet det, og hvor står det?"),
        error_messages={"required": _("Skriv, hvem der har besluttet det, og hvornår.")},
    )

    def __init__(self, data: Any, *, periods: Iterable[tuple[date, str]], today: date) -> None:
        super().__init__(data, initial={"decided_on": today})
        self.fields["period"].widget.choices = [(first.isoformat(), title) for first, title in periods]
        self.fields["decided_on"] = day_field(_("Hvilken dag blev det besluttet?"))


class MoveForm(GrantForm):
    """*Flytning* to another agreement, from a period on."""

    target = forms.ChoiceField(label=_("Til aftalen"))
    field_order = ("target", "period", "amount", "decision", "decided_on")

    def __init__(self, data: Any, *, targets: Iterable[tuple[str, str]], needs: str, **more: Any) -> None:
        super().__init__(data, **more)
        self.fields["target"].choices = list(targets)  # type: ignore[attr-defined]
        self.fields["amount"].help_text = ""
        if needs:
            self.fields["decision"].label = needs
        self.order_fields(self.field_order)


class SeatForm(forms.Form):
    """*Giv adgang* for a provider."""

    person = PersonField(label=_("Person"), max_length=200, help_text=_("Navn eller nummer."))
    first = day_field(_("Fra og med"))
    last = day_field(_("Til og med"), required=False, hint=_("Tomt betyder indtil videre."))

    def __init__(self, data: Any, *, first: date) -> None:
        super().__init__(data, initial={"first": first})


class EndSeatForm(forms.Form):
    last = day_field(_("Sidste dag"))

    def __init__(self, data: Any, *, last: date) -> None:
        super().__init__(data, initial={"last": last})
