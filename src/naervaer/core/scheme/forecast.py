"""*Prognose*: when an agreement's money runs out at today's pace, and how long a place on the waiting list may take.

Every forecast is a median and an interval that holds the truth four times out of five, with a sentence that says how it
was made; or, where too little is known, only a sentence. Kroner are decimals, and only chances are floats.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from math import ceil
from typing import Literal

from naervaer.core.scheme.chance import NEVER, Seen, at_least, reached

LOW, MIDDLE, HIGH = 0.1, 0.5, 0.9
FEWEST = 3
"""So many must have been seen before anything is said about the pace."""

State = Literal["unknown", "spent", "runs_out", "may_run_out", "lasts"]
TITLES: dict[State, str] = {
    "unknown": "Vi ved for lidt endnu",
    "spent": "Der er ikke penge til et forløb mere",
    "runs_out": "Pengene slipper op i perioden",
    "may_run_out": "Pengene slipper måske op i perioden",
    "lasts": "Pengene rækker perioden ud",
}


@dataclass(frozen=True, slots=True)
class Span:
    """*Interval*: days from today, four times out of five; ``middle`` is the median."""

    low: float
    middle: float
    high: float


@dataclass(frozen=True, slots=True)
class Purse:
    """*Pengene*: what is free now, what a course takes (above 0), kroner, and the last day of the period."""

    free: Decimal
    cost: Decimal
    last: date

    @property
    def places(self) -> int:
        """How many courses the free money pays for."""
        return max(0, int(self.free // self.cost))


@dataclass(frozen=True, slots=True)
class RunOut:
    """*Prognose* for when the money runs out. ``first`` to ``latest`` are dates; no span where none can be told."""

    state: State
    why: str
    span: Span | None = None
    first: date | None = None
    middle: date | None = None
    latest: date | None = None

    @property
    def title(self) -> str:
        return TITLES[self.state]


@dataclass(frozen=True, slots=True)
class Grant:
    """*Kommende bevilling*: kroner on the first day of a period to come."""

    day: date
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Wait:
    """*Ventetid* as it is said to whoever waits: expected, and never promised."""

    text: str
    why: str
    span: Span | None = None

    @property
    def weeks(self) -> str:
        """»3 til 7 uger«, for whoever does not wait themselves; empty where nothing can be told."""
        return _in_weeks(self.span) if self.span else ""


def time_till(wanted: int, seen: Seen) -> Span:
    """How long till so many have come."""
    chance = partial(_within, wanted=wanted, seen=seen)
    return Span(reached(chance, LOW), reached(chance, MIDDLE), reached(chance, HIGH))


def _within(days: float, wanted: int, seen: Seen) -> float:
    return at_least(wanted, days, seen)


def run_out(purse: Purse, seen: Seen, today: date) -> RunOut:
    """When the last course the free money pays for has been asked for; the next one has to wait."""
    counted = f"Der er talt {seen.count} forløb på {_weeks(seen.days)}."
    if not purse.places:
        return RunOut("spent", "Det, der er tilbage, er mindre, end et forløb koster.")
    if seen.count < FEWEST:
        return RunOut("unknown", f"{counted} Vi siger først noget, når der er talt {FEWEST}.")
    span = time_till(purse.places, seen)
    first, middle, latest = (_day(today, days) for days in (span.low, span.middle, span.high))
    why = (
        f"{counted} Der er penge til {purse.places} til. Vi regner med, at der bliver bedt om forløb i samme takt, "
        "og at de koster det samme. I fire ud af fem tilfælde ligger dagen i intervallet."
    )
    return RunOut(_state(first, latest, purse.last), why, span, first, middle, latest)


def _state(first: date, latest: date, last: date) -> State:
    if first > last:
        return "lasts"
    return "runs_out" if latest <= last else "may_run_out"


@dataclass(frozen=True, slots=True)
class Side:
    """*Den ene aftale* in a move: its money, and what has been seen of it."""

    purse: Purse
    seen: Seen

    def with_more(self, amount: Decimal) -> "Side":
        return Side(Purse(self.purse.free + amount, self.purse.cost, self.purse.last), self.seen)


@dataclass(frozen=True, slots=True)
class Effect:
    """*Virkning* of a move on one agreement."""

    before: RunOut
    after: RunOut


def effect_of_move(source: Side, target: Side, amount: Decimal, today: date) -> tuple[Effect, Effect]:
    """What moving so many kroner does to the one that gives and the one that gets."""
    return _effect(source, -amount, today), _effect(target, amount, today)


def _effect(side: Side, amount: Decimal, today: date) -> Effect:
    after = side.with_more(amount)
    return Effect(run_out(side.purse, side.seen, today), run_out(after.purse, after.seen, today))


def wait(number: int, cost: Decimal, grants: Sequence[Grant], freed: Seen, today: date) -> Wait:
    """How long place ``number`` (1 = next) takes, by the money to come and the places that finished courses free.

    What is ahead on the list is in the number already, and those who come later stand behind: the flow of requests
    moves nobody who waits. ``freed`` are the places that have become free between the grants.
    """
    quota = _granted(cost, grants, today, NEVER)
    if freed.count < FEWEST and quota < number:
        why = f"Der er blevet {freed.count} pladser ledige på {_weeks(freed.days)}, og der er ikke bevilget nok."
        return Wait("Vi ved endnu for lidt til at sige, hvor længe du kommer til at vente.", why)

    def chance(days: float) -> float:
        return at_least(number - _granted(cost, grants, today, days), days, freed)

    span = Span(reached(chance, LOW), reached(chance, MIDDLE), reached(chance, HIGH))
    why = (
        f"Du er nummer {number}. Der er blevet {freed.count} pladser ledige på {_weeks(freed.days)}, og det, der er "
        f"bevilget til de kommende perioder, giver {quota}. Vi regner med, at det går i samme takt."
    )
    return Wait(_said(span), why, span)


def _granted(cost: Decimal, grants: Sequence[Grant], today: date, days: float) -> int:
    money = sum((one.amount for one in grants if (one.day - today).days <= days), Decimal(0))
    return int(money // cost)


def _said(span: Span) -> str:
    if ceil(span.high / 7) <= 1:
        return "Vi regner med, at der er en plads inden for en uge. Det kan ændre sig."
    return f"Vi regner med {_in_weeks(span)}. Det kan ændre sig, og vi skriver til dig, når der er en plads."


def _in_weeks(span: Span) -> str:
    low, high = max(1, ceil(span.low / 7)), ceil(span.high / 7)
    if high <= 1:
        return "højst en uge"
    return f"{high} uger" if low == high else f"{low} til {high} uger"


def _day(today: date, days: float) -> date:
    return today + timedelta(days=ceil(days))


def _weeks(days: int) -> str:
    weeks = max(1, round(days / 7))
    return "en uge" if weeks == 1 else f"{weeks} uger"
