"""*CPR-nummer*: recognising it, so that it is never stored in clear.

Modulus 11 is not asked for: numbers without it have been given out since 2007. The seventh digit and the year
give the century. Numbers with 60 added to the day are the CPR office's test numbers and are valid here.
Source: CPR-kontoret, "Personnummeret i CPR-systemet".
"""

import hashlib
import hmac
import re
from datetime import date

_FORM = re.compile(r"(\d{6})[- ]?(\d{4})")
_TEST_DAY = 60


def compact(text: str) -> str | None:
    """Ten digits, or None when the text is not of the form; nine digits have lost a zero to a spreadsheet."""
    digits = text.strip()
    if len(digits) == 9 and digits.isdecimal():
        digits = digits.zfill(10)
    found = _FORM.fullmatch(digits)
    return found[1] + found[2] if found else None


def birth_date(number: str) -> date | None:
    """Born when; None when the ten digits hold no date."""
    day, month, year = int(number[:2]), int(number[2:4]), int(number[4:6])
    if day > _TEST_DAY:
        day -= _TEST_DAY
    try:
        return date(_century(int(number[6]), year) + year, month, day)
    except ValueError:
        return None


def is_valid(text: str, *, today: date) -> bool:
    """A possible number of somebody born by ``today``."""
    number = compact(text)
    born = birth_date(number) if number else None
    return born is not None and born <= today


def pseudonym(number: str, key: bytes) -> str:
    """The same number and key always give the same id, and without the key nobody finds the number again."""
    return "cpr-" + hmac.new(key, number.encode(), hashlib.sha256).hexdigest()[:32]


def masked(text: str) -> str:
    """For an error report: that it was a CPR number, not whose."""
    return re.sub(r"\d", "•", text)


def _century(seventh: int, year: int) -> int:
    if seventh <= 3:
        return 1900
    if seventh in (4, 9):
        return 2000 if year <= 36 else 1900
    return 2000 if year <= 57 else 1800
