"""An invoice as it is typed in, line by line, and the answer to it."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from naervaer.core.scheme.invoices import HOUR, Billed
from naervaer.web.design.fields import LONGEST_NOTE, KronerField, day_field
from naervaer.web.invoices.queries import Expected, goes_line_by_line

EMPTY_LINES = 3
WHOLE = Decimal(1)


class InvoiceForm(forms.Form):
    """*Faktura*: its number and date."""

    number = forms.CharField(label=_("Fakturanummer"), max_length=40)
    billed_on = day_field(_("Fakturadato"))


class LineForm(forms.Form):
    """*Fakturalinje*. One with neither hours nor kroner asks for nothing, and is left out."""

    course = forms.IntegerField(
        label=_("Forløb"),
        min_value=1,
        required=False,
        error_messages={"invalid": _("Skriv forløbets nummer.")},
    )
    hours = forms.DecimalField(
        label=_("Timer"),
        min_value=Decimal("0.02"),
        max_digits=6,
        decimal_places=2,
        localize=True,
        required=False,
        error_messages={"invalid": _("Skriv timerne, for eksempel 1,5.")},
    )
    amount = KronerField(_("Kr."), min_value=Decimal(0), required=False)

    def clean(self) -> dict[str, Any]:
        found = self.cleaned_data
        if self.asks and not self.errors:
            for name in ("course", "hours", "amount"):
                if found.get(name) is None:
                    self.add_error(name, _("Skal udfyldes."))
        return found

    @property
    def asks(self) -> bool:
        return any(self.cleaned_data.get(name) is not None for name in ("hours", "amount"))

    @property
    def billed(self) -> Billed:
        found = self.cleaned_data
        minutes = int((found["hours"] * HOUR).quantize(WHOLE, ROUND_HALF_UP))
        return Billed(found["course"], minutes, found["amount"])


class _Lines(forms.BaseFormSet):  # type: ignore[type-arg]
    def billed(self) -> list[Billed]:
        return [form.billed for form in self.forms if form.asks]

    def tell(self, form: forms.Form) -> None:
        """What is wrong with the lines, in the summary above the form."""
        for number, line in enumerate(self.forms, start=1):
            for name, errors in line.errors.items():
                label = line.fields[name].label if name in line.fields else ""
                form.add_error(
                    None, _("Linje %(n)s, %(what)s: %(error)s") % {"n": number, "what": label, "error": errors[0]}
                )


Lines = forms.formset_factory(LineForm, formset=_Lines, extra=EMPTY_LINES, max_num=2000)


class AsRecorded:
    """Every line as it is recorded: there are too many to type."""

    def __init__(self, expected: Iterable[Expected]) -> None:
        self.expected = tuple(expected)

    def is_valid(self) -> bool:
        return True

    def billed(self) -> list[Billed]:
        return [Billed(one.course, one.minutes, one.amount or Decimal(0)) for one in self.expected]


def lines_for(data: QueryDict | None, expected: Sequence[Expected]) -> Any:
    """The lines, filled in with what is recorded."""
    if not goes_line_by_line(expected):
        return AsRecorded(expected)
    known = [{"course": one.course, "hours": _hours(one.minutes), "amount": one.amount} for one in expected]
    return Lines(data, initial=known, prefix="linje")


def _hours(minutes: int) -> Decimal:
    return (Decimal(minutes) / HOUR).quantize(Decimal("0.01"), ROUND_HALF_UP)


class MonthForm(forms.Form):
    """The month of an invoice, in the address."""

    maaned = forms.DateField(input_formats=["%Y-%m"], required=False)

    def first(self, day: date) -> date:
        """The first of the month asked for; without one, of the month before this one."""
        asked = self.cleaned_data.get("maaned") if self.is_valid() else None
        last_month = date(day.year - (day.month == 1), (day.month - 2) % 12 + 1, 1)
        return asked or last_month


class ApproveForm(forms.Form):
    """*Godkend*: ``text`` where not all of it is paid, ``decision`` where the scheme has not got it."""

    text = forms.CharField(
        label=_("Besked til leverandøren"),
        required=False,
        max_length=LONGEST_NOTE,
        help_text=_("Skal skrives, når ikke alt på fakturaen bliver betalt."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    decision = forms.CharField(
        label=_("Beslutning"),
        required=False,
        max_length=500,
        help_text=_("Skal skrives, når ordningen ikke har pengene: hvem har besluttet det, og hvor står det?"),
    )
