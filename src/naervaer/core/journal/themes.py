"""*Temaer* as totals (N11): how many courses of a whole year, never which."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from naervaer.core.verdicts import ALLOWED, Verdict, refused


@dataclass(frozen=True, slots=True)
class Totals:
    """Courses begun in a year, and how many had each theme; None where they are fewer than the minimum.

    A course can have several themes or none, so the themes do not add up to ``courses`` and none can be found by
    subtraction.
    """

    year: int
    courses: int
    by_theme: Mapping[str, int | None]


def totals(year: int, courses: Collection[frozenset[str]], least: int) -> Totals:
    """``courses`` are the themes of each; ``least`` the policy's fewest."""
    counted = Counter(theme for themes in courses for theme in themes)
    shown = {theme: (n if _may_show(n, len(courses), least) else None) for theme, n in sorted(counted.items())}
    return Totals(year, len(courses), shown)


def _may_show(having: int, courses: int, least: int) -> bool:
    """Also those without the theme must be enough: that all had it tells it of each."""
    return having >= least and (courses - having >= least)


def may_release(year: int, today: date, released: Collection[int]) -> Verdict:
    """*Frigiv*: a whole year, once. A second count of the same year would show what the difference was."""
    if year >= today.year:
        return refused(f"{year} er ikke slut. Tal frigives for et helt år ad gangen.")
    if year in released:
        return refused(f"Tallene for {year} er frigivet.")
    return ALLOWED


def are_enough(year: int, courses: int, least: int) -> Verdict:
    """Whether a year has courses enough for nobody to be known by its totals."""
    if courses < least:
        return refused(f"Der er færre end {least} forløb i {year}. Så få kan kendes, og tallene frigives ikke.")
    return ALLOWED
