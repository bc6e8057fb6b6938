"""Published rows, tried by an attacker who counts: the own employees of units by job group are whole persons."""

from hypothesis import given, settings
from tests.core.disclosure.attacker import known
from tests.figures.tables_of_cells import Municipality, municipalities, tables

from naervaer.core.disclosure.model import Limits
from naervaer.figures.publish import publish

GROUPS = ("husassistent", "pædagog", "sygeplejerske")
MONTH = "2026-01"


@settings(max_examples=150, deadline=None)
@given(municipalities(GROUPS, (MONTH,)))
def test_h20_no_few_employees_are_counted_from_the_tree_and_the_job_groups_together(world: Municipality) -> None:
    rows = tables(world, [None, *world.tree], [None, *GROUPS], [MONTH])
    published = publish(rows, Limits(5), parents=lambda month: [world.tree])
    own = {("own", unit, group): count for (unit, group), count in world.persons.items() if count}
    counts, adding, hidden = dict(own), [], set(own)
    for row, told in zip(rows, published, strict=True):
        key = ("all", row.unit or "", row.job_group or "")
        counts[key] = row.persons
        adding.append((key, [("own", unit, group) for unit, group, _ in world.atoms((row.unit, row.job_group, MONTH))]))
        if told.suppressed:
            hidden.add(key)
    few = [key for key in hidden if counts[key] < 5 and (key[0] == "all" or has_units_below(world, key[1]))]
    assert known(counts, adding, hidden, few) == {}


def has_units_below(world: Municipality, unit: str) -> bool:
    """Else the own employees are the unit's, which is a row."""
    return any(above == unit for above in world.tree.values())
