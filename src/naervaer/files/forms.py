"""The forms in which payroll writes a date, a number, a yes: text in, value out, or a Danish sentence why not."""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from enum import StrEnum

OPEN = date(9999, 12, 31)
"""How payroll writes an open end."""

_EARLIEST, _LATEST = date(1900, 1, 1), date(2199, 12, 31)
_EXCEL_EPOCH = date(1899, 12, 30)
_DATE_EXAMPLE = "en dato som 31-01-2026 eller 2026-01-31"

_LONGEST_MAIL = 254

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?)?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_PARTS = re.compile(r"(\d{1,2})([-./])(\d{1,2})\2(\d{4})(?: 00:00(?::00)?)?")
_SERIAL = re.compile(r"\d{5}")
_OPEN_SERIAL = "2958465"


class NotReadable(ValueError):
    """The text is not of any form known; the message says what was expected, in Danish."""


class DateForm(StrEnum):
    """*Datoform*. The names are those that a mapping file may write as ``date_format``."""

    ISO = "yyyy-mm-dd"
    DAY_FIRST = "dd-mm-yyyy"
    MONTH_FIRST = "mm-dd-yyyy"
    COMPACT = "yyyymmdd"
    SERIAL = "excel"


def date_forms(text: str) -> frozenset[DateForm]:
    """Which forms the text can be read in, day and month being exchangeable; none when no date, or only *open*."""
    return frozenset(form for form in DateForm if _try(text, form) not in (None, OPEN))


def common_form(texts: Iterable[str]) -> DateForm | tuple[str, str] | None:
    """The one form of a column of dates; two texts that prove that there are two; None when no text is a date.

    Day before month is assumed as long as nothing in the column contradicts it, for that is how Danes write.
    """
    possible: frozenset[DateForm] | None = None
    proof = ""
    for text in texts:
        forms = date_forms(text)
        if not forms:
            continue
        if possible is None:
            possible, proof = forms, text
            continue
        left = possible & forms
        if not left:
            return proof, text
        if left != possible:
            possible, proof = left, text
    if possible is None:
        return None
    return next(form for form in DateForm if form in possible)


def read_date(text: str, form: DateForm | None) -> date:
    """The date in the column's form; ``OPEN`` for the year 9999."""
    for candidate in (form,) if form else DateForm:
        found = _try(text, candidate)
        if found is not None:
            return found
    if form and _try(text, None) == OPEN:
        return OPEN
    raise NotReadable(f"»{text}« er ikke {_expected(form)}")


def _expected(form: DateForm | None) -> str:
    return f"en dato af formen {form.value}" if form and form is not DateForm.SERIAL else _DATE_EXAMPLE


def _try(text: str, form: DateForm | None) -> date | None:
    try:
        found = _parts(text, form)
    except (ValueError, OverflowError):
        return None
    if found is None or found.year == OPEN.year:
        return found and OPEN
    return found if _EARLIEST <= found <= _LATEST else None


def _parts(text: str, form: DateForm | None) -> date | None:
    if form in (DateForm.ISO, None) and (match := _ISO.fullmatch(text)):
        return date(int(match[1]), int(match[2]), int(match[3]))
    if form in (DateForm.DAY_FIRST, None) and (match := _PARTS.fullmatch(text)):
        return date(int(match[4]), int(match[3]), int(match[1]))
    if form is DateForm.MONTH_FIRST and (match := _PARTS.fullmatch(text)):
        return date(int(match[4]), int(match[1]), int(match[3]))
    if form in (DateForm.COMPACT, None) and (match := _COMPACT.fullmatch(text)):
        return date(int(match[1]), int(match[2]), int(match[3]))
    if text == _OPEN_SERIAL:
        return OPEN
    if form is DateForm.SERIAL and _SERIAL.fullmatch(text):
        return _EXCEL_EPOCH + timedelta(days=int(text))
    return None


_DANISH_NUMBER = re.compile(r"-?(\d+|\d{1,3}(\.\d{3})+)(,\d+)?")
_DANISH_BARE_DECIMALS = re.compile(r"-?,\d+")
_DOT_NUMBER = re.compile(r"-?\d*\.\d+|-?\d+")
_ENGLISH_NUMBER = re.compile(r"-?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?")


def read_decimal(text: str, mark: str = "") -> Decimal:
    """A number with decimal comma and thousand dots, or with a decimal dot.

    A single dot is a decimal mark (``7.40``), since ``1.234`` hours or full-time shares do not occur; a mapping that
    says ``decimal = ","`` makes it a thousand dot, and ``decimal = "."`` makes commas thousand marks.
    """
    plain = text.replace("\u00a0", "").replace(" ", "")
    if mark == ".":
        if _ENGLISH_NUMBER.fullmatch(plain):
            return Decimal(plain.replace(",", ""))
    elif mark != "," and _DOT_NUMBER.fullmatch(plain):
        return Decimal(plain)
    elif _DANISH_NUMBER.fullmatch(plain) or _DANISH_BARE_DECIMALS.fullmatch(plain):
        return Decimal(plain.replace(".", "").replace(",", "."))
    raise NotReadable(f"»{text}« er ikke et tal; forventede f.eks. 7,40 eller 7.40")


def read_hours(text: str, mark: str = "") -> Decimal:
    """Hours of one day, 0 to 24."""
    hours = read_decimal(text, mark)
    if not 0 <= hours <= 24:
        raise NotReadable(f"»{text}« timer kan ikke stå på én dag; forventede 0 til 24")
    return _rounded(hours, "0.0001")


def read_fte(text: str, mark: str = "") -> Decimal:
    """*Beskæftigelsesdecimal*: 1 = 37 hours a week, at most 2; a percent sign divides by 100."""
    fte = read_decimal(text[:-1], mark) / 100 if text.endswith("%") else read_decimal(text, mark)
    if not 0 <= fte <= 2:
        raise NotReadable(f"»{text}« er ikke en beskæftigelsesdecimal; forventede 0 til 2, hvor 1 er 37 timer om ugen")
    return _rounded(fte, "0.000001")


def read_degree(text: str, mark: str = "") -> Decimal:
    """Share of the day absent, above 0 and at most 1. Above 1 and up to 100 it is percent, as is all with ``%``."""
    percent = text.endswith("%")
    degree = read_decimal(text[:-1] if percent else text, mark)
    if percent or degree > 1:
        degree /= 100
    if not 0 < degree <= 1:
        raise NotReadable(f"»{text}« er ikke en fraværsgrad; forventede over 0 og højst 1, eller procent op til 100")
    return _rounded(degree, "0.000001")


_TRUE, _FALSE = ("1", "ja", "j", "true", "sand", "x"), ("0", "nej", "n", "false", "falsk")


def read_boolean(text: str) -> bool:
    word = text.casefold()
    if word in _TRUE or word in _FALSE:
        return word in _TRUE
    raise NotReadable(f"»{text}« er hverken ja eller nej; forventede 1, 0, ja eller nej")


def _rounded(value: Decimal, step: str) -> Decimal:
    try:
        return value.quantize(Decimal(step))
    except InvalidOperation:
        raise NotReadable(f"»{value}« er for stort et tal") from None


def read_mail(text: str) -> str:
    """*Mailadresse*: whether there is somebody at it only the post can tell."""
    if re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s.]+", text) and len(text) <= _LONGEST_MAIL:
        return text
    raise NotReadable(f"»{text[:60]}« er ikke en mailadresse; forventede en som navn@kommune.dk")


def read_status(text: str) -> str:
    """*Ansættelsesstatus* as SD writes it: one digit, or S for deleted."""
    status = text.lstrip("0") or "0"
    if re.fullmatch(r"\d|S", status.upper()):
        return status.upper()
    raise NotReadable(f"»{text}« er ikke en ansættelsesstatus; forventede SD's 0, 1, 3, 4, 7, 8, 9 eller S")
