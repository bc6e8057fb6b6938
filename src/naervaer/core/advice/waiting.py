"""When an answer can be expected, and when a question has been left lying (*ligger over*)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from naervaer.core.disclosure.model import Cell, Limits, Sum
from naervaer.core.disclosure.suppression import suppressed

ON_ANSWERER = frozenset({"waiting", "taken"})
"""The states in which the one who answers is waited for."""


def is_left_lying(state: str, by: date, today: date) -> bool:
    """Whether an answer should have been there: the day itself is not too late."""
    return state in ON_ANSWERER and today > by


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it is counted. ``first_answered`` is None until there is an answer."""

    asker: int
    theme: str
    area: str
    by: date
    state: str
    first_answered: date | None


@dataclass(frozen=True, slots=True)
class Total:
    """Questions of one theme or one area; every count is None where few have asked (*diskretioneret*)."""

    name: str
    asked: int | None
    waiting: int | None
    left_lying: int | None
    answered: int | None
    in_time: int | None


def totals(rows: Sequence[Asked], today: date, least: int) -> tuple[tuple[Total, ...], tuple[Total, ...]]:
    """By theme and by area, each by name. A line of fewer than ``least`` askers is hidden, and so are others it
    could be computed from, since both tables count the same questions."""
    groups: dict[tuple[str, str], list[Asked]] = {}
    for row in rows:
        groups.setdefault(("theme", row.theme), []).append(row)
        groups.setdefault(("area", row.area), []).append(row)
    cells = {key: Cell(len({row.asker for row in found}), 0) for key, found in groups.items()}
    everybody = ("all", "")
    sums = [Sum(everybody, [key for key in groups if key[0] == kind]) for kind in ("theme", "area") if rows]
    cells[everybody] = Cell(len({row.asker for row in rows}), 0)
    hidden = suppressed(cells, sums, Limits(least))
    lines = {key: _total(key[1], found, today, hide=key in hidden) for key, found in groups.items()}
    by_theme, by_area = ([line for key, line in lines.items() if key[0] == kind] for kind in ("theme", "area"))
    return tuple(sorted(by_theme, key=lambda t: t.name)), tuple(sorted(by_area, key=lambda t: t.name))


def _total(name: str, rows: Sequence[Asked], today: date, *, hide: bool) -> Total:
    if hide:
        return Total(name, None, None, None, None, None)
    answered = [row for row in rows if row.first_answered is not None]
    return Total(
        name=name,
        asked=len(rows),
        waiting=sum(row.state in ON_ANSWERER for row in rows),
        left_lying=sum(is_left_lying(row.state, row.by, today) for row in rows),
        answered=len(answered),
        in_time=sum(row.first_answered is not None and row.first_answered <= row.by for row in answered),
    )
