"""The filter of the log."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naervaer.web.audit.models import Entry
from naervaer.web.audit.queries import Filter
from naervaer.web.design import danish


class FilterForm(forms.Form):
    person = forms.CharField(label=_("Navn"), required=False, max_length=100)
    kind = forms.ChoiceField(label=_("Slags"), required=False, choices=[("", _("Alle")), *Entry.Kind.choices])
    first = forms.DateField(label=_("Fra"), required=False, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"))
    last = forms.DateField(label=_("Til"), required=False, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("first") and data.get("last") and data["last"] < data["first"]:
            self.add_error("last", _("Slutdatoen ligger før startdatoen."))
        return data

    def asked(self) -> dict[str, str]:
        """What was asked for in words, by the name of the field; nothing that was left empty."""
        wanted = self.filter()
        found = {
            "person": wanted.person,
            "kind": str(dict(Entry.Kind.choices).get(wanted.kind, "")),
            "first": danish.numeric_date(wanted.first) if wanted.first else "",
            "last": danish.numeric_date(wanted.last) if wanted.last else "",
        }
        return {str(self.fields[name].label): said for name, said in found.items() if said}

    def filter(self) -> Filter:
        """What was asked for; everything while the form has faults."""
        return Filter(**self.cleaned_data) if self.is_valid() else Filter()
