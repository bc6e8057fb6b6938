"""How dates and numbers are written in Danish. The same text on pages, in files, charts and mail."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

from django.utils.text import slugify

from naervaer.core.calendar import MONTHS
from naervaer.core.calendar import numeric_date as numeric_date

Number = int | Decimal | Fraction

DECIMALS = {"percent": 1, "days_per_fte": 2, "absence_fulltime_days": 1, "possible_days": 1, "fte": 1}
"""How many decimals a figure of absence is written with: decided here, so that it is one number wherever it stands."""


def long_date(day: date) -> str:
    """24. november 2026"""
    return f"{day.day}. {MONTHS[day.month - 1]} {day.year}"


def short_date(day: date) -> str:
    """24.11."""
    return f"{day.day}.{day.month}."


def month(day: date) -> str:
    """november 2026"""
    return f"{MONTHS[day.month - 1]} {day.year}"


def short_month(day: date) -> str:
    """nov. 2026"""
    name = MONTHS[day.month - 1]
    return f"{name if len(name) <= 4 else name[:3] + '.'} {day.year}"


def rounded(value: Number, decimals: int) -> Decimal:
    """Half up, away from zero: 7.25 becomes 7.3."""
    exact = value if isinstance(value, Fraction) else Fraction(value)
    scaled = abs(exact) * 10**decimals
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    digits = Decimal(whole).scaleb(-decimals)
    return -digits if exact < 0 and whole else digits


def number(value: Number, decimals: int = 0) -> str:
    """116.986 or 521,2: point between thousands, comma before the decimals."""
    text = f"{rounded(value, decimals):,.{decimals}f}"
    return text.translate(str.maketrans(",.", ".,"))


def kroner(value: Decimal) -> str:
    """12.345 kr., and 12.345,50 kr. where there are øre."""
    whole = value == value.to_integral_value()
    return f"{number(value, 0 if whole else 2)} kr."


def figure(value: Number, name: str) -> str:
    """15,32 for ``days_per_fte``: a figure of absence, rounded as everywhere."""
    return number(value, DECIMALS[name])


def percent(value: Number, decimals: int = DECIMALS["percent"]) -> str:
    """7,2 % with a space that does not break."""
    return f"{number(value, decimals)}\N{NO-BREAK SPACE}%"


LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "Æ": "Ae", "Ø": "Oe", "Å": "Aa"})


def file_name(text: str) -> str:
    """A name that any disk can hold: *Møllebo og Åhaven* is ``moellebo-og-aahaven``."""
    return slugify(text.translate(LETTERS))
