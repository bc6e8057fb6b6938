"""The joint agreement as it is typed: some lines, each with whose it is and by when."""

from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from naervaer.core.scheme.joint import LONGEST, Line
from naervaer.web.design.fields import day_field

ROOM_FOR = 5
OWNERS = [("", _("Vælg")), ("leader", _("Lederen")), ("employee", _("Medarbejderen"))]


class JointForm(forms.Form):
    """So many lines; those left empty are no lines."""

    def __init__(self, data: QueryDict | None, *, before: tuple[tuple[str, str, date], ...] = ()) -> None:
        told: dict[str, Any] = {}
        for n, (text, owner, due) in enumerate(before[:ROOM_FOR], 1):
            told |= {f"text-{n}": text, f"owner-{n}": owner, f"due-{n}": due}
        super().__init__(data, initial=told)
        for n in range(1, ROOM_FOR + 1):
            self.fields[f"text-{n}"] = forms.CharField(
                label=_("%(n)s. aftale") % {"n": n},
                required=False,
                max_length=LONGEST,
                widget=forms.Textarea(attrs={"rows": 2}),
                help_text=_("Det, der sker på arbejdet. Intet af det, I ellers har talt om.") if n == 1 else "",
            )
            self.fields[f"owner-{n}"] = forms.ChoiceField(label=_("Hvem står for det?"), choices=OWNERS, required=False)
            self.fields[f"due-{n}"] = day_field(_("Senest"), required=False)

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        for n in range(1, ROOM_FOR + 1):
            if found.get(f"text-{n}") and not (found.get(f"owner-{n}") and found.get(f"due-{n}")):
                self.add_error(f"text-{n}", _("Vælg, hvem der står for det, og en dag."))
        return found

    def lines(self) -> tuple[Line, ...]:
        found = self.cleaned_data
        wanted = [n for n in range(1, ROOM_FOR + 1) if found.get(f"text-{n}")]
        return tuple(Line(found[f"text-{n}"], found[f"owner-{n}"], found[f"due-{n}"]) for n in wanted)


class DisputeForm(forms.Form):
    """*Det passer ikke*."""

    text = forms.CharField(
        label=_("Hvad passer ikke?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Kun den, der giver forløbet, kan læse det."),
        error_messages={"required": _("Skriv, hvad der ikke passer.")},
    )
