"""The leader's leader is a chief, who otherwise sees no persons: the policy lets them decide, and shows no more."""

import pytest
from django.conf import LazySettings
from django.http import Http404
from django.test import Client
from tests.web.cast import TODAY, Cast
from tests.web.ways.decisions import GATE, case_of, considered, decided

from naervaer.core.verdicts import Refused
from naervaer.web.decisions import actions
from naervaer.web.decisions.models import Considered, Ruling
from naervaer.web.followup.models import Case
from naervaer.web.followup.owing import matters_by_person
from naervaer.web.handbook.queries import active_policy
from naervaer.web.organisation.models import Handover, RoleAssignment

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def leader_right_below_the_chief(cast: Cast, settings: LazySettings) -> None:
    settings.NAERVAER_POLICY = "solroed"
    RoleAssignment.objects.filter(person=cast.people["area_leader"]).delete()


def url(case: Case, more: str = "") -> str:
    return f"/forloeb/{case.pk}/beslutning/{GATE}/{more}"


def test_S9b_a_chief_who_is_the_leaders_leader_decides(client: Client, cast: Cast) -> None:
    case = considered(cast)
    cast.login(client, "chief")
    assert "1 beslutning kan du tage som lederens leder." in client.get("/koordinator/").content.decode()
    assert "Anne Birk" in client.get("/langt-fravaer/").content.decode()
    assert url(case, "beslut/") in client.get(url(case)).content.decode()
    said = {"outcome": "plan", "reasons": "Planen holder."}
    assert client.post(url(case, "beslut/"), said).status_code == 302
    ruling = Ruling.objects.get()
    assert (ruling.by.person, ruling.role, ruling.on_behalf_of) == (cast.people["chief"], "chief", None)
    assert "Anne Birk" not in client.get("/langt-fravaer/").content.decode(), "nothing waits any more"
    assert actions.inform(by=cast.actor("chief"), case=case.pk, gate=GATE)
    assert client.get(f"/beslutning/{ruling.pk}/brev.pdf").status_code == 200


def test_S9b_the_lawyer_must_have_had_the_case_for_a_chief_too(cast: Cast) -> None:
    case = considered(cast)
    Handover.objects.all().delete()
    verdict = actions.decide(by=cast.actor("chief"), case=case.pk, gate=GATE, outcome="plan", reasons="Ja")
    assert isinstance(verdict, Refused)
    assert not Ruling.objects.exists()


def test_H18_the_chief_meets_the_decision_and_nothing_else_about_the_person(client: Client, cast: Cast) -> None:
    case = considered(cast)
    person = cast.people["anne"].pk
    cast.login(client, "chief")
    page = client.get(url(case)).content.decode()
    assert f"/person/{person}/" not in page
    assert client.get(f"/person/{person}/").status_code == 404
    assert "Anne" not in client.get("/i-dag/").content.decode()


def test_the_case_that_has_ended_is_out_of_the_chiefs_sight_again(client: Client, cast: Cast) -> None:
    case = decided(cast)
    cast.login(client, "chief")
    assert client.get(url(case)).status_code == 200
    Case.objects.filter(pk=case.pk).update(last_day=TODAY)
    assert client.get(url(case)).status_code == 404
    with pytest.raises(Http404):
        actions.drop(by=cast.actor("chief"), case=case.pk, gate=GATE, reason="Er tilbage.")


def test_the_chief_is_told_by_mail_that_a_decision_waits(cast: Cast) -> None:
    """S9b"""
    case_of(cast)
    told = {who: {key for key in keys if key.startswith("decision:")} for who, keys in matters_by_person(TODAY).items()}
    assert told["chief"] == told["leader"]
    assert told["chief"]


def test_the_chiefs_deputy_decides_on_the_chiefs_behalf_and_nobody_about_themselves(cast: Cast) -> None:
    for who in ("stranger", "anne"):
        RoleAssignment.objects.create(
            person=cast.people[who],
            role="chief",
            unit=cast.units["forvaltning"],
            deputy_for=cast.people["chief"],
            first=TODAY,
        )
    case = considered(cast)
    with pytest.raises(Http404):
        actions.decide(by=cast.actor("anne"), case=case.pk, gate=GATE, outcome="plan", reasons="Ja")
    assert actions.decide(by=cast.actor("stranger"), case=case.pk, gate=GATE, outcome="plan", reasons="Ja")
    assert Ruling.objects.get().on_behalf_of == cast.people["chief"]


def test_where_the_policy_names_the_leader_alone_the_chief_meets_nothing(
    client: Client, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = considered(cast)
    gate = active_policy().gate[0]
    monkeypatch.setitem(gate.__dict__, "decides", ("leader",))
    cast.login(client, "chief")
    assert client.get(url(case)).status_code == 404
    assert "Anne" not in client.get("/langt-fravaer/").content.decode()
    rule = gate.consideration[0].id
    before = Considered.objects.count()
    with pytest.raises(Http404):
        actions.consider(
            by=cast.actor("chief"), case=case.pk, gate=GATE, consideration=rule, answer="considered", why="Nyt."
        )
    assert Considered.objects.count() == before
