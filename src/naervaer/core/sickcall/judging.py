"""What may be reported, corrected and resolved about a sick call. Refusals are sentences for the page."""

from dataclasses import dataclass
from datetime import date, timedelta

from naervaer.core.absence import Category
from naervaer.core.calendar import ONE_DAY, numeric_date
from naervaer.core.policy.sickcall import SickCallRules
from naervaer.core.sickcall.model import KINDS
from naervaer.core.verdicts import ALLOWED, Verdict, refused

BACK_IN_TIME = timedelta(days=14)
"""How long ago a first day may lie: what is older is for payroll to tell."""

LONGEST = 1000


@dataclass(frozen=True, slots=True)
class Said:
    """What is reported. ``went_home`` during the day of ``day``; ``expected`` is the first day at work again."""

    category: Category
    day: date
    went_home: bool = False
    expected: date | None = None
    tasks: str = ""


def first_day(said: Said, rules: SickCallRules) -> date:
    """The first day absent. Whoever goes home ill is absent from the next day, where whole days are counted."""
    return said.day + ONE_DAY if said.went_home and rules.counts_from == "first_whole_day" else said.day


def may_be_reported(said: Said, first: date, today: date, running_since: date | None) -> Verdict:
    """``running_since`` is the first day of a call nobody has ended yet."""
    if said.category not in KINDS:
        return refused("Vælg, om det er sygdom, arbejdsskade, graviditetsbetinget eller under en § 56-aftale.")
    if running_since is not None:
        since = numeric_date(running_since)
        return refused(f"Medarbejderen er allerede meldt syg siden {since}. Meld rask først, eller ret sygemeldingen.")
    if said.day > today + ONE_DAY:
        return refused("Sygemeldingen kan tidligst gælde fra i morgen.")
    if said.day < today - BACK_IN_TIME:
        days = BACK_IN_TIME.days
        return refused(f"Dagen ligger mere end {days} dage tilbage. Så gammelt fravær skal rettes i lønsystemet.")
    if said.expected is not None and said.expected <= first:
        return refused("Den dag, medarbejderen ventes tilbage, skal ligge efter første sygedag.")
    if len(said.tasks) > LONGEST:
        return refused(f"Skriv højst {LONGEST} tegn.")
    return ALLOWED


def may_be_well(first: date, back: date, today: date) -> Verdict:
    if back < first:
        return refused("Raskmeldingen ligger før første sygedag. Annullér sygemeldingen, hvis den var en fejl.")
    if back > today + timedelta(days=7):
        return refused(
            "En raskmelding kan højst ligge en uge frem. Skriv ellers, hvornår medarbejderen ventes tilbage."
        )
    return ALLOWED
