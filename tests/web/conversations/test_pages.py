"""The pages of conversations, and where they show on the pages of others."""

from datetime import timedelta

import pytest
from django.test import Client
from tests.web.cast import TODAY, Cast
from tests.web.conversations.talking import at, case_of, held, invited, step_of

from naervaer.web.conversations import actions
from naervaer.web.conversations.models import Conversation
from naervaer.web.followup.owing import matters_by_person

pytestmark = pytest.mark.django_db


def page(client: Client, cast: Cast, who: str, url: str, status: int = 200) -> str:
    cast.login(client, who)
    answer = client.get(url)
    assert answer.status_code == status
    return str(answer.content.decode())


def test_a_step_that_a_conversation_does_has_a_button_that_is_filled_in_with_its_day(
    client: Client, cast: Cast
) -> None:
    """H4"""
    step = step_of(case_of(cast))
    person = cast.people["anne"].pk
    url = f"/person/{person}/samtaler/ny/?skridt={step.pk}"
    for where in ("/i-dag/", f"/person/{person}/"):
        assert url in page(client, cast, "leader", where)
    form = page(client, cast, "leader", url)
    assert 'value="2026-11-26"' in form
    assert "Lovens frist er 27.11.2026." in form


def test_the_button_leads_to_the_conversation_once_it_has_been_called(client: Client, cast: Cast) -> None:
    step = step_of(case_of(cast))
    talk = invited(cast, step=step.pk)
    text = page(client, cast, "leader", f"/person/{cast.people['anne'].pk}/")
    assert f"skridt={step.pk}" not in text
    assert f"/samtaler/{talk.pk}/" in text


def test_short_notice_is_warned_of_with_what_was_typed_kept_and_sent_once_it_is_known(
    client: Client, cast: Cast
) -> None:
    case_of(cast)
    cast.login(client, "leader")
    url = f"/person/{cast.people['anne'].pk}/samtaler/ny/?slags=sygefravaerssamtale"
    tomorrow = (TODAY + timedelta(days=1)).isoformat()
    data = {"day": tomorrow, "at": "13:30", "way": "meeting", "place": "Stuen"}
    text = client.post(url, data).content.decode()
    assert "Varslet er kort: 1 dag." in text
    assert 'value="Stuen"' in text
    assert "Jeg ved det og indkalder alligevel" in text
    assert Conversation.objects.count() == 0
    assert client.post(url, data | {"varslet": "1", "knowing": "on"}).status_code == 302
    assert Conversation.objects.get().starts == at(1, 13) + timedelta(minutes=30)


def test_a_meeting_has_a_place_and_a_talk_by_phone_needs_none(client: Client, cast: Cast) -> None:
    case_of(cast)
    cast.login(client, "leader")
    url = f"/person/{cast.people['anne'].pk}/samtaler/ny/?slags=sygefravaerssamtale"
    data = {"day": (TODAY + timedelta(days=4)).isoformat(), "at": "10:00", "way": "meeting", "place": ""}
    assert "Skriv, hvor I mødes." in client.post(url, data).content.decode()
    assert client.post(url, data | {"way": "phone"}).status_code == 302
    assert Conversation.objects.get().by_phone


def test_who_is_not_ill_can_only_be_called_to_what_is_held_before_absence(client: Client, cast: Cast) -> None:
    """H3"""
    url = f"/person/{cast.people['trio'].pk}/samtaler/ny/"
    text = page(client, cast, "leader", url)
    assert "Trivselssamtale" in text
    assert "Sygefraværssamtale" not in text
    page(client, cast, "leader", f"{url}?slags=sygefravaerssamtale", 404)


def test_the_employee_reads_the_letter_and_answers_on_their_own_page(client: Client, cast: Cast) -> None:
    """S2 H10"""
    case_of(cast)
    talk = invited(cast)
    assert "Læs brevet og svar" in page(client, cast, "anne", "/min-side/")
    own = f"/min-side/samtaler/{talk.pk}/"
    assert "Jeg kommer" in page(client, cast, "anne", own)
    assert client.post(f"{own}svar/kommer/").status_code == 302
    talk.refresh_from_db()
    assert talk.state == "comes"
    answer = client.post(f"{own}svar/anden-tid/", {"day": "", "at": "", "note": ""})
    assert "Foreslå en dag" in answer.content.decode()
    assert client.post(f"{own}svar/kommer-ikke/").status_code == 302
    talk.refresh_from_db()
    assert talk.state == "stays_away"
    assert "note" not in [event.what for event in talk.events.all()]
    page(client, cast, "mads", own, 404)


def test_the_employee_is_told_on_their_page_that_it_has_been_called_off_and_reads_why_in_the_letter(
    client: Client, cast: Cast
) -> None:
    case_of(cast)
    talk = invited(cast)
    assert actions.call_off(by=cast.actor("leader"), conversation_id=talk.pk)
    assert "Aflyst" in page(client, cast, "anne", "/min-side/")
    text = page(client, cast, "anne", f"/min-side/samtaler/{talk.pk}/")
    assert "Brev: aflysning" in text
    assert "Jeg kommer" not in text


def test_a_wish_for_another_time_waits_on_the_leaders_list_and_fills_in_the_form(client: Client, cast: Cast) -> None:
    case_of(cast)
    talk = invited(cast)
    wished = at(4, 14)
    assert actions.answer(by=cast.actor("anne"), conversation_id=talk.pk, what="ask_other_time", starts=wished)
    assert "Ønsker en anden tid til samtalen" in page(client, cast, "leader", "/i-dag/")
    form = page(client, cast, "leader", f"/samtaler/{talk.pk}/flyt/")
    assert f'value="{wished.date().isoformat()}"' in form
    assert 'value="14:00"' in form
    keys = matters_by_person(TODAY)["leader"]
    assert any(key.startswith(f"conversation:{talk.pk}") for key in keys)
    assert not any("conversation" in key for key in matters_by_person(TODAY).get("outsider", ()))


def test_a_conversation_whose_day_has_come_and_minutes_not_written_wait_on_the_list(client: Client, cast: Cast) -> None:
    case_of(cast)
    held(cast)
    text = page(client, cast, "leader", "/i-dag/")
    assert "Referat af sygefraværssamtale" in text


def test_the_guide_and_the_minutes_stand_on_one_page_with_what_must_not_be_asked(client: Client, cast: Cast) -> None:
    """S2 H10 H8"""
    case_of(cast)
    talk = held(cast)
    text = page(client, cast, "leader", f"/samtaler/{talk.pk}/referat/")
    assert "Hvilke opgaver kan du klare nu?" in text
    assert "Det spørger vi ikke om" in text
    assert text.count("Skriv ikke diagnoser eller symptomer.") >= 5
    cast.login(client, "leader")
    guide = client.get(f"/samtaler/{talk.pk}/samtaleguide.pdf")
    assert guide.content.startswith(b"%PDF-")


@pytest.mark.parametrize(
    ("what", "data", "state"),
    [
        ("holdt", {"on_day": TODAY.isoformat()}, "held"),
        ("kunne-ikke-holdes", {"reason": "Kunne ikke træffes"}, "not_possible"),
        ("aflys", {"note": ""}, "cancelled"),
    ],
)
def test_what_became_of_it_is_said_on_its_page(
    client: Client, cast: Cast, what: str, data: dict[str, str], state: str
) -> None:
    case_of(cast)
    talk = invited(cast)
    cast.login(client, "leader")
    url = f"/samtaler/{talk.pk}/{what}/"
    assert client.get(url).status_code == 200
    assert client.post(url, data).status_code == 302
    talk.refresh_from_db()
    assert talk.state == state
    assert client.get(f"/samtaler/{talk.pk}/").status_code == 200
    refused = client.post(url, data | {"note": "en anden"})
    assert refused.status_code in (200, 302)


def test_a_held_conversation_is_corrected_from_its_page(client: Client, cast: Cast) -> None:
    case_of(cast)
    talk = held(cast)
    cast.login(client, "leader")
    points = {"tilbage": "Efter jul"}
    assert actions.write_minutes(by=cast.actor("leader"), conversation_id=talk.pk, points=points)
    assert client.post(f"/samtaler/{talk.pk}/referat/del/").status_code == 302
    url = f"/samtaler/{talk.pk}/referat/ret/"
    assert "Efter jul" in page(client, cast, "leader", url)
    assert client.post(url, {"punkt-tilbage": "I februar", "reason": ""}).status_code == 200
    assert client.post(url, {"punkt-tilbage": "I februar", "reason": "Forkert måned"}).status_code == 302
    text = page(client, cast, "anne", f"/min-side/samtaler/{talk.pk}/")
    assert "Forkert måned" in text
    assert client.post(f"/min-side/samtaler/{talk.pk}/kommentar/", {"text": ""}).status_code == 200
    assert client.post(f"/min-side/samtaler/{talk.pk}/kommentar/", {"text": "Fint"}).status_code == 302


def test_i_dag_costs_no_more_queries_for_many_conversations(
    client: Client, cast: Cast, django_assert_max_num_queries: object
) -> None:
    step_of(case_of(cast))
    cast.login(client, "leader")
    client.get("/i-dag/")
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    invited(cast)
    with CaptureQueriesContext(connection) as one:
        client.get("/i-dag/")
    for who in ("mads", "pupil", "fatima"):
        case_of(cast, who)
        invited(cast, who=who)
    with CaptureQueriesContext(connection) as many:
        client.get("/i-dag/")
    assert len(many) <= len(one) + 6
