"""What is asked of whoever keeps a journal, hands it over or keeps the recovery key."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.core.files.uploadedfile import InMemoryUploadedFile
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from naervaer.core.journal.note import BASES, PASSED_ON, WRITTEN, Note, PassedOn
from naervaer.core.journal.rules import BY_KEEPER, CHOSEN, HANDED, LEAST_SECRET, READS
from naervaer.core.policy.papers import LARGEST_FILE_MB
from naervaer.web.design.fields import day_field

LONGEST = 20_000
LONGEST_WHO = 200


def secret_field(label: Any, *, hint: Any = "", new: bool = False) -> forms.CharField:
    """Never stripped: a space is a sign like any other."""
    return forms.CharField(
        label=label,
        help_text=hint,
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password" if new else "off"}),
        error_messages={"required": _("Skriv hemmeligheden.")},
    )


def long_text(label: Any, *, hint: Any = "", rows: int = 10) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={"required": _("Skriv, hvad der skal stå i journalen.")},
    )


def choice(label: Any, choices: Iterable[tuple[str, Any]], missing: Any) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label, choices=list(choices), widget=forms.RadioSelect, error_messages={"required": missing}
    )


class SecretForm(forms.Form):
    """*Lås op*."""

    secret = secret_field(_("Din hemmelighed"))


class NewSecretForm(forms.Form):
    """A new secret, typed twice."""

    def __init__(self, data: Any, *, change: bool = False) -> None:
        super().__init__(data)
        if change:
            self.fields["secret"] = secret_field(_("Den hemmelighed, du har nu"))
        hint = _("Mindst %(n)s tegn. En sætning, du kan huske, er god. Ikke din adgangskode.") % {"n": LEAST_SECRET}
        self.fields["new"] = secret_field(_("Ny hemmelighed"), hint=hint, new=True)
        self.fields["again"] = secret_field(_("Skriv den igen"), new=True)

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if told.get("again") and told.get("new") != told["again"]:
            self.add_error("again", _("De to er ikke ens. Skriv den samme begge steder."))
        return told


class PurposeForm(forms.Form):
    """*Hvorfor åbner du journalen?*"""

    purpose = choice(
        _("Hvorfor åbner du journalen?"), ((name, READS[name]) for name in CHOSEN), _("Vælg, hvorfor du åbner den.")
    )


class KeptForm(forms.Form):
    """A form whose text is not lost when the journal was locked meanwhile: then the secret is asked for in it."""

    def __init__(self, data: Any, files: Any = None, *, locked: bool, **more: Any) -> None:
        super().__init__(data, files, **more)
        self.locked = locked

    def ask_secret(self) -> None:
        if self.locked:
            hint = _("Journalen blev låst imens. Det, du har skrevet, gemmes, når du låser op.")
            self.fields["secret"] = secret_field(_("Din hemmelighed"), hint=hint)
            self.order_fields(["secret"])

    @property
    def secret(self) -> str:
        return str(self.cleaned_data.get("secret", ""))


def themes_field(themes: Iterable[str]) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=_("Temaer"),
        choices=[(theme, capfirst(theme)) for theme in themes],
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Kun du kender dem. Andre ser samlede tal for et helt år."),
    )


class NoteForm(KeptForm):
    """*Skriv i journalen*, with a paper or without."""

    def __init__(self, data: Any, files: Any = None, *, day: date, themes: Iterable[str], locked: bool) -> None:
        super().__init__(data, files, locked=locked, initial={"day": day})
        self.fields["kind"] = choice(_("Hvad er det?"), WRITTEN.items(), _("Vælg, hvad notatet er."))
        self.fields["day"] = day_field(_("Hvilken dag var det?"), hint=_("Dagen for kontakten, ikke dagen i dag."))
        self.fields["text"] = long_text(_("Notat"))
        if themes:
            self.fields["themes"] = themes_field(themes)
        self.fields["file"] = forms.FileField(
            label=_("Bilag"),
            required=False,
            allow_empty_file=True,
            help_text=_("PDF, PNG, JPG eller DOCX, højst %(mb)s MB. Krypteres sammen med journalen.")
            % {"mb": LARGEST_FILE_MB},
        )
        self.fields["title"] = forms.CharField(label=_("Hvad er bilaget?"), required=False, max_length=LONGEST_WHO)
        self.ask_secret()

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if told.get("file") and not told.get("title"):
            self.add_error("title", _("Skriv, hvad bilaget er."))
        return told

    def note(self) -> Note:
        told = self.cleaned_data
        return Note(told["kind"], told["day"], told["text"], tuple(told.get("themes", ())))

    @property
    def upload(self) -> InMemoryUploadedFile | None:
        found: InMemoryUploadedFile | None = self.cleaned_data.get("file")
        return found


class CorrectForm(KeptForm):
    """*Ret*, with what stands filled in; what sort of entry it is stays."""

    def __init__(self, data: Any, *, was: Note | None, themes: Iterable[str], locked: bool) -> None:
        initial = {"day": was.day, "text": was.text, "themes": list(was.themes)} if was else {}
        super().__init__(data, locked=locked, initial=initial)
        self.fields["day"] = day_field(_("Hvilken dag var det?"))
        self.fields["text"] = long_text(_("Sådan skal der stå"), hint=_("Det, der stod før, kan stadig læses."))
        if themes:
            self.fields["themes"] = themes_field(themes)
        self.ask_secret()

    def corrected(self) -> dict[str, Any]:
        told = self.cleaned_data
        return {"day": told["day"], "text": told["text"], "themes": tuple(told.get("themes", ()))}


class PassedOnForm(KeptForm):
    """*Videregivet* or *Indhentet*: what the law asks to have written down."""

    def __init__(self, data: Any, *, day: date, locked: bool) -> None:
        super().__init__(data, locked=locked, initial={"day": day})
        self.fields["kind"] = choice(
            _("Hvad er der sket?"),
            zip(PASSED_ON, (_("Jeg har givet oplysninger videre"), _("Jeg har indhentet oplysninger")), strict=True),
            _("Vælg, om det er givet videre eller indhentet."),
        )
        self.fields["day"] = day_field(_("Hvilken dag?"))
        self.fields["who"] = who_field(_("Til eller fra hvem?"))
        self.fields["text"] = long_text(_("Hvad?"), rows=4)
        self.fields["why"] = why_field()
        self.fields["basis"] = basis_field()
        self.ask_secret()

    def note(self) -> Note:
        told = self.cleaned_data
        passed = PassedOn(told["who"], told["why"], told["basis"])
        return Note(told["kind"], told["day"], told["text"], passed_on=passed)


class CopyForm(forms.Form):
    """*Aktindsigt*: to whom the whole journal is given, and on what basis."""

    def __init__(self, data: Any, *, client: str) -> None:
        why = _("Klienten har bedt om aktindsigt")
        super().__init__(data, initial={"who": client, "why": why, "basis": "own_access"})
        self.fields["who"] = who_field(_("Til hvem?"))
        self.fields["why"] = why_field()
        self.fields["basis"] = basis_field()

    def passed_on(self) -> PassedOn:
        return PassedOn(**self.cleaned_data)


def who_field(label: Any) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=LONGEST_WHO, error_messages={"required": _("Skriv, hvem det var til eller fra.")}
    )


def why_field() -> forms.CharField:
    return forms.CharField(label=_("Formål"), max_length=LONGEST_WHO, error_messages={"required": _("Skriv formålet.")})


def basis_field() -> forms.ChoiceField:
    return choice(_("Hvad giver ret til det?"), BASES.items(), _("Vælg, hvad der giver ret til det."))


def successor_field(successors: Iterable[tuple[int, str]]) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=_("Til hvem?"),
        coerce=int,
        choices=list(successors),
        widget=forms.RadioSelect,
        help_text=_("Dem, der giver forløb og har lavet deres egen nøgle."),
        error_messages={"required": _("Vælg, hvem der skal føre journalen.")},
    )


class HandForm(forms.Form):
    """*Overdrag journalen*."""

    def __init__(self, data: Any, *, successors: Iterable[tuple[int, str]]) -> None:
        super().__init__(data)
        self.fields["to"] = successor_field(successors)
        self.fields["why"] = choice(_("Hvorfor?"), ((w, HANDED[w]) for w in BY_KEEPER), _("Vælg hvorfor."))


class RecoverForm(forms.Form):
    """*Overdrag med gendannelsesnøglen*."""

    def __init__(
        self, data: Any, *, journals: Iterable[tuple[int, str]], successors: Iterable[tuple[int, str]]
    ) -> None:
        super().__init__(data)
        self.fields["journals"] = forms.TypedMultipleChoiceField(
            label=_("Hvilke journaler?"),
            coerce=int,
            choices=list(journals),
            widget=forms.CheckboxSelectMultiple,
            error_messages={"required": _("Vælg mindst én journal.")},
        )
        self.fields["to"] = successor_field(successors)
        self.fields["why"] = choice(_("Hvorfor?"), HANDED.items(), _("Vælg hvorfor."))
        self.fields["paper"] = forms.CharField(
            label=_("Gendannelsesnøglen"),
            max_length=200,
            widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off", "spellcheck": "false"}),
            help_text=_("14 grupper med 4 tegn. Mellemrum og store eller små bogstaver gør ingen forskel."),
            error_messages={"required": _("Skriv nøglen af efter papiret.")},
        )


class YearForm(forms.Form):
    """*År*: one of the years journals were begun in."""

    def __init__(self, data: Any, *, years: Iterable[int]) -> None:
        super().__init__(data)
        self.fields["year"] = forms.TypedChoiceField(
            label=_("År"), coerce=int, choices=[(year, str(year)) for year in years]
        )
