"""H18: the employee has a copy of the whole case, with what the rules leave out left out, once it is approved."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any

import pytest
from django.core import mail
from django.http import Http404
from django.test import Client
from pypdf import PdfReader
from tests.web.cast import TODAY, Cast
from tests.web.conversations.talking import invited
from tests.web.letters.pdf_ua import faults
from tests.web.papers.papering import ANSWERS, PDF, case_of, sent
from tests.web.records.asking import asked, handed_to_hr, long_ago
from tests.web.walking import rows

from naervaer.core.verdicts import Refused
from naervaer.web.advice.actions import About, ask
from naervaer.web.audit.models import Entry
from naervaer.web.followup.owing import matters_by_person
from naervaer.web.organisation.models import EmploymentTerm, RoleAssignment
from naervaer.web.papers import actions as papers
from naervaer.web.papers.kinds import kind_of
from naervaer.web.records import actions
from naervaer.web.records.models import AccessRequest
from naervaer.web.sparring.models import ItemEvent


def enclosed(pdf: bytes) -> dict[str, bytes]:
    return {name: content for name, [content] in PdfReader(BytesIO(pdf)).attachments.items()}


def page(client: Client, cast: Cast, who: str, url: str) -> str:
    cast.login(client, who)
    return str(client.get(url).content.decode())


def status(client: Client, cast: Cast, who: str, url: str) -> int:
    cast.login(client, who)
    return int(client.get(url).status_code)


def text_of(client: Client, cast: Cast, who: str, url: str) -> str:
    cast.login(client, who)
    pdf = client.get(url).content
    assert faults(pdf) == []
    return " ".join(word for sheet in PdfReader(BytesIO(pdf)).pages for word in sheet.extract_text().split())


def test_H18_an_employee_asks_on_their_own_page_and_is_told_when_the_answer_comes(client: Client, cast: Cast) -> None:
    cast.login(client, "anne")
    client.post("/min-side/aktindsigt/", {"words": "Alt om mit fravær"})
    made = AccessRequest.objects.get()
    assert made.due == date(2026, 12, 2), "seven workdays after Monday 23 November"
    assert "2. december 2026" in page(client, cast, "anne", "/min-side/")
    assert "Aktindsigt skal besvares" in page(client, cast, "leader", "/i-dag/")
    assert "Alt om mit fravær" in page(client, cast, "leader", f"/aktindsigt/{made.pk}/")


def test_asking_again_while_one_waits_is_refused(cast: Cast) -> None:
    asked(cast)
    again = actions.ask(by=cast.actor("anne"))
    assert isinstance(again, Refused)
    assert "venter på svar" in again.reasons[0]


def test_the_leader_is_told_by_mail_that_something_waits(cast: Cast) -> None:
    made = asked(cast)
    assert f"access-request:{made.pk}:asked" in matters_by_person(TODAY)["leader"]


def test_the_leader_may_not_see_or_give_out_the_whole_case(client: Client, cast: Cast) -> None:
    """A former leader's cases are in it."""
    made = asked(cast)
    verdict = actions.give(by=cast.actor("leader"), request_id=made.pk)
    assert isinstance(verdict, Refused)
    assert "personalekonsulent eller personalejurist" in verdict.reasons[0]
    for address in ("udkast.pdf", "sag.pdf"):
        assert status(client, cast, "leader", f"/aktindsigt/{made.pk}/{address}") == 404


def test_whoever_may_answer_reads_it_gives_it_out_and_the_employee_has_it(client: Client, cast: Cast) -> None:
    long_ago(cast)
    rows(cast)
    made = asked(cast)
    handed_to_hr(cast)
    assert "Aktindsigt, der skal besvares" in page(client, cast, "hr", "/organisation/overdragne/")
    assert "Godkend og udlevér" in page(client, cast, "hr", f"/aktindsigt/{made.pk}/")
    assert "Ringer fredag" in text_of(client, cast, "hr", f"/aktindsigt/{made.pk}/udkast.pdf")
    assert status(client, cast, "anne", f"/aktindsigt/{made.pk}/sag.pdf") == 404, "not given out yet"
    client.logout()
    cast.login(client, "hr")
    client.post(f"/aktindsigt/{made.pk}/udlever/")
    text = text_of(client, cast, "anne", f"/aktindsigt/{made.pk}/sag.pdf")
    for part in ("Indhold", "Ansættelse", "Fraværsforløb", "Aftaler", "Beslutninger", "Hvem har set", "Ringer fredag"):
        assert part in text
    assert "Hent din sag" in page(client, cast, "anne", "/min-side/")
    assert Entry.objects.filter(action="records.file", subject=cast.people["anne"]).exists()


def test_what_is_given_out_stays_as_it_was_given(client: Client, cast: Cast) -> None:
    made = asked(cast)
    handed_to_hr(cast)
    assert actions.give(by=cast.actor("hr"), request_id=made.pk)
    long_ago(cast)
    assert "Ringer fredag" not in text_of(client, cast, "anne", f"/aktindsigt/{made.pk}/sag.pdf")


def test_what_the_rules_leave_out_is_named_by_kind_number_and_rule_and_never_by_content(
    client: Client, cast: Cast
) -> None:
    item = rows(cast).inside["item"]
    said = {"at": datetime(2026, 11, 20, 9, tzinfo=UTC), "by": cast.users["lawyer"], "role": "lawyer"}
    ItemEvent.objects.create(item_id=item, what="discuss", text="Juristen mener, at varslet er kort", **said)
    made = asked(cast)
    handed_to_hr(cast)
    text = text_of(client, cast, "hr", f"/aktindsigt/{made.pk}/udkast.pdf")
    assert "varslet er kort" not in text
    assert "Intern rådgivning" in text
    assert "Forvaltningsloven § 12" in text


def test_what_was_told_in_confidence_is_left_out_and_said_to_be(client: Client, cast: Cast) -> None:
    """H18: a question on a confidential theme; the answer to another one is inner advice."""
    about = About(cast.employments["anne-1"].pk)
    case_of(cast)
    said = "En kollega siger, at hun bliver drillet."
    told = ask(by=cast.actor("leader"), theme="samarbejdet-opad", text=said, about=about)
    assert not isinstance(told, Refused)
    made = asked(cast)
    handed_to_hr(cast)
    text = text_of(client, cast, "hr", f"/aktindsigt/{made.pk}/udkast.pdf")
    assert "drillet" not in text
    assert "Det, andre har fortalt i fortrolighed: 1." in text


def test_the_copy_is_whole_questions_letters_and_what_was_laid_up(client: Client, cast: Cast) -> None:
    """H18: an answer with its question, the letter as it was sent, and the employee's own file, byte for byte."""
    paper = sent(cast)
    laid_up = {"name": "svar.pdf", "content": PDF, "size": len(PDF)}
    assert papers.attach_own(by=cast.actor("anne"), paper=paper.pk, **laid_up)
    talk = invited(cast)
    made = asked(cast)
    handed_to_hr(cast)
    assert actions.give(by=cast.actor("hr"), request_id=made.pk)
    text = text_of(client, cast, "anne", f"/aktindsigt/{made.pk}/sag.pdf")
    for question in (question for part in kind_of(paper.kind, TODAY).part for question in part.questions):
        if question.id in ANSWERS:
            assert f"{question.title} {ANSWERS[question.id]}" in text
    files = enclosed(client.get(f"/aktindsigt/{made.pk}/sag.pdf").content)
    letter = talk.papers.get()
    assert bytes(letter.pdf) in files.values()
    assert PDF in files.values()
    assert all(name in text for name in files)


def test_a_refusal_has_a_reason_that_the_employee_can_read(client: Client, cast: Cast) -> None:
    made = asked(cast)
    handed_to_hr(cast)
    assert not actions.refuse(by=cast.actor("hr"), request_id=made.pk, reason=" ")
    cast.login(client, "hr")
    client.post(f"/aktindsigt/{made.pk}/afvis/", {"reason": "Udleveret i sidste uge"})
    assert "Udleveret i sidste uge" in page(client, cast, "anne", "/min-side/aktindsigt/")


def test_the_employee_is_told_by_mail_that_an_answer_has_come(
    cast: Cast, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    made = asked(cast)
    handed_to_hr(cast)
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        assert actions.refuse(by=cast.actor("hr"), request_id=made.pk, reason="Udleveret i sidste uge")
    [sent_mail] = mail.outbox
    assert sent_mail.to == ["anne@example.org"]
    assert "/min-side/aktindsigt/" in sent_mail.body
    assert "Udleveret" not in sent_mail.body


def test_an_answer_is_given_once(cast: Cast) -> None:
    made = asked(cast)
    handed_to_hr(cast)
    assert actions.give(by=cast.actor("hr"), request_id=made.pk)
    assert not actions.refuse(by=cast.actor("hr"), request_id=made.pk, reason="For sent")
    assert not actions.withdraw(by=cast.actor("anne"), request_id=made.pk)


def test_a_retention_consultant_with_the_case_may_not_answer_when_the_policy_does_not_say_so(cast: Cast) -> None:
    made = asked(cast)
    handed_to_hr(cast, role="retention")
    assert isinstance(actions.give(by=cast.actor("retention"), request_id=made.pk), Refused)


def test_what_was_asked_for_by_word_of_mouth_is_written_down_by_the_leader(client: Client, cast: Cast) -> None:
    cast.login(client, "leader")
    anne = cast.people["anne"].pk
    client.post(f"/person/{anne}/aktindsigt/ny/", {"received": "2026-11-20", "words": "I telefonen"})
    made = AccessRequest.objects.get()
    assert (made.received, made.role, made.due) == (date(2026, 11, 20), "leader", date(2026, 12, 1))
    assert isinstance(actions.register(by=cast.actor("leader"), person=anne, received=date(2026, 11, 30)), Refused), (
        "a day to come"
    )


def test_nobody_else_can_ask_for_or_see_another_persons_case(client: Client, cast: Cast) -> None:
    made = asked(cast)
    for who in ("outsider", "mads", "coordinator", "administrator", "hr"):
        assert status(client, cast, who, f"/aktindsigt/{made.pk}/") == 404
        with pytest.raises(Http404):
            actions.register(by=cast.actor(who), person=cast.people["anne"].pk, received=TODAY)
        with pytest.raises(Http404):
            actions.withdraw(by=cast.actor(who), request_id=made.pk)


def test_a_large_case_is_one_pdf_with_page_numbers(client: Client, cast: Cast) -> None:
    for year in range(2000, 2020):
        long_ago(cast, first=date(year, 3, 4))
    made = asked(cast)
    handed_to_hr(cast)
    text = text_of(client, cast, "hr", f"/aktindsigt/{made.pk}/udkast.pdf")
    assert text.count("Forløb begyndt") == 20
    assert "2 / " in text


def test_what_was_answered_before_a_move_is_not_the_new_leaders(client: Client, cast: Cast) -> None:
    """H18: a request that waits follows the employee; one that was answered stays behind."""
    made = asked(cast)
    handed_to_hr(cast)
    AccessRequest._base_manager.filter(pk=made.pk).update(at=datetime(2026, 11, 1, 9, tzinfo=UTC))
    EmploymentTerm.objects.filter(employment=cast.employments["anne-1"]).update(unit=cast.units["havblik"], first=TODAY)
    address = f"/aktindsigt/{made.pk}/"
    assert status(client, cast, "outsider", address) == 200
    assert actions.refuse(by=cast.actor("hr"), request_id=made.pk, reason="Udleveret i sidste uge")
    assert status(client, cast, "outsider", address) == 404
    assert "Udleveret" not in page(client, cast, "outsider", f"/person/{cast.people['anne'].pk}/")


def test_a_lawyer_who_leads_elsewhere_sees_no_doctors_paper_in_the_copy(client: Client, cast: Cast) -> None:
    """H18: what counts is the role the case was handed to, not what else somebody is."""
    paper = sent(cast)
    assert papers.attach_own(by=cast.actor("anne"), paper=paper.pk, name="svar.pdf", content=PDF, size=len(PDF))
    made = asked(cast)
    handed_to_hr(cast, role="lawyer")
    RoleAssignment.objects.create(person=cast.people["lawyer"], role="leader", unit=cast.units["syd"], first=TODAY)
    cast.login(client, "lawyer")
    assert PDF not in enclosed(client.get(f"/aktindsigt/{made.pk}/udkast.pdf").content).values()
