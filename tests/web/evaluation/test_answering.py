"""N3, N5: a finished course asks its user, an effort whoever asked for it, by a link that can be used once."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.conf import LazySettings
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.http import Http404
from django.test import Client
from tests.web.cast import Cast
from tests.web.evaluation.scene import (
    AFTER,
    EFFORT,
    INDIVIDUAL,
    SAID,
    course,
    effort,
    finish,
    mailed,
    posted,
)

from naervaer.core.access.model import SYSTEM
from naervaer.web import slots
from naervaer.web.audit.models import Entry
from naervaer.web.courses import actions as courses
from naervaer.web.evaluation import actions, links, sealing, sending
from naervaer.web.evaluation.models import Invitation, SealedAnswer
from naervaer.web.organisation.models import Person

OnCommit = Callable[[Callable[[], Any]], Any]
LAST = AFTER - timedelta(days=1)
QUARTER = date(2026, 10, 1)
RANDOM = re.compile(rb'(X-CSRFToken": )"[^"]*"')


@pytest.fixture
def token(cast: Cast, on_commit: OnCommit) -> str:
    """Anne's link."""
    on_commit(lambda: finish(cast, course(cast)))
    return mailed()["anne"]


def test_N3_whoever_had_the_course_is_asked_when_it_is_finished(cast: Cast, on_commit: OnCommit) -> None:
    made = course(cast)
    on_commit(lambda: finish(cast, made))
    [letter] = mail.outbox
    assert letter.to == ["anne@example.org"]
    assert (letter.subject, "30. januar 2027" in letter.body) == ("Vi vil gerne høre din mening", True)
    for word in ("Anne", "trivsel", "forløb", "samtale", "psykolog", "evaluering"):
        assert word.casefold() not in f"{letter.subject}{letter.body}".casefold()
    [invitation] = Invitation.objects.values("course", "evaluation", "quarter", "sent")
    assert invitation == {
        "course": made.pk,
        "evaluation": INDIVIDUAL,
        "quarter": QUARTER,
        "sent": True,
    }


def test_N3_N5_finishing_what_one_gives_is_what_asks(cast: Cast, on_commit: OnCommit) -> None:
    """Through the action of the room of courses, of a course and of an effort; stopping before time asks nobody."""
    running, stopped = course(cast, state="running"), course(cast, "mads", state="running")
    group = effort(cast, "area_leader", state="running")
    giver = cast.actor("wellbeing")
    on_commit(lambda: courses.finish(by=giver, course_id=running.pk) and courses.finish(by=giver, course_id=group.pk))
    on_commit(lambda: courses.stop(by=giver, course_id=stopped.pk, reason="Flyttet"))
    assert [letter.to for letter in mail.outbox] == [["anne@example.org"], ["area_leader@example.org"]]


@pytest.mark.parametrize("offer", ["gruppeindsats", "organisationsindsats"])
def test_N5_an_effort_asks_whoever_asked_for_it(cast: Cast, on_commit: OnCommit, offer: str) -> None:
    on_commit(lambda: finish(cast, effort(cast, "area_leader", offer=offer)))
    [letter] = mail.outbox
    assert letter.to == ["area_leader@example.org"]
    assert Invitation.objects.get().evaluation == EFFORT
    page = Client().get("/svar/", {"n": mailed()["area_leader"]})
    assert "Nåede indsatsen det, I havde aftalt?" in page.content.decode()


def test_N3_a_course_that_is_finished_asks_once(cast: Cast, on_commit: OnCommit) -> None:
    made = course(cast)
    on_commit(lambda: finish(cast, made, made))
    on_commit(lambda: finish(cast, made))
    assert slots.NIGHT(SYSTEM, AFTER)
    assert len(mail.outbox) == 1


def test_N3_only_a_finished_course_asks_and_only_who_gives_it_or_handles_the_scheme_can_have_it_ask(cast: Cast) -> None:
    made, running = course(cast), course(cast, "mads", state="running")
    for who, one in (("leader", made), ("anne", made), ("administrator", made), ("wellbeing", running)):
        with pytest.raises(Http404):
            actions.invite(by=cast.actor(who), course_id=one.pk)
    assert actions.invite(by=cast.actor("hr"), course_id=made.pk)


def test_N3_nobody_is_asked_where_the_policy_asks_nothing(cast: Cast, settings: LazySettings) -> None:
    made = course(cast)
    settings.NAERVAER_POLICY = "hjoerring"
    assert actions.invite(by=cast.actor("hr"), course_id=made.pk) is None
    assert Invitation.objects.count() == 0


def test_N3_somebody_without_an_address_is_not_counted_as_asked(cast: Cast, on_commit: OnCommit) -> None:
    Person.objects.filter(ext_id="anne").update(email="")
    on_commit(lambda: finish(cast, course(cast)))
    assert (mail.outbox, Invitation.objects.get().sent) == ([], False)


def test_N3_a_mail_the_server_does_not_take_is_sent_at_night_with_a_new_link(
    cast: Cast, on_commit: OnCommit, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(EmailBackend, "send_messages", lambda *_: (_ for _ in ()).throw(OSError("nede")))
        on_commit(lambda: finish(cast, course(cast)))
    assert (mail.outbox, Invitation.objects.get().sent) == ([], False)
    assert sending.send_again() == 1
    assert sending.send_again() == 0
    assert len(mail.outbox) == 1


def test_N3_the_page_asks_what_the_policy_says_and_warns_before_own_words(token: str) -> None:
    text = Client().get("/svar/", {"n": token}).content.decode()
    for words in (
        *("Har forløbet været hjælpsomt for dig?", "1: slet ikke", "5: i høj grad", "Jeg ventede for længe"),
        *("Vil ikke svare", "bliver læst af dem", "Dit svar er anonymt", "30. januar 2027"),
    ):
        assert words in text
    assert "csrfmiddlewaretoken" not in text


def test_N3_an_answer_is_laid_in_the_urn_and_thanked_for(token: str) -> None:
    sent = Client(enforce_csrf_checks=True).post("/svar/", posted(token, SAID, "  Tak for hjælpen "))
    assert "Tak for dit svar" in Client().get(sent["Location"]).content.decode()
    [envelope] = SealedAnswer.objects.all()
    assert sealing.opened(envelope.sealed) == sealing.Answer(SAID, "Tak for hjælpen")


def test_N3_a_question_can_be_passed_over_but_not_forgotten_and_not_all_of_them(token: str) -> None:
    client = Client()
    forgotten = posted(token, SAID)
    del forgotten["q-tid"]
    text = client.post("/svar/", forgotten).content.decode()
    assert "Der er problemer" in text
    assert "Vælg et svar, eller vælg »Vil ikke svare«." in text
    assert 'value="4" checked' in text or "checked" in text, "what was answered is kept"
    assert "Svar på mindst ét spørgsmål." in client.post("/svar/", posted(token, {})).content.decode()
    assert SealedAnswer.objects.count() == 0
    assert client.post("/svar/", posted(token, {}, "Kun ord")).status_code == 302


def test_N3_a_link_is_used_once(token: str) -> None:
    client = Client()
    assert client.post("/svar/", posted(token, SAID)).status_code == 302
    assert client.post("/svar/", posted(token, SAID | {"hjaelpsomt": "1"})).status_code == 404
    assert not actions.answer(token=token, answers=SAID, remark="")
    [envelope] = SealedAnswer.objects.all()
    opened = sealing.opened(envelope.sealed)
    assert opened
    assert opened.answers["hjaelpsomt"] == "4"


def test_N3_used_unknown_and_late_links_get_the_same_page_to_the_byte(token: str, settings: LazySettings) -> None:
    def page(n: str) -> bytes:
        got, sent = Client().get("/svar/", {"n": n}), Client().post("/svar/", posted(n, SAID))
        assert (got.status_code, sent.status_code) == (404, 404)
        return RANDOM.sub(b"", got.content + sent.content)

    other = links.new_token(INDIVIDUAL, QUARTER)
    assert Client().post("/svar/", posted(token, SAID)).status_code == 302
    used = page(token)
    assert page("findes-ikke") == page("") == page(f"{token}x") == used
    assert page(links.new_token("findes-ikke", AFTER)) == used
    settings.NAERVAER_TODAY = LAST.isoformat()
    assert Client().get("/svar/", {"n": other}).status_code == 200
    settings.NAERVAER_TODAY = AFTER.isoformat()
    assert page(other) == used


def test_N3_a_link_that_was_signed_for_something_else_is_not_a_link(token: str, settings: LazySettings) -> None:
    settings.SECRET_KEY = "en anden"
    assert links.read(token) is None


def test_N3_the_link_stands_in_no_path_that_a_log_of_requests_shows(token: str) -> None:
    address = links.address_of(token)
    assert address.startswith("http")
    assert "/svar/?n=" in address


def test_N3_answers_to_what_was_not_asked_are_left_out(token: str) -> None:
    assert actions.answer(token=token, answers={"hjaelpsomt": "6", "tid": "det var passende", "andet": "x"}, remark="")
    opened = sealing.opened(SealedAnswer.objects.get().sealed)
    assert opened
    assert opened.answers == {"tid": "det var passende"}


def test_N3_that_somebody_was_asked_is_in_the_log_without_their_name(cast: Cast, token: str) -> None:
    entry = Entry.objects.get(action="evaluation.asked")
    assert (entry.by_id, entry.subject_id, entry.detail["evaluation"]) == (cast.users["wellbeing"].pk, None, INDIVIDUAL)


def test_N3_the_copy_of_the_case_tells_that_one_was_asked_and_not_whether_one_answered(cast: Cast, token: str) -> None:
    def told() -> str:
        sections = slots.RECORD_SECTIONS(cast.people["anne"].pk)
        return "\n".join(e.text for s in sections if s.title == "Evaluering" for e in s.entries)

    before = told()
    assert "Hvordan var dit samtaleforløb?\nSpurgt i 4. kvartal 2026." in before
    Client().post("/svar/", posted(token, SAID))
    assert told() == before
