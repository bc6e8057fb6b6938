"""The day of a status."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naervaer.web import clock
from naervaer.web.design.fields import day_field


class DayForm(forms.Form):
    """Any day that has come; today when none is asked for."""

    dag = day_field(_("Status på dagen"))

    def __init__(self, data: Any) -> None:
        super().__init__(data or None, initial={"dag": clock.today()})

    def clean_dag(self) -> date:
        day: date = self.cleaned_data["dag"]
        if day > clock.today():
            raise forms.ValidationError(_("Dagen er ikke kommet endnu. Skriv i dag eller en dag før."))
        return day

    @property
    def day(self) -> date:
        if not self.is_bound or not self.is_valid():
            return clock.today()
        asked: date = self.cleaned_data["dag"]
        return asked
