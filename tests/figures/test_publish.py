"""Disclosure control, tried by an attacker who knows all published tables and how every cell is made of atoms."""

from collections.abc import Iterable

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.figures.tables_of_cells import Atom, Municipality, municipalities, tables

from naervaer.core.disclosure.model import Limits
from naervaer.figures.model import Row
from naervaer.figures.publish import PublishedRow, publish

MONTHS = ("2026-01", "2026-02")
GROUPS = ("husassistent", "pædagog", "sygeplejerske")
LIMITS = Limits(5)


def attack(world: Municipality, published: Iterable[PublishedRow], wanted: Iterable[set[Atom]]) -> list[set[Atom]]:
    """Which of the wanted sums of atoms follow from the shown cells: those in the span of the shown cells."""
    column = {atom: n for n, atom in enumerate(world.absence)}
    shown = [vector(world.atoms((r.unit, r.job_group, r.month)), column) for r in published if not r.suppressed]
    matrix = np.array(shown or [np.zeros(len(column))])
    rank = np.linalg.matrix_rank(matrix)
    return [
        atoms for atoms in wanted if atoms and np.linalg.matrix_rank(np.vstack([matrix, vector(atoms, column)])) == rank
    ]


def vector(atoms: set[Atom], column: dict[Atom, int]) -> np.ndarray:
    found = np.zeros(len(column))
    for atom in atoms:
        found[column[atom]] = 1
    return found


def small_groups(world: Municipality, rows: Iterable[Row], limit: int) -> list[set[Atom]]:
    """The own employees of every unit, where they are few: in no table, but a parent less its children."""
    found = []
    for row in rows:
        own = {atom for atom in world.atoms((row.unit, row.job_group, row.month)) if row.unit in (None, atom[0])}
        if 0 < sum(world.persons[key] for key in {(u, g) for u, g, _ in own}) < limit and row.unit is not None:
            found.append(own)
    return found


def assert_safe(world: Municipality, rows: list[Row], published: list[PublishedRow]) -> None:
    hidden = [world.atoms((r.unit, r.job_group, r.month)) for r in published if r.suppressed]
    assert attack(world, published, [*hidden, *small_groups(world, rows, LIMITS.persons)]) == []


@settings(max_examples=80, deadline=None)
@given(municipalities(GROUPS[:1], MONTHS[:1]))
def test_h20_no_hidden_unit_can_be_subtracted_out_of_its_parent(world: Municipality) -> None:
    rows = tables(world, [None, *world.tree], [None], MONTHS[:1])
    published = publish(rows, LIMITS, parents=lambda month: [world.tree])
    assert_safe(world, rows, published)
    for row, told in zip(rows, published, strict=True):
        assert told.suppressed or row.persons >= LIMITS.persons


@settings(max_examples=80, deadline=None)
@given(municipalities(GROUPS, MONTHS))
def test_h20_nor_out_of_the_year_the_job_groups_and_the_tree_together(world: Municipality) -> None:
    rows = tables(world, [None, *world.tree], [None, *GROUPS], [None, *MONTHS])
    published = publish(rows, LIMITS, parents=lambda month: [world.tree])
    assert_safe(world, rows, published)


@settings(max_examples=60, deadline=None)
@given(municipalities(GROUPS, MONTHS), st.data())
def test_h20_nor_when_only_some_units_are_in_the_table(world: Municipality, data: st.DataObject) -> None:
    some = data.draw(st.lists(st.sampled_from([None, *world.tree]), unique=True))
    rows = tables(world, some, [None, *GROUPS], [None, *MONTHS])
    published = publish(rows, LIMITS, parents=lambda month: [world.tree])
    hidden = [world.atoms((r.unit, r.job_group, r.month)) for r in published if r.suppressed]
    assert attack(world, published, hidden) == []


@settings(max_examples=60, deadline=None)
@given(municipalities(GROUPS[:1], MONTHS), st.data())
def test_a_leader_who_sees_the_own_small_unit_cannot_compute_a_small_neighbour(
    world: Municipality, data: st.DataObject
) -> None:
    own = data.draw(st.sampled_from(sorted(world.tree)))
    rows = tables(world, [None, *world.tree], [None], MONTHS)
    published = publish(rows, LIMITS, parents=lambda month: [world.tree], seen_units={own})
    seen = [row for row in published if row.unit == own]
    assert not any(row.suppressed for row in seen)
    hidden = [world.atoms((r.unit, r.job_group, r.month)) for r in published if r.suppressed]
    assert attack(world, published, hidden) == attack(world, seen, hidden), "more than the own unit tells by itself"


def test_the_only_nurse_in_the_area_itself_is_not_told_by_the_other_job_groups() -> None:
    """The area less its home is the own employees; less those of the other group, it is the one nurse."""
    persons = {
        ("område", "pædagog"): 20,
        ("område", "sygeplejerske"): 1,
        ("hjem", "pædagog"): 20,
        ("hjem", "sygeplejerske"): 30,
    }
    absence = {(*group, MONTHS[0]): 2 for group in persons}
    world = Municipality({"område": None, "hjem": "område"}, persons, absence)
    rows = tables(world, world.tree, [None, "pædagog", "sygeplejerske"], MONTHS[:1])
    published = publish(rows, LIMITS, parents=lambda month: [world.tree])
    assert_safe(world, rows, published)
    shown = {(row.unit, row.job_group) for row in published if not row.suppressed}
    assert {("område", None), ("hjem", None)} <= shown, "totals stay"
