"""Mads works at Elmegården and a little at Havblik: each leader is told, and sees, what is about their own employment.

H18: whoever leads one of two employments has no part in the other, and a deputy in one is no deputy in the other.
"""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.core import mail
from django.http import Http404
from django.test import Client
from tests.web.cast import BEGINNING, TODAY, Cast
from tests.web.conversations.talking import at
from tests.web.papers.papering import POSSIBILITY

from naervaer.core.absence import Category
from naervaer.core.access.model import Purpose, Role
from naervaer.core.access.sight import Capacity
from naervaer.core.sickcall.judging import Said
from naervaer.core.verdicts import Refused
from naervaer.web.access.acting import capacity_or_404
from naervaer.web.conversations import actions as conversations
from naervaer.web.conversations.actions import Place
from naervaer.web.followup.models import Case
from naervaer.web.organisation import queries as organisation
from naervaer.web.organisation.models import Employment, EmploymentTerm, RoleAssignment
from naervaer.web.papers import actions as papers
from naervaer.web.presenteeism import actions as presenteeism
from naervaer.web.sickcall import actions as sickcall
from naervaer.web.sickcall.models import SickCall

pytestmark = pytest.mark.django_db

ELMEGAARDEN = {"leader@example.org", "deputy@example.org"}
SAID = Said(Category.OWN_SICKNESS, TODAY)


def told() -> set[str]:
    return {address for message in mail.outbox for address in message.to}


@pytest.mark.parametrize(("employment", "expected"), [("mads-1", ELMEGAARDEN), ("mads-2", {"outsider@example.org"})])
def test_a_sick_call_tells_the_leader_of_that_employment_alone(
    cast: Cast, employment: str, expected: set[str], django_capture_on_commit_callbacks: Any
) -> None:
    """H5"""
    with django_capture_on_commit_callbacks(execute=True):
        made = sickcall.report(by=cast.actor("mads"), employment=cast.employments[employment].pk, said=SAID)
    assert not isinstance(made, Refused)
    assert told() == expected


@pytest.mark.parametrize(("employment", "expected"), [("mads-1", ELMEGAARDEN), ("mads-2", {"outsider@example.org"})])
def test_a_signal_tells_the_leader_of_that_employment_alone(
    cast: Cast, employment: str, expected: set[str], django_capture_on_commit_callbacks: Any
) -> None:
    """H14"""
    with django_capture_on_commit_callbacks(execute=True):
        made = presenteeism.give(
            by=cast.actor("mads"), employment=cast.employments[employment].pk, told="leader", wishes_talk=True
        )
    assert not isinstance(made, Refused)
    assert told() == expected


def test_one_call_is_for_both_employments_or_for_the_one_that_is_chosen(client: Client, cast: Cast) -> None:
    """H5"""
    cast.login(client, "mads")
    both = [cast.employments[which].pk for which in ("mads-1", "mads-2")]
    page = client.get("/min-side/").content.decode()
    address = f"/min-side/sygemelding/{both[0]}/"
    assert address in page
    form = client.get(address).content.decode()
    assert "Hvor melder du dig syg?" in form
    said = {"day": str(TODAY), "category": "own_sickness"}
    assert "Feltet er obligatorisk" not in form
    assert client.post(address, said).status_code == 200, "somewhere must be chosen"
    assert client.post(address, {**said, "where": [cast.employments["anne-1"].pk]}).status_code == 200
    assert not SickCall.objects.exists()
    assert client.post(address, {**said, "where": both[1:]}).status_code == 302
    assert [call.employment_id for call in SickCall.objects.all()] == both[1:]
    page = client.get("/min-side/").content.decode()
    assert "Det gælder Havblik." in page
    assert "Meld dig også syg på Elmegården" in page
    assert "Hvor melder du dig syg?" not in client.get(address).content.decode()
    assert client.post(address, said).status_code == 302
    assert {call.employment_id for call in SickCall.objects.all()} == set(both)


def test_with_three_employments_one_call_may_still_be_for_both_of_the_others(client: Client, cast: Cast) -> None:
    """H5"""
    third = Employment.objects.create(ext_id="mads-3", person=cast.people["mads"])
    EmploymentTerm.objects.create(
        employment=third, unit=cast.units["birkely"], job_group="husassistent", fte=Decimal("0.1"), first=BEGINNING
    )
    by = cast.actor("mads")
    assert not isinstance(sickcall.report(by=by, employment=cast.employments["mads-1"].pk, said=SAID), Refused)
    cast.login(client, "mads")
    page = client.get("/min-side/").content.decode()
    assert "Meld dig også syg på Havblik eller Birkely" in page
    address = f"/min-side/sygemelding/{cast.employments['mads-2'].pk}/"
    others = [cast.employments["mads-2"].pk, third.pk]
    said = {"day": str(TODAY), "category": "own_sickness", "where": others}
    assert client.post(address, said).status_code == 302
    assert set(SickCall.objects.values_list("employment", flat=True)) == {cast.employments["mads-1"].pk, *others}


def test_a_call_that_cannot_be_taken_at_one_place_is_taken_at_none(cast: Cast) -> None:
    """H5"""
    by, both = cast.actor("mads"), [cast.employments[which].pk for which in ("mads-1", "mads-2")]
    assert not isinstance(sickcall.report(by=by, employment=both[1], said=SAID), Refused)
    later = Said(Category.OWN_SICKNESS, TODAY + timedelta(days=1))
    made = sickcall.report_own(by=by, employments=both, said=later)
    assert isinstance(made, Refused)
    assert [call.employment_id for call in SickCall.objects.all()] == both[1:]


def test_the_guide_of_one_workplace_leads_to_that_of_the_other(client: Client, cast: Cast) -> None:
    """S3"""
    cast.login(client, "mads")
    guide = client.get("/sygemelding/vejledning/", follow=True).content.decode()
    assert f"/sygemelding/vejledning/{cast.units['havblik'].pk}/" in guide
    assert "Havblik, hvor du også arbejder" in guide
    cast.login(client, "leader")
    other = client.get(f"/sygemelding/vejledning/{cast.units['havblik'].pk}/").content.decode()
    assert "hvor du også arbejder" not in other


def test_a_signal_is_given_at_either_employment(client: Client, cast: Cast) -> None:
    """H14"""
    cast.login(client, "mads")
    page = client.get("/min-side/").content.decode()
    assert "Sig det til: Elmegården" in page
    assert "Sig det til: Havblik" in page


def test_a_call_taken_at_one_employment_is_out_of_the_other_leaders_sight(client: Client, cast: Cast) -> None:
    """H5 H18"""
    call = sickcall.report(by=cast.actor("mads"), employment=cast.employments["mads-2"].pk, said=SAID)
    assert not isinstance(call, Refused)
    page = f"/person/{cast.people['mads'].pk}/"
    cast.login(client, "leader")
    assert f"/sygemelding/{call.pk}/" not in client.get(page).content.decode()
    with pytest.raises(Http404):
        sickcall.well(by=cast.actor("leader"), call_id=call.pk, back=TODAY)
    assert sickcall.well(by=cast.actor("outsider"), call_id=call.pk, back=TODAY)


def test_a_conversation_at_one_employment_is_out_of_the_other_leaders_sight(client: Client, cast: Cast) -> None:
    """S2 H18"""
    Case.objects.create(employment=cast.employments["mads-2"], first_day=date(2026, 10, 21))
    asked = {"kind": "sygefravaerssamtale", "where": Place(at(3), "Kontoret"), "knowing": True}
    for_ = cast.employments["mads-2"].pk
    talk = conversations.invite(by=cast.actor("outsider"), employment=for_, **asked)
    assert not isinstance(talk, Refused)
    paper = talk.papers.get()
    addresses = (f"/samtaler/{talk.pk}/", f"/samtaler/papirer/{paper.pk}.pdf", f"/samtaler/{talk.pk}/referat/")
    for who, status in (("outsider", 200), ("leader", 404), ("deputy", 404)):
        cast.login(client, who)
        assert {client.get(address).status_code for address in addresses} == {status}
    cast.login(client, "leader")
    for page in (f"/person/{cast.people['mads'].pk}/", "/i-dag/"):
        assert f"/samtaler/{talk.pk}/" not in client.get(page).content.decode()
    with pytest.raises(Http404):
        conversations.invite(by=cast.actor("leader"), employment=for_, **asked)


def test_a_paper_at_one_employment_is_out_of_the_other_leaders_sight(client: Client, cast: Cast) -> None:
    case = Case.objects.create(employment=cast.employments["mads-2"], first_day=date(2026, 10, 21))
    made = papers.start(by=cast.actor("outsider"), employment=case.employment_id, case=case.pk, kind=POSSIBILITY)
    assert not isinstance(made, Refused)
    for who, status in (("outsider", 200), ("leader", 404)):
        cast.login(client, who)
        assert client.get(f"/papir/{made.pk}/").status_code == status


def test_whoever_leads_one_and_stands_in_at_the_other_acts_in_the_role_of_the_employment_at_hand(cast: Cast) -> None:
    """The deputy at Elmegården comes to lead Havblik too: what they do at Elmegården is on behalf of its leader."""
    RoleAssignment.objects.create(
        person=cast.people["deputy"], role="leader", unit=cast.units["havblik"], first=date(2025, 1, 1)
    )
    by = cast.actor("deputy")
    asked = {which: cast.employments[which] for which in ("mads-1", "mads-2")}
    found = {which: capacity_or_404(by, Purpose.WORK_ON_CASE, about, TODAY) for which, about in asked.items()}
    assert found == {"mads-1": Capacity(Role.LEADER, "leader"), "mads-2": Capacity(Role.LEADER)}


def test_each_employment_has_its_own_nearest_leader(cast: Cast) -> None:
    for which, leader in (("mads-1", "leader"), ("mads-2", "outsider")):
        found = organisation.leaders_of_employment(cast.employments[which].pk, TODAY)
        assert [person.ext_id for person in found] == [leader]
    assert not organisation.leaders_of_employment(cast.employments["leaver-1"].pk, TODAY)


def test_the_page_of_a_person_names_the_leaders_of_the_employments_in_sight(client: Client, cast: Cast) -> None:
    """H18: Lone leads one of Mads' two employments, Uffe the other."""
    for who, other in (("leader", "outsider"), ("outsider", "leader")):
        cast.login(client, who)
        page = client.get(f"/person/{cast.people['mads'].pk}/").content.decode()
        assert f"nærmeste leder ({cast.people[who].name}" in page
        assert cast.people[other].name not in page
