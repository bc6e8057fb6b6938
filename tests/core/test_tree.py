import itertools
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from naervaer.core.absence import UnitTerm
from naervaer.core.calendar import days
from naervaer.core.tree import History, Line, Tree, in_force

START, END = date(2026, 1, 1), date(2026, 1, 20)
UNITS = ("a", "b", "c", "d")
DAY = st.integers(-2, 22).map(lambda n: START + timedelta(days=n))


@st.composite
def terms(draw: st.DrawFn) -> UnitTerm:
    first = draw(st.none() | DAY)
    last = draw(st.none() | DAY)
    if first and last and last < first:
        first, last = last, first
    parent = draw(st.none() | st.sampled_from((*UNITS, "gone")))
    return UnitTerm(draw(st.sampled_from(UNITS)), parent, "", "", first, last)


@given(st.lists(terms(), max_size=10))
def test_h1_the_lines_of_the_history_are_the_ancestors_of_the_tree_on_every_day(some: list[UnitTerm]) -> None:
    """Also with gaps, overlaps, cycles and parents that are not there."""
    history = History(some)
    for unit in (*UNITS, "gone"):
        lines = history.lines(unit, START, END)
        told = {day: line.ancestors for line in lines for day in days(line.first, line.last)}
        assert told == {day: tuple(Tree.on(some, day).ancestors(unit)) for day in days(START, END)}
        assert all(a.ancestors != b.ancestors for a, b in itertools.pairwise(lines))


@given(st.lists(terms(), max_size=10))
def test_the_tree_changes_only_on_the_days_of_change(some: list[UnitTerm]) -> None:
    changes = History(some).changes(START, END)
    assert changes[0] == START
    for day in days(START + timedelta(days=1), END):
        if day not in changes:
            assert Tree.on(some, day) == Tree.on(some, day - timedelta(days=1))


def test_h1_a_reorganisation_leaves_the_line_before_it_alone() -> None:
    moved = date(2026, 1, 10)
    history = History(
        [
            UnitTerm("old", None, "Gammel"),
            UnitTerm("new", None, "Ny"),
            UnitTerm("home", "old", "Hjemmet", "", None, moved - timedelta(days=1)),
            UnitTerm("home", "new", "Hjemmet", "", moved, date.max),
        ]
    )
    assert history.lines("home", START, END) == [Line(START, date(2026, 1, 9), ("old",)), Line(moved, END, ("new",))]


def test_a_subtree_is_the_unit_and_all_below_and_nothing_when_it_is_not_in_force() -> None:
    tree = Tree({"top": None, "left": "top", "right": "top", "leaf": "left"})
    assert tree.subtree("left") == {"left", "leaf"}
    assert tree.subtree("top") == {"top", "left", "right", "leaf"}
    assert tree.subtree("gone") == frozenset()
    assert tree.roots == ("top",)
    assert tree.children["top"] == ("left", "right")


def test_a_circle_in_the_tree_is_walked_once() -> None:
    circle = Tree({"a": "b", "b": "a"})
    assert circle.subtree("a") == {"a", "b"}
    assert list(circle.ancestors("a")) == ["b"]


def test_an_interval_without_ends_is_always_in_force() -> None:
    assert in_force(None, None, START)
    assert not in_force(START, None, START - timedelta(days=1))
    assert not in_force(None, START, END)
