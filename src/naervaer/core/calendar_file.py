"""A *kalenderfil*: lines of ``dato;andel`` that set single dates of the Danish calendar.

The share is 1 (worked), 0,5 (half a day) or 0 (off). A first line of headings is passed over.
"""

import re
from datetime import date

from naervaer.core.calendar import FULL, HALF, NONE, WorkCalendar

_ISO = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})")
_DAY_FIRST = re.compile(r"(\d{1,2})([-./])(\d{1,2})\2(\d{4})")
_SHARES = {"0": NONE, "0.0": NONE, "0.5": HALF, ".5": HALF, "1": FULL, "1.0": FULL}


class CalendarRefused(ValueError):
    """The file is not a calendar. ``reasons`` are Danish sentences, one for each line that could not be read."""

    def __init__(self, reasons: tuple[str, ...]) -> None:
        super().__init__("\n".join(reasons))
        self.reasons = reasons


def parse_calendar(text: str, name: str) -> WorkCalendar:
    """The ``dk`` calendar with the dates of the file over it. ``name`` is the file's name, for the faults.

    Raises ``CalendarRefused`` with every fault at once.
    """
    exceptions: dict[date, int] = {}
    reasons: list[str] = []
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), start=1):
        if not line.strip() or (number == 1 and not any(sign.isdigit() for sign in line)):
            continue
        found = _read(line)
        if isinstance(found, str):
            reasons.append(f"{name}, linje {number}: {found}")
        elif found[0] in exceptions:
            reasons.append(
                f"{name}, linje {number}: datoen {found[0].isoformat()} står der allerede; den må stå én gang."
            )
        else:
            exceptions[found[0]] = found[1]
    if not exceptions and not reasons:
        reasons.append(f"{name}: der står ingen datoer; der skal stå linjer som 2026-12-24;0.")
    if reasons:
        raise CalendarRefused(tuple(reasons))
    return WorkCalendar(exceptions=exceptions)


def _read(line: str) -> tuple[date, int] | str:
    cells = [cell.strip().strip('"') for cell in line.split(";" if ";" in line else ",", 1)]
    if len(cells) != 2:
        return f"der står {line.strip()!r}; der skal stå dato;andel, for eksempel 2026-12-24;0."
    day = _date(cells[0])
    if day is None:
        return f"kolonnen dato er {cells[0]!r}; der skal stå en dato som 2026-12-24 eller 24-12-2026."
    share = _SHARES.get(cells[1].replace(",", "."))
    if share is None:
        return f"kolonnen andel er {cells[1]!r}; der skal stå 0 (fri), 0,5 (halv dag) eller 1 (arbejdsdag)."
    return day, share


def _date(text: str) -> date | None:
    if found := _ISO.fullmatch(text):
        year, month, day = found.groups()
    elif found := _DAY_FIRST.fullmatch(text):
        day, _, month, year = found.groups()
    else:
        return None
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
