"""*Min side* says in plain Danish what the employee's own data are."""

import re
from datetime import date, timedelta

import pytest
from django.conf import LazySettings
from django.test import Client
from tests.web.cast import TODAY, Cast
from tests.web.conversations.talking import case_of, invited, step_of
from tests.web.early_scene import offered
from tests.web.papers.papering import told_of_fast_track

from naervaer.web.accounts.own import parts
from naervaer.web.agreements import actions as agreements
from naervaer.web.agreements.models import Agreement
from naervaer.web.conversations.models import Conversation
from naervaer.web.early import actions as early
from naervaer.web.early.models import HelpOffer
from naervaer.web.followup.models import Case, Step
from naervaer.web.slots import OWN_PANELS


def body_of(client: Client, cast: Cast, who: str) -> str:
    cast.login(client, who)
    return client.get("/min-side/").content.decode()


def test_the_employee_is_told_since_when_and_what_comes_next(cast: Cast, client: Client) -> None:
    case = Case.objects.create(employment=cast.employments["anne-1"], first_day=date(2026, 10, 21))
    due = date(2026, 11, 25)
    Step.objects.create(case=case, rule="samtale-7a", opens=date(2026, 11, 4), due=due, latest=due)
    body = body_of(client, cast, "anne")
    assert "Du har været sygemeldt siden 21.10.2026. I dag er dag 34." in body
    assert "senest 25.11.2026." in body
    assert "Du kan tage en bisidder med" in body


def test_a_talk_that_should_have_been_held_is_not_kept_from_the_employee(cast: Cast, client: Client) -> None:
    """H7"""
    case = Case.objects.create(employment=cast.employments["anne-1"], first_day=date(2026, 10, 21))
    due = date(2026, 11, 18)
    Step.objects.create(case=case, rule="samtale-7a", opens=date(2026, 11, 4), due=due, latest=due)
    body = body_of(client, cast, "anne")
    assert "skulle være sket senest 18.11.2026. Spørg din leder, hvornår det bliver." in body


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (None, "I taler sammen torsdag den 26. november 2026 kl. 10.00."),
        ("other_time", "du har bedt om en anden tid end torsdag den 26. november 2026 kl. 10.00."),
        ("stays_away", "har svaret, at du ikke kommer."),
    ],
)
def test_whoever_is_called_to_the_talk_is_told_when_it_is_and_not_to_ask(
    cast: Cast, client: Client, answer: str | None, told: str
) -> None:
    """H7 H10: also when the day for it has passed."""
    step = step_of(case_of(cast))
    Step.objects.filter(pk=step.pk).update(due=date(2026, 11, 18))
    talk = invited(cast)
    if answer:
        Conversation.objects.filter(pk=talk.pk).update(state=answer)
    body = body_of(client, cast, "anne")
    assert told in body
    assert "Spørg din leder, hvornår det bliver." not in body


def test_a_talk_whose_day_has_passed_is_asked_for_again(cast: Cast, client: Client) -> None:
    """H7"""
    step = step_of(case_of(cast))
    Step.objects.filter(pk=step.pk).update(due=date(2026, 11, 18))
    talk = invited(cast)
    Conversation.objects.filter(pk=talk.pk).update(starts=talk.starts - timedelta(days=5))
    assert "Spørg din leder, hvornår det bliver." in body_of(client, cast, "anne")


def test_the_page_says_who_sees_to_the_next_thing_and_leads_to_each_of_its_parts(cast: Cast, client: Client) -> None:
    """H7: on a phone the parts are reached from the top."""
    case = Case.objects.create(employment=cast.employments["anne-1"], first_day=date(2026, 10, 21))
    due = date(2026, 11, 25)
    Step.objects.create(case=case, rule="samtale-7a", opens=date(2026, 11, 4), due=due, latest=due)
    body = body_of(client, cast, "anne")
    assert "din leder sørger for det" in body
    assert body.index("Dit fravær</h2>") < body.index("Syg eller rask</h2>") < body.index("Din ansættelse</h2>")
    menu = body.partition("own-parts")[2].partition("</nav>")[0]
    anchors = re.findall(r'<li><a href="#([\w-]+)"', menu)
    assert len(anchors) == menu.count("<a ") > 1
    for anchor in anchors:
        assert f'id="{anchor}"' in body
    assert "Der er ingen aftaler eller planer for dig lige nu." in body


def test_what_waits_for_the_employee_stands_first_and_nothing_is_said_to_be_missing(
    cast: Cast, client: Client, settings: LazySettings
) -> None:
    """H7 H3: an offer to answer, and an agreement that is due, come before what is there to read."""
    settings.NAERVAER_POLICY = "hjoerring"
    early.answer(by=cast.actor("leader"), offer_id=offered(cast).pk, what="decline", on_day=TODAY)
    agreed = agreements.agree(
        by=cast.actor("leader"),
        employment=cast.employments["anne-1"].pk,
        case=None,
        text="Ringer til lægen",
        owner="employee",
        due=TODAY,
        origin="direct",
        origin_pk=1,
        shared=True,
    )
    assert isinstance(agreed, Agreement)
    assert "Der er ingen aftaler" not in body_of(client, cast, "anne")
    assert first_titles(cast) == ["Syg eller rask", "Dine aftaler"]
    again = early.offer(by=cast.actor("leader"), employment=cast.employments["anne-1"].pk, professional="psykolog")
    assert isinstance(again, HelpOffer)
    agreements.mark_done(by=cast.actor("anne"), agreement_id=agreed.pk)
    assert first_titles(cast) == ["Syg eller rask", "Tilbud om hjælp til dig"]


def first_titles(cast: Cast) -> list[str]:
    first, _rest = parts(OWN_PANELS(cast.actor("anne"), TODAY))
    return [part.panel.title for part in first]


def test_a_paper_that_waits_for_an_answer_is_not_nothing(cast: Cast, client: Client, settings: LazySettings) -> None:
    settings.NAERVAER_POLICY = "solroed"
    told_of_fast_track(cast)
    assert "Der er ingen aftaler" not in body_of(client, cast, "anne")


def test_absence_is_listed_as_payroll_tells_it(cast: Cast, client: Client) -> None:
    body = body_of(client, cast, "anne")
    assert "fra 21. oktober 2026, ikke afsluttet" in body


def test_hours_unit_and_nearest_leader_are_shown(cast: Cast, client: Client) -> None:
    body = body_of(client, cast, "mads")
    assert "Elmegården, social- og sundhedshjælper, 32 timer om ugen" in body
    assert "Nærmeste leder: Lone Leder." in body
    assert "Havblik" in body


def test_somebody_without_employment_gets_a_page_that_says_so(cast: Cast, client: Client) -> None:
    assert "Lønsystemet kender ikke en ansættelse til dig i dag." in body_of(client, cast, "provider")


def test_the_page_shows_nobody_else(cast: Cast, client: Client) -> None:
    body = body_of(client, cast, "anne")
    assert "Mads" not in body
    assert "Fatima" not in body
