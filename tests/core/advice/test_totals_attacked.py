"""Questions by theme and by area, tried by an attacker who puts the two tables together."""

from datetime import date
from itertools import count

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.disclosure.attacker import known

from naervaer.core.advice.waiting import Asked, totals

DAY = date(2026, 11, 2)
SIZES = st.sampled_from([1, 1, 2, 3, 4, 5, 9, 20])
CROSSED = st.dictionaries(st.tuples(st.sampled_from("abcde"), st.sampled_from("vwxyz")), SIZES, min_size=1)


@settings(max_examples=200, deadline=None)
@given(CROSSED, st.sampled_from([3, 5]))
def test_h20_no_few_askers_are_counted_from_both_tables(asked: dict[tuple[str, str], int], least: int) -> None:
    """Any two rows of margins that add up to the same belong to some table: nothing more is known of the crossings."""
    askers = count()
    rows = [
        Asked(next(askers), theme, area, DAY, "waiting", None) for (theme, area), n in asked.items() for _ in range(n)
    ]
    lines = {line.name: line for table in totals(rows, DAY, least) for line in table}
    counts = {name: sum(n for pair, n in asked.items() if name in pair) for name in lines} | {"all": len(rows)}
    hidden = {name for name, line in lines.items() if line.asked is None}
    adding = [("all", [name for name in lines if name in names]) for names in ("abcde", "vwxyz")]
    assert known(counts, adding, hidden | {"all"}, [name for name in hidden if counts[name] < least]) == {}
