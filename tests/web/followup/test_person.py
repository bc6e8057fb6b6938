"""*Personens side*: the whole case, to whoever may see it, and the log of who did."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from tests.web.cast import TODAY, Cast
from tests.web.conversations.talking import invited
from tests.web.followup.conftest import step_of
from tests.web.followup.test_recount import change
from tests.web.records.asking import handed_to_hr

from naervaer.core.access.model import SYSTEM, Purpose
from naervaer.web.absence.models import AbsencePeriod
from naervaer.web.access import scope
from naervaer.web.audit.models import Entry
from naervaer.web.conversations.models import Conversation
from naervaer.web.followup import actions
from naervaer.web.followup.models import Alert

ANNE = date(2026, 10, 21)


def page(client: Client, cast: Cast, who: str, about: str, query: str = "") -> str:
    cast.login(client, who)
    response = client.get(reverse("followup:person", args=[cast.people[about].pk]) + query)
    assert response.status_code == 200
    return str(response.content.decode()).split('id="main-content"')[1]


def test_the_page_tells_the_case_from_its_first_day_to_the_latest_step_ahead(client: Client, followed: Cast) -> None:
    """H4 H7"""
    text = page(client, followed, "leader", "anne")
    assert "Dag 34" in text
    assert "Første fraværsdag" in text
    assert "Lovens frist: Sygefraværssamtale inden 4 uger" in text
    assert text.index("21.10.2026</time>") < text.index("18.11.2026</time>") < text.index("23.11.2026</time>")
    assert 'role="img"' in text


def test_the_page_names_no_kind_of_sickness(client: Client, followed: Cast) -> None:
    text = page(client, followed, "leader", "mads").lower()
    assert "delvis" in text
    assert not any(word in text for word in ("own_sickness", "egen sygdom", "graviditet", "arbejdsskade"))


def test_at_most_three_buttons_and_the_rest_under_more(client: Client, followed: Cast) -> None:
    text = page(client, followed, "leader", "anne")
    side = text.split('class="person-side"')[1].split("<details")[0]
    assert side.count("button-small") == 3
    assert "Mere" in text


def test_what_waits_for_the_leader_stands_first_with_its_reason_and_its_way(client: Client, followed: Cast) -> None:
    """H7: what *I dag* asks about somebody is asked on their page too, and only of whoever is to do it."""
    talk = invited(followed, knowing=True)
    Conversation.objects.filter(pk=talk.pk).update(state="other_time")
    side = page(client, followed, "leader", "anne").split('class="person-side"')[1]
    told, way = "Ønsker en anden tid til samtalen", reverse("conversations:move", args=[talk.pk])
    assert side.index("Sygefraværssamtale inden 4 uger") < side.index(told) < side.index("Andet, du kan gøre")
    assert way in side
    handed_to_hr(followed, role="retention")
    assert told not in page(client, followed, "retention", "anne").split('class="person-side"')[1]


def test_an_alert_without_an_answer_stands_with_what_waits(client: Client, followed: Cast) -> None:
    """H7"""
    leads = scope.employments(followed.actor("leader"), Purpose.ACT_ON_STEP, TODAY)
    alert = Alert.objects.filter(employment__in=leads, withdrawn=False).order_by("pk").first()
    assert alert is not None
    followed.login(client, "leader")
    shown = client.get(reverse("followup:person", args=[alert.employment.person_id])).content.decode()
    side = shown.split('class="person-side"')[1]
    assert reverse("followup:answer", args=[alert.pk]) in side
    assert "Ingen skridt venter." not in side


def test_the_foot_says_who_can_see_it_and_the_log_who_did(client: Client, followed: Cast) -> None:
    text = page(client, followed, "leader", "anne")
    assert "nærmeste leder (Lone Leder)" in text
    entry = Entry.objects.get(kind="read", action="followup.person")
    assert (entry.subject, entry.by) == (followed.people["anne"], followed.users["leader"])


def test_what_was_done_by_whom_and_on_whose_behalf_stays_readable(client: Client, followed: Cast) -> None:
    step = step_of(followed, "anne-1", "samtale-7a")
    actions.mark_done(by=followed.actor("deputy"), step_id=step.pk, on_day=TODAY, by_phone=True, reason="Faste vagter")
    text = page(client, followed, "leader", "anne")
    for words in ("Gennemført: Sygefraværssamtale", "Dorte Stedfortræder", "på vegne af Lone Leder", "I telefon."):
        assert words in text


def test_a_correction_from_payroll_is_told_with_what_it_moved(client: Client, followed: Cast) -> None:
    """H9b"""
    change(followed, "anne-1", ANNE, first=date(2026, 10, 19))
    actions.rederive(by=SYSTEM, as_of=TODAY, because="indlæsning 7", employments=[followed.employments["anne-1"].pk])
    text = page(client, followed, "leader", "anne")
    assert "Rettelse fra lønsystemet" in text
    assert "Første fraværsdag flyttet" in text
    assert "Fra 21.10.2026 til 19.10.2026." in text
    assert "Dag 36" in text


def test_absence_of_more_than_four_months_is_marked(client: Client, cast: Cast) -> None:
    """S9b"""
    AbsencePeriod.objects.filter(employment=cast.employments["anne-1"]).update(first=date(2026, 7, 22))
    actions.rederive(by=SYSTEM, as_of=TODAY, because="test")
    assert "Mere end 4 måneder" in page(client, cast, "leader", "anne")
    assert "Mere end 4 måneder" not in page(client, cast, "leader", "mads")


def test_earlier_cases_are_shown_and_opened(client: Client, followed: Cast) -> None:
    text = page(client, followed, "leader", "fatima")
    assert "Tidligere forløb" in text
    assert "14.5.2026" in page(client, followed, "leader", "fatima", "?forloeb=2026-05-14")


def test_a_new_leader_sees_the_running_case_and_nothing_from_before_the_move(client: Client, followed: Cast) -> None:
    text = page(client, followed, "outsider", "mover")
    assert "26.10.2026" in text
    assert "2.3.2026" not in text


def test_somebody_without_absence_has_a_page_that_says_so(client: Client, followed: Cast) -> None:
    assert "Intet fravær at følge op på" in page(client, followed, "leader", "trio")


@pytest.mark.parametrize(
    ("who", "about"), [("outsider", "anne"), ("leader", "leader"), ("coordinator", "anne"), ("co_leader", "mads")]
)
def test_others_get_a_page_that_does_not_exist(client: Client, followed: Cast, who: str, about: str) -> None:
    followed.login(client, who)
    assert client.get(reverse("followup:person", args=[followed.people[about].pk])).status_code == 404


@pytest.mark.parametrize("query", ["?forloeb=2001-01-01", "?forloeb=igår"])
def test_a_case_that_does_not_exist_is_a_page_that_does_not(client: Client, followed: Cast, query: str) -> None:
    followed.login(client, "leader")
    url = reverse("followup:person", args=[followed.people["anne"].pk])
    assert client.get(url + query).status_code == 404
