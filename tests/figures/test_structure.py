"""How tables are bound together: which sums an attacker may use."""

from datetime import date
from fractions import Fraction

from naervaer.core.absence import UnitTerm
from naervaer.core.disclosure.model import Limits
from naervaer.figures.model import Row
from naervaer.figures.publish import publish
from naervaer.figures.structure import Key, bind, no_tree, tree_through

FIRST, LAST = date(2026, 1, 1), date(2026, 3, 31)
MOVED = [
    UnitTerm("gammel", None, ""),
    UnitTerm("ny", None, ""),
    UnitTerm("vest", "ny", ""),
    UnitTerm("syd", "gammel", "", "", None, date(2026, 2, 14)),
    UnitTerm("syd", "ny", "", "", date(2026, 2, 15), None),
]


def row(unit: str | None, month: str | None, persons: int, days: int) -> Row:
    return Row(unit, None, None, month, persons=persons, absence_fulltime_days=Fraction(days), fte=Fraction(persons))


def test_h1_a_month_with_a_reorganisation_has_both_shapes_of_the_tree() -> None:
    parents = tree_through(MOVED, FIRST, LAST)
    assert [shape["syd"] for shape in parents("2026-01")] == ["gammel"]
    assert [shape["syd"] for shape in parents("2026-02")] == ["gammel", "ny"]
    assert [shape["syd"] for shape in parents("2026-03")] == ["ny"]
    assert [shape["syd"] for shape in parents(None)] == ["gammel", "ny"]


def test_a_small_unit_is_guarded_under_the_old_parent_and_the_new() -> None:
    parents = tree_through(MOVED, FIRST, LAST)
    sizes = {"gammel": 30, "ny": 13, "syd": 3, "vest": 10}
    rows = [row(unit, "2026-02", persons, persons) for unit, persons in sizes.items()]
    hidden = {told.unit for told in publish(rows, Limits(5), parents=parents) if told.suppressed}
    assert hidden == {"syd", "vest"}, "ny less vest would be syd"


def test_what_a_parent_has_beyond_its_children_is_a_cell_of_its_own() -> None:
    parents = tree_through(MOVED, FIRST, LAST)
    cells, sums = bind([row("gammel", "2026-01", 9, 5), row("syd", "2026-01", 8, 4)], parents)
    own = Key("gammel", None, None, "2026-01", "/unit 0")
    assert (cells[own].persons, cells[own].shown_nowhere) == (1, True)
    assert sums[0].parts == (Key("syd", None, None, "2026-01"), own)


def test_months_that_are_not_in_the_table_may_hold_anybody() -> None:
    cells, sums = bind([row(None, None, 9, 5), row(None, "2026-01", 9, 4)], no_tree)
    (rest,) = [key for key in cells if key.rest]
    assert (cells[rest].persons, sums[0].same_persons) == (0, True)


def test_a_circle_in_the_tree_ends() -> None:
    circle = [UnitTerm("a", "b", ""), UnitTerm("b", "c", ""), UnitTerm("c", "b", "")]
    rows = [row(None, "2026-01", 20, 20), row("a", "2026-01", 20, 20)]
    assert not any(told.suppressed for told in publish(rows, Limits(5), parents=tree_through(circle, FIRST, LAST)))
