"""Calling somebody to a conversation: the letter, the calendar, the answer, and what it does for the steps."""

import hashlib
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from email import message_from_string, policy
from io import BytesIO
from typing import Any

import pytest
from django.conf import LazySettings
from django.core import mail
from django.http import Http404
from django.test import Client
from icalendar import Calendar
from pypdf import PdfReader
from tests.web.cast import TODAY, Cast
from tests.web.conversations.talking import at, case_of, held, invited, step_of
from tests.web.letters.pdf_ua import faults

from naervaer.core.verdicts import Refused
from naervaer.web.audit.models import Entry
from naervaer.web.conversations import actions, sending
from naervaer.web.conversations.actions import Place
from naervaer.web.conversations.models import CalendarMail, Conversation, Paper
from naervaer.web.followup.models import Step, StepEvent
from naervaer.web.handbook.queries import active_policy
from naervaer.web.notices import calendar
from naervaer.web.organisation.models import Handover

pytestmark = pytest.mark.django_db
Committing = Callable[..., AbstractContextManager[Any]]


def said(verdict: object) -> str:
    assert isinstance(verdict, Refused)
    return " ".join(verdict.reasons)


def calendar_of(message: mail.EmailMessage) -> Calendar:
    """The calendar part, read back as a mail program reads it."""
    read = message_from_string(message.message().as_string(), policy=policy.default)
    assert read.get_content_type() == "multipart/alternative"
    plain, part = read.iter_parts()
    assert plain.get_content_type() == "text/plain"
    assert part.get_content_type() == "text/calendar"
    content = part.get_content()
    found = Calendar.from_ical(content)
    assert part.get_param("method") == str(found["METHOD"])
    return found


def test_the_letter_is_kept_byte_for_byte_and_read_by_leader_and_employee_only(client: Client, cast: Cast) -> None:
    """S2 H10"""
    case_of(cast)
    conversation = invited(cast)
    paper = Paper.objects.get(conversation=conversation)
    assert hashlib.sha256(bytes(paper.pdf)).hexdigest() == paper.sha256
    assert bytes(paper.pdf).startswith(b"%PDF-")
    for who, expected in (("leader", 200), ("anne", 200), ("outsider", 404), ("mads", 404), ("coordinator", 404)):
        cast.login(client, who)
        answer = client.get(f"/samtaler/papirer/{paper.pk}.pdf")
        assert answer.status_code == expected, who
        assert expected == 404 or answer.content == bytes(paper.pdf)
    assert Entry.objects.filter(action="conversations.paper", subject=cast.people["anne"]).count() == 2


def test_the_calendar_invitation_is_neutral_and_right_in_every_part(
    cast: Cast, django_capture_on_commit_callbacks: Committing
) -> None:
    """S2 H10: iMIP, RFC 6047."""
    case_of(cast)
    with django_capture_on_commit_callbacks(execute=True):
        conversation = invited(cast)
    message, copy = mail.outbox
    assert message.to == ["anne@example.org"]
    assert message.subject == "Samtale"
    assert not any(word in message.body.casefold() for word in ("syg", "fravær", "anne"))
    found = calendar_of(message)
    assert str(found["METHOD"]) == "REQUEST"
    (event,) = found.walk("VEVENT")
    assert (str(event["UID"]), event["SEQUENCE"]) == (f"{conversation.uid}@naervaer", 0)
    assert str(event["SUMMARY"]) == "Samtale"
    assert "syg" not in str(event["DESCRIPTION"]).casefold()
    assert event["DTSTART"].params["TZID"] == "Europe/Copenhagen"
    assert event.decoded("DTSTART") == at(3)
    assert event.decoded("DTEND") - event.decoded("DTSTART") == timedelta(minutes=45)
    assert str(event["ORGANIZER"]) == "mailto:leader@example.org"
    assert str(event["ATTENDEE"]) == "mailto:anne@example.org"
    assert [str(zone["TZID"]) for zone in found.walk("VTIMEZONE")] == ["Europe/Copenhagen"]
    assert not CalendarMail.objects.filter(sent_at=None).exists()
    assert copy.to == ["leader@example.org"]
    assert str(calendar_of(copy)["METHOD"]) == "PUBLISH", "whoever calls has nothing to answer"
    assert calendar_of(copy).walk("VEVENT")[0].decoded("DTSTART") == at(3)


def test_a_new_time_and_a_cancellation_are_told_under_the_same_name(
    cast: Cast, django_capture_on_commit_callbacks: Committing
) -> None:
    case_of(cast)
    by = cast.actor("leader")
    with django_capture_on_commit_callbacks(execute=True):
        conversation = invited(cast)
    with django_capture_on_commit_callbacks(execute=True):
        assert actions.move(by=by, conversation_id=conversation.pk, where=Place(at(4, 13), "Stuen"))
    with django_capture_on_commit_callbacks(execute=True):
        assert actions.call_off(by=by, conversation_id=conversation.pk)
    told = [calendar_of(message) for message in mail.outbox if message.to == ["anne@example.org"]]
    events = [found.walk("VEVENT")[0] for found in told]
    assert [str(found["METHOD"]) for found in told] == ["REQUEST", "REQUEST", "CANCEL"]
    assert [event["SEQUENCE"] for event in events] == [0, 1, 2]
    assert len({str(event["UID"]) for event in events}) == 1
    assert events[1].decoded("DTSTART") == at(4, 13)
    assert str(events[2]["STATUS"]) == "CANCELLED"
    assert [paper.what for paper in Paper.objects.order_by("pk")] == ["invitation", "moved", "cancelled"]


def test_an_adviser_the_case_is_handed_to_gets_the_calendar_invitation_but_nobody_else_can_be_named(
    cast: Cast, django_capture_on_commit_callbacks: Committing
) -> None:
    case_of(cast)
    Handover.objects.create(
        person=cast.people["anne"],
        to=cast.people["retention"],
        role="retention_consultant",
        given_by=cast.people["leader"],
        reason="Tidlig Indsats",
        first=TODAY,
    )
    with django_capture_on_commit_callbacks(execute=True):
        conversation = invited(cast, advisers=[cast.people["retention"].pk, cast.people["outsider"].pk])
    told = {message.to[0]: str(calendar_of(message)["METHOD"]) for message in mail.outbox}
    assert told == {
        "anne@example.org": "REQUEST",
        "retention@example.org": "REQUEST",
        "leader@example.org": "PUBLISH",
    }
    assert [p.person.name for p in conversation.participants.all()] == ["Frede Fastholder"]
    assert actions.hold(by=cast.actor("retention"), conversation_id=conversation.pk, on_day=TODAY)


def test_S2_whoever_comes_from_outside_is_written_in_the_letter_and_the_minutes(client: Client, cast: Cast) -> None:
    """At a *rundbordssamtale* the municipality and the union may come along; they have no login."""
    case_of(cast)
    cast.login(client, "leader")
    asked = {"day": "2026-12-07", "at": "10:00", "place": "Stuen", "others": "Ida Myndighed,  sagsbehandler"}
    url = f"/person/{cast.people['anne'].pk}/samtaler/ny/?slags="
    assert "Hvem udefra skal med?" not in client.get(f"{url}sygefravaerssamtale").content.decode()
    assert "tillidsrepræsentant eller kommunen" in client.get(f"{url}rundbordssamtale").content.decode()
    assert client.post(f"{url}rundbordssamtale", asked).status_code == 302
    talk = Conversation.objects.get()
    assert talk.others == "Ida Myndighed, sagsbehandler"
    assert "Ida Myndighed, sagsbehandler" in text_of(talk.papers.get())
    assert "Også med: Ida Myndighed, sagsbehandler" in client.get(f"/samtaler/{talk.pk}/").content.decode()


def test_S2_the_municipality_says_in_its_own_words_whether_the_employee_must_come(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    case_of(cast)
    monkeypatch.setitem(active_policy().wording, "invited", "Kom, hvis du kan.")
    assert "Kom, hvis du kan." in text_of(invited(cast).papers.get())


def test_a_mail_the_server_refuses_is_sent_at_night(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Committing
) -> None:
    case_of(cast)
    with monkeypatch.context() as broken:
        broken.setattr(calendar, "send", lambda **_: False)
        with django_capture_on_commit_callbacks(execute=True):
            invited(cast)
    assert mail.outbox == []
    assert sending.send_waiting() == 2
    assert [message.to for message in mail.outbox] == [["anne@example.org"], ["leader@example.org"]]
    assert sending.send_waiting() == 0


def test_S2_a_deputy_who_calls_it_off_empties_the_leaders_calendar_too(
    cast: Cast, django_capture_on_commit_callbacks: Committing
) -> None:
    """The organizer stays the one who called: a calendar takes changes from nobody else."""
    case_of(cast)
    with django_capture_on_commit_callbacks(execute=True):
        conversation = invited(cast)
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        assert actions.call_off(by=cast.actor("deputy"), conversation_id=conversation.pk)
    told = {message.to[0]: calendar_of(message) for message in mail.outbox}
    assert set(told) == {"anne@example.org", "leader@example.org"}
    assert {str(found["METHOD"]) for found in told.values()} == {"CANCEL"}
    organizers = {str(found.walk("VEVENT")[0]["ORGANIZER"]) for found in told.values()}
    assert organizers == {"mailto:leader@example.org"}


def text_of(paper: Paper) -> str:
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(bytes(paper.pdf))).pages)


def test_a_deputy_invites_and_the_letter_says_on_whose_behalf(cast: Cast) -> None:
    case_of(cast)
    conversation = invited(cast, by="deputy")
    assert conversation.on_behalf_of == cast.people["leader"]
    assert "Dorte Stedfortræder, på vegne af Lone Leder" in text_of(Paper.objects.get())


def test_the_letter_says_when_where_who_and_that_the_employee_is_invited_and_may_bring_somebody(cast: Cast) -> None:
    """S2 H10: sygedagpengeloven § 7 a; while ill the employee is invited."""
    case_of(cast)
    invited(cast)
    text = text_of(Paper.objects.get())
    for wanted in (
        "Kære Anne Birk",
        "torsdag den 26. november 2026 kl. 10.00",
        "Sted: Kontoret",
        "Du inviteres til samtalen og bestemmer selv",
        "Du kan tage din tillidsrepræsentant eller en anden bisidder med.",
        "Svar i Nærvær senest 25. november 2026.",
        "væk siden 21. oktober 2026",
    ):
        assert wanted in text, wanted


def test_every_letter_and_the_minutes_can_be_read_by_a_screen_reader(cast: Cast) -> None:
    """S2: PDF/UA-1."""
    case_of(cast)
    by = cast.actor("leader")
    conversation = invited(cast)
    assert actions.move(by=by, conversation_id=conversation.pk, where=Place(at(4), "", by_phone=True))
    assert actions.call_off(by=by, conversation_id=conversation.pk)
    talk = held(cast)
    assert actions.write_minutes(by=by, conversation_id=talk.pk, points={"tilbage": "Efter jul"}, share=True)
    papers = list(Paper.objects.order_by("pk"))
    assert [paper.what for paper in papers] == ["invitation", "moved", "cancelled", "minutes"]
    assert [faults(bytes(paper.pdf)) for paper in papers] == [[], [], [], []]
    assert "på telefon" in text_of(papers[1])


def test_short_notice_and_a_day_after_the_law_are_refused_until_the_leader_says_so(cast: Cast) -> None:
    case = case_of(cast)
    step = step_of(case)
    asked = {"by": cast.actor("leader"), "employment": case.employment_id, "kind": "sygefravaerssamtale"}
    late = Place(at(7), "Kontoret")
    assert "lovens frist, 27.11.2026" in said(actions.invite(**asked, where=late, step=step.pk))
    assert "Varslet er kort" in said(actions.invite(**asked, where=Place(at(1), "Kontoret")))
    assert Conversation.objects.count() == 0
    made = actions.invite(**asked, where=late, step=step.pk, knowing=True)
    assert isinstance(made, Conversation)
    assert made.step == step


def test_pressing_twice_calls_once_and_a_second_of_the_kind_is_to_be_moved_instead(cast: Cast) -> None:
    case_of(cast)
    assert invited(cast).pk == invited(cast).pk
    again = actions.invite(
        by=cast.actor("leader"),
        employment=cast.employments["anne-1"].pk,
        kind="sygefravaerssamtale",
        where=Place(at(5), "Kontoret"),
    )
    assert "Flyt den i stedet" in said(again)
    assert Paper.objects.count() == 1


def test_the_employee_answers_and_nobody_answers_for_them(cast: Cast) -> None:
    case_of(cast)
    conversation = invited(cast)
    for who in ("leader", "mads", "outsider"):
        with pytest.raises(Http404):
            actions.answer(by=cast.actor(who), conversation_id=conversation.pk, what="come")
    anne = cast.actor("anne")
    assert actions.answer(by=anne, conversation_id=conversation.pk, what="come")
    assert actions.answer(by=anne, conversation_id=conversation.pk, what="come")
    assert not actions.answer(by=anne, conversation_id=conversation.pk, what="ask_other_time")
    assert actions.answer(by=anne, conversation_id=conversation.pk, what="ask_other_time", starts=at(4))
    conversation.refresh_from_db()
    assert conversation.state == "other_time"
    assert conversation.starts == at(3)
    assert [event.what for event in conversation.events.order_by("pk")] == ["invite", "come", "ask_other_time"]


def test_holding_it_does_the_steps_of_the_policy_and_taking_it_back_lets_them_wait_again(cast: Cast) -> None:
    """H4"""
    step = step_of(case_of(cast))
    conversation = invited(cast)
    by = cast.actor("leader")
    assert actions.hold(by=by, conversation_id=conversation.pk, on_day=TODAY, by_phone=True)
    step.refresh_from_db()
    assert step.state == "done"
    event = StepEvent.objects.get(step=step)
    assert (event.on_day, event.by_phone, event.reason) == (TODAY, True, "Sygefraværssamtale")
    assert not actions.annul(by=by, conversation_id=conversation.pk, reason=" ")
    assert actions.annul(by=by, conversation_id=conversation.pk, reason="Det var Mads")
    step.refresh_from_db()
    conversation.refresh_from_db()
    assert (step.state, conversation.state) == ("waiting", "annulled")


def test_hjoerrings_conversation_in_week_2_does_the_laws_too_but_not_that_of_week_6(
    client: Client, cast: Cast, settings: LazySettings
) -> None:
    """H3 H4"""
    settings.NAERVAER_POLICY = "hjoerring"
    case = case_of(cast)
    week_2, law = step_of(case, "samtale-tidlig-indsats"), step_of(case)
    week_6 = Step.objects.create(
        case=case,
        rule="samtale-tidlig-indsats",
        occurrence=2,
        opens=TODAY + timedelta(days=1),
        due=TODAY + timedelta(days=9),
    )
    cast.login(client, "leader")
    form = client.get(f"/person/{cast.people['anne'].pk}/samtaler/ny/?skridt={week_2.pk}").content.decode()
    assert "Indkald til samtale: samtale i Tidlig Indsats" in form
    conversation = invited(cast, kind="tidlig-indsats-samtale", step=week_2.pk)
    assert actions.hold(by=cast.actor("leader"), conversation_id=conversation.pk, on_day=TODAY)
    assert [Step.objects.get(pk=step.pk).state for step in (week_2, law, week_6)] == ["done", "done", "waiting"]


def test_what_could_not_be_held_answers_the_step_with_the_reason(cast: Cast) -> None:
    """H4: sygedagpengeloven § 7 a."""
    step = step_of(case_of(cast))
    conversation = invited(cast)
    by = cast.actor("leader")
    assert not actions.not_possible(by=by, conversation_id=conversation.pk, reason="")
    assert actions.not_possible(by=by, conversation_id=conversation.pk, reason="Kunne ikke træffes")
    step.refresh_from_db()
    assert step.state == "not_relevant"
    assert "Kunne ikke træffes" in StepEvent.objects.get(step=step).reason


def test_a_conversation_held_without_an_invitation_does_the_steps_too_and_is_written_once(cast: Cast) -> None:
    step = step_of(case_of(cast))
    assert held(cast).pk == held(cast).pk
    step.refresh_from_db()
    assert step.state == "done"
    assert Conversation.objects.get().papers.count() == 0


def test_a_preventive_conversation_has_no_case_and_does_no_step(cast: Cast) -> None:
    """H3 H7"""
    made = actions.invite(
        by=cast.actor("leader"),
        employment=cast.employments["trio-1"].pk,
        kind="samtale-om-trivsel",
        where=Place(at(4), "Kontoret"),
    )
    assert isinstance(made, Conversation)
    assert made.case is None


def test_a_new_leader_sees_the_running_case_and_not_what_was_said_outside_it_before_the_move(
    client: Client, cast: Cast
) -> None:
    case = case_of(cast, "mover")
    mover = cast.employments["mover-1"]
    earlier = Conversation.objects.create(
        employment=mover,
        kind="samtale-om-trivsel",
        state="held",
        held_on=TODAY - timedelta(days=60),
        at=at(-60),
        by=cast.users["leader"],
        role="leader",
    )
    running = Conversation.objects.create(
        employment=mover,
        case=case,
        kind="sygefravaerssamtale",
        state="held",
        held_on=TODAY - timedelta(days=23),
        at=at(-23),
        by=cast.users["leader"],
        role="leader",
    )
    cast.login(client, "outsider")
    assert client.get(f"/samtaler/{running.pk}/").status_code == 200
    assert client.get(f"/samtaler/{earlier.pk}/").status_code == 404
    cast.login(client, "leader")
    assert client.get(f"/samtaler/{running.pk}/").status_code == 404
