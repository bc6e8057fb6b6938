"""Seats in TRIO, *arbejdsmiljøgruppe*, MED and steering groups: given, seen, ended, and only within reach."""

from datetime import date

import pytest
from django.http import Http404
from django.test import Client
from tests.web.cast import TODAY, Cast

from naervaer.core.access.model import Actor, Grant, Purpose, Role
from naervaer.web.access import scope
from naervaer.web.audit.models import Entry
from naervaer.web.organisation import actions, groups
from naervaer.web.organisation.models import Body, BodyMember, RoleAssignment


def give(client: Client, body: Body, **answers: str):  # type: ignore[no-untyped-def]
    filled = {"person": "Hanne Personale", "seat": "hr_consultant", "first": "2026-11-23", "last": ""}
    return client.post(f"/organisation/grupper/{body.pk}/ny/", filled | answers)


@pytest.fixture
def trio(cast: Cast) -> Body:
    return Body.objects.create(unit=cast.units["birkely"], kind=Body.Kind.TRIO, name="TRIO Birkely")


def test_a_group_is_made_and_an_hr_consultant_is_given_a_seat_in_the_trio_S8(cast: Cast, client: Client) -> None:
    cast.login(client, "administrator")
    birkely = cast.units["birkely"]
    assert "Opret gruppe" in client.get(f"/organisation/{birkely.pk}/").content.decode()
    made = client.post(f"/organisation/{birkely.pk}/gruppe/ny/", {"kind": "trio", "name": "TRIO Birkely"})
    body = Body.objects.get(name="TRIO Birkely")
    assert made["Location"] == f"/organisation/grupper/{body.pk}/"
    assert "Ingen har en plads i gruppen" in client.get(made["Location"]).content.decode()
    assert give(client, body).status_code == 302
    page = client.get(made["Location"]).content.decode()
    assert "Hanne Personale" in page
    assert "Personalekonsulent" in page
    reader = Client()
    cast.login(reader, "area_leader")
    unit = reader.get(f"/organisation/{birkely.pk}/").content.decode()
    assert "Hanne Personale, Personalekonsulent" in unit
    assert "fra 23.11.2026" in unit
    assert "Opret gruppe" not in unit
    assert Entry.objects.filter(kind="write").latest("pk").action == "organisation.add_member"


def test_the_page_of_a_unit_tells_from_when_to_when_a_seat_is_held_S8(cast: Cast, client: Client) -> None:
    BodyMember.objects.filter(body=cast.trio, person=cast.people["trio"]).update(last=date(2026, 12, 31))
    cast.login(client, "leader")
    body = client.get(f"/organisation/{cast.units['elmegaarden'].pk}/").content.decode()
    assert "fra 1.1.2020 til 31.12.2026" in body


def test_a_seat_gives_the_units_figures_from_its_first_day_and_nothing_after_its_last_H4a(
    cast: Cast, client: Client, trio: Body
) -> None:
    cast.login(client, "administrator")
    give(client, trio, person="Mads Overgaard", seat="union_representative")
    assert cast.units["birkely"] in scope.units(cast.actor("mads"), Purpose.SEE_UNIT_FIGURES, TODAY)
    member = BodyMember.objects.get(body=trio)
    ended = client.post(f"/organisation/pladser/{member.pk}/afslut/", {"last": "2026-11-23"})
    assert ended["Location"] == f"/organisation/grupper/{trio.pk}/"
    assert not scope.units(cast.actor("mads"), Purpose.SEE_UNIT_FIGURES, date(2026, 11, 24)).exists()
    member.refresh_from_db()
    assert member.last == TODAY
    BodyMember.objects.update(first=date(2026, 1, 1), last=date(2026, 2, 1))
    assert "Tidligere" in client.get(f"/organisation/grupper/{trio.pk}/").content.decode()


@pytest.mark.parametrize(
    ("answers", "says"),
    [
        ({"person": "Ingen Her"}, "Ingen hedder Ingen Her."),
        ({"last": "2026-11-01"}, "Slutdatoen ligger før startdatoen."),
        ({"seat": "formand"}, "Der er problemer"),
    ],
)
def test_a_seat_that_is_refused_says_why(
    cast: Cast, client: Client, trio: Body, answers: dict[str, str], says: str
) -> None:
    cast.login(client, "administrator")
    assert says in give(client, trio, **answers).content.decode()
    assert not trio.members.exists()


def test_nobody_is_given_the_same_seat_twice_on_the_same_days(cast: Cast, client: Client, trio: Body) -> None:
    cast.login(client, "administrator")
    give(client, trio)
    assert "Personen har allerede pladsen i perioden." in give(client, trio).content.decode()
    member = trio.members.get()
    refused = client.post(f"/organisation/pladser/{member.pk}/afslut/", {"last": "2026-11-20"})
    assert "Pladsen begynder først 23.11.2026." in refused.content.decode()


def test_a_unit_has_one_group_of_a_name(cast: Cast, client: Client, trio: Body) -> None:
    cast.login(client, "administrator")
    answers = {"kind": "trio", "name": "TRIO Birkely"}
    refused = client.post(f"/organisation/{cast.units['birkely'].pk}/gruppe/ny/", answers)
    assert "Enheden har allerede en gruppe" in refused.content.decode()


def test_an_administrator_of_one_area_gives_no_seats_in_another(cast: Cast, client: Client, trio: Body) -> None:
    RoleAssignment.objects.filter(person=cast.people["administrator"]).update(unit=cast.units["syd"])
    cast.login(client, "administrator")
    member = BodyMember.objects.filter(body=cast.trio)[0]
    for url in (
        f"/organisation/{cast.units['birkely'].pk}/gruppe/ny/",
        f"/organisation/grupper/{trio.pk}/",
        f"/organisation/grupper/{trio.pk}/ny/",
        f"/organisation/pladser/{member.pk}/afslut/",
    ):
        assert client.get(url).status_code == 404
    by, person = cast.actor("administrator"), cast.people["anne"]
    with pytest.raises(Http404):
        actions.add_body(by=by, unit=cast.units["birkely"], kind=Body.Kind.MED, name="MED")
    with pytest.raises(Http404):
        actions.add_member(by=by, body=trio, person=person, seat=BodyMember.Seat.MEMBER, first=TODAY)
    with pytest.raises(Http404):
        actions.end_membership(by=by, member_pk=member.pk, last=TODAY)


def test_an_administrator_of_one_area_gives_and_ends_no_roles_outside_it(cast: Cast) -> None:
    RoleAssignment.objects.filter(person=cast.people["administrator"]).update(unit=cast.units["syd"])
    by, person = cast.actor("administrator"), cast.people["administrator"]
    for unit in (None, cast.units["nord"]):
        with pytest.raises(Http404):
            actions.assign_role(by=by, person=person, role=Role.ADMINISTRATOR, unit=unit, first=TODAY)
    with pytest.raises(Http404):
        actions.end_role(by=by, assignment_pk=RoleAssignment.objects.get(person=cast.people["hr"]).pk, last=TODAY)
    assert actions.assign_role(by=by, person=cast.people["anne"], role=Role.LEADER, unit=cast.units["syd"], first=TODAY)


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        ("trio", "TRIO"),
        ("work_environment_group", "Arbejdsmiljøgruppe"),
        ("med", "MED-udvalg"),
        ("steering", "Styregruppe"),
        ("following", "Følgegruppe"),
    ],
)
def test_the_title_of_a_seat_follows_the_kind_of_the_group(cast: Cast, client: Client, kind: str, title: str) -> None:
    body = Body.objects.create(unit=cast.units["nord"], kind=kind, name="Gruppen")
    BodyMember.objects.create(body=body, person=cast.people["anne"], seat="member", first=TODAY)
    cast.login(client, "anne")
    frame = client.get("/min-side/").context["frame"]
    assert frame.roles == title


def test_a_role_in_a_committee_without_a_seat_is_called_a_committee(cast: Cast, client: Client) -> None:
    cast.login(client, "committee")
    assert client.get("/min-side/").context["frame"].roles == "Udvalg"


def test_a_unit_that_is_gone_stands_under_its_number(cast: Cast) -> None:
    gone = cast.units["birkely"]
    assert groups.crumbs_of(gone, date(2019, 1, 1))[0].name == "birkely"
    everywhere = Actor(1, "x", "X", (Grant(Role.ADMINISTRATOR, None),))
    assert groups.managed_unit(everywhere, TODAY, 10**9) is None
