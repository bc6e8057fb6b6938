"""The pages on which something is said: with and without JavaScript, and with what was typed kept."""

import pytest
from django.conf import LazySettings
from django.test import Client
from django.urls import reverse
from tests.web.cast import TODAY, Cast
from tests.web.followup.conftest import step_of

from naervaer.core.access.model import SYSTEM
from naervaer.web.followup import actions
from naervaer.web.followup.models import Alert, StepEvent

HTMX = {"HX-Request": "true"}


@pytest.fixture
def leader(client: Client, followed: Cast) -> Client:
    followed.login(client, "leader")
    return client


def url(name: str, cast: Cast, rule: str = "samtale-7a") -> str:
    return reverse(f"followup:{name}", args=[step_of(cast, "anne-1", rule).pk])


def test_a_step_is_done_on_a_page_of_its_own_without_javascript(leader: Client, followed: Cast) -> None:
    text = leader.get(url("done", followed)).content.decode()
    assert "<h1" in text
    assert "Skriv ikke diagnoser eller symptomer." in text
    assert f'value="{TODAY.isoformat()}"' in text
    response = leader.post(url("done", followed), {"on_day": "20-11-2026", "tilbage": "/i-dag/"}, follow=True)
    assert response.redirect_chain == [("/i-dag/", 302)]
    assert "Sygefraværssamtale inden 4 uger er registreret for Anne Birk." in response.content.decode()
    assert StepEvent.objects.get().on_day.isoformat() == "2026-11-20"


def test_with_javascript_the_form_opens_in_the_list(leader: Client, followed: Cast) -> None:
    response = leader.get(url("defer", followed), headers=HTMX)
    assert "<h1" not in response.content.decode()
    assert 'hx-target="#main-content"' in response.content.decode()


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_what_was_typed_stays_when_it_is_refused(leader: Client, followed: Cast, headers: dict[str, str]) -> None:
    typed = {"to_day": "2026-12-24", "reason": "Aftalt med medarbejderen"}
    response = leader.post(url("defer", followed), typed, headers=headers)
    text = response.content.decode()
    assert response.status_code == 200
    assert "Loven kræver det senest 18.11.2026." in text
    assert "Aftalt med medarbejderen" in text
    assert 'value="2026-12-24"' in text
    assert response.headers.get("HX-Reselect") == (".act" if headers else None)
    assert StepEvent.objects.count() == 0


@pytest.mark.parametrize("typed", ["i morgen", "31-02-2026", ""])
def test_a_day_that_is_none_is_named_with_an_example(leader: Client, followed: Cast, typed: str) -> None:
    text = leader.post(url("done", followed), {"on_day": typed}).content.decode()
    assert "Skriv en dato" in text


def test_not_relevant_asks_why(leader: Client, followed: Cast) -> None:
    assert "Skriv hvorfor." in leader.post(url("not-relevant", followed), {"reason": ""}).content.decode()
    leader.post(url("not-relevant", followed), {"reason": "Fratræder om en uge"})
    assert StepEvent.objects.get().reason == "Fratræder om en uge"


def test_an_assessment_shows_its_answers(client: Client, cast: Cast, settings: LazySettings) -> None:
    """S16"""
    settings.NAERVAER_POLICY = "solroed"
    actions.rederive(by=SYSTEM, as_of=TODAY, because="test")
    cast.login(client, "leader")
    address = url("done", cast, "fast-track-vurdering")
    assert "medarbejderen ønsker det ikke" in client.get(address).content.decode()
    client.post(address, {"on_day": TODAY.isoformat(), "answer": "nej"})
    assert StepEvent.objects.get().answer == "nej"


def test_a_step_that_a_judgement_does_has_no_page_to_say_that_it_is_done(leader: Client, followed: Cast) -> None:
    """H3"""
    assert leader.get(url("done", followed, "risikovurdering")).status_code == 404


def test_what_was_said_is_taken_back_from_the_persons_page(leader: Client, followed: Cast) -> None:
    leader.post(url("done", followed), {"on_day": TODAY.isoformat()})
    event = StepEvent.objects.get()
    person = reverse("followup:person", args=[followed.people["anne"].pk])
    assert reverse("followup:annul", args=[event.pk]) in leader.get(person).content.decode()
    asked = leader.get(reverse("followup:annul", args=[event.pk])).content.decode()
    assert "Det, der annulleres: gennemført " in asked
    leader.post(reverse("followup:annul", args=[event.pk]), {"reason": "Forkert medarbejder"})
    text = leader.get(person).content.decode()
    assert "(annulleret)" in text
    assert "Forkert medarbejder" in text


def test_an_alert_is_answered_with_one_click_and_taken_back(leader: Client, followed: Cast) -> None:
    """H9"""
    alert = Alert.objects.filter(employment=followed.employments["anne-1"]).earliest("pk")
    answer = reverse("followup:answer", args=[alert.pk])
    assert "Kendt forhold" in leader.get("/i-dag/").content.decode()
    leader.post(answer, {"answer": "kendt forhold"})
    alert.refresh_from_db()
    assert alert.answered
    assert "Vælg et af svarene" in leader.post(answer, {"answer": "noget andet"}).content.decode()
    leader.post(reverse("followup:annul-answer", args=[alert.pk]), {"reason": "Trykkede forkert"})
    alert.refresh_from_db()
    assert not alert.answered


@pytest.mark.parametrize("back", ["https://ond.example/", "//ond.example/", "javascript:alert(1)"])
def test_nobody_is_sent_to_another_site(leader: Client, followed: Cast, back: str) -> None:
    response = leader.post(url("done", followed), {"on_day": TODAY.isoformat(), "tilbage": back})
    assert response["Location"] == reverse("followup:person", args=[followed.people["anne"].pk])
