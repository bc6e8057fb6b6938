"""All addresses × everybody in the cast × a row inside and a row outside reach. Nobody gets in by luck."""

import re
from typing import Any

import pytest
from django.conf import LazySettings
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from tests.web import walked_booking, walked_invoices
from tests.web.cast import PERSONAS, TODAY, Cast
from tests.web.walked_advice import ANSWERS, ASKS
from tests.web.walked_journal import ABOUT_JOURNALS
from tests.web.walked_meetings import TAKE_PART
from tests.web.walking import OUTSIDE, UNKNOWN, Filling, Route, address, fill, routes, rows

from naervaer.core.access.model import Actor, Purpose
from naervaer.core.access.sight import Subject, may
from naervaer.web.organisation.snapshot import snapshot_on

pytestmark = pytest.mark.walk

BY_NAME = {route.name: route for route in routes()}
GUARDED = [route for route in BY_NAME.values() if isinstance(route.rule, frozenset)]
ABOUT_ROWS = [route for route in GUARDED if route.parameters]
CLOSED = [route for route in BY_NAME.values() if route.rule != "open"]

# Besides the scope of its purpose, these ask for more than the rule of the view: they answer 404 to some it lets in.
NEEDS_A_JOB = ("scheme:write-call", "scheme:ask-own", "scheme:ask-around")
GIVEN = (
    *(*walked_booking.ABOUT_COURSES, *walked_booking.ABOUT_SESSIONS),
    *("openings", "end-opening", "open-again", "close-days"),
)
ASKS_MORE = {
    "organisation:end-deputy": {"leader"},
    # A file on its way is its sender's own.
    **{name: {"administrator"} for name in ("imports:columns", "imports:trial", "imports:discard")},
    **{name: {"administrator"} for name in ("imports:job", "imports:job-status", "imports:start-again")},
    # A sparring is for those who are in its group, and the coordinator who plans it and sees no cases.
    **{
        f"sparring:{name}": {"leader", "deputy", "retention", "lawyer", "coordinator"}
        for name in ("meeting", "send", "cancel", "end")
    },
    # A call is written down where one works or leads, and an offer asked for where one works; these three work nowhere.
    **{name: set(PERSONAS) - {"provider", "payroll", "committee"} for name in NEEDS_A_JOB},
    # An application is answered by HR (the offer's own rule), sent again by whoever wrote it, and written from a seat.
    "efforts:apply": {"trio", "safety", "leader", "hr"},
    **{f"efforts:{name}": {"hr"} for name in ("approve", "send-back")},
    "efforts:answer-again": {"leader", "outsider"},
    "efforts:withdraw": {"leader"},
    # The whole case is the employee's, and an adviser's who may answer and has it in hand.
    "records:file": {"anne"},
    "records:draft": set(),
    "records:withdraw": {"anne"},
    "sparring:minutes": {"leader", "deputy", "retention", "lawyer"},
    **{f"sparring:{name}": TAKE_PART for name in ("item", "decide", "talked", "postpone", "done", "take-off")},
    # A question is for the one who asked, their deputy, and whoever answers it; words are corrected by who wrote them.
    "advice:show": ASKS | ANSWERS,
    "advice:act": ASKS | ANSWERS,
    "advice:propose": ANSWERS,
    "advice:correct": {"leader"},
    # A course is for whoever gives it, its times for whoever it is for, and its free times for the consultant.
    **{f"booking:{name}": {"wellbeing"} for name in GIVEN},
    **{f"booking:{name}": {"anne"} for name in walked_booking.OWN},
    "threeparty:call": {"wellbeing"},
    **{f"threeparty:{name}": set() for name in ("write", "show")},
    **{f"threeparty:{name}": {"anne"} for name in ("approve", "dispute")},
    # More hours are the leader's to answer, and HR's only in a course that goes around them.
    **{f"booking:{name}": set(PERSONAS) - {"hr"} for name in walked_booking.EXTRA},
    # An invoice is for whoever acts for the provider, and HR, who alone answers it; this one is not approved.
    **{f"invoices:{name}": {"provider", "hr"} for name in ("index", "new", *walked_invoices.SEEN_BY_BOTH)},
    "invoices:xlsx": set(),
    # A journal is for whoever keeps it, and for nobody else who gives courses.
    **{f"journal:{name}": {"wellbeing"} for name in (*ABOUT_JOURNALS, "of-course")},
}
# Havblik has no leader between its own and the chief, who decides there as the leader's leader (ADR 30).
FROM_ABOVE = {
    (f"decisions:{name}", "chief", OUTSIDE)
    for name in ("decision", "consider", "decide", "correct", "inform", "drop", "letter")
}
NEEDS_A_SECOND_FACTOR = {"mfa_deactivate_totp", "mfa_download_recovery_codes", "mfa_view_recovery_codes"}
TOKEN = re.compile(rb'(csrfmiddlewaretoken" value=|X-CSRFToken": )"[^"]*"')


@pytest.fixture(autouse=True)
def policy_of_the_room(request: pytest.FixtureRequest, settings: LazySettings) -> None:
    """A room that only some municipalities use is walked where it is used."""
    route = request.node.callspec.params.get("route") if hasattr(request.node, "callspec") else None
    if isinstance(route, Route):
        settings.NAERVAER_POLICY = route.policy


def ask(client: Client, method: str, url: str) -> HttpResponse:
    """One request whose writes are taken back."""
    with transaction.atomic():
        response: Any = getattr(client, method)(url)
        transaction.set_rollback(True)
    return response


def reaches(actor: Actor, route: Route, filling: Filling) -> bool:
    assert isinstance(route.rule, frozenset)
    organisation = snapshot_on(TODAY).organisation
    purposes = [Purpose(purpose) for purpose in route.rule]
    if filling.about is None:
        return any(actor.holds(purpose, TODAY) for purpose in purposes)
    own = isinstance(filling.about, Subject) and filling.about.person_id == actor.person_id
    if Purpose.SEE_OWN in purposes and own:
        return True
    others = [purpose for purpose in purposes if purpose is not Purpose.SEE_OWN]
    return any(may(actor, purpose, filling.about, organisation, TODAY) for purpose in others)


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("route", CLOSED, ids=lambda route: route.name)
def test_whoever_is_not_logged_in_is_sent_to_the_login_page(cast: Cast, route: Route, method: str) -> None:
    inside, _outside = fill(route, rows(cast))
    response = ask(Client(), method, address(route, inside))
    assert response.status_code in (302, 405)
    if response.status_code == 302:
        assert response["Location"].startswith("/log-ind/?next=")


@pytest.mark.parametrize("route", GUARDED, ids=lambda route: route.name)
def test_a_guarded_page_is_open_to_who_reaches_the_row_and_unknown_to_everybody_else(cast: Cast, route: Route) -> None:
    made = rows(cast)
    fillings = [filling for filling in fill(route, made) if filling is not None]
    wrong = []
    for who in PERSONAS:
        client, actor = Client(), cast.actor(who)
        cast.login(client, who)
        for filling in fillings:
            expected = reaches(actor, route, filling) and who in ASKS_MORE.get(route.name, {who})
            expected = expected or (route.name, who, filling.about) in FROM_ABOVE
            for method in ("get", "post"):
                status = ask(client, method, address(route, filling)).status_code
                let_in = status not in (404, 405) and status < 500
                if let_in != expected and status != 405:
                    wrong.append((who, method, filling.values, status, "expected in" if expected else "expected 404"))
    assert wrong == []


@pytest.mark.parametrize("route", [r for r in BY_NAME.values() if r.rule == "signed in"], ids=lambda route: route.name)
def test_a_page_for_everybody_with_an_account_works_for_every_role(cast: Cast, route: Route) -> None:
    inside, _outside = fill(route, rows(cast))
    for who in PERSONAS:
        client = Client()
        cast.login(client, who)
        response = ask(client, "get", address(route, inside))
        assert response.status_code in (200, 302, 405) or route.name in NEEDS_A_SECOND_FACTOR, (
            who,
            response.status_code,
        )


@pytest.mark.parametrize("route", ABOUT_ROWS, ids=lambda route: route.name)
def test_forbidden_and_unknown_are_the_same_page_to_the_byte(cast: Cast, route: Route) -> None:
    """But for the random token of the forms."""
    _inside, outside = fill(route, rows(cast))
    client = Client()
    cast.login(client, "leader")
    if outside is None or "pk" not in route.parameters:
        pytest.skip("the page is about nobody")
    for method in ("get", "post"):
        forbidden = ask(client, method, address(route, outside))
        unknown = ask(client, method, address(route, Filling({**outside.values, "pk": UNKNOWN})))
        assert forbidden.status_code == unknown.status_code
        assert TOKEN.sub(b"", forbidden.content) == TOKEN.sub(b"", unknown.content)
        assert forbidden.status_code in (404, 405)


@pytest.mark.parametrize("route", [r for r in BY_NAME.values() if r.rule == "open"], ids=lambda route: route.name)
def test_an_open_page_names_nobody(cast: Cast, route: Route) -> None:
    inside, _outside = fill(route, rows(cast))
    body = ask(Client(), "get", address(route, inside)).content.decode()
    assert [person.name for person in cast.people.values() if person.name in body] == []
