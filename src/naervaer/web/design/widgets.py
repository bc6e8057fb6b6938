"""Form widgets the whole program shares."""

from typing import Any

from django import forms


class DateInput(forms.DateInput):
    """The browser's own date field: shown in Danish by a Danish browser, sent as ISO, and works without JavaScript."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"class": "form-input input-width-s"} | (attrs or {}), format="%Y-%m-%d")
