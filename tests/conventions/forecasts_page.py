"""Write ``docs/reference/forecasts.md`` out of simulated years: ``python -m tests.conventions.forecasts_page``.

The truth is drawn here by another road than the forecast's own: gaps between requests, one by one, at a rate that
the forecast is never told.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cache

import numpy as np
from tests.conventions.source import ROOT

from naervaer.core.scheme.chance import Seen
from naervaer.core.scheme.forecast import FEWEST, Grant, Purse, Span, run_out, wait

PATH = ROOT / "docs" / "reference" / "forecasts.md"
YEARS, SEED = 1000, 20261123
TODAY, COST = date(2026, 7, 1), Decimal(5000)
INTRODUCTION = f"""# Holder prognoserne?

Prognoserne for penge og ventetid siger et interval, der skal holde fire gange ud af fem. Her er det prøvet på
{YEARS} tænkte år i hver situation. I hvert år trækkes en takt, som prognosen ikke får at vide: mellem det halve og
det dobbelte af den i tabellen, lige så ofte under som over. Forløbene trækkes et ad gangen, prognosen ser dem, der
er kommet indtil i dag, og dagen sammenlignes med den rigtige. År, hvor der er set færre end {FEWEST},
får ingen prognose og tælles ikke med; kolonnen »Med prognose« siger, hvor mange der er tilbage. Frøet er {SEED}.

Takten er den samme i hele det tænkte år, og alle forløb koster det samme. Ferier, en ny aftale eller en dyrere
leverandør er ikke prøvet.
"""
HEAD = """
| Prognose | Situation | Takt om ugen | Set i dage | Plads nr. eller penge til | Med prognose | Holdt |
|---|---|---|---|---|---|---|""".strip()


@dataclass(frozen=True, slots=True)
class Situation:
    what: str
    title: str
    weekly: float
    days: int
    wanted: int
    grants: tuple[tuple[int, int], ...] = ()


SITUATIONS = (
    Situation("Penge", "lille takt, kvartalet næsten gået", 0.5, 84, 2),
    Situation("Penge", "lille takt, et helt år set", 0.5, 365, 5),
    Situation("Penge", "stor takt, kvartalet lige begyndt", 4, 14, 40),
    Situation("Penge", "stor takt, kvartalet næsten gået", 4, 84, 6),
    Situation("Penge", "stor takt, et helt år set", 4, 365, 40),
    Situation("Ventetid", "få ledige pladser, forrest", 0.5, 84, 1),
    Situation("Ventetid", "få ledige pladser, længere nede", 0.5, 365, 8),
    Situation("Ventetid", "mange ledige pladser, kort tid set", 3, 14, 10),
    Situation("Ventetid", "mange ledige pladser, et år set", 3, 365, 25),
    Situation("Ventetid", "en bevilling på vej til de første", 1, 180, 12, ((60, 20_000),)),
)


def held(situation: Situation, seed: int) -> tuple[int, int]:
    """In how many years there was a forecast, and in how many it held the truth."""
    dice = np.random.default_rng(seed)
    told = right = 0
    for _year in range(YEARS):
        rate = situation.weekly / 7 * 2 ** dice.uniform(-1, 1)
        count = int(dice.poisson(rate * situation.days))
        span = _forecast(situation, count)
        coming = np.cumsum(dice.exponential(1 / rate, situation.wanted))
        if span is not None:
            told += 1
            right += span.low <= _truth(situation, coming) <= span.high
    return told, right


@cache
def _forecast(situation: Situation, count: int) -> Span | None:
    seen = Seen(count, situation.days)
    if situation.what == "Penge":
        return run_out(Purse(situation.wanted * COST, COST, TODAY), seen, TODAY).span
    grants = [Grant(TODAY + timedelta(days), Decimal(amount)) for days, amount in situation.grants]
    return wait(situation.wanted, COST, grants, seen, TODAY).span


def _truth(situation: Situation, coming: "np.ndarray[tuple[int], np.dtype[np.float64]]") -> float:
    """The day the last wanted place is there: those that come by themselves, and those that are granted."""
    granted = [float(days) for days, amount in situation.grants for _place in range(amount // int(COST))]
    return float(sorted([*coming, *granted])[situation.wanted - 1])


def shares() -> Iterator[tuple[Situation, int, float]]:
    for number, situation in enumerate(SITUATIONS):
        told, right = held(situation, SEED + number)
        yield situation, told, 100 * right / told


def page(results: list[tuple[Situation, int, float]]) -> str:
    return "\n".join([INTRODUCTION, HEAD, *(_line(*result) for result in results), ""])


def _line(one: Situation, told: int, share: float) -> str:
    numbers = f"{one.weekly:g}".replace(".", ",")
    held_in = f"{share:.1f} %".replace(".", ",")
    return f"| {one.what} | {one.title} | {numbers} | {one.days} | {one.wanted} | {told} | {held_in} |"


if __name__ == "__main__":
    PATH.write_text(page(list(shares())), encoding="utf-8")
