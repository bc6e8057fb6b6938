"""Minutes: a draft is the leader's, what has been shared is only corrected, and the employee has their say."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.db.models import QuerySet
from django.http import Http404
from django.test import Client
from tests.web.cast import TODAY, Cast
from tests.web.conversations.talking import case_of, held, invited

from naervaer.core.verdicts import Refused
from naervaer.web.agreements.models import Agreement
from naervaer.web.conversations import actions
from naervaer.web.conversations.minutes import Agreed
from naervaer.web.conversations.models import Comment, Conversation, ConversationEvent, Minutes, Paper

pytestmark = pytest.mark.django_db
POINTS = {"tilbage": "Efter jul", "opgaver": "", "kontakt": "Hver mandag"}


@pytest.fixture
def talk(cast: Cast) -> Conversation:
    case_of(cast)
    return held(cast)


def written(cast: Cast, talk: Conversation, *, share: bool = True, **more: object) -> object:
    asked: dict[str, object] = {"points": POINTS, "share": share, **more}
    return actions.write_minutes(by=cast.actor("leader"), conversation_id=talk.pk, **asked)  # type: ignore[arg-type]


def page(client: Client, cast: Cast, who: str, url: str) -> str:
    cast.login(client, who)
    answer = client.get(url)
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_a_draft_is_not_seen_by_the_employee_until_it_is_shared(client: Client, cast: Cast, talk: Conversation) -> None:
    """S2 H10"""
    assert written(cast, talk, share=False)
    assert "Efter jul" in page(client, cast, "leader", f"/samtaler/{talk.pk}/")
    assert "Efter jul" not in page(client, cast, "anne", f"/min-side/samtaler/{talk.pk}/")
    assert actions.share_minutes(by=cast.actor("leader"), conversation_id=talk.pk)
    assert actions.share_minutes(by=cast.actor("leader"), conversation_id=talk.pk)
    assert "Efter jul" in page(client, cast, "anne", f"/min-side/samtaler/{talk.pk}/")
    assert Paper.objects.get(what="minutes").minutes == talk.minutes.get()


def test_points_left_empty_are_left_out_and_a_draft_can_be_written_again(cast: Cast, talk: Conversation) -> None:
    assert written(cast, talk, share=False)
    assert [point["id"] for point in talk.minutes.get().points] == ["tilbage", "kontakt"]
    assert written(cast, talk, share=False, points={"tilbage": "I februar"})
    assert talk.minutes.get().points[0]["text"] == "I februar"


def test_what_has_been_shared_is_only_corrected_and_the_original_stays(cast: Cast, talk: Conversation) -> None:
    """S2 H10"""
    assert written(cast, talk)
    assert not written(cast, talk, points={"tilbage": "I februar"})
    by = cast.actor("leader")
    new = POINTS | {"tilbage": "I februar"}
    assert not actions.correct_minutes(by=by, conversation_id=talk.pk, points=new, reason=" ")
    assert actions.correct_minutes(by=by, conversation_id=talk.pk, points=new, reason="Datoen var forkert")
    first, second = talk.minutes.order_by("pk")
    assert (first.points[0]["text"], second.points[0]["text"]) == ("Efter jul", "I februar")
    assert second.corrects == first
    assert Paper.objects.filter(what="minutes").count() == 2


def test_the_database_holds_a_correction_to_its_reason(cast: Cast, talk: Conversation) -> None:
    assert written(cast, talk)
    first = talk.minutes.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        Minutes.objects.create(
            conversation=talk, points=[], corrects=first, shared_at=first.at, at=first.at, by=first.by, role="leader"
        )


def test_the_database_itself_refuses_to_change_what_was_said_sent_and_shared(cast: Cast, talk: Conversation) -> None:
    """S2 H10: minutes cannot be changed, only corrected."""
    assert written(cast, talk)
    minutes = talk.minutes.get()
    assert actions.comment(by=cast.actor("anne"), minutes_id=minutes.pk, text="Ja")
    changes: tuple[tuple[QuerySet[Any], dict[str, Any]], ...] = (
        (Minutes.objects.all(), {"points": []}),
        (Comment.objects.all(), {"text": "Nej"}),
        (Paper.objects.all(), {"pdf": b"andet"}),
        (ConversationEvent.objects.all(), {"note": "andet"}),
    )
    for rows, change in changes:
        with pytest.raises(DatabaseError, match="kan ikke aendres"), transaction.atomic():
            QuerySet.update(rows, **change)


def test_agreements_made_at_the_conversation_wait_on_their_owners_list(
    client: Client, cast: Cast, talk: Conversation
) -> None:
    """S2 H10"""
    new = [Agreed("Ringer til Anne", "leader", TODAY + timedelta(days=2))]
    assert written(cast, talk, new=new)
    agreement = Agreement.objects.get()
    assert (agreement.origin, agreement.origin_pk) == ("conversation", talk.pk)
    assert "Ringer til Anne" in page(client, cast, "leader", "/i-dag/")
    assert "Ringer til Anne" in page(client, cast, "anne", f"/min-side/samtaler/{talk.pk}/")


def test_an_agreement_that_is_refused_leaves_nothing_written(cast: Cast, talk: Conversation) -> None:
    refused = written(cast, talk, new=[Agreed("For sent", "leader", TODAY - timedelta(days=2))])
    assert isinstance(refused, Refused)
    assert Minutes.objects.count() == 0


def test_the_employee_comments_on_what_was_shared_and_nobody_else_does(
    client: Client, cast: Cast, talk: Conversation
) -> None:
    """S2 H10"""
    assert written(cast, talk, share=False)
    minutes = talk.minutes.get()
    with pytest.raises(Http404):
        actions.comment(by=cast.actor("anne"), minutes_id=minutes.pk, text="For tidligt")
    assert actions.share_minutes(by=cast.actor("leader"), conversation_id=talk.pk)
    for who in ("leader", "mads"):
        with pytest.raises(Http404):
            actions.comment(by=cast.actor(who), minutes_id=minutes.pk, text="Ikke mit")
    assert not actions.comment(by=cast.actor("anne"), minutes_id=minutes.pk, text=" ")
    for _twice in range(2):
        assert actions.comment(by=cast.actor("anne"), minutes_id=minutes.pk, text="Jeg sagde januar.")
    assert Comment.objects.count() == 1
    assert "Jeg sagde januar." in page(client, cast, "leader", f"/samtaler/{talk.pk}/")


def test_minutes_are_of_a_conversation_that_was_held(cast: Cast) -> None:
    case_of(cast)
    assert not written(cast, invited(cast))


def test_what_was_typed_is_kept_when_the_form_is_refused(client: Client, cast: Cast, talk: Conversation) -> None:
    cast.login(client, "leader")
    url = f"/samtaler/{talk.pk}/referat/"
    data = {
        "punkt-tilbage": "Tilbage i uge 2",
        "aftale-TOTAL_FORMS": "4",
        "aftale-INITIAL_FORMS": "0",
        "aftale-0-text": "Ringer mandag",
    }
    answer = client.post(url, data)
    assert answer.status_code == 200
    text = answer.content.decode()
    assert "Tilbage i uge 2" in text
    assert "Ringer mandag" in text
    assert "Vælg, hvem der står for det." in text
    done = client.post(url, data | {"aftale-0-owner": "leader", "aftale-0-due": "2026-11-30", "del": "1"})
    assert done.status_code == 302
    assert talk.minutes.get().shared_at is not None
