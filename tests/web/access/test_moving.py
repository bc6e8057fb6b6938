"""Every address about somebody, when their leader or they themselves move: sight is lost and gained that very day."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.db import transaction
from django.test import Client
from tests.web.cast import TODAY, Cast
from tests.web.walking import INSIDE, Filling, Route, address, fill, routes, rows

from naervaer.web.followup.models import Case
from naervaer.web.handbook.queries import active_policy
from naervaer.web.organisation.models import EmploymentTerm, RoleAssignment
from naervaer.web.sickcall.models import SickCall

YESTERDAY = TODAY - timedelta(days=1)
POLICIES = sorted({route.policy for route in routes()})

# What is about the person and not about a case of theirs: it is there for whoever leads them today.
OF_THE_PERSON = {
    *("followup:person", "agreements:new", "conversations:new", "conversations:walk-in", "returning:new"),
    *("organisation:hand-over", "records:person", "records:register", "records:hold", "records:release"),
    *("records:request", "sparring:wish", "sickcall:new", "papers:new", "presenteeism:take-up", "early:refer"),
    # A course that still waits or runs follows the employee, as a running case does.
    *("scheme:choose", "scheme:ask", "courses:take-off"),
    *("booking:extra", "booking:agree-extra", "booking:decline-extra"),
}
OF_GROUPS = {"organisation:group", "organisation:new-seat", "organisation:end-seat"}


def about_anne(cast: Cast, policy: str) -> Iterator[tuple[Route, Filling]]:
    made = rows(cast)
    for route in routes():
        if route.name in OF_GROUPS or not isinstance(route.rule, frozenset):
            continue
        if route.parameters and route.policy == policy:
            inside, _outside = fill(route, made)
            if inside.about == INSIDE:
                yield route, inside


def status(client: Client, route: Route, filling: Filling) -> int:
    with transaction.atomic():
        found = client.get(address(route, filling)).status_code
        transaction.set_rollback(True)
    return int(found)


def opened(cast: Cast, who: str, asked: list[tuple[Route, Filling]]) -> set[str]:
    client = Client()
    cast.login(client, who)
    return {route.name for route, filling in asked if status(client, route, filling) not in (404, 405)}


@pytest.mark.parametrize("policy", POLICIES)
def test_a_leader_who_leaves_the_unit_has_lost_sight_of_everybody_there_the_same_day(
    cast: Cast, settings: object, policy: str
) -> None:
    """H18: every page, file and PDF about somebody of the unit."""
    settings.NAERVAER_POLICY = policy  # type: ignore[attr-defined]
    asked = list(about_anne(cast, policy))
    assert opened(cast, "leader", asked), "the leader saw them yesterday"
    RoleAssignment.objects.filter(person=cast.people["leader"], unit=cast.units["elmegaarden"]).update(last=YESTERDAY)
    assert opened(cast, "leader", asked) == set()


def move_to_havblik(cast: Cast) -> None:
    anne = cast.employments["anne-1"]
    EmploymentTerm.objects.filter(employment=anne).update(last=YESTERDAY)
    EmploymentTerm.objects.create(
        employment=anne, unit=cast.units["havblik"], job_group="social- og sundhedsassistent", fte=1, first=TODAY
    )


@pytest.mark.parametrize("policy", POLICIES)
def test_a_running_case_follows_the_employee_to_the_new_leader_and_leaves_the_old_one(
    cast: Cast, settings: object, policy: str
) -> None:
    settings.NAERVAER_POLICY = policy  # type: ignore[attr-defined]
    asked = list(about_anne(cast, policy))
    before = opened(cast, "leader", asked)
    move_to_havblik(cast)
    assert opened(cast, "leader", asked) == set()
    assert opened(cast, "outsider", asked) <= before, "the new leader sees no more than the old one did"
    assert opened(cast, "outsider", asked)


@pytest.mark.parametrize(("days", "seen"), [(0, False), (8, True)])
def test_what_ended_shortly_before_the_move_follows_where_the_policy_says_so(
    cast: Cast, client: Client, monkeypatch: pytest.MonkeyPatch, days: int, seen: bool
) -> None:
    """The case ended on 15 November, and Anne moves on the 23rd; its papers follow with it or stay behind with it."""
    made = rows(cast)
    [rules] = active_policy().moving
    monkeypatch.setitem(rules.__dict__, "days_before", days)
    Case.objects.filter(employment=cast.employments["anne-1"]).update(last_day=date(2026, 11, 15))
    SickCall.objects.update(back=date(2026, 11, 16))
    move_to_havblik(cast)
    cast.login(client, "outsider")
    assert (client.get(f"/papir/{made.inside['case_paper']}/").status_code == 200) is seen
    assert client.get(f"/person/{cast.people['anne'].pk}/").status_code == 200


@pytest.mark.parametrize("policy", POLICIES)
def test_what_ended_before_the_move_stays_behind(cast: Cast, settings: object, policy: str) -> None:
    """The new leader is shown the person, and nothing that was said in a case that had ended."""
    settings.NAERVAER_POLICY = policy  # type: ignore[attr-defined]
    asked = list(about_anne(cast, policy))
    SickCall.objects.update(back=date(2026, 11, 16))
    Case.objects.filter(employment=cast.employments["anne-1"]).update(last_day=date(2026, 11, 15))
    move_to_havblik(cast)
    assert opened(cast, "outsider", asked) - OF_THE_PERSON == set()
