"""The path above a page below the menu: it leads back to the list the reader came from."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from tests.web.cast import Cast
from tests.web.followup.conftest import step_of

from naervaer.core.access.model import Role
from naervaer.web.organisation import actions as organisation
from naervaer.web.organisation.models import RoleAssignment


def path_of(client: Client, address: str) -> list[tuple[str, str]]:
    """(address, label) of each link above the page, and the page itself last without an address."""
    body = client.get(address).content.decode()
    nav = body.split('<nav class="breadcrumbs"')[1].split("</nav>")[0]
    items = re.findall(r"<li.*?</li>", nav, re.S)
    found = []
    for item in items:
        link = re.search(r'<a [^>]*href="([^"]+)"', item)
        found.append((link[1] if link else "", re.sub(r"<[^>]+>", "", item).strip()))
    return found


def test_a_leader_gets_back_to_the_day_from_a_person_and_to_the_person_from_a_step(
    client: Client, followed: Cast
) -> None:
    cast, step = followed, step_of(followed, "anne-1", "samtale-7a")
    cast.login(client, "leader")
    person = reverse("followup:person", args=[cast.people["anne"].pk])
    name = cast.people["anne"].name
    assert path_of(client, person) == [("/i-dag/", "I dag"), ("", name)]
    act = path_of(client, reverse("followup:done", args=[step.pk]))
    assert act[:2] == [("/i-dag/", "I dag"), (person, name)]
    assert act[2][0] == ""
    assert path_of(client, reverse("organisation:hand-over", args=[cast.people["anne"].pk]))[:2] == act[:2]


def test_who_a_case_is_handed_to_gets_back_to_the_handed_cases(client: Client, followed: Cast) -> None:
    lawyer, reason = followed.people["lawyer"], "Rådgivning om forløbet"
    organisation.hand_over(
        by=followed.actor("leader"),
        person=followed.people["anne"],
        to=lawyer,
        role=Role.LAWYER,
        reason=reason,
        first=followed.today,
    )
    followed.login(client, "lawyer")
    person = reverse("followup:person", args=[followed.people["anne"].pk])
    assert path_of(client, person)[0] == ("/organisation/overdragne/", "Overdragne sager")


@pytest.mark.parametrize(
    ("who", "url_name", "above"),
    [
        ("anne", "audit:seen", "Min side"),
        ("leader", "organisation:deputy", "Min side"),
        ("administrator", "organisation:assign", "Roller"),
    ],
)
def test_a_page_below_the_menu_leads_to_the_page_above_it(
    client: Client, cast: Cast, who: str, url_name: str, above: str
) -> None:
    cast.login(client, who)
    assert path_of(client, reverse(url_name))[0][1] == above


def test_ending_a_role_leads_back_to_the_roles(client: Client, cast: Cast) -> None:
    cast.login(client, "administrator")
    role = RoleAssignment.objects.filter(role=Role.LEADER, last=None).first()
    assert role is not None
    found = path_of(client, reverse("organisation:end", args=[role.pk]))
    assert found == [("/organisation/roller/", "Roller"), ("", "Afslut rolle")]


def test_trying_a_rule_leads_back_to_the_rules_and_says_why_the_rule_is_there(client: Client, cast: Cast) -> None:
    """H17"""
    cast.login(client, "coordinator")
    address = reverse("followup:rule", args=["tre-perioder"])
    assert path_of(client, address)[0] == ("/regler/", "Regler")
    body = client.get(address).content.decode()
    assert "Hvorfor?" in body
    assert reverse("handbook:rule", args=["tre-perioder"]) in body
    assert "Kilde:" in body
