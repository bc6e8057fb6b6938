"""A4 A5 A11: an invoice is held against the hours recorded; nothing is paid that is not, and nothing twice."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naervaer.core.scheme.invoices import ORDER, Billed, Part, Payer, check

D = Decimal


def part(course: int, payer: Payer, minutes: int, amount: str | None) -> Part:
    return Part(course, payer, minutes, None if amount is None else D(amount))


RECORDED = [part(7, "scheme", 60, "1000"), part(7, "workplace", 60, "1000"), part(8, "scheme", 45, "750")]

ROWS = [
    ("agrees", Billed(7, 120, D(2000)), {"scheme": D(1000), "workplace": D(1000)}, []),
    ("too many hours", Billed(7, 180, D(3000)), {"scheme": D(1000), "workplace": D(1000)}, ["flere timer", "beløbet"]),
    ("too few hours", Billed(7, 60, D(1000)), {"scheme": D(1000)}, ["færre timer", "beløbet"]),
    ("a higher price", Billed(8, 45, D(900)), {"scheme": D(750)}, ["beløbet er 900 kr."]),
    ("a lower price", Billed(8, 45, D(600)), {"scheme": D(600)}, ["beløbet"]),
    ("nothing recorded", Billed(9, 60, D(1000)), {}, ["1 time er ikke registreret i måneden"]),
]


@pytest.mark.parametrize(("why", "line", "paid", "said"), ROWS, ids=[row[0] for row in ROWS])
def test_A4_a_line_is_paid_as_recorded_by_whoever_pays_and_each_difference_is_told(
    why: str, line: Billed, paid: dict[Payer, Decimal], said: list[str]
) -> None:
    found = check([line], RECORDED)
    assert found.by_payer == paid
    (checked,) = found.lines
    assert len(checked.differences) == len(said)
    assert all(word in told for word, told in zip(said, checked.differences, strict=True)), checked.differences
    assert found.agrees is (not said)


def test_what_an_earlier_invoice_had_is_not_paid_again() -> None:
    had = [part(7, "scheme", 60, "1000"), part(7, "workplace", 60, "1000")]
    found = check([Billed(7, 120, D(2000))], RECORDED, had)
    assert found.approved == 0
    assert found.lines[0].differences == ("Forløb 7: 2 timer er betalt med en tidligere faktura.",)
    part_of_it = check([Billed(7, 60, D(1000))], RECORDED, had[:1])
    assert part_of_it.agrees
    assert part_of_it.by_payer == {"workplace": D(1000)}


def test_without_a_rate_the_hours_are_checked_and_the_price_is_the_invoices() -> None:
    recorded = [part(7, "scheme", 60, None), part(7, "workplace", 30, None)]
    found = check([Billed(7, 90, D(1000))], recorded)
    assert found.agrees
    assert found.by_payer == {"scheme": D("666.67"), "workplace": D("333.33")}
    assert check([Billed(7, 180, D(2000))], recorded).approved == D(1000), "half the hours are recorded"


amounts = st.decimals(0, 100_000, places=2)
parts = st.builds(Part, st.integers(1, 4), st.sampled_from(ORDER), st.integers(1, 600), st.none() | amounts)
lines = st.lists(st.builds(Billed, st.integers(1, 5), st.integers(1, 900), amounts), unique_by=lambda one: one.course)
recordeds = st.lists(parts, unique_by=lambda one: (one.course, one.payer))


@given(lines, recordeds, st.data())
def test_no_more_is_ever_paid_than_asked_recorded_or_left(
    billed: list[Billed], recorded: list[Part], data: st.DataObject
) -> None:
    first = check(billed, recorded)
    settled = [one for line in first.lines for one in line.approved]
    again = check(billed, recorded, settled)
    for found in (first, again):
        for line in found.lines:
            assert sum(one.minutes for one in line.approved) <= min(line.billed.minutes, line.minutes)
            assert line.approved_amount <= line.billed.amount
            assert all(one.amount is not None and one.amount >= 0 for one in line.approved)
    known = {(one.course, one.payer): one for one in recorded}
    for key, one in known.items():
        both = [p for f in (first, again) for line in f.lines for p in line.approved if (p.course, p.payer) == key]
        assert sum(p.minutes for p in both) <= one.minutes
        if one.amount is not None:
            assert sum(p.amount or 0 for p in both) <= one.amount
    if first.agrees:
        assert first.approved == first.billed
