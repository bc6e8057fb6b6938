"""Where conversations show besides their own page, and the pages that lead to them."""

from datetime import datetime, timedelta

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.web.cast import TODAY, Cast
from tests.web.conversations.talking import at, case_of, held, invited, step_of

from naervaer.web import clock
from naervaer.web.conversations import actions
from naervaer.web.conversations.actions import Place
from naervaer.web.conversations.models import Conversation
from naervaer.web.notices.calendar import COPENHAGEN
from naervaer.web.organisation.models import Handover
from naervaer.web.slots import UNSENT

pytestmark = pytest.mark.django_db


def page(client: Client, cast: Cast, who: str, url: str, status: int = 200) -> str:
    cast.login(client, who)
    answer = client.get(url)
    assert answer.status_code == status
    return str(answer.content.decode())


def hand_over(cast: Cast) -> None:
    Handover.objects.create(
        person=cast.people["anne"],
        to=cast.people["retention"],
        role="retention_consultant",
        given_by=cast.people["leader"],
        reason="Tidlig Indsats",
        first=TODAY,
    )


@pytest.fixture
def day_after(monkeypatch: pytest.MonkeyPatch) -> None:
    """The day the conversation of ``invited`` has been held, or should have been."""
    later = datetime(2026, 11, 26, 18, 0, tzinfo=COPENHAGEN)
    monkeypatch.setattr(clock, "today", lambda: later.date())
    monkeypatch.setattr(clock, "now", lambda: later)


def test_a_conversation_that_was_not_called_is_registered_and_leads_to_the_minutes(client: Client, cast: Cast) -> None:
    case_of(cast)
    cast.login(client, "leader")
    url = f"/person/{cast.people['anne'].pk}/samtaler/holdt/"
    assert "Omsorgssamtale" in page(client, cast, "leader", url)
    chosen = f"{url}?slags=omsorgssamtale"
    assert "Hvornår blev den holdt?" in page(client, cast, "leader", chosen)
    tomorrow = (TODAY + timedelta(days=1)).isoformat()
    assert "ligger i fremtiden" in client.post(chosen, {"on_day": tomorrow}).content.decode()
    done = client.post(chosen, {"on_day": TODAY.isoformat(), "by_phone": "on"})
    talk = Conversation.objects.get()
    assert done.headers["Location"] == f"/samtaler/{talk.pk}/referat/"
    assert talk.state == "held_by_phone"


def test_whoever_the_case_is_handed_to_can_be_asked_along_and_finds_it_among_their_cases(
    client: Client, cast: Cast
) -> None:
    """H4: the fastholdelseskonsulent takes part."""
    case_of(cast)
    hand_over(cast)
    url = f"/person/{cast.people['anne'].pk}/samtaler/ny/?slags=rundbordssamtale"
    assert "Frede Fastholder, fastholdelseskonsulent" in page(client, cast, "leader", url)
    data = {"day": "2026-12-02", "at": "10.30", "place": "Mødelokale 1", "advisers": [cast.people["retention"].pk]}
    assert client.post(url, data).status_code == 302
    talk = Conversation.objects.get()
    assert "Rundbordssamtale" in page(client, cast, "retention", "/organisation/overdragne/")
    assert "Også med: Frede Fastholder" in page(client, cast, "retention", f"/samtaler/{talk.pk}/")
    page(client, cast, "hr", f"/samtaler/{talk.pk}/", 404)


def test_a_round_table_without_a_case_handed_over_says_how_a_consultant_comes_along(client: Client, cast: Cast) -> None:
    case_of(cast)
    url = f"/person/{cast.people['anne'].pk}/samtaler/ny/?slags=rundbordssamtale"
    assert "overdrag sagen først" in page(client, cast, "leader", url)


def test_an_employee_who_stays_away_is_told_of_on_the_leaders_list(client: Client, cast: Cast) -> None:
    case_of(cast)
    talk = invited(cast)
    assert actions.answer(by=cast.actor("anne"), conversation_id=talk.pk, what="stay_away")
    assert "Kommer ikke til samtalen" in page(client, cast, "leader", "/i-dag/")


def test_on_its_day_the_list_asks_whether_it_was_held(client: Client, cast: Cast, day_after: None) -> None:
    case_of(cast)
    talk = Conversation.objects.create(
        employment=cast.employments["anne-1"],
        kind="sygefravaerssamtale",
        state="comes",
        starts=at(3),
        at=at(0),
        by=cast.users["leader"],
        role="leader",
    )
    assert f"/samtaler/{talk.pk}/holdt/" in page(client, cast, "leader", "/i-dag/")
    own = page(client, cast, "anne", f"/min-side/samtaler/{talk.pk}/")
    assert "Jeg vil gerne have en anden tid" not in own
    assert not actions.answer(by=cast.actor("anne"), conversation_id=talk.pk, what="stay_away")


def test_a_preventive_conversation_ahead_stands_on_the_list_of_the_next_fortnight(client: Client, cast: Cast) -> None:
    """H3"""
    made = actions.invite(
        by=cast.actor("leader"),
        employment=cast.employments["trio-1"].pk,
        kind="samtale-om-trivsel",
        where=Place(at(4), "Kontoret"),
    )
    assert isinstance(made, Conversation)
    assert "Trivselssamtale" in page(client, cast, "leader", "/i-dag/")
    assert "Trivselssamtale" in page(client, cast, "leader", f"/person/{cast.people['trio'].pk}/")


def test_a_conversation_is_a_point_of_the_timeline(client: Client, cast: Cast) -> None:
    case_of(cast)
    talk = held(cast)
    text = page(client, cast, "leader", f"/person/{cast.people['anne'].pk}/")
    timeline = text.split('<ol class="timeline')[1].split("</ol>")[0]
    assert f"/samtaler/{talk.pk}/" in timeline


def test_moving_asks_for_the_notice_too_and_the_guide_can_be_read_before(client: Client, cast: Cast) -> None:
    case_of(cast)
    talk = invited(cast)
    cast.login(client, "leader")
    url = f"/samtaler/{talk.pk}/flyt/"
    data = {"day": (TODAY + timedelta(days=1)).isoformat(), "at": "9", "way": "phone"}
    assert "Varslet er kort" in client.post(url, data).content.decode()
    assert client.post(url, data | {"varslet": "1", "knowing": "on"}).status_code == 302
    talk.refresh_from_db()
    assert (talk.starts, talk.by_phone, talk.sequence) == (at(1, 9), True, 1)
    guide = page(client, cast, "leader", f"/samtaler/{talk.pk}/referat/")
    assert "Samtalen er holdt: skriv referat" in guide
    assert client.post(f"/samtaler/{talk.pk}/referat/del/", follow=True).status_code == 200


@pytest.mark.parametrize("path", ["flyt/", "referat/ret/", "bagvendt/"])
def test_what_cannot_be_done_about_it_is_a_page_that_is_not_there(client: Client, cast: Cast, path: str) -> None:
    case_of(cast)
    talk = held(cast)
    page(client, cast, "leader", f"/samtaler/{talk.pk}/{path}", 404)


def test_unknown_papers_steps_and_kinds_are_pages_that_are_not_there(client: Client, cast: Cast) -> None:
    other = step_of(case_of(cast, "stranger"))
    case_of(cast)
    person = cast.people["anne"].pk
    for url in (
        "/samtaler/papirer/999999999.pdf",
        "/samtaler/999999999/",
        f"/person/{person}/samtaler/ny/?slags=findes-ikke",
        f"/person/{person}/samtaler/ny/?skridt={other.pk}",
    ):
        page(client, cast, "leader", url, 404)


def test_what_could_not_be_mailed_is_among_what_the_night_sends(cast: Cast) -> None:
    case_of(cast)
    invited(cast)
    assert mail.outbox == []
    assert sum(UNSENT()) == 2


def test_the_lists_ask_the_database_a_handful_of_times_however_many_conversations(client: Client, cast: Cast) -> None:
    case_of(cast)
    cast.login(client, "leader")
    person = f"/person/{cast.people['anne'].pk}/"
    counts = {}
    for name in ("none", "one"):
        for url in ("/i-dag/", person):
            client.get(url)
            with CaptureQueriesContext(connection) as asked:
                client.get(url)
            counts[name, url] = len(asked)
        if name == "none":
            invited(cast)
    assert counts["one", "/i-dag/"] - counts["none", "/i-dag/"] <= 10
    assert counts["one", person] - counts["none", person] <= 18
