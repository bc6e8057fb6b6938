"""What may be asked when somebody is ill. There is no field for what they suffer from, and there will be none."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from naervaer.core.absence import Category
from naervaer.core.sickcall.judging import LONGEST, Said
from naervaer.core.sickcall.model import KINDS
from naervaer.web.design.fields import day_field, text_field
from naervaer.web.sickcall.models import SickCall

TASKS_HINT = _("Vagter, møder og borgere, som andre skal tage over. Skriv intet om sygdommen.")


class CallForm(forms.Form):
    """*Meld syg*. ``places`` are the employments (pk and unit) to choose among; only one leaves nothing to choose."""

    where = forms.TypedMultipleChoiceField(
        label=_("Hvor melder du dig syg?"), coerce=int, widget=forms.CheckboxSelectMultiple
    )
    day = day_field(_("Første sygedag"))
    went_home = forms.BooleanField(label=_("Gik hjem syg i løbet af dagen"), required=False)
    category = forms.ChoiceField(
        label=_("Hvad skal fraværet registreres som?"),
        help_text=_("Det afgør kun registrering og refusion. Svar »sygdom«, hvis du er i tvivl."),
        choices=[(kind.value, capfirst(title)) for kind, title in KINDS.items()],
        initial=Category.OWN_SICKNESS.value,
        widget=forms.RadioSelect,
    )
    work_related = forms.ChoiceField(
        label=_("Kan fraværet have noget med arbejdet at gøre?"),
        help_text=_("Det er frivilligt at svare. Svaret bruges til at gøre noget ved arbejdsmiljøet."),
        choices=SickCall.WorkRelated.choices,
        required=False,
        widget=forms.RadioSelect,
    )
    expected = day_field(
        _("Hvornår ventes du tilbage?"), required=False, hint=_("Lad feltet være tomt, hvis det ikke vides endnu.")
    )
    tasks = text_field(_("Hvad skal andre tage over?"), required=False, hint=TASKS_HINT)

    def __init__(
        self,
        data: QueryDict | None,
        *,
        today: date,
        self_: bool,
        call: SickCall | None = None,
        places: Sequence[tuple[int, str]] = (),
    ) -> None:
        initial: dict[str, Any] = {"day": today, "category": Category.OWN_SICKNESS.value, "work_related": ""}
        if call is not None:
            names = ("day", "went_home", "category", "work_related", "expected", "tasks")
            initial = {name: getattr(call, name) for name in names}
        super().__init__(data, initial=initial)
        if len(places) > 1:
            self.fields["where"].choices = places  # type: ignore[attr-defined]
            self.fields["where"].initial = [pk for pk, _unit in places]
        else:
            del self.fields["where"]
        self.fields["tasks"].max_length = LONGEST  # type: ignore[attr-defined]
        if not self_:
            self.fields["expected"].label = _("Hvornår ventes medarbejderen tilbage?")
            self.fields["category"].help_text = _("Det afgør kun registrering og refusion. Vælg »sygdom« ved tvivl.")

    @property
    def told(self) -> dict[str, Any]:
        """What is said of the call, as the actions take it."""
        return {"said": self.said, "work_related": self.cleaned_data["work_related"]}

    @property
    def said(self) -> Said:
        data = self.cleaned_data
        return Said(Category(data["category"]), data["day"], data["went_home"], data["expected"], data["tasks"])


class WellForm(forms.Form):
    """*Meld rask*."""

    back = day_field(_("Første dag på arbejde igen"))

    def __init__(self, data: QueryDict | None, *, today: date) -> None:
        super().__init__(data, initial={"back": today})


class InjuryForm(forms.Form):
    on_day = day_field(_("Hvornår er arbejdsskaden anmeldt i EASY?"))

    def __init__(self, data: QueryDict | None, *, today: date) -> None:
        super().__init__(data, initial={"on_day": today})


class RuleForm(forms.Form):
    """*Arbejdspladsens regel*."""

    to = forms.ChoiceField(label=_("Hvem tager imod?"), widget=forms.RadioSelect)
    at_latest = forms.CharField(label=_("Hvornår senest?"), max_length=200)
    how = forms.CharField(
        label=_("Hvordan?"),
        help_text=_("Én linje for hver måde."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    contact = forms.CharField(
        label=_("Arbejdspladsens nummer eller adresse"),
        help_text=_("For eksempel vagttelefonen. Ikke en persons private nummer."),
        max_length=200,
        required=False,
    )

    def __init__(self, data: QueryDict | None, *, titles: list[tuple[str, str]], initial: dict[str, Any]) -> None:
        super().__init__(data, initial=initial)
        self.fields["to"].choices = titles  # type: ignore[attr-defined]


RECEIVERS = ("leader", "planner", "colleague_or_planner")


def receiver_titles(title: Any) -> list[tuple[str, str]]:
    return [(name, capfirst(title(name))) for name in RECEIVERS]
