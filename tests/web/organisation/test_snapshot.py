"""What is kept in memory of the tree and the leaders is never older than the database."""

from datetime import date

from django.db import transaction
from tests.web.cast import TODAY, Cast

from naervaer.web.organisation.models import RoleAssignment, Unit, UnitTerm, Version
from naervaer.web.organisation.snapshot import snapshot_on


def test_a_snapshot_is_read_once_and_used_while_nothing_changes(cast: Cast) -> None:
    assert snapshot_on(TODAY) is snapshot_on(TODAY)


def test_a_unit_that_moves_is_seen_at_once(cast: Cast) -> None:
    assert snapshot_on(TODAY).units["skovbo"].parent_id == "nord"
    UnitTerm.objects.filter(unit=cast.units["skovbo"]).update(parent=cast.units["syd"])
    assert snapshot_on(TODAY).units["skovbo"].parent_id == "syd"


def test_a_role_that_is_given_ended_or_deleted_is_seen_at_once(cast: Cast) -> None:
    unit = {"person": cast.people["med"], "role": "leader", "unit": cast.units["birkely"]}
    assert "birkely" not in snapshot_on(TODAY).organisation.leaders
    RoleAssignment.objects.bulk_create([RoleAssignment(**unit, first=TODAY)], ignore_conflicts=True)
    assert snapshot_on(TODAY).organisation.leaders["birkely"] == {"med"}
    RoleAssignment.objects.filter(**unit).update(first=date(2026, 1, 1), last=date(2026, 11, 22))
    assert "birkely" not in snapshot_on(TODAY).organisation.leaders
    RoleAssignment.objects.filter(person=cast.people["co_leader"]).delete()
    assert snapshot_on(TODAY).organisation.leaders["skovbo"] == {"leader"}


def test_a_change_that_is_rolled_back_leaves_nothing_behind(cast: Cast) -> None:
    before = snapshot_on(TODAY)
    with transaction.atomic():
        UnitTerm.objects.filter(unit=cast.units["skovbo"]).update(name="Nyt navn")
        assert snapshot_on(TODAY).units["skovbo"].name == "Nyt navn"
        transaction.set_rollback(True)
    assert snapshot_on(TODAY) is before
    Unit.objects.create(ext_id="ny")
    assert snapshot_on(TODAY).units["skovbo"].name == "Skovbo"


def test_without_a_token_nothing_is_kept(cast: Cast) -> None:
    Version.objects.all().delete()
    assert snapshot_on(TODAY) is not snapshot_on(TODAY)


def test_the_crumbs_of_a_unit_begin_at_the_top(cast: Cast) -> None:
    assert [row.unit_id for row in snapshot_on(TODAY).crumbs("skovbo")] == ["forvaltning", "nord", "skovbo"]
