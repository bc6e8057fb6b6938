"""H7: whether conversations were held, in time, per unit, preventive ones too; nothing is told of few people."""

from datetime import date, timedelta

import pytest
from django.test import Client
from tests.web.cast import BEGINNING, TODAY, Cast
from tests.web.conversations.talking import at

from naervaer.web.conversations.models import Conversation
from naervaer.web.conversations.totals import TotalLine, lines
from naervaer.web.followup.models import Case, Step, StepEvent
from naervaer.web.organisation.models import Employment, EmploymentTerm, Person

pytestmark = pytest.mark.django_db
HELD = TODAY - timedelta(days=10)


def staff(cast: Cast, unit: str, count: int) -> list[Employment]:
    """So many more people in a unit."""
    found = []
    for number in range(count):
        person = Person.objects.create(ext_id=f"{unit}-{number}", name=f"{unit} {number}")
        employment = Employment.objects.create(ext_id=f"{unit}-{number}-1", person=person)
        EmploymentTerm.objects.create(
            employment=employment, unit=cast.units[unit], job_group="husassistent", fte=1, first=BEGINNING
        )
        found.append(employment)
    return found


def preventive(cast: Cast, who: Employment, on: date = HELD) -> None:
    Conversation.objects.create(
        employment=who,
        kind="samtale-om-trivsel",
        state="held",
        held_on=on,
        at=at((on - TODAY).days),
        by=cast.users["leader"],
        role="leader",
    )


def asked(cast: Cast, who: Employment, *, done: date | None) -> None:
    """The law's conversation, due on the tenth day before today."""
    case = Case.objects.create(employment=who, first_day=HELD - timedelta(days=27))
    dates = {"due": HELD, "latest": HELD + timedelta(days=1)}
    state = "done" if done else "waiting"
    step = Step.objects.create(case=case, rule="samtale-7a", opens=HELD - timedelta(days=14), state=state, **dates)
    if done:
        StepEvent.objects.create(
            step=step,
            what="done",
            on_day=done,
            at=at(0),
            by=cast.users["leader"],
            role="leader",
            due_then=step.due,
            latest_then=step.latest,
        )


def by_unit(cast: Cast, who: str) -> dict[str, TotalLine]:
    return {line.unit.unit_id: line for line in lines(cast.actor(who), TODAY)}


def test_held_and_in_time_are_counted_where_people_were(cast: Cast) -> None:
    people = staff(cast, "havblik", 6)
    for number, who in enumerate(people):
        asked(cast, who, done=HELD + timedelta(days=number // 5) if number else None)
    line = by_unit(cast, "coordinator")["havblik"]
    assert line.kept is not None
    assert (line.kept.counted, line.kept.in_time, line.kept.in_time_by_law, line.kept.overdue) == (6, 4, 5, 1)


def test_preventive_ones_are_counted_for_themselves_and_what_is_a_year_old_is_left_out(cast: Cast) -> None:
    for who in staff(cast, "havblik", 6):
        preventive(cast, who)
        preventive(cast, who, TODAY - timedelta(days=400))
    assert by_unit(cast, "coordinator")["havblik"].counts == (6, None, None)


def test_few_people_are_not_told_of_but_to_their_own_leader(cast: Cast) -> None:
    for who in staff(cast, "birkely", 2):
        preventive(cast, who)
    assert by_unit(cast, "coordinator")["forvaltning"].counts[0] is None
    assert by_unit(cast, "area_leader")["birkely"].counts[0] == 2


def test_a_leader_is_told_of_their_own_units_only(client: Client, cast: Cast) -> None:
    for who in staff(cast, "havblik", 6):
        preventive(cast, who)
    assert "havblik" not in by_unit(cast, "leader")
    for who, status in (("coordinator", 200), ("leader", 200), ("anne", 404), ("committee", 404)):
        cast.login(client, who)
        assert client.get("/koordinator/samtaler/").status_code == status
    cast.login(client, "coordinator")
    assert "Samtaler" in client.get("/koordinator/").content.decode()
