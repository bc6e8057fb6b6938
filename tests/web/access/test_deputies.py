"""Dorte stands in for Lone from 16 to 29 November: she does what Lone does, in Lone's name, and not a day longer.

H18: every way to an action that a leader has is walked by the deputy, in every room of a sickness case.
"""

import re
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.apps import apps
from django.conf import LazySettings
from django.core import mail
from django.test import Client
from django.urls import reverse
from tests.web.access.test_every_view import ask
from tests.web.cast import BEGINNING, TODAY, Cast
from tests.web.killing import known_ways
from tests.web.walking import POLICIES, Route, address, fill, routes, rows

from naervaer.core.absence import Category
from naervaer.core.access.model import Actor
from naervaer.core.sickcall.judging import Said as SickSaid
from naervaer.core.verdicts import Refused
from naervaer.web.audit.models import Entry
from naervaer.web.organisation.models import RoleAssignment
from naervaer.web.said import Said
from naervaer.web.sickcall import actions as sickcall

ROOMS = {
    *("sickcall", "conversations", "early", "returning", "papers", "decisions", "sparring"),
    *("advice", "agreements", "records", "followup", "presenteeism"),
}
WAYS = {name: known for name, known in known_ways().items() if name.partition(".")[0] in ROOMS}
NOT_THE_LEADERS = {
    # The program's own, and the coordinator's.
    *("followup.rederive", "records.clear", "sparring.send", "sparring.send_due", "sparring.plan", "sparring.cancel"),
    *(f"sparring.{verb}_{what}" for verb, what in (("add", "unit"), ("end", "unit"), ("add", "member"))),
    *("sparring.add_group", "sparring.end_member"),
    # The advisers' at a sparring or with a request; the leader's own part of it is walked by the others.
    *("sparring.talked", "sparring.decide", "records.give", "records.refuse"),
    # The employee's own, and the TRIO's.
    *("sickcall.report_own", "papers.ask_for_plan", "records.ask", "records.withdraw"),
    *("presenteeism.give", "presenteeism.withdraw", "presenteeism.give_for_unit", "presenteeism.annul_for_unit"),
    *("papers.add_accommodation", "papers.note_trial", "papers.retire_accommodation", "papers.annul_trial"),
}
"""Ways that others walk."""

ROUTES = [route for route in routes() if route.name.partition(":")[0] in ROOMS and route.rule != "open"]


@dataclass(frozen=True)
class WithoutTheLeader(Cast):
    """The cast in which the deputy does whatever the leader would have done."""

    asked_for: list[str] = field(default_factory=list)

    def actor(self, who: str) -> Actor:
        self.asked_for.append(who)
        return super().actor("deputy" if who == "leader" else who)


@pytest.mark.parametrize("name", sorted(WAYS))
def test_the_deputy_does_what_the_leader_does_and_it_stands_as_done_on_the_leaders_behalf(
    cast: Cast, name: str
) -> None:
    away = WithoutTheLeader(**vars(cast))
    done = WAYS[name].way(away)()
    assert not isinstance(done, Refused), done
    assert ("leader" in away.asked_for) == (name not in NOT_THE_LEADERS)
    deputy, leader = cast.users["deputy"], cast.people["leader"]
    wrong = [
        (row._meta.label, row.pk, row.role, row.on_behalf_of_id)
        for model in apps.get_models()
        if issubclass(model, Said)
        for row in model._base_manager.filter(by=deputy)
        if row.on_behalf_of_id != leader.pk
    ]
    wrong += [
        (entry.action, entry.role, entry.on_behalf_of_id)
        for entry in Entry.objects.filter(by=deputy)
        if entry.on_behalf_of_id != leader.pk
    ]
    assert wrong == []


SHOWN = {
    "sickcall.report": ("followup:person", "trio"),
    "conversations.hold": ("conversations:show", "conversations.Conversation"),
    "conversations.write_minutes": ("conversations:show", "conversations.Conversation"),
    "early.judge": ("followup:person", "anne"),
    "returning.adjust": ("returning:show", "returning.Plan"),
    "returning.rule_out": ("followup:person", "anne"),
    "papers.move": ("papers:show", "papers.Paper"),
    "decisions.decide": ("decisions:decision", "followup.Case"),
    "sparring.take_off": ("sparring:item", "sparring.Item"),
    "advice.reply": ("advice:show", "advice.Question"),
    "agreements.mark_done": ("followup:person", "anne"),
    "records.hold": ("records:person", "mads"),
    "followup.mark_done": ("followup:person", "mads"),
}
"""A way in each room, and the page the leader reads it on: a person's, or that of the newest row."""


@pytest.mark.parametrize("name", sorted(SHOWN))
def test_the_page_says_on_whose_behalf_the_deputy_did_it(
    cast: Cast, client: Client, settings: LazySettings, name: str
) -> None:
    view, about = SHOWN[name]
    settings.NAERVAER_POLICY = POLICIES.get(name.partition(".")[0], "hjoerring")
    WAYS[name].way(WithoutTheLeader(**vars(cast)))()
    row = apps.get_model(about).objects.latest("pk") if "." in about else cast.people[about]
    cast.login(client, "leader")
    asked = [row.pk, "over-4-maaneder"] if view == "decisions:decision" else [row.pk]
    page = client.get(reverse(view, args=asked)).content.decode()
    assert re.search(r"Dorte Stedfortræder(, leder)? på vegne af Lone Leder", page)


def test_the_employee_reads_on_whose_behalf_the_deputy_did_it(cast: Cast, client: Client) -> None:
    WAYS["agreements.mark_done"].way(WithoutTheLeader(**vars(cast)))()
    cast.login(client, "anne")
    page = client.get("/min-side/hvem-har-set/").content.decode()
    assert page.count("Dorte Stedfortræder") == page.count("på vegne af Lone Leder") == 2


def test_whoever_leads_here_and_stands_in_there_is_logged_by_the_employment_at_hand(cast: Cast) -> None:
    """Mads has a second employment at Havblik, which Dorte comes to lead."""
    RoleAssignment.objects.create(
        person=cast.people["deputy"], role="leader", unit=cast.units["havblik"], first=BEGINNING
    )
    said = SickSaid(Category.OWN_SICKNESS, TODAY)
    for which in ("mads-1", "mads-2"):
        sickcall.report(by=cast.actor("deputy"), employment=cast.employments[which].pk, said=said)
    told = Entry.objects.filter(action="sickcall.reported").order_by("pk")
    assert [entry.on_behalf_of for entry in told] == [cast.people["leader"], None]


NEWS = (
    *("agreements.comment", "advice.answer", "early.answer_own", "early.carry_on"),
    *("returning.comment", "conversations.comment"),
)
"""Ways in which others have news about what the deputy has said."""


@pytest.mark.parametrize("name", NEWS)
@pytest.mark.parametrize(("day", "also_the_deputy"), [("2026-11-29", True), ("2026-11-30", False)])
def test_news_goes_to_the_leader_and_to_the_deputy_as_long_as_they_stand_in(
    cast: Cast,
    settings: LazySettings,
    django_capture_on_commit_callbacks: Any,
    name: str,
    day: str,
    also_the_deputy: bool,
) -> None:
    call = WAYS[name].way(WithoutTheLeader(**vars(cast)))
    settings.NAERVAER_TODAY = day
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        assert call()
    told = {address for message in mail.outbox for address in message.to}
    assert "leader@example.org" in told
    assert ("deputy@example.org" in told) == also_the_deputy


THE_WRITERS_OWN = {"advice:correct"}
"""Words are corrected by who wrote them, and these were written by the deputy."""

BY_A_SEAT = {"presenteeism:unit-new", "presenteeism:unit-annul"}
"""The leader speaks for the unit from the seat in its TRIO; a seat is not filled by a deputy."""


@pytest.fixture
def policy_of_the_room(route: Route, settings: LazySettings) -> None:
    settings.NAERVAER_POLICY = route.policy


def let_in(cast: Cast, who: str, url: str) -> dict[str, bool]:
    client = Client()
    cast.login(client, who)
    found: dict[str, Any] = {method: ask(client, method, url).status_code for method in ("get", "post")}
    assert all(status < 500 for status in found.values())
    return {method: status not in (404, 405) for method, status in found.items()}


@pytest.mark.walk
@pytest.mark.usefixtures("policy_of_the_room")
@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.name)
def test_what_is_open_to_the_leader_is_open_to_the_deputy_until_the_day_after_the_last(
    cast: Cast, route: Route, settings: LazySettings
) -> None:
    """Also of rows the deputy has written."""
    by_deputy = Cast(**{**vars(cast), "users": {**cast.users, "leader": cast.users["deputy"]}})
    inside, _outside = fill(route, rows(by_deputy))
    url = address(route, inside)
    for day in ("2026-11-16", "2026-11-29"):
        settings.NAERVAER_TODAY = day
        leader, deputy = (let_in(cast, who, url) for who in ("leader", "deputy"))
        if route.name in THE_WRITERS_OWN:
            assert (any(leader.values()), all(deputy.values())) == (False, True)
        elif route.name in BY_A_SEAT:
            assert (all(leader.values()), any(deputy.values())) == (True, False)
        else:
            assert deputy == leader, day
    for day in ("2026-11-15", "2026-11-30"):
        settings.NAERVAER_TODAY = day
        assert let_in(cast, "deputy", url) == let_in(cast, "stranger", url), day
        if route.parameters and route.rule != "signed in":
            assert not any(let_in(cast, "deputy", url).values()), day
