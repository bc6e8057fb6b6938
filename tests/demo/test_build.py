"""The small demo installation, made in the test's own database with six weeks lived through instead of a year."""

import contextlib
import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from pytest_django import DjangoDbBlocker

from naervaer.cli import main
from naervaer.core.access.model import SYSTEM
from naervaer.core.followup.standing import Urgency
from naervaer.demo import extracts, little
from naervaer.demo.installation import Installation
from naervaer.web.accounts.models import Persona
from naervaer.web.audit.models import Entry
from naervaer.web.conversations.models import Comment, Conversation, Minutes
from naervaer.web.early.models import HelpOffer, Judgement, Referral
from naervaer.web.followup.models import Alert, AlertAnswer, Case, Step, StepEvent
from naervaer.web.followup.today import Today
from naervaer.web.followup.today import today as list_of
from naervaer.web.imports.actions import import_file
from naervaer.web.imports.models import ImportRun
from naervaer.web.organisation.models import BodyMember, Handover, RoleAssignment
from naervaer.web.organisation.queries import actor_of
from naervaer.web.reports.models import FigureFact
from naervaer.web.sickcall.models import SickCall

MONDAY = date(2026, 11, 23)

pytestmark = [pytest.mark.slow, pytest.mark.django_db]


@pytest.fixture(scope="module")
def installation(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Installation]:
    """Written once for the module, and taken out of the database again."""
    from django.db import connection, transaction

    made = Installation(tmp_path_factory.mktemp("demo"), "small", "hjoerring")
    made.clear()
    before = settings.NAERVAER_DEMO
    settings.NAERVAER_DEMO = True
    with django_db_blocker.unblock():
        outermost = transaction.atomic()
        outermost.__enter__()
        little.build(made, MONDAY, report=lambda text: None, weeks=6)
        yield made
        connection.set_rollback(True)
        outermost.__exit__(None, None, None)
    settings.NAERVAER_DEMO = before


def test_S2_conversations_wait_for_answers_and_have_been_held(installation: Installation) -> None:
    found = Counter(Conversation.objects.values_list("state", flat=True))
    assert found["invited"] >= 3
    assert found["other_time"] == 1
    assert found["held"] >= 20
    assert Minutes.objects.filter(shared_at__isnull=False).exists()
    assert Comment.objects.exists()


def list_of_persona(username: str) -> Today:
    found = list_of(actor_of(get_user_model().objects.select_related("person").get(username=username)), MONDAY)
    assert found is not None
    return found


def test_H4_the_leaders_list_has_a_step_overdue_one_due_today_and_one_tomorrow(installation: Installation) -> None:
    found = list_of_persona("leder")
    assert len(found.absent) == 4
    assert {row.urgency for row in found.asking} >= {Urgency.OVERDUE, Urgency.TODAY, Urgency.TOMORROW}
    assert "samtale-7a" in {row.rule.id for row in found.asking if row.urgency is Urgency.OVERDUE}


def test_the_stand_in_has_the_list_of_the_leader_who_is_ill(installation: Installation) -> None:
    assert list_of_persona("stedfortraeder").standing_in_for


def test_H7_H9_leaders_have_done_put_off_and_set_aside_steps_and_answered_alerts(installation: Installation) -> None:
    said = set(StepEvent.objects.values_list("what", flat=True))
    assert said == {"done", "deferred", "not_relevant"}
    assert AlertAnswer.objects.count() > 5
    assert Alert.objects.filter(answered=False).exists()


def test_H3_an_assessment_answered_yes_has_opened_the_conversation_and_the_offer(installation: Installation) -> None:
    answered = StepEvent.objects.filter(step__rule="risikovurdering", answer="ja").values_list("step__case", flat=True)
    opened = Case.objects.filter(pk__in=answered, steps__rule="sundhedsfaglig-hjaelp")
    assert opened.exists()


def test_S9b_a_case_of_more_than_four_months_is_running(installation: Installation) -> None:
    assert Case.objects.filter(last_day__isnull=True, first_day__lt=date(2026, 7, 23)).exists()


def test_H4a_everybody_has_a_role_a_seat_or_an_account_to_log_in_with(installation: Installation) -> None:
    assert Persona.objects.count() == 19
    assert RoleAssignment.objects.filter(deputy_for__isnull=False).count() == 1
    assert BodyMember.objects.filter(body__kind="trio").count() >= 39
    handed = Handover.objects.exclude(reason="Forebyggende henvisning")
    assert handed.count() == len(little.HANDED_OVER)


def test_H3_two_have_judged_differently_help_waits_for_an_answer_and_somebody_is_referred(
    installation: Installation,
) -> None:
    said = Judgement.objects.filter(case__last_day=None).values_list("role", "answer")
    assert {("leader", "ja"), ("retention_consultant", "nej")} <= set(said)
    assert HelpOffer.objects.filter(state="offered").exists()
    assert Referral.objects.filter(state="sent").exists()


def test_what_was_done_and_seen_stands_in_the_log_on_the_day_it_happened(installation: Installation) -> None:
    days = {at.date() for at in Entry.objects.filter(action="followup.step.done").values_list("at", flat=True)}
    assert len(days) > 3
    assert max(days) < MONDAY
    assert Entry.objects.filter(kind=Entry.Kind.READ).exists()


def command_line(folder: Path, *words: str) -> Any:
    """What an analyst gets out of the municipality's payroll files without a database."""
    out = StringIO()
    with contextlib.chdir(folder), contextlib.redirect_stdout(out):
        assert main([*words, "--json"]) == 0
    return json.loads(out.getvalue())


def test_H2_tal_and_the_command_line_tell_the_same_numbers_of_every_unit_and_month(installation: Installation) -> None:
    words = ["figures", "--employments", extracts.EMPLOYMENTS, "--org", extracts.UNITS, "--policy", "hjoerring"]
    words += ["--absence-periods", extracts.ABSENCE, "--from", "2025-01-01", "--to", "2026-10-31", "--rollup"]
    rows = command_line(installation.files, *words, "--by", "unit,month", "--as-of", MONDAY.isoformat())["rows"]
    told = {(row["unit"], row["month"]): row for row in rows}
    facts = FigureFact.objects.filter(category="", job_group="", month__gte=date(2025, 1, 1)).select_related("unit")
    stored = {(fact.unit.ext_id, f"{fact.month:%Y-%m}"): fact for fact in facts}
    assert stored.keys() == told.keys()
    assert len(stored) > 20 * 22
    for key, fact in stored.items():
        row = told[key]
        same = [(fact.persons, row["persons"]), (fact.persons_absent, row["persons_absent"]),
                (fact.absence_calendar_days, row["absence_calendar_days"]), (fact.spells_short, row["spells_short"]),
                (fact.spells_long, row["spells_long"])]  # fmt: skip
        assert [one for one, _other in same] == [other for _one, other in same], key
        for name in ("absence_workdays", "absence_fulltime_days", "possible_days", "fte"):
            assert float(getattr(fact, name)) == pytest.approx(row[name], abs=1e-5), (key, name)


def test_H4_the_leaders_lists_and_the_command_line_name_the_same_steps_with_the_same_dates(
    installation: Installation,
) -> None:
    """But for the one of whom a sick call says another first day than payroll, which is all the command line reads."""
    differing = SickCall.objects.filter(state="differs").values_list("employment__ext_id", flat=True)
    told_otherwise = set(differing)
    assert len(told_otherwise) == 1
    words = ["due", "--absence-periods", extracts.ABSENCE, "--employments", extracts.EMPLOYMENTS]
    told = command_line(installation.files, *words, "--policy", "hjoerring", "--as-of", MONDAY.isoformat())["steps"]
    running = Step.objects.filter(case__withdrawn=False, case__last_day__isnull=True) | Step.objects.filter(
        case__withdrawn=False, case__last_day__gte=MONDAY
    )
    stored = {
        (step.case.employment.ext_id, step.rule, step.occurrence): (step.opens, step.due, step.latest)
        for step in running.select_related("case__employment")
    }
    asked = {
        (row["employment_id"], row["step"], row["occurrence"]): tuple(
            date.fromisoformat(row[name]) if row[name] else None for name in ("opens", "due", "latest")
        )
        for row in told
        if row["kind"] != "information" and row["employment_id"] not in told_otherwise
    }
    assert len(asked) > 30
    assert {key: stored.get(key) for key in asked} == asked


def test_H9b_the_corrected_extract_changes_what_it_says_and_names_four_rows(installation: Installation) -> None:
    result = import_file(by=SYSTEM, kind="absence-periods", path=Path(installation.files / extracts.CORRECTED))
    assert result.state == ImportRun.State.DONE.value
    assert result.loaded is not None
    assert len(result.loaded.refused) == 4
    assert result.effect.corrected + result.effect.new >= 3


def test_a_finished_demo_is_ready_only_on_its_day(installation: Installation) -> None:
    assert not installation.is_ready(MONDAY)
    installation.finish(MONDAY)
    assert installation.is_ready(MONDAY)
    assert not installation.is_ready(date(2026, 11, 24))
