"""A4, issue of money and waiting: forecasts hold what they say about themselves."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import betaprime, nbinom

from naervaer.core.scheme.chance import NEVER, PRIOR, Seen, at_least, reached
from naervaer.core.scheme.forecast import Grant, Purse, Side, Span, Wait, effect_of_move, run_out, time_till, wait

TODAY = date(2026, 8, 3)
END = date(2026, 9, 30)
COST = Decimal(5000)
seens = st.builds(Seen, st.integers(3, 60), st.integers(7, 400))
counts = st.integers(1, 25)


@given(counts, seens, st.floats(0.5, 300))
def test_the_chance_is_that_of_the_negative_binomial(wanted: int, seen: Seen, days: float) -> None:
    known = nbinom.sf(wanted - 1, seen.count + PRIOR, seen.days / (seen.days + days))
    assert at_least(wanted, days, seen) == pytest.approx(float(known), abs=1e-9)


def test_none_is_always_reached_and_nothing_comes_in_no_time() -> None:
    assert at_least(0, 0, Seen(3, 7)) == 1
    assert at_least(1, 0, Seen(3, 7)) == 0
    assert reached(lambda _days: 1.0, 0.1) == 0
    assert reached(lambda _days: 0.0, 0.1) == pytest.approx(NEVER)


def test_the_interval_is_that_of_the_beta_prime() -> None:
    seen = Seen(8, 56)
    span = time_till(5, seen)
    known = [56 * float(betaprime.ppf(share, 5, 8.5)) for share in (0.1, 0.5, 0.9)]
    assert [span.low, span.middle, span.high] == pytest.approx(known, abs=0.01)


@given(counts, seens)
def test_an_interval_is_in_order_and_more_money_never_runs_out_earlier(places: int, seen: Seen) -> None:
    less, more = time_till(places, seen), time_till(places + 1, seen)
    assert 0 <= less.low <= less.middle <= less.high
    assert less.low <= more.low
    assert less.middle <= more.middle
    assert less.high <= more.high


@given(counts, seens, st.lists(st.tuples(st.integers(0, 300), st.integers(0, 60_000)), max_size=4))
def test_nearer_the_front_never_waits_longer(number: int, freed: Seen, rows: list[tuple[int, int]]) -> None:
    grants = [Grant(date.fromordinal(TODAY.toordinal() + days), Decimal(amount)) for days, amount in rows]
    near, far = wait(number, COST, grants, freed, TODAY).span, wait(number + 1, COST, grants, freed, TODAY).span
    assert near
    assert far
    assert near.low <= far.low
    assert near.middle <= far.middle
    assert near.high <= far.high


@pytest.mark.parametrize(
    ("free", "seen", "title"),
    [
        (4999, Seen(9, 60), "Der er ikke penge til et forløb mere"),
        (-1, Seen(9, 60), "Der er ikke penge til et forløb mere"),
        (50_000, Seen(2, 60), "Vi ved for lidt endnu"),
        (10_000, Seen(40, 60), "Pengene slipper op i perioden"),
        (50_000, Seen(10, 60), "Pengene slipper måske op i perioden"),
        (500_000, Seen(10, 60), "Pengene rækker perioden ud"),
    ],
)
def test_it_is_said_in_words_whether_the_money_lasts(free: int, seen: Seen, title: str) -> None:
    found = run_out(Purse(Decimal(free), COST, END), seen, TODAY)
    assert found.title == title
    assert (found.span is None) == (found.state in ("unknown", "spent"))


def test_it_is_said_how_it_was_made() -> None:
    found = run_out(Purse(Decimal(20_000), COST, END), Seen(8, 56), TODAY)
    assert found.why.startswith("Der er talt 8 forløb på 8 uger. Der er penge til 4 til.")
    assert found.first
    assert found.middle
    assert found.latest
    assert TODAY < found.first <= found.middle <= found.latest


def test_a_move_shortens_one_and_lengthens_the_other() -> None:
    side = Side(Purse(Decimal(50_000), COST, END), Seen(10, 60))
    gives, gets = effect_of_move(side, side, Decimal(45_000), TODAY)
    assert gives.before == gets.before
    assert gives.after.latest
    assert gives.before.latest
    assert gets.after.latest
    assert gives.after.latest < gives.before.latest < gets.after.latest


@pytest.mark.parametrize(
    ("number", "grants", "freed", "said"),
    [
        (1, [], Seen(2, 60), "Vi ved endnu for lidt"),
        (2, [Grant(date(2026, 8, 24), Decimal(10_000))], Seen(0, 60), "Vi regner med 3 uger."),
        (1, [Grant(TODAY, Decimal(5000))], Seen(3, 60), "Vi regner med, at der er en plads inden for en uge."),
        (4, [], Seen(8, 56), "Vi regner med 2 til 8 uger."),
        (1, [], Seen(60, 7), "Vi regner med, at der er en plads inden for en uge."),
        (1, [], Seen(3, 7), "Vi regner med"),
    ],
)
def test_who_waits_is_told_in_a_kind_sentence(number: int, grants: list[Grant], freed: Seen, said: str) -> None:
    assert wait(number, COST, grants, freed, TODAY).text.startswith(said)


@pytest.mark.parametrize(
    ("span", "said"),
    [(Span(1, 3, 6), "højst en uge"), (Span(8, 9, 13), "2 uger"), (Span(15, 30, 45), "3 til 7 uger")],
)
def test_who_does_not_wait_is_told_the_weeks(span: Span, said: str) -> None:
    assert Wait("", "", span).weeks == said
    assert not Wait("", "").weeks
