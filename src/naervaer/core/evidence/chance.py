"""How often chance alone makes events fall on one weekday. Exact, by counting; nothing is simulated or rounded."""

from decimal import Decimal
from fractions import Fraction
from functools import cache
from math import comb


@cache
def chance_of_most_common(total: int, at_least: int, kinds: int) -> Fraction:
    """Probability that the most common of ``kinds`` equally likely kinds comes ``at_least`` times in ``total`` draws.

    That the kind was chosen because it is the most common is thereby in the account: five Mondays of seven are
    measured against five of any weekday.
    """
    if at_least <= 0:
        return Fraction(1)
    return 1 - Fraction(_words(total, kinds, at_least - 1), kinds**total)


@cache
def _words(length: int, letters: int, most: int) -> int:
    """Words of that length in which no letter comes more than ``most`` times."""
    if letters == 0:
        return 1 if length == 0 else 0
    return sum(
        comb(length, times) * _words(length - times, letters - 1, most) for times in range(min(length, most) + 1)
    )


@cache
def fewest_remarkable(total: int, kinds: int, chance_below: Decimal) -> int | None:
    """The smallest count of the most common kind that chance alone reaches in fewer than ``chance_below`` of cases.

    None when not even all ``total`` on one kind would be remarkable.
    """
    remarkable = (
        count for count in range(1, total + 1) if chance_of_most_common(total, count, kinds) < Fraction(chance_below)
    )
    return next(remarkable, None)
