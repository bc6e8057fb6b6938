"""What the employee does with their own papers: asks for a plan, answers on Fast track, lays up the doctor's answer."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import Http404
from django.test import Client
from django.urls import reverse
from tests.web.cast import TODAY, Cast
from tests.web.papers.papering import FAST_TRACK, PDF, PLAN, begun, case_of, go, sent, told_of_fast_track

from naervaer.core.papers.rules import Said
from naervaer.core.verdicts import Refused
from naervaer.web.followup.models import Case
from naervaer.web.papers import actions, filling, queries
from naervaer.web.papers.models import Attached, Moved, Paper
from naervaer.web.vault.models import Kept

pytestmark = pytest.mark.django_db


def entered(cast: Cast, who: str = "anne") -> Client:
    client = Client()
    cast.login(client, who)
    return client


def lay_up(client: Client, paper: Paper, content: bytes, name: str = "svar.pdf") -> str:
    file = SimpleUploadedFile(name, content, "application/pdf")
    url = reverse("papers:own-attach", args=[paper.pk])
    return client.post(url, {"file": file}, follow=True).content.decode()


def test_the_employee_asks_for_a_plan_and_the_leader_says_no_with_a_reason(
    cast: Cast, mailoutbox: list[object], django_capture_on_commit_callbacks: object
) -> None:
    """S6. Source: sygedagpengeloven § 7 b."""
    client, employment = entered(cast), case_of(cast).employment_id
    url = reverse("papers:ask", args=[employment])
    assert url in client.get(reverse("accounts:own")).content.decode()
    told = client.post(url, {"note": "Timerne."}).content.decode()
    assert "når du ikke regner med at være tilbage inden 8 uger" in told
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        assert client.post(url, {"expects": "on", "note": "Timerne."}).status_code == 302
    paper = Paper.objects.get()
    assert (paper.family, paper.state, paper.role) == ("retention_plan", "draft", "employee")
    assert {address for mail in mailoutbox for address in mail.to} == {"leader@example.org", "deputy@example.org"}  # type: ignore[attr-defined]
    assert "Anne" not in "".join(mail.subject + mail.body for mail in mailoutbox)  # type: ignore[attr-defined]
    assert client.get(url).status_code == 404
    [task] = filling.tasks(cast.actor("leader"), [employment], TODAY)
    assert "Medarbejderen har bedt om den, svar senest" in task.text
    shown = entered(cast, "leader").get(reverse("papers:show", args=[paper.pk])).content.decode()
    assert "Timerne." in shown
    assert reverse("papers:act", args=[paper.pk, "ask"]) not in shown
    go(cast, paper, "refuse", note="Stillingen er nedlagt.")
    assert "Stillingen er nedlagt." in client.get(reverse("papers:own", args=[paper.pk])).content.decode()


def test_a_plan_is_asked_for_only_in_ones_own_running_case(cast: Cast) -> None:
    """S6. Source: sygedagpengeloven § 7 b."""
    case = case_of(cast)
    asked = {"employment": case.employment_id, "kind": PLAN}
    for wrong in (
        {"by": cast.actor("mads")},
        {"by": cast.actor("leader")},
        {"by": cast.actor("anne"), "kind": FAST_TRACK},
    ):
        with pytest.raises(Http404):
            actions.ask_for_plan(**{**asked, **wrong})
    with pytest.raises(Http404):
        actions.move(by=cast.actor("leader"), paper=begun(cast, PLAN).pk, move="ask", said=Said(TODAY))
    assert isinstance(actions.ask_for_plan(by=cast.actor("anne"), **asked), Refused)
    Paper.objects.all()._raw_delete("default")
    Case.objects.update(last_day=TODAY)
    assert isinstance(actions.ask_for_plan(by=cast.actor("anne"), **asked), Refused)
    assert entered(cast).get(reverse("papers:ask", args=[case.employment_id])).status_code == 404


def test_a_plan_given_up_stays_with_whoever_asked_for_it_and_a_draft_nobody_was_told_of_does_not(cast: Cast) -> None:
    """S6"""
    plan, draft, told = begun(cast, PLAN), begun(cast), told_of_fast_track(cast)
    for paper in (plan, draft, told):
        go(cast, paper, "drop", note="Rask igen.")
    assert {row.pk for row in queries.own(cast.actor("anne"), TODAY)} == {plan.pk, told.pk}


def test_the_employee_says_yes_objects_and_says_no_to_fast_track(cast: Cast) -> None:
    """S6. Source: sygedagpengeloven § 7 c and § 40, stk. 5."""
    paper, client = told_of_fast_track(cast), entered(cast)
    shown = client.get(reverse("papers:own", args=[paper.pk])).content.decode()
    assert "indsigelse til og med 1.12.2026" in shown

    def say(what: str, **words: str) -> str:
        url = reverse("papers:own-answer", args=[paper.pk, what])
        return client.post(url, words, follow=True).content.decode()

    assert "Dit svar er gemt" in say("consent")
    say("consent")
    assert Moved.objects.filter(paper=paper, move="consent").count() == 1
    assert "Skriv, hvad der ikke passer" in say("object")
    assert "Det er seks uger." in say("object", note="Det er seks uger.")
    seen = entered(cast, "leader").get(reverse("papers:show", args=[paper.pk])).content.decode()
    assert "Medarbejderen gør indsigelse" in seen
    assert "Det er seks uger." in seen
    say("decline")
    paper.refresh_from_db()
    assert (paper.state, Moved.objects.get(move="decline").role) == ("declined", "employee")
    assert client.get(reverse("papers:own-answer", args=[paper.pk, "consent"])).status_code == 404
    assert isinstance(actions.answer(by=cast.actor("anne"), paper=paper.pk, what="consent"), Refused)
    with pytest.raises(Http404):
        actions.answer(by=cast.actor("anne"), paper=paper.pk, what="send")


def test_nobody_else_answers_for_the_employee(cast: Cast) -> None:
    """S6"""
    paper = told_of_fast_track(cast)
    for who in ("mads", "leader", "outsider"):
        with pytest.raises(Http404):
            actions.answer(by=cast.actor(who), paper=paper.pk, what="decline")
    with pytest.raises(Http404):
        actions.answer(by=cast.actor("anne"), paper=10**9, what="decline")


def test_the_doctors_answer_is_laid_up_by_the_employee_and_waits_for_the_leader(cast: Cast) -> None:
    """S6"""
    paper, client = sent(cast), entered(cast)
    Paper.objects.update(due=TODAY)
    assert "ikke en PDF-fil" in lay_up(client, paper, b"MZ\x90\x00 program", "svar.pdf")
    assert "Filen skal være PDF, PNG eller JPG" in lay_up(client, paper, b"MZ\x90\x00", "svar.exe")
    assert not Kept.objects.exists()
    assert "lagt op og krypteret" in lay_up(client, paper, PDF)
    assert Attached.objects.get().role == "employee"
    later = TODAY.replace(day=30)
    [task] = filling.tasks(cast.actor("leader"), [paper.employment_id], later)
    assert (task.title, task.target) == ("Mulighedserklæring er kommet", TODAY)
    [row] = queries.waiting(later)
    assert (row.overdue, row.badge_text) == (False, "Lagt op af medarbejderen")
    go(cast, paper, "receive")
    assert list(filling.tasks(cast.actor("leader"), [paper.employment_id], later)) == []


def test_a_paper_that_takes_none_of_the_employees_files_has_no_page_for_it(cast: Cast) -> None:
    """S6: what the municipality writes to the employee as an authority is not for the workplace (§ 68 a)."""
    paper = told_of_fast_track(cast)
    go(cast, paper, "send")
    assert entered(cast).get(reverse("papers:own-attach", args=[paper.pk])).status_code == 404
    with pytest.raises(Http404):
        actions.attach_own(by=cast.actor("anne"), paper=paper.pk, name="brev.pdf", content=PDF, size=len(PDF))
