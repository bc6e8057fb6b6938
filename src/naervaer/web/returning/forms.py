"""The plan as it is written: a week to a row, a day to a column, beside what is done and what is taken care of."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django import forms
from django.forms import BoundField
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from naervaer.core.returning.hours import DAYS_OF_A_WEEK, Hours, Week, even_rise
from naervaer.core.returning.judging import LONGEST_TEXT
from naervaer.web.design.fields import GUARD, day_field, text_field
from naervaer.web.returning.models import PlanEvent

DAYS = (_("mandag"), _("tirsdag"), _("onsdag"), _("torsdag"), _("fredag"), _("lørdag"), _("søndag"))
NORM = "norm"
LONGEST_ABOUT = 200


class HoursField(forms.DecimalField):
    """Hours of a day, with a comma or a point; empty is none."""

    def __init__(self, label: str) -> None:
        super().__init__(
            label=label,
            required=False,
            min_value=0,
            max_value=24,
            decimal_places=2,
            widget=forms.TextInput(attrs={"class": "form-input hours", "inputmode": "decimal", "size": 4}),
        )

    def to_python(self, value: Any) -> Any:
        return super().to_python(str(value).replace(",", ".") if value not in (None, "") else value)


def _written(hours: Decimal) -> str:
    return f"{hours.normalize() + 0:f}".replace(".", ",") if hours else ""


class StartForm(forms.Form):
    """From which week, and how many."""

    fra = day_field(_("Første uge (en dag i ugen)"))
    uger = forms.IntegerField(
        label=_("Antal uger"), min_value=1, widget=forms.NumberInput(attrs={"class": "form-input input-width-xs"})
    )

    def __init__(self, data: QueryDict | None, *, monday: date, weeks: int, longest: int) -> None:
        super().__init__(data, initial={"fra": monday, "uger": weeks})
        self.fields["uger"].max_value = longest  # type: ignore[attr-defined]
        self.fields["uger"].widget.attrs["max"] = longest

    @property
    def monday(self) -> date:
        day: date = self.cleaned_data["fra"]
        return day - timedelta(days=day.weekday())


@dataclass(frozen=True)
class Line:
    """A row of the form: the norm, or a week and what is done in it."""

    title: Any
    monday: date | None
    fields: list[BoundField]
    about: BoundField | None = None


class PlanForm(forms.Form):
    """*Planen* week by week."""

    tasks = text_field(_("Hvilke opgaver?"), required=False)
    accommodations = text_field(_("Hvilke hensyn tages der?"), required=False)

    def __init__(
        self,
        data: QueryDict | None,
        *,
        mondays: Sequence[date],
        norm: Hours,
        given: Sequence[Week] = (),
        gone: Sequence[Week] = (),
        **texts: str,
    ) -> None:
        """``given`` are the weeks as they are planned now; those ``gone`` are shown and stay as they were."""
        self.mondays = tuple(mondays)
        self.gone = {week.monday: week for week in gone}
        proposal = {week.monday: week.hours for week in even_rise(mondays[0], len(mondays), norm)}
        known = proposal | {week.monday: week.hours for week in given}
        initial: dict[str, Any] = {name: text for name, text in texts.items() if name != "reason"}
        super().__init__(data, initial=initial)
        self.fields["accommodations"].widget.attrs["data-catalogue"] = True
        for name in ("tasks", "accommodations"):
            self.fields[name].max_length = LONGEST_TEXT  # type: ignore[attr-defined]
        if "reason" in texts:
            self.fields["reason"] = text_field(_("Hvorfor bliver planen lavet om?"), required=True)
        for key, hours in ((NORM, norm), *((self._key(monday), known[monday]) for monday in self.mondays)):
            for weekday in range(DAYS_OF_A_WEEK):
                field = HoursField(f"{self._title(key)}, {DAYS[weekday]}")
                field.disabled = key in {self._key(monday) for monday in self.gone}
                self.fields[f"{key}-{weekday}"] = field
                self.initial[f"{key}-{weekday}"] = _written(hours[weekday])
        abouts = {week.monday: week.about for week in (*given, *gone)}
        for monday in self.mondays:
            self._add_about(monday, abouts.get(monday, ""))

    def _add_about(self, monday: date, text: str) -> None:
        name = f"{self._key(monday)}-om"
        self.fields[name] = forms.CharField(
            label=f"{self._title(self._key(monday))}, {_('opgaver og hensyn')}",
            required=False,
            max_length=LONGEST_ABOUT,
            disabled=monday in self.gone,
            widget=forms.TextInput(attrs={"class": "form-input", "size": 28}),
        )
        self.initial[name] = text

    @staticmethod
    def _key(monday: date) -> str:
        return f"uge-{monday.isoformat()}"

    @staticmethod
    def _title(key: str) -> Any:
        return (
            _("Normal uge") if key == NORM else f"Uge {date.fromisoformat(key.removeprefix('uge-')).isocalendar().week}"
        )

    def lines(self) -> Iterator[Line]:
        for key, monday in ((NORM, None), *((self._key(monday), monday) for monday in self.mondays)):
            about = self[f"{key}-om"] if monday else None
            yield Line(self._title(key), monday, [self[f"{key}-{n}"] for n in range(DAYS_OF_A_WEEK)], about)

    def texts(self) -> list[BoundField]:
        return [self[name] for name in ("tasks", "accommodations", "reason") if name in self.fields]

    @property
    def norm(self) -> Hours:
        return self._hours(NORM)

    @property
    def weeks(self) -> tuple[Week, ...]:
        return tuple(
            self.gone.get(monday) or Week(monday, self._hours(self._key(monday)), self.norm, self._about(monday))
            for monday in self.mondays
        )

    def _about(self, monday: date) -> str:
        return str(self.cleaned_data[f"{self._key(monday)}-om"]).strip()

    def _hours(self, key: str) -> Hours:
        return tuple(self.cleaned_data[f"{key}-{weekday}"] or Decimal(0) for weekday in range(DAYS_OF_A_WEEK))

    @property
    def said(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in ("tasks", "accommodations", "reason") if name in self.fields}


class EndForm(forms.Form):
    """*Afslut planen*."""

    last = day_field(_("Sidste dag med planen"))
    text = text_field(_("Hvorfor slutter den?"), required=True)

    def __init__(self, data: QueryDict | None, *, last: date) -> None:
        super().__init__(data, initial={"last": last})


class EvaluateForm(forms.Form):
    """*Evaluér planen*."""

    held = forms.ChoiceField(
        label=_("Holdt planen?"),
        choices=PlanEvent.Held.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Vælg, hvordan det gik.")},
    )
    text = text_field(
        _("Hvad virkede, og hvad skulle have været anderledes?"),
        required=False,
        hint=_("Skriv om timer, opgaver og hensyn; ikke om helbredet."),
    )


class TextForm(forms.Form):
    """*Kommentar* and *Annullér*."""

    text = text_field(_("Tekst"), required=True, hint=GUARD)

    def __init__(self, data: QueryDict | None, *, label: Any) -> None:
        super().__init__(data)
        self.fields["text"].label = label


class RuleOutForm(forms.Form):
    """*Ikke mulig nu*."""

    reason = text_field(_("Hvorfor er nedsat tjeneste ikke mulig nu?"), required=True)
    again_on = day_field(_("Hvornår tager I det op igen?"))

    def __init__(self, data: QueryDict | None, *, again_on: date) -> None:
        super().__init__(data, initial={"again_on": again_on})
