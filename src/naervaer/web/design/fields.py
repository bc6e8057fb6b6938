"""Form fields the whole program shares: a day, and free text with its warning."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naervaer.web.design.widgets import DateInput

GUARD = _("Skriv ikke diagnoser eller symptomer. Skriv hvad medarbejderen kan, og hvad I har aftalt.")

DATE_FORMS = ["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y", "%d%m%y"]
LONGEST_NOTE = 2000
THOUSANDS = re.compile(r"-?\d{1,3}(\.\d{3})+")


def day_field(label: Any, *, required: bool = True, hint: Any = "") -> forms.DateField:
    """A day, in any form a Dane writes it."""
    return forms.DateField(
        label=label,
        required=required,
        help_text=hint,
        widget=DateInput(),
        input_formats=DATE_FORMS,
        error_messages={"invalid": _("Skriv en dato, for eksempel 24-11-2026."), "required": _("Skriv en dato.")},
    )


def text_field(label: Any, *, required: bool, hint: Any = GUARD) -> forms.CharField:
    """Some lines of text, with what must not be written beside it."""
    return forms.CharField(
        label=label,
        required=required,
        help_text=hint,
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Skriv hvorfor.")},
    )


class KronerField(forms.DecimalField):
    """Kroner as Danes write them: 250.000,00, 250000 or 1.500 kr."""

    def __init__(self, label: Any, hint: Any = "", **more: Any) -> None:
        super().__init__(
            **more,
            label=label,
            help_text=hint,
            max_digits=11,
            decimal_places=2,
            widget=forms.TextInput(attrs={"inputmode": "decimal"}),
            error_messages={"invalid": _("Skriv et beløb, for eksempel 250.000,00."), "required": _("Skriv et beløb.")},
        )

    def to_python(self, value: Any) -> Any:
        return super().to_python(_plain(str(value)) if value not in self.empty_values else value)


def _plain(written: str) -> str:
    text = written.lower().replace("kr.", "").replace("kr", "").replace(" ", "").replace("\N{NO-BREAK SPACE}", "")
    grouped = THOUSANDS.fullmatch(text.partition(",")[0])
    return (text.replace(".", "") if grouped else text).replace(",", ".")
