"""H6: the cases in which nobody has tried nedsat tjeneste, and why not."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.http import Http404
from django.test import Client
from django.urls import reverse
from tests.web.cast import TODAY, Cast

from naervaer.core.returning.hours import even_rise, norm_of
from naervaer.core.verdicts import Refused
from naervaer.web import clock
from naervaer.web.absence.models import AbsencePeriod
from naervaer.web.followup.models import Case
from naervaer.web.returning import actions, untried
from naervaer.web.returning.models import NotPossible, Plan

pytestmark = pytest.mark.django_db
LIST = "returning:untried"
AGAIN = TODAY + timedelta(days=14)
WHY = "Lægen og medarbejderen ser tiden an til efter næste samtale."


@pytest.fixture
def annes(cast: Cast) -> Case:
    """Anne has been ill for 34 days, all of each."""
    return Case.objects.create(employment=cast.employments["anne-1"], first_day=date(2026, 10, 21))


def names(cast: Cast, who: str) -> list[str]:
    return [one.name for one in untried.of_actor(cast.actor(who), clock.today()) if one.waits(clock.today())]


def rule_out(cast: Cast, who: str = "leader", *, why: str = WHY, again: date = AGAIN) -> object:
    employment = cast.employments["anne-1"].pk
    return actions.rule_out(by=cast.actor(who), employment=employment, reason=why, again_on=again)


def test_H6_the_leader_sees_the_long_cases_in_which_nobody_has_tried(cast: Cast, annes: Case, client: Client) -> None:
    Case.objects.create(employment=cast.employments["mads-1"], first_day=TODAY - timedelta(days=26))
    assert names(cast, "leader") == ["Anne Birk"]
    assert names(cast, "outsider") == []
    cast.login(client, "leader")
    assert "Anne Birk" in client.get(reverse(LIST)).content.decode()
    assert reverse(LIST) in client.get(reverse("followup:today")).content.decode()


def test_H6_part_of_a_day_in_payroll_or_a_plan_takes_a_case_off_the_list(cast: Cast, annes: Case) -> None:
    norm = norm_of(Decimal(1))
    part = AbsencePeriod.objects.create(
        employment=annes.employment,
        category="partial_sickness",
        first=TODAY - timedelta(days=3),
        degree=Decimal("0.5"),
        added_by=cast.run,
    )
    assert names(cast, "leader") == []
    part.removed_by = cast.run
    part.save()
    assert names(cast, "leader") == ["Anne Birk"]
    weeks = even_rise(date(2026, 11, 30), 4, norm)
    made = actions.agree(by=cast.actor("leader"), employment=annes.employment_id, weeks=weeks, norm=norm)
    assert isinstance(made, Plan)
    assert names(cast, "leader") == []


def test_H6_a_part_day_of_an_earlier_case_says_nothing_of_this_one(cast: Cast, annes: Case) -> None:
    AbsencePeriod.objects.create(
        employment=annes.employment,
        category="partial_sickness",
        first=date(2026, 5, 1),
        last=date(2026, 5, 30),
        degree=Decimal("0.5"),
        added_by=cast.run,
    )
    assert names(cast, "leader") == ["Anne Birk"]


def test_H6_ruled_out_for_a_reason_it_comes_back_on_the_day_agreed(
    cast: Cast, annes: Case, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert rule_out(cast)
    assert names(cast, "leader") == []
    cast.login(client, "leader")
    assert WHY in client.get(reverse(LIST)).content.decode()
    cast.login(client, "anne")
    assert WHY in client.get(reverse("accounts:own")).content.decode()
    monkeypatch.setattr(clock, "today", lambda: AGAIN)
    assert names(cast, "leader") == ["Anne Birk"]


@pytest.mark.parametrize(
    ("why", "again", "said"),
    [
        (" ", AGAIN, "Skriv hvorfor."),
        (WHY, TODAY, "Vælg en dag, der kommer"),
        (WHY, TODAY + timedelta(days=93), "Tag det op igen senest 23.2.2027."),
    ],
)
def test_H6_it_takes_a_reason_and_a_day_not_too_far_off(
    cast: Cast, annes: Case, why: str, again: date, said: str
) -> None:
    verdict = rule_out(cast, why=why, again=again)
    assert isinstance(verdict, Refused)
    assert verdict.reasons[0].startswith(said)
    assert not NotPossible.objects.exists()


def test_H6_nobody_outside_rules_out(cast: Cast, annes: Case, client: Client) -> None:
    for who in ("outsider", "retention", "anne"):
        with pytest.raises(Http404):
            rule_out(cast, who)
    cast.login(client, "outsider")
    assert client.get(reverse("returning:rule-out", args=[cast.people["anne"].pk])).status_code == 404


def test_H6_it_is_written_on_a_page_that_tells_what_is_missing(cast: Cast, annes: Case, client: Client) -> None:
    cast.login(client, "leader")
    url = reverse("returning:rule-out", args=[cast.people["anne"].pk])
    assert "Skriv ikke diagnoser" in client.get(url).content.decode()
    sent = client.post(url, {"reason": WHY, "again_on": TODAY.isoformat()})
    assert "Vælg en dag, der kommer" in sent.content.decode()
    assert client.post(url, {"reason": WHY, "again_on": AGAIN.isoformat()}).status_code == 302
    assert NotPossible.objects.get().reason == WHY
