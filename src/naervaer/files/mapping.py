"""*Tilpasning*: a municipality's own column names, codes and forms for one kind of file, as a TOML file.

date_format = "mm-dd-yyyy"
decimal = ","
sheet = "Fravær"

[columns]
employment_id = "Løn-nr."

[codes]
"SY" = "own_sickness"

[constant]
type = "790"
"""

import tomllib
from collections.abc import Mapping as ReadOnly
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from naervaer.core.absence import Category
from naervaer.files.columns import COLUMNS, Kind
from naervaer.files.forms import DateForm
from naervaer.files.outcome import Unreadable


class Mapping(BaseModel):
    """What the file calls our columns and codes. Nothing said = our own names and the presets of SD and OPUS."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    columns: dict[str, str] = Field(default_factory=dict)
    codes: dict[str, Category] = Field(default_factory=dict)
    constant: dict[str, str] = Field(default_factory=dict)
    date_format: DateForm | None = None
    decimal: Literal["", ",", "."] = ""
    sheet: str = ""

    @field_validator("date_format", mode="before")
    @classmethod
    def _any_separator(cls, given: object) -> object:
        return given.casefold().replace("/", "-").replace(".", "-") if isinstance(given, str) else given


def read_mapping(path: Path, kind: Kind) -> Mapping:
    """The mapping in a TOML file; raises ``Unreadable`` with every fault at once."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise Unreadable(f"{path.name}: filen findes ikke.") from None
    except OSError:
        raise Unreadable(f"{path.name}: filen kan ikke åbnes. Er det en fil, og må programmet læse den?") from None
    except UnicodeDecodeError:
        raise Unreadable(f"{path.name}: filen er ikke UTF-8-tekst; forventede en TOML-fil.") from None
    except tomllib.TOMLDecodeError as error:
        raise Unreadable(f"{path.name}: filen er ikke gyldig TOML ({error}).") from None
    try:
        return check_mapping(data, kind)
    except Unreadable as error:
        raise Unreadable(*(f"{path.name}, {reason}" for reason in error.reasons)) from None


def check_mapping(data: ReadOnly[str, Any], kind: Kind) -> Mapping:
    """A mapping of plain data, checked; every fault names the key, what was found and what was expected."""
    faults: list[str] = []
    mapping = Mapping()
    try:
        mapping = Mapping.model_validate(dict(data))
    except ValidationError as error:
        faults = [_fault(e["loc"], e["type"], e.get("input")) for e in error.errors()]
    names = [c.name for c in COLUMNS[kind]]
    for table in ("columns", "constant"):
        given = data.get(table, {})
        for name in given if isinstance(given, dict) else ():
            if name not in names:
                faults.append(f"{table}.{name}: kolonnen findes ikke i {kind}{_nearest(name, names)}")
    both = set(mapping.columns) & set(mapping.constant)
    faults += [f"constant.{name}: står også under columns; lad kun én stå" for name in sorted(both)]
    if faults:
        raise Unreadable(*faults)
    return mapping


def _fault(place: tuple[int | str, ...], kind: str, found: object) -> str:
    where = ".".join(str(p) for p in place if p != "[key]")
    closed: dict[str, list[str]] = {
        "codes": [c.value for c in Category],
        "date_format": [f.value for f in DateForm],
        "decimal": [",", "."],
    }
    expected = closed.get(str(place[0]))
    if kind == "extra_forbidden":
        return f"{where}: nøglen kendes ikke{_nearest(where, list(Mapping.model_fields))}"
    if expected:
        return f"{where}: fandt »{found}«{_nearest(str(found), expected)}"
    return f"{where}: fandt »{found}«; forventede {'en tabel' if len(place) == 1 and where != 'sheet' else 'tekst'}"


def _nearest(found: str, among: list[str]) -> str:
    close = get_close_matches(found, among, n=1, cutoff=0.5)
    return f" (mente du »{close[0]}«?)" if close else f" (findes: {', '.join(among)})"


KINDS: tuple[Kind, ...] = get_args(Kind)
