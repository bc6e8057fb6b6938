"""What may be planned. Refusals are sentences for the page."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from naervaer.core.calendar import numeric_date
from naervaer.core.returning.hours import Week
from naervaer.core.verdicts import ALLOWED, Verdict, refused

LONGEST_TEXT = 2000
LONGEST_UNTIL_AGAIN = timedelta(days=92)
DAY_NAMES = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")


def may_be_planned(weeks: Sequence[Week], first_day: date | None, longest: int) -> Verdict:
    """A plan is weeks in a row, within the norm of each day, with work in it and something left to rise to."""
    if not weeks:
        return refused("Planen har ingen uger.")
    if len(weeks) > longest:
        return refused(f"Planen er på {len(weeks)} uger. Kommunens politik giver højst {longest} uger ad gangen.")
    if any(week.monday.weekday() for week in weeks):
        return refused("En uge i planen begynder en mandag.")
    if any(later.monday - earlier.monday != timedelta(weeks=1) for earlier, later in pairwise(weeks)):
        return refused("Ugerne i planen skal følge efter hinanden.")
    if first_day is not None and weeks[0].sunday < first_day:
        return refused(f"Planen begynder før fraværet, der begyndte {numeric_date(first_day)}.")
    too_long = [text for week in weeks if (text := _too_long(week))]
    if too_long:
        return refused(*too_long)
    if not any(week.worked for week in weeks):
        return refused("Planen har ingen timer. Skriv, hvor mange timer der arbejdes hver dag.")
    if not any(week.absent for week in weeks):
        return refused("Planen er fuld tid i alle uger. Meld medarbejderen rask i stedet.")
    return ALLOWED


def _too_long(week: Week) -> str:
    for weekday, (hours, norm) in enumerate(zip(week.hours, week.norm, strict=True)):
        if hours < 0:
            return f"Ugen fra {numeric_date(week.monday)}: timerne {DAY_NAMES[weekday]} kan ikke være under 0."
        if hours > norm:
            allowed = f"{norm.normalize():f}".replace(".", ",")
            return (
                f"Ugen fra {numeric_date(week.monday)}: {DAY_NAMES[weekday]} er normen {allowed} timer. "
                "Nedsat tjeneste kan ikke være flere timer end normen."
            )
    return ""


def may_replace(before: Sequence[Week], after: Sequence[Week], today: date) -> Verdict:
    """A week that has ended is not planned anew: what was agreed then stays as it was."""
    past = [week for week in before if week.sunday < today]
    kept = set(after)
    changed = [week.monday for week in past if week not in kept]
    if changed:
        return refused(f"Ugen fra {numeric_date(min(changed))} er gået og kan ikke laves om.")
    return ALLOWED


def may_end(last: date, weeks: Sequence[Week], today: date) -> Verdict:
    if last < weeks[0].monday - timedelta(days=1):
        return refused("Planen kan ikke slutte, før den begynder. Annullér den, hvis den var en fejl.")
    if last > today + timedelta(days=7):
        return refused("Skriv en dag, der højst ligger en uge frem. Ret ellers planen.")
    return ALLOWED


def may_rule_out(reason: str, again_on: date, today: date) -> Verdict:
    """*Ikke mulig nu*: for a reason, and not for longer than it takes for things to change."""
    if not reason.strip():
        return refused("Skriv hvorfor. Ikke sygdommen, men hvad I har talt om.")
    if again_on <= today:
        return refused("Vælg en dag, der kommer, til at tage det op igen.")
    if again_on > today + LONGEST_UNTIL_AGAIN:
        return refused(f"Tag det op igen senest {numeric_date(today + LONGEST_UNTIL_AGAIN)}.")
    return ALLOWED
