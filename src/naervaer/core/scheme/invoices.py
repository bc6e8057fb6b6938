"""*Fakturaer*: what a provider asks for against the hours that are recorded, and who pays what. Kroner, exact.

A line of an invoice is one course's in one month. It is held against the sessions held in that month, less what earlier
invoices had approved of them. No more is approved than what is recorded: whatever else stands on the invoice is named,
and goes back to the provider.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from naervaer.core.policy.sentences import number

Payer = Literal["scheme", "workplace", "employee"]
ORDER: tuple[Payer, ...] = ("scheme", "workplace", "employee")
"""Whoever pays first: the scheme for what it has promised, the others for what lies beyond."""

HOUR = 60
ORE = Decimal("0.01")
NOTHING = Decimal(0)
DANISH = str.maketrans(",.", ".,")


@dataclass(frozen=True, slots=True)
class Billed:
    """*Fakturalinje*: minutes and kroner asked for a course."""

    course: int
    minutes: int
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Part:
    """*Andel*: what one payer has of a course, as recorded or as approved. ``amount`` is None without a rate."""

    course: int
    payer: Payer
    minutes: int
    amount: Decimal | None


@dataclass(frozen=True, slots=True)
class Checked:
    """A line held against what is recorded: what was, what is approved by payer, and each difference in a sentence."""

    billed: Billed
    minutes: int
    amount: Decimal | None
    approved: tuple[Part, ...]
    differences: tuple[str, ...]

    @property
    def by_scheme(self) -> tuple[Part, ...]:
        return tuple(part for part in self.approved if part.payer == "scheme")

    @property
    def approved_amount(self) -> Decimal:
        return sum((part.amount or NOTHING for part in self.approved), NOTHING)


@dataclass(frozen=True, slots=True)
class Check:
    """*Kontrol* of a whole invoice."""

    lines: tuple[Checked, ...]

    @property
    def agrees(self) -> bool:
        return not any(line.differences for line in self.lines)

    @property
    def billed(self) -> Decimal:
        return sum((line.billed.amount for line in self.lines), NOTHING)

    @property
    def approved(self) -> Decimal:
        return sum((line.approved_amount for line in self.lines), NOTHING)

    @property
    def by_payer(self) -> dict[Payer, Decimal]:
        """Kroner approved, for those who pay any of it."""
        found: dict[Payer, Decimal] = {}
        for payer in ORDER:
            parts = [part for line in self.lines for part in line.approved if part.payer == payer]
            if parts:
                found[payer] = sum((part.amount or NOTHING for part in parts), NOTHING)
        return found


def check(billed: Sequence[Billed], recorded: Collection[Part], settled: Collection[Part] = ()) -> Check:
    """``recorded`` are the month's sessions by course and payer; ``settled`` what earlier invoices had of them."""
    rest = _rest(recorded, settled)
    return Check(tuple(_checked(line, rest, settled) for line in billed))


def _rest(recorded: Collection[Part], settled: Collection[Part]) -> dict[int, list[Part]]:
    """What is recorded and nobody has been paid for yet, by course."""
    had: dict[tuple[int, Payer], tuple[int, Decimal]] = {}
    for part in settled:
        minutes, amount = had.get((part.course, part.payer), (0, NOTHING))
        had[part.course, part.payer] = (minutes + part.minutes, amount + (part.amount or NOTHING))
    found: dict[int, list[Part]] = {}
    for part in sorted(recorded, key=lambda one: (one.course, ORDER.index(one.payer))):
        minutes, amount = had.get((part.course, part.payer), (0, NOTHING))
        left = None if part.amount is None else max(part.amount - amount, NOTHING)
        if part.minutes > minutes:
            found.setdefault(part.course, []).append(Part(part.course, part.payer, part.minutes - minutes, left))
    return found


def _checked(line: Billed, rest: Mapping[int, Sequence[Part]], settled: Collection[Part]) -> Checked:
    parts = rest.get(line.course, ())
    minutes = sum(part.minutes for part in parts)
    amounts = [part.amount for part in parts]
    amount = None if None in amounts else sum((one for one in amounts if one is not None), NOTHING)
    paid_before = any(part.course == line.course for part in settled)
    differences = tuple(_differences(line, minutes, amount, paid_before=paid_before))
    return Checked(line, minutes, amount, tuple(_approved(line, parts, minutes)), differences)


def _differences(line: Billed, minutes: int, amount: Decimal | None, *, paid_before: bool) -> Iterator[str]:
    if not minutes:
        told = "er betalt med en tidligere faktura" if paid_before else "er ikke registreret i måneden"
        yield f"Forløb {line.course}: {_hours(line.minutes)} {told}."
        return
    if line.minutes != minutes:
        more = "flere" if line.minutes > minutes else "færre"
        yield (
            f"Forløb {line.course}: {more} timer end registreret: "
            f"{_hours(line.minutes)} på fakturaen, {_hours(minutes)} registreret."
        )
    if amount is not None and line.amount != amount:
        yield (
            f"Forløb {line.course}: beløbet er {_kroner(line.amount)} på fakturaen, "
            f"{_kroner(amount)} efter de registrerede timer og timeprisen."
        )


def _approved(line: Billed, parts: Sequence[Part], minutes: int) -> Iterator[Part]:
    """The line's minutes and kroner poured into the payers in order, none above what is recorded for it.

    Without a rate the invoice's own price of a minute is used; the last payer gets what rounding leaves.
    """
    left, kroner = min(line.minutes, minutes), line.amount
    if line.minutes > minutes:
        kroner = _share(line.amount, minutes, line.minutes)
    for part in parts:
        taken = min(left, part.minutes)
        if not taken:
            return
        left -= taken
        asked = _share(line.amount, taken, line.minutes) if left else kroner
        most = asked if part.amount is None else _share(part.amount, taken, part.minutes)
        amount = min(asked, kroner, most)
        kroner -= amount
        yield Part(part.course, part.payer, taken, amount)


def _share(amount: Decimal, minutes: int, of: int) -> Decimal:
    return (amount * minutes / of).quantize(ORE, ROUND_HALF_UP)


def _hours(minutes: int) -> str:
    hours = (Decimal(minutes) / HOUR).quantize(ORE)
    return "1 time" if minutes == HOUR else f"{number(hours)} timer"


def _kroner(amount: Decimal) -> str:
    decimals = 0 if amount == amount.to_integral_value() else 2
    return f"{f'{amount:,.{decimals}f}'.translate(DANISH)} kr."
