"""The log can be added to and nothing else; the database itself refuses."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from tests.web.cast import Cast

from naervaer.core.access.model import SYSTEM
from naervaer.web import clock
from naervaer.web.audit.actions import Kind, record, record_reads
from naervaer.web.audit.models import Entry


def test_a_line_of_the_log_can_not_be_changed(cast: Cast) -> None:
    entry = record(by=SYSTEM, kind=Kind.WRITE, action="prøve")
    with pytest.raises(DatabaseError, match="Loggen kan ikke"), transaction.atomic():
        Entry.objects.filter(pk=entry.pk).update(by_name="En anden")


def test_a_line_of_the_log_can_not_be_deleted(cast: Cast) -> None:
    entry = record(by=SYSTEM, kind=Kind.WRITE, action="prøve")
    with pytest.raises(DatabaseError, match="Loggen kan ikke"), transaction.atomic():
        Entry.objects.filter(pk=entry.pk)._raw_delete("default")


def test_the_role_and_on_whose_behalf_are_worked_out(cast: Cast) -> None:
    entry = record(by=cast.actor("deputy"), kind=Kind.READ, action="person", subject=cast.people["anne"])
    assert (entry.role, entry.on_behalf_of) == ("leader", cast.people["leader"])


def test_a_look_at_a_units_figures_is_written_with_the_role_that_gave_it(cast: Cast) -> None:
    entry = record(by=cast.actor("trio"), kind=Kind.READ, action="tal", unit=cast.units["elmegaarden"])
    assert entry.role == "trio"


def test_a_look_at_ones_own_data_is_written_as_ones_own(cast: Cast) -> None:
    entry = record(by=cast.actor("anne"), kind=Kind.READ, action="min side", subject=cast.people["anne"])
    assert entry.role == "employee"


def test_a_list_is_written_once_for_each_person_and_not_again_within_the_hour(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = [cast.people["anne"], cast.people["fatima"]]
    leader = cast.actor("leader")
    assert record_reads(by=leader, action="i dag", subjects=people) == 2
    assert record_reads(by=leader, action="i dag", subjects=[*people, cast.people["mads"]]) == 1
    later = clock.now() + timedelta(hours=1, seconds=1)
    monkeypatch.setattr(clock, "now", lambda: later)
    assert record_reads(by=leader, action="i dag", subjects=people) == 2


def test_a_list_costs_the_same_number_of_queries_however_long(cast: Cast, django_assert_max_num_queries) -> None:  # type: ignore[no-untyped-def]
    actor = cast.actor("deputy")
    with django_assert_max_num_queries(9):
        record_reads(by=actor, action="i dag", subjects=list(cast.people.values()))
