"""H9b: payroll is read each month with corrections backwards in time; earlier versions are kept."""

from datetime import date
from decimal import Decimal

import pytest
from django.http import Http404
from pytest_django.fixtures import Settings
from tests.web.cast import Cast
from tests.web.imports.conftest import Import

from naervaer.core.access.model import SYSTEM
from naervaer.web.absence.models import AbsenceDay, AbsencePeriod
from naervaer.web.audit.models import Entry
from naervaer.web.imports import actions, workers
from naervaer.web.imports.models import ImportRun, RefusedRow
from naervaer.web.imports.result import State

pytestmark = pytest.mark.django_db

HEAD = "employment_id;type;from;to;degree"
DAY_HEAD = "employment_id;date;type;absent_hours;planned_hours"
OCTOBER = ("anne-1;790;21-10-2026;;", "mover-1;790;26-10-2026;;", "far_away-1;790;01-10-2026;;")
NOVEMBER = (
    *("mads-1;526;15-11-2026;;50", "leader-1;790;16-11-2026;;", "pupil-1;790;20-11-2026;;"),
    "fatima-1;790;11-11-2026;11-11-2026;",
)


def in_force() -> set[tuple[str, str, date, date | None, Decimal]]:
    rows = AbsencePeriod.objects.filter(removed_by=None)
    return {(p.employment.ext_id, p.category, p.first, p.last, p.degree) for p in rows}


def test_the_same_file_twice_changes_nothing(read: Import) -> None:
    """H9b"""
    before = in_force()
    result = read("absence-periods", HEAD, *OCTOBER, *NOVEMBER)
    assert (result.loaded.kept, result.effect.unchanged, result.effect.known) == (7, 7, 7)
    again = read("absence-periods", HEAD, *OCTOBER, *NOVEMBER)
    assert (again.effect.unchanged, again.effect.corrected, again.effect.new, again.effect.vanished) == (7, 0, 0, 0)
    assert in_force() == before
    assert not AbsencePeriod.objects.exclude(removed_by=None).exists()


def test_a_corrected_delivery_replaces_what_it_covers_and_keeps_the_earlier_version(read: Import, cast: Cast) -> None:
    """H9b"""
    ended = OCTOBER[0].replace(";;", ";31-10-2026;")
    result = read("absence-periods", HEAD, ended, *OCTOBER[1:], *NOVEMBER, "trio-1;910;17-11-2026;17-11-2026;")
    assert result.sentence == "8 læst, 6 uændret, 1 rettet tilbage til oktober 2026, 1 nye, 0 afvist."
    assert result.effect.covers == (date(2026, 10, 1), None)
    versions = AbsencePeriod.objects.filter(employment__ext_id="anne-1").order_by("pk")
    assert [(v.last, v.added_by_id, v.removed_by_id) for v in versions] == [
        (None, cast.run.pk, result.run),
        (date(2026, 10, 31), result.run, None),
    ]
    untouched = AbsencePeriod.objects.filter(employment__ext_id="fatima-1", first__lt=date(2026, 10, 1))
    assert set(untouched.values_list("added_by", "removed_by")) == {(cast.run.pk, None)}


def test_a_delivery_of_what_ran_in_a_month_leaves_what_ended_before_it(read: Import) -> None:
    """The long period of a monthly extract does not make the extract speak for the years it has lasted."""
    result = read("absence-periods", HEAD, "far_away-1;790;01-10-2026;;", *NOVEMBER[:3], "fatima-1;790;02-11-2026;;")
    assert ("mover-1", "own_sickness", date(2026, 3, 2), date(2026, 3, 6), Decimal(1)) in in_force()
    assert ("fatima-1", "own_sickness", date(2026, 9, 2), date(2026, 9, 2), Decimal(1)) in in_force()
    assert result.state == State.STOPPED


def test_an_import_stops_before_more_vanishes_than_the_policy_allows(read: Import) -> None:
    before = in_force()
    stopped = read("absence-periods", HEAD, *OCTOBER)
    assert stopped.state == State.STOPPED
    assert stopped.reasons[0].startswith("Standset, før noget blev skrevet: 4 af 7 kendte rækker (57,1 %)")
    assert in_force() == before
    assert ImportRun.objects.get(pk=stopped.run).state == "stopped"
    going_on = read("absence-periods", HEAD, *OCTOBER, confirm_vanishing=True)
    assert (going_on.state, going_on.effect.vanished) == (State.DONE, 4)
    assert len(in_force()) == len(before) - 4


def test_a_stated_period_is_what_the_delivery_speaks_for(read: Import) -> None:
    result = read(
        "absence-periods", HEAD, "fatima-1;790;14-05-2026;15-05-2026;", period=(date(2026, 5, 1), date(2026, 5, 31))
    )
    assert (result.effect.known, result.effect.corrected, result.effect.vanished) == (1, 1, 0)


def test_a_file_of_no_rows_speaks_for_nothing_unless_a_period_is_stated(read: Import) -> None:
    before = in_force()
    assert read("absence-periods", HEAD).state == State.DONE
    may = (date(2026, 5, 1), date(2026, 5, 31))
    assert read("absence-periods", HEAD, period=may).state == State.STOPPED
    assert in_force() == before
    assert read("absence-periods", HEAD, period=may, confirm_vanishing=True).effect.vanished == 1
    assert len(in_force()) == len(before) - 1


def test_days_are_corrected_by_the_day(read: Import) -> None:
    """H9b"""
    rows = [f"anne-1;{day:02}-10-2026;790;7,4;7,4" for day in range(1, 31)]
    assert read("absence-days", DAY_HEAD, *rows).effect.new == 30
    half = rows[4].replace("7,4;7,4", "3,7;7,4")
    other = rows[5].replace(";790;", ";525;")
    result = read("absence-days", DAY_HEAD, *rows[:4], half, other, *rows[6:29])
    assert (result.effect.unchanged, result.effect.corrected, result.effect.vanished) == (27, 2, 1)
    assert AbsenceDay.objects.filter(removed_by=None).count() == 29
    assert AbsenceDay.objects.filter(day=date(2026, 10, 5)).count() == 2


def test_a_dry_run_tells_the_same_and_writes_nothing(read: Import) -> None:
    runs = ImportRun.objects.count()
    lines = (HEAD, *OCTOBER[1:], *NOVEMBER, "ukendt;790;01-11-2026;;", "trio-1;ukendt;01-11-2026;;")
    dry = read("absence-periods", *lines, dry_run=True, confirm_vanishing=True)
    assert (dry.run, ImportRun.objects.count(), Entry.objects.count()) == (None, runs, 0)
    wet = read("absence-periods", *lines, confirm_vanishing=True)
    assert {**dry.as_json(), "run": None} == {**wet.as_json(), "run": None}
    assert list(RefusedRow.objects.filter(run=wet.run).values_list("line", "column")) == [
        (8, "employment_id"),
        (9, "type"),
    ]


def test_a_file_that_cannot_be_read_stands_in_the_history_with_its_reasons(read: Import) -> None:
    refused = read("absence-periods", "%PDF-1.7")
    assert refused.state == State.REFUSED
    assert refused.reasons == (
        "lønudtræk.csv: Filen er en PDF, uanset hvad den hedder. Hent udtrækket som CSV eller Excel (xlsx).",
    )
    assert ImportRun.objects.get(pk=refused.run).changes["reasons"] == list(refused.reasons)
    nothing = read("absence-periods", HEAD, "ukendt;790;01-11-2026;;")
    assert (nothing.state, nothing.reasons[0][:35]) == (State.REFUSED, "Ingen af filens 1 rækker kunne læse")


def test_undo_puts_back_what_the_import_changed_until_the_next(read: Import, cast: Cast) -> None:
    before = in_force()
    first = read("absence-periods", HEAD, *OCTOBER[1:], *NOVEMBER, "trio-1;790;02-11-2026;;", confirm_vanishing=True)
    assert in_force() != before
    second = read("absence-periods", HEAD, *OCTOBER, *NOVEMBER, confirm_vanishing=True)
    assert first.run is not None
    assert second.run is not None
    assert not actions.undo(by=SYSTEM, run_pk=first.run)
    assert actions.undo(by=SYSTEM, run_pk=second.run)
    assert not actions.undo(by=SYSTEM, run_pk=second.run)
    assert actions.undo(by=SYSTEM, run_pk=first.run)
    assert in_force() == before
    with pytest.raises(Http404):
        actions.undo(by=SYSTEM, run_pk=0)
    with pytest.raises(Http404):
        actions.undo(by=cast.actor("leader"), run_pk=first.run)


def test_killed_at_any_write_nothing_of_the_import_is_there(read: Import, monkeypatch: pytest.MonkeyPatch) -> None:
    """H9b: the import is tried with a failure before its first write, its second and so on, until it gets through."""
    before, runs = in_force(), ImportRun.objects.count()
    writes = 0

    def dying(real):  # type: ignore[no-untyped-def]
        def run(*args, **kwargs):  # type: ignore[no-untyped-def]
            nonlocal writes
            writes -= 1
            if writes < 0:
                raise InterruptedError
            return real(*args, **kwargs)

        return run

    absence = actions.absence
    for owner, name in (
        (absence, "change_rows"),
        (absence, "insert_rows"),
        (actions.audit, "record"),
        (RefusedRow.objects, "bulk_create"),
        (ImportRun.objects, "create"),
        (actions.aftermath, "follow"),
    ):
        real = getattr(owner, name)
        if name == "follow":
            monkeypatch.setattr(owner, name, type("Dying", (), {"enqueue": staticmethod(dying(real.enqueue))}))
        else:
            monkeypatch.setattr(owner, name, dying(real))
    lines = (HEAD, *OCTOBER[1:], *NOVEMBER, "trio-1;790;02-11-2026;;")
    for allowed in range(20):
        writes = allowed
        try:
            result = read("absence-periods", *lines, confirm_vanishing=True)
        except InterruptedError:
            assert (in_force(), ImportRun.objects.count()) == (before, runs)
            continue
        assert (result.state, allowed >= 6) == (State.DONE, True)
        break
    else:
        pytest.fail("the import never got through")


def test_only_who_may_import_imports_and_it_is_written_in_the_log(read: Import, cast: Cast) -> None:
    with pytest.raises(Http404):
        read("absence-periods", HEAD, *OCTOBER, by=cast.actor("leader"))
    result = read("absence-periods", HEAD, *OCTOBER, *NOVEMBER, by=cast.actor("coordinator"))
    entry = Entry.objects.get(action="imports.import_file")
    assert (entry.by_name, entry.detail["run"]) == ("Karen Koordinator", result.run)
    assert ImportRun.objects.get(pk=result.run).by == cast.users["coordinator"]


def test_the_history_says_what_was_derived_anew(read: Import) -> None:
    """H9b: a correction from payroll re-derives the cases it touches."""
    result = read("absence-periods", HEAD, *OCTOBER, *NOVEMBER, "trio-1;790;02-11-2026;;")
    run = ImportRun.objects.get(pk=result.run)
    assert run.changes["touched"] == ["trio-1"]
    assert run.changes["recounted"]["cases_new"] == 1


def test_with_a_queue_in_the_database_what_follows_waits_until_the_import_is_written(
    read: Import, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The worker drops connections with an open transaction, and every test is one."""
    monkeypatch.setattr("django_tasks_db.management.commands.db_worker.close_old_connections", lambda: None)
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    result = read("absence-periods", HEAD, *OCTOBER, *NOVEMBER, "trio-1;790;02-11-2026;;")
    assert "recounted" not in ImportRun.objects.get(pk=result.run).changes
    workers.catch_up()
    assert ImportRun.objects.get(pk=result.run).changes["recounted"]["cases_new"] == 1
