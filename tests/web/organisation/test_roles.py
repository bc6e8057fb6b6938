"""Giving and ending roles, deputies and handed-over cases: who may, what is refused, and what is written down."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.http import Http404
from django.test import Client
from tests.web.cast import TODAY, Cast

from naervaer.core.access.model import SYSTEM, Purpose, Role
from naervaer.web.access import scope
from naervaer.web.audit.models import Entry
from naervaer.web.organisation import actions
from naervaer.web.organisation.models import Body, BodyMember, Handover, RoleAssignment

ROLES = "/organisation/roller/"


def test_the_administrator_gives_a_role_and_it_works_at_once_H1(cast: Cast, client: Client) -> None:
    cast.login(client, "administrator")
    answers = {"person": "Mona Medudvalg", "role": "leader", "unit": "Birkely", "first": "2026-11-23", "last": ""}
    assert client.post(f"{ROLES}ny/", answers).status_code == 302
    reached = scope.units(cast.actor("med"), Purpose.SEE_SMALL_FIGURES, TODAY)
    assert list(reached) == [cast.units["birkely"]]
    entry = Entry.objects.latest("pk")
    assert (entry.action, entry.by_name, entry.subject) == (
        "organisation.assign_role",
        "Aase Administrator",
        cast.people["med"],
    )


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"person": "Ingen Her"}, "Ingen hedder Ingen Her. Skriv hele navnet eller medarbejdernummeret."),
        ({"unit": "Atlantis"}, "Ingen enhed hedder Atlantis i dag."),
        ({"unit": ""}, "Rollen gælder en enhed. Vælg hvilken."),
        ({"last": "2026-11-01"}, "Slutdatoen ligger før startdatoen."),
        ({"first": ""}, "Fra og med"),
    ],
)
def test_a_refused_form_says_what_to_do_and_keeps_what_was_typed(
    cast: Cast, client: Client, wrong: dict[str, str], says: str
) -> None:
    cast.login(client, "administrator")
    answers = {"person": "Mona Medudvalg", "role": "leader", "unit": "Birkely", "first": "2026-11-23", "last": ""}
    body = client.post(f"{ROLES}ny/", answers | wrong | {"reason": "Ny leder på Birkely"}).content.decode()
    assert says in body
    assert "Der er problemer" in body
    assert "Ny leder på Birkely" in body


def test_two_of_the_same_name_are_told_apart_by_number(cast: Cast, client: Client) -> None:
    cast.people["mads"].name = cast.people["anne"].name
    cast.people["mads"].save()
    cast.login(client, "administrator")
    answers = {"person": "Anne Birk", "role": "leader", "unit": "Birkely", "first": "2026-11-23"}
    assert "Skriv medarbejdernummeret: anne, mads." in client.post(f"{ROLES}ny/", answers).content.decode()


def test_the_list_of_roles_is_filtered_and_leaves_out_what_is_over(cast: Cast, client: Client) -> None:
    RoleAssignment.objects.filter(person=cast.people["finance"]).update(last=date(2026, 11, 1))
    cast.login(client, "administrator")
    body = client.get(ROLES).content.decode()
    assert "Lone Leder" in body
    assert "Åge Økonom" not in body
    body = client.get(ROLES, {"ogsaa_slut": "on", "navn": "økonom"}).content.decode()
    assert "Åge Økonom" in body
    assert "Lone Leder" not in body
    body = client.get(ROLES, {"navn": "skovbo", "rolle": "leader"}).content.decode()
    assert "Carl Medleder" in body
    assert "stedfortræder for Lone Leder" in body
    assert "Kirsten Chef" not in body


def test_a_role_that_ends_yesterday_gives_nothing_today(cast: Cast, client: Client) -> None:
    cast.login(client, "administrator")
    held = RoleAssignment.objects.get(person=cast.people["co_leader"])
    assert client.post(f"{ROLES}{held.pk}/afslut/", {"last": "2026-11-22"}).status_code == 302
    assert list(scope.persons(cast.actor("co_leader"), Purpose.SEE_PERSON, TODAY)) == []
    cast.login(client, "co_leader")
    assert client.get("/i-dag/").status_code == 404


def test_access_that_has_been_used_can_not_be_taken_back_in_time(cast: Cast, client: Client) -> None:
    cast.login(client, "administrator")
    held = RoleAssignment.objects.get(person=cast.people["co_leader"])
    body = client.post(f"{ROLES}{held.pk}/afslut/", {"last": "2026-01-01"}).content.decode()
    assert "Slutdatoen kan tidligst være i går" in body


@pytest.mark.parametrize("who", ["leader", "coordinator", "chief", "anne"])
def test_nobody_else_gives_roles(cast: Cast, who: str) -> None:
    with pytest.raises(Http404):
        actions.assign_role(
            by=cast.actor(who), person=cast.people["anne"], role=Role.COORDINATOR, unit=None, first=TODAY
        )


def test_a_leader_appoints_a_deputy_for_all_own_units_and_ends_it(cast: Cast, client: Client) -> None:
    cast.login(client, "co_leader")
    answers = {"deputy": "Fatima El-Khatib", "first": "2026-11-23", "last": "2026-12-01"}
    assert client.post("/organisation/stedfortraeder/", answers).status_code == 302
    held = RoleAssignment.objects.get(person=cast.people["fatima"])
    assert (held.unit, held.role, held.deputy_for) == (cast.units["skovbo"], "leader", cast.people["co_leader"])
    assert "Fatima El-Khatib" in client.get("/organisation/stedfortraeder/").content.decode()
    client.post(f"/organisation/stedfortraeder/{held.pk}/slut/")
    held.refresh_from_db()
    assert held.last == TODAY


def test_a_deputy_without_an_end_or_oneself_is_refused(cast: Cast, client: Client) -> None:
    cast.login(client, "co_leader")
    answers = {"deputy": "Carl Medleder", "first": "2026-11-23", "last": "2026-12-01"}
    assert "sin egen stedfortræder" in client.post("/organisation/stedfortraeder/", answers).content.decode()
    assert "Til og med" in client.post("/organisation/stedfortraeder/", answers | {"last": ""}).content.decode()


def test_a_leader_can_not_end_the_deputy_of_another(cast: Cast, client: Client) -> None:
    held = RoleAssignment.objects.filter(person=cast.people["deputy"])[0]
    cast.login(client, "co_leader")
    assert client.post(f"/organisation/stedfortraeder/{held.pk}/slut/").status_code == 404


def test_a_deputy_can_not_appoint_a_deputy_for_the_leader(cast: Cast) -> None:
    with pytest.raises(Http404):
        actions.appoint_deputy(
            by=cast.actor("deputy"),
            leader=cast.people["leader"],
            deputy=cast.people["anne"],
            first=TODAY,
            last=date(2026, 12, 1),
        )


def test_a_case_is_handed_to_a_lawyer_seen_and_taken_back(cast: Cast, client: Client) -> None:
    cast.login(client, "leader")
    url = f"/organisation/overdrag/{cast.people['anne'].pk}/"
    answers = {"to": f"{cast.people['lawyer'].pk}:lawyer", "reason": "Rådgivning om forløbet"}
    assert client.post(url, answers).status_code == 302
    lawyer = Client()
    cast.login(lawyer, "lawyer")
    assert "Anne Birk" in lawyer.get("/organisation/overdragne/").content.decode()
    assert lawyer.get(f"/person/{cast.people['anne'].pk}/").status_code == 200
    assert lawyer.get(f"/person/{cast.people['mads'].pk}/").status_code == 404
    handover = Handover.objects.get()
    assert client.post(f"/organisation/overdragelser/{handover.pk}/tilbage/").status_code == 302
    assert lawyer.get(f"/person/{cast.people['anne'].pk}/").status_code == 404
    assert "Ingen sager er overdraget til dig" in lawyer.get("/organisation/overdragne/").content.decode()
    assert Handover.objects.get().annulled


def test_a_case_is_handed_only_by_who_leads_the_person_and_only_with_a_reason(cast: Cast, client: Client) -> None:
    cast.login(client, "outsider")
    url = f"/organisation/overdrag/{cast.people['anne'].pk}/"
    answers = {"to": f"{cast.people['lawyer'].pk}:lawyer", "reason": "Nysgerrig"}
    assert client.post(url, answers).status_code == 404
    cast.login(client, "leader")
    assert "Der er problemer" in client.post(url, answers | {"reason": " "}).content.decode()
    assert "Der er problemer" in client.post(url, answers | {"to": f"{cast.people['anne'].pk}:lawyer"}).content.decode()
    assert not Handover.objects.exists()


def test_an_hr_consultant_is_attached_to_a_trio_from_a_day_S8(cast: Cast) -> None:
    med = actions.add_body(by=SYSTEM, unit=cast.units["birkely"], kind=Body.Kind.TRIO, name="TRIO Birkely")
    assert actions.add_body(by=SYSTEM, unit=cast.units["birkely"], kind=Body.Kind.TRIO, name="TRIO Birkely") == med
    seat = BodyMember.Seat.HR_CONSULTANT
    assert actions.add_member(by=SYSTEM, body=med, person=cast.people["finance"], seat=seat, first=TODAY)
    assert not actions.add_member(by=SYSTEM, body=med, person=cast.people["finance"], seat=seat, first=TODAY)
    member = BodyMember.objects.get(person=cast.people["finance"])
    assert actions.end_membership(by=SYSTEM, member_pk=member.pk, last=TODAY)
    with pytest.raises(Http404):
        actions.end_membership(by=SYSTEM, member_pk=10**9, last=TODAY)


def test_an_address_is_written_by_whoever_manages_roles_and_logged(cast: Cast) -> None:
    person = cast.people["leader"]
    actions.set_address(by=cast.actor("administrator"), person=person, email="l@kommune.invalid")
    person.refresh_from_db()
    assert person.email == "l@kommune.invalid"
    assert Entry.objects.latest("pk").action == "organisation.set_address"
    with pytest.raises(Http404):
        actions.set_address(by=cast.actor("leader"), person=person, email="")


def test_what_is_no_address_is_not_written(cast: Cast) -> None:
    with pytest.raises(ValidationError):
        actions.set_address(by=SYSTEM, person=cast.people["leader"], email="ikke en adresse")
    cast.people["leader"].refresh_from_db()
    assert cast.people["leader"].email != "ikke en adresse"
