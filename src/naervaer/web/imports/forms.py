"""The forms of an import: the file, and what its columns and codes are called."""

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from naervaer.core.absence import Category
from naervaer.files.columns import COLUMNS, Kind
from naervaer.files.mapping import Mapping as FileMapping
from naervaer.files.outcome import Unreadable
from naervaer.files.preview import Preview
from naervaer.files.source import open_source
from naervaer.web.design.wording import title
from naervaer.web.imports.models import ImportRun

LARGEST_UPLOAD = 100 << 20
"""Bytes. A larger file is read on the command line."""

COLUMN_TITLES = {
    "unit_id": _("Enhedens id"),
    "parent_id": _("Overordnet enheds id"),
    "name": _("Navn"),
    "level": _("Niveau"),
    "from": _("Fra dato"),
    "to": _("Til dato (tom = åben)"),
    "employment_id": _("Ansættelsens id (tjenestenummer)"),
    "person_id": _("Personens id eller CPR-nummer"),
    "job_group": _("Stillingsgruppe"),
    "fte": _("Beskæftigelsesdecimal (1 = 37 timer)"),
    "status": _("Ansættelsesstatus"),
    "monthly_paid": _("Månedslønnet"),
    "is_leader": _("Leder"),
    "email": _("Mailadresse"),
    "type": _("Fraværskode"),
    "date": _("Dato"),
    "absent_hours": _("Fraværstimer"),
    "planned_hours": _("Planlagte timer"),
    "degree": _("Fraværsgrad"),
}


@contextmanager
def on_disk(content: bytes) -> Iterator[Path]:
    """The content as a file for as long as it is looked at."""
    with tempfile.NamedTemporaryFile(suffix=".upload") as file:
        file.write(content)
        file.flush()
        yield Path(file.name)


class UploadForm(forms.Form):
    kind = forms.ChoiceField(label=_("Hvad er det for en fil?"), choices=ImportRun.Kind.choices)
    file = forms.FileField(
        label=_("Fil"),
        help_text=_("CSV eller Excel (xlsx) fra lønsystemet, eller SD's XML med ansættelser. Højst 100 MB."),
        allow_empty_file=True,
    )

    def clean(self) -> dict[str, Any]:
        """The content must be a file of the form it claims, whatever its name is."""
        said = self.cleaned_data
        file: UploadedFile[bytes] | None = said.get("file")
        if file is None or "kind" not in said:
            return said
        if (file.size or 0) > LARGEST_UPLOAD:
            self.add_error("file", _now("Filen er større end 100 MB. Indlæs den med kommandoen naervaer import."))
            return said
        said["content"] = file.read()
        try:
            with on_disk(said["content"]) as path:
                open_source(path, said["kind"], FileMapping(), whole=False)
        except Unreadable as error:
            for reason in error.reasons:
                self.add_error("file", f"{file.name}: {reason}")
        return said


class ColumnsForm(forms.Form):
    """A field for each of our columns and for each code found; valid answers are a ``Mapping``."""

    save_as = forms.CharField(
        label=_("Gem tilpasningen som"),
        max_length=100,
        required=False,
        help_text=_("Så bruges den af sig selv, næste gang der kommer en fil med de samme kolonner."),
    )

    def __init__(self, *args: Any, kind: Kind, found: Preview, mapping: FileMapping, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind, self.found, self.before = kind, found, mapping
        titles = [("", _now("– er ikke i filen –")), *((t, t) for t in dict.fromkeys(found.titles) if t.strip())]
        for column in COLUMNS[kind]:
            place = found.places.get(column.name)
            self.fields[f"column_{column.name}"] = forms.ChoiceField(
                label=COLUMN_TITLES[column.name],
                choices=titles,
                required=column.needed and column.name not in mapping.constant,
                initial="" if place is None else found.titles[place],
                error_messages={"required": _now("Kolonnen skal være i filen.")},
            )
        categories = [(c.value, title(c)) for c in Category]
        for number, code in enumerate(found.codes):
            self.fields[f"code_{number}"] = forms.ChoiceField(
                label=_now("%(code)s (%(rows)s rækker)") % {"code": code.text, "rows": code.rows},
                choices=categories if code.category else [("", _now("– afvises –")), *categories],
                required=code.category is not None,
                initial=code.category.value if code.category else "",
            )
        self.order_fields([*(n for n in self.fields if n != "save_as"), "save_as"])

    def clean(self) -> dict[str, Any]:
        chosen = [v for n, v in self.cleaned_data.items() if n.startswith("column_") and v]
        for name, value in list(self.cleaned_data.items()):
            if name.startswith("column_") and value and chosen.count(value) > 1:
                self.add_error(name, _now("»%(title)s« er valgt til flere kolonner.") % {"title": value})
        return self.cleaned_data

    @property
    def mapping(self) -> FileMapping:
        said: Mapping[str, Any] = self.cleaned_data
        codes = {code.text: said[f"code_{number}"] for number, code in enumerate(self.found.codes)}
        return self.before.model_copy(
            update={
                "columns": {
                    c.name: said[f"column_{c.name}"]
                    for c in COLUMNS[self.kind]
                    if c.name not in self.before.constant and said.get(f"column_{c.name}") is not None
                },
                "codes": {text: Category(category) for text, category in codes.items() if category},
            }
        )

    @property
    def has_new_codes(self) -> bool:
        """Another column of codes was chosen than the one whose codes were shown."""
        chosen, place = self.cleaned_data.get("column_type"), self.found.places.get("type")
        return bool(chosen) and (place is None or self.found.titles[place] != chosen)

    @property
    def column_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name.startswith("column_")]

    @property
    def code_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name.startswith("code_")]


class GoOnForm(forms.Form):
    """What must be said before a stopped import is written."""

    confirm = forms.BooleanField(label=_("Jeg har set tallene, og rækkerne skal væk."), required=False)
