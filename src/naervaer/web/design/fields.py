"""Form fields the whole program shares: a day, and free text with its warning."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naervaer.web.design.widgets import DateInput

GUARD = _("Skriv ikke diagnoser eller symptomer. Skriv hvad medarbejderen kan, og hvad I har aftalt.")

DATE_FORMS = ["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y", "%d%m%y"]
LONGEST_NOTE = 2000


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
