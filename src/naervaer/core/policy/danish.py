"""What ``tomllib`` and ``pydantic`` say of a mistake, in Danish: what was expected at that place."""

import re
from collections.abc import Callable, Mapping
from enum import EnumMeta
from types import UnionType
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel

from naervaer.core.policy.lines import KeyPath

Context = Mapping[str, Any]


def _number(value: Any) -> str:
    return str(value).replace(".", ",")


_EXPECTED: dict[str, str | Callable[[Context], str]] = {
    "missing": "at nøglen står her",
    "int_type": "et helt tal uden anførselstegn",
    "int_from_float": "et helt tal",
    "bool_type": "true eller false",
    "string_type": "en tekst i anførselstegn",
    "string_too_short": "en tekst, der ikke er tom",
    "string_pattern_mismatch": "et navn med små bogstaver a-z, tal og bindestreger",
    "greater_than_equal": lambda context: f"et tal på mindst {_number(context['ge'])}",
    "greater_than": lambda context: f"et tal over {_number(context['gt'])}",
    "less_than_equal": lambda context: f"et tal på højst {_number(context['le'])}",
    "decimal_type": "et tal, for eksempel 5.3",
    "decimal_parsing": "et tal med punktum som komma, for eksempel 5.3",
    "finite_number": "et endeligt tal",
    "date_type": "en dato som ÅÅÅÅ-MM-DD uden anførselstegn",
    "date_parsing": "en dato som ÅÅÅÅ-MM-DD",
    "date_from_datetime_parsing": "en dato som ÅÅÅÅ-MM-DD",
    "date_from_datetime_inexact": "en dato uden klokkeslæt",
    "tuple_type": "en liste i kantede parenteser",
    "dict_type": "en tabel",
    "model_type": "en tabel",
    "too_short": lambda context: f"en liste med mindst {context['min_length']} led",
    "too_long": lambda context: f"en liste med højst {context['max_length']} led",
    "value_error": lambda context: str(context["error"]),
}


def expected(kind: str, context: Context, valid: tuple[str, ...]) -> str:
    """What should have stood there. ``valid`` are the names that could, when there are such."""
    if kind == "extra_forbidden":
        return f"en af nøglerne {', '.join(valid)}"
    if kind in ("literal_error", "enum"):
        return f"en af værdierne {', '.join(valid)}"
    said = _EXPECTED.get(kind, "en værdi, der kan bruges her")
    return said if isinstance(said, str) else said(context)


def is_known(kind: str) -> bool:
    return kind in _EXPECTED or kind in ("extra_forbidden", "literal_error", "enum")


def valid_names(model: type[BaseModel], path: KeyPath) -> tuple[str, ...]:
    """The keys or values that may stand at ``path`` in a ``model``."""
    here: Any = model
    for part in path:
        here = _inside(here, part)
    return _names(here)


def _inside(kind: Any, part: str | int) -> Any:
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        for name, declared in kind.model_fields.items():
            if part == (declared.alias or name):
                return declared.annotation
        return kind
    inner = [_inside(argument, part) for argument in get_args(kind) if _may_hold(argument)]
    if get_origin(kind) in (tuple, dict):
        return Union[tuple(argument for argument in get_args(kind) if argument is not Ellipsis)]  # noqa: UP007
    return inner[0] if inner else kind


def _may_hold(kind: Any) -> bool:
    return get_origin(kind) is not None or (isinstance(kind, type) and issubclass(kind, BaseModel))


def _names(kind: Any) -> tuple[str, ...]:
    if isinstance(kind, EnumMeta):
        return tuple(str(member.value) for member in kind)  # type: ignore[var-annotated]
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return tuple(declared.alias or name for name, declared in kind.model_fields.items())
    if get_origin(kind) in (Union, UnionType) or not all(isinstance(argument, str) for argument in get_args(kind)):
        return tuple(name for argument in get_args(kind) for name in _names(argument))
    return get_args(kind)


_TOML_SAYS: tuple[tuple[str, str, str], ...] = (
    (r"Invalid statement", "en linje, der ikke kan læses", "navn = værdi, [tabel] eller [[tabel]]"),
    (r"Expected newline or end of document", "mere på linjen efter værdien", "at linjen slutter efter værdien"),
    (r"Found invalid character (.+)", "tegnet {0}", "et tegn, der kan læses"),
    (r"Illegal character (.+)", "tegnet {0}", "et tegn, der kan stå her"),
    (r"Expected (.+)", "noget andet", "{0}"),
    (r"Cannot declare (.+) twice", "den samme tabel to gange", "at hver [tabel] står én gang"),
    (r"Cannot overwrite a value", "den samme nøgle to gange", "at hver nøgle står én gang i sin tabel"),
    (r"Cannot (?:mutate|redefine) .+", "en tabel, der allerede er skrevet færdig", "nøglerne samlet ét sted"),
    (r"Duplicate inline table key (.+)", "nøglen {0} to gange", "at hver nøgle står én gang i sin tabel"),
    (r"Invalid initial character for a key part", "et tegn, der ikke kan begynde en nøgle", "en nøgle"),
    (r"Unclosed array", "en liste uden slutning", "] efter listen"),
    (r"Unclosed inline table", "en tabel uden slutning", "}} efter tabellen"),
    (r"Unescaped", "en omvendt skråstreg i en tekst", r"\\ eller teksten i '…'"),
    (r"Invalid hex value", "en tegnkode, der ikke kan læses", r"\u og fire cifre fra 0 til F"),
    (r"Escaped character", "en tegnkode, der ikke findes", "koden på et tegn, der findes"),
    (r"Unterminated string", "en tekst uden slutning", 'et " efter teksten'),
    (r"Invalid date or datetime", "en dato, der ikke findes", "en dato som ÅÅÅÅ-MM-DD"),
    (r"Invalid value", "en værdi, der ikke kan læses", 'et tal, en dato, true, false eller en tekst i "…"'),
)
_EXACT = {
    "Expected '=' after a key in a key/value pair": "= efter nøglen",
    "Expected ']' at the end of a table declaration": "] efter tabellens navn",
    "Expected ']]' at the end of an array declaration": "]] efter tabellens navn",
}


_DANISH_WRITING = (
    (re.compile(r"(?<![\w\"'])\d{1,2}[-./]\d{1,2}[-./]\d{4}"), "en dato som ÅÅÅÅ-MM-DD"),
    (re.compile(r"(?<![\w\"'])\d{4}-\d{1,2}-\d{1,2}"), "en dato, der findes, som ÅÅÅÅ-MM-DD"),
    (re.compile(r"(?<![\w\"'])\d+,\d+(?=\s*(?:#|$))"), "et tal med punktum som komma"),
)


def toml_fault(message: str, line: str) -> tuple[str, str]:
    """What was found and what was expected, from the words of ``tomllib`` and the line they are about."""
    for pattern, wanted in _DANISH_WRITING:
        if written := pattern.search(line.partition("=")[2]):
            return written.group(), wanted
    if message in _EXACT:
        return "noget andet", _EXACT[message]
    for says, found, wanted in _TOML_SAYS:
        if match := re.match(says, message):
            return found.format(*match.groups()), wanted.format(*match.groups())
    return "noget, der ikke kan læses", "en gyldig TOML-fil"
