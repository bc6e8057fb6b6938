"""H18: what the policy's rules let go is deleted, nothing else, and that it was is kept as a count."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.apps import apps
from django.db import connection
from django.http import Http404
from django.test import Client
from tests.web.cast import TODAY, Cast
from tests.web.records.asking import asked, handed_to_hr, long_ago
from tests.web.walking import rows

from naervaer.core.access.model import SYSTEM
from naervaer.core.records.kinds import HELD
from naervaer.web import slots
from naervaer.web.absence.models import AbsencePeriod
from naervaer.web.advice.models import Question
from naervaer.web.agreements.models import Agreement, AgreementEvent
from naervaer.web.audit.models import Entry
from naervaer.web.courses.models import Course, Posting, Pot
from naervaer.web.followup.models import Case, Step, StepEvent
from naervaer.web.handbook.queries import active_policy
from naervaer.web.invoices.models import InvoiceLine
from naervaer.web.organisation.models import EmploymentTerm
from naervaer.web.records import actions, clearing, holding
from naervaer.web.records.models import Deletion, Hold, Release
from naervaer.web.said import Said
from naervaer.web.sickcall.models import SickCall

ABOUT_NOBODY = {
    *("WorkplaceRule", "MeetingEvent", "UnitSignal", "Annulment", "Accommodation", "Tried", "TriedAnnulled", "Retired"),
    *("KnownAnswer", "KnownAnswerEvent", "Question", "AcuteCall", "AcuteCallAnnulled", "MoneyDecision", "Posting"),
    *("Application", "Written", "ApplicationEvent", "Opening", "DaysOff"),
    *("RecoveryKey", "ReleasedTotals", "Invoice", "InvoiceEvent"),
}
"""What somebody has said that is about a unit, a meeting or, once its question is let go, nobody at all."""


def left() -> tuple[int, ...]:
    return tuple(model.objects.count() for model in (Case, Step, StepEvent, Agreement, AgreementEvent))


def test_every_kind_that_is_held_has_a_shelf_and_every_shelf_a_kind() -> None:
    assert {shelf.document for shelf in slots.RETENTION()} == set(HELD)


def test_what_is_too_old_is_deleted_with_all_that_hangs_on_it_and_the_count_is_kept(cast: Cast) -> None:
    long_ago(cast)
    done = actions.clear(by=SYSTEM)
    assert left() == (0, 0, 0, 0, 0)
    assert {one.document: one.count for one in done} == {"aftaler": 1, "skridt og adviser": 1}
    kept = {row.document: (row.count, row.by_name) for row in Deletion.objects.all()}
    assert kept == {"aftaler": (1, "Nærvær"), "skridt og adviser": (1, "Nærvær")}
    assert Entry.objects.filter(action="records.cleared", subject__isnull=True).count() == 2
    connection.check_constraints()


def test_run_twice_is_run_once(cast: Cast) -> None:
    long_ago(cast)
    actions.clear(by=SYSTEM)
    assert actions.clear(by=SYSTEM) == []


@pytest.mark.parametrize("days", [-1, 0, 1, 30])
def test_nothing_younger_than_its_rule_is_deleted_and_nothing_older_survives(cast: Cast, days: int) -> None:
    """The case ended 21 days after it began; five years count from there."""
    ended = TODAY.replace(year=TODAY.year - 5) + timedelta(days=days)
    long_ago(cast, first=ended - timedelta(days=21))
    actions.clear(by=SYSTEM)
    assert left() == ((1, 1, 1, 1, 1) if days >= 0 else (0, 0, 0, 0, 0))


def test_a_running_case_is_never_deleted_however_long_it_has_run(cast: Cast) -> None:
    case = long_ago(cast)
    Case.objects.filter(pk=case.pk).update(last_day=None)
    before = left()
    assert actions.clear(by=SYSTEM) == []
    assert left() == before


def test_the_preview_says_what_the_run_does(cast: Cast) -> None:
    long_ago(cast)
    AbsencePeriod.objects.create(
        employment=cast.employments["anne-1"],
        category="own_sickness",
        first=date(2019, 3, 4),
        last=date(2019, 3, 25),
        added_by=cast.run,
    )
    seen = [one for one in clearing.preview(active_policy(), TODAY) if one.count]
    assert seen == actions.clear(by=SYSTEM)


def test_absence_is_kept_five_years_from_the_day_it_was_read(cast: Cast) -> None:
    AbsencePeriod.objects.create(
        employment=cast.employments["anne-1"],
        category="own_sickness",
        first=date(2019, 3, 4),
        last=date(2019, 3, 25),
        added_by=cast.run,
    )
    assert actions.clear(by=SYSTEM) == [], "read yesterday"
    type(cast.run).objects.update(started_at="2019-04-01T02:00Z")
    [done] = actions.clear(by=SYSTEM)
    assert (done.document, done.count) == ("fraværsoplysninger fra løn", 1)
    assert AbsencePeriod.objects.filter(employment=cast.employments["anne-1"], last__isnull=True).exists(), "open"


def test_a_case_that_must_be_kept_is_kept_until_it_is_released(client: Client, cast: Cast) -> None:
    long_ago(cast)
    cast.login(client, "leader")
    anne = cast.people["anne"].pk
    client.post(f"/person/{anne}/gem/", {"reason": "Klagesag", "until": ""})
    assert "Klagesag" in client.get(f"/person/{anne}/aktindsigt/").content.decode()
    assert actions.clear(by=SYSTEM) == []
    client.post(f"/gemt/{Hold.objects.get().pk}/ophaev/", {"reason": "Afgjort"})
    assert actions.clear(by=SYSTEM) != []


def test_a_hold_ends_with_its_day(cast: Cast) -> None:
    long_ago(cast)
    assert not actions.hold(by=cast.actor("leader"), person=cast.people["anne"].pk, reason="Sag", until=TODAY)
    until = TODAY + timedelta(days=1)
    assert actions.hold(by=cast.actor("leader"), person=cast.people["anne"].pk, reason="Sag", until=until)
    policy = active_policy()
    assert not any(one.count for one in clearing.preview(policy, until))
    assert any(one.count for one in clearing.preview(policy, until + timedelta(days=1)))


def said_of() -> list[type[Said]]:
    """Every kind of word that is kept."""
    return [model for model in apps.get_models() if issubclass(model, Said)]


def say_one(model: type[Said]) -> None:
    """A word of a kind that the walk has none of, about whatever there is for it to be about."""
    values: dict[str, object] = {}
    for field in model._meta.concrete_fields:
        if field.primary_key or field.has_default() or field.null:
            continue
        if field.related_model is not None:
            values[field.name] = field.related_model._default_manager.first()
        elif field.choices:
            values[field.name] = next(value for value, _title in field.flatchoices if value)
        else:
            values[field.name] = SAID_AS[field.get_internal_type()]
    model.objects.create(**{**values, **SAID_SO.get(model.__name__, {})})


SAID_AS = {
    "CharField": "ord",
    "TextField": "ord",
    "DateField": TODAY,
    "DateTimeField": datetime(2026, 11, 22, 9, tzinfo=UTC),
    "PositiveSmallIntegerField": 1,
    "DecimalField": Decimal(1),
    "JSONField": [],
    "BooleanField": True,
    "BinaryField": b"ord",
    "PositiveIntegerField": 1,
}
SAID_SO: dict[str, dict[str, object]] = {
    "ConversationEvent": {"what": "invite", "starts": datetime(2026, 11, 24, 9, tzinfo=UTC)},
    "PlanEvent": {"what": "commented", "held": ""},
    "Posting": {"kind": "reserved"},
}
"""What a kind of word needs besides, to be one that the database takes."""


def test_everything_of_every_room_can_be_deleted_once_it_is_old(cast: Cast) -> None:
    """All the rows of the walk, a given request among them, thirty years on: nothing of a case is left."""
    rows(cast)
    handed_to_hr(cast)
    Pot.objects.create(agreement="samtaler", period=TODAY)
    actions.give(by=cast.actor("hr"), request_id=asked(cast).pk)
    for model in said_of():
        if not model.objects.exists() and model is not Release:
            say_one(model)
    for held in Hold.objects.all():
        Release.objects.create(hold=held, reason="Afgjort", at=held.at, by=held.by, role=held.role)
    Course.objects.update(state="left")
    Case.objects.update(last_day=TODAY)
    SickCall.objects.update(back=TODAY)
    AbsencePeriod.objects.filter(last__isnull=True).update(last=TODAY)
    for employment in cast.employments.values():
        employment.terms.update(last=TODAY)
    policy, then = active_policy(), TODAY.replace(year=TODAY.year + 30)
    assert {one.document for one in clearing.clear(policy, then)} <= set(HELD)
    assert [one for one in clearing.preview(policy, then) if one.count] == []
    assert left() == (0, 0, 0, 0, 0)
    said = {model.__name__ for model in said_of() if model.objects.exists()}
    assert said <= ABOUT_NOBODY
    assert not Posting.objects.exclude(course=None, by=None).exists(), "money is nobody's"
    assert set(InvoiceLine.objects.values_list("course", flat=True)) == {None}, "and so is an invoice"
    assert not Question.objects.filter(employment__isnull=False).exists()
    connection.check_constraints()


def test_the_administrator_sees_counts_and_rules_and_no_names(client: Client, cast: Cast) -> None:
    long_ago(cast)
    cast.login(client, "administrator")
    shown = client.get("/opbevaring/").content.decode()
    assert "Slet 2 nu" in shown
    assert "Anne" not in shown
    client.post("/opbevaring/")
    assert left() == (0, 0, 0, 0, 0)
    assert "1 af slagsen aftaler" in client.get("/opbevaring/").content.decode()


def test_only_the_administrator_and_the_program_may_delete(cast: Cast) -> None:
    with pytest.raises(Http404):
        actions.clear(by=cast.actor("leader"))


def test_a_hold_is_said_once_and_released_for_every_employment(cast: Cast) -> None:
    """H18: Mads has two employments, and one of them has ended since."""
    mads = cast.people["mads"].pk
    for _pressed_twice in range(2):
        assert actions.hold(by=cast.actor("leader"), person=mads, reason="Sag i gang")
    [shown] = holding.of_person(cast.actor("leader"), mads, TODAY)
    assert Hold.objects.filter(employment__person=mads).count() == 2
    EmploymentTerm.objects.filter(employment=cast.employments["mads-2"]).update(last=date(2026, 11, 1))
    assert actions.release(by=cast.actor("leader"), hold_id=shown.pk, reason="Afgjort")
    assert holding.of_person(cast.actor("leader"), mads, TODAY) == []
    assert Release.objects.count() == 2


def test_the_leader_of_another_employment_is_told_that_it_is_held_and_not_why(client: Client, cast: Cast) -> None:
    """H18: Mads has two employments, each with its own leader."""
    mads = cast.people["mads"].pk
    assert actions.hold(by=cast.actor("leader"), person=mads, reason="Klage over afslag")
    cast.login(client, "outsider")
    page = client.get(f"/person/{mads}/aktindsigt/").content.decode()
    assert "Må ikke slettes" in page
    assert "Klage over afslag" not in page
    assert cast.people["leader"].name not in page
    cast.login(client, "leader")
    assert client.get(f"/person/{mads}/aktindsigt/").content.decode().count("Klage over afslag") == 1
