"""The papers of a case from the draft to what comes back, as those see it who work with them."""

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import Http404
from django.test import Client
from django.urls import reverse
from tests.web.cast import TODAY, Cast
from tests.web.letters.pdf_ua import faults
from tests.web.papers.papering import (
    ANSWERS,
    DUE,
    FAST_TRACK,
    PDF,
    PLAN,
    SECTION_56,
    THREE,
    begun,
    case_of,
    go,
    sent,
    told_of_fast_track,
    written,
)

from naervaer.core.papers.rules import Said
from naervaer.core.verdicts import Refused, Verdict
from naervaer.web import slots
from naervaer.web.absence.models import AbsencePeriod
from naervaer.web.audit.models import Entry
from naervaer.web.followup.models import Case
from naervaer.web.organisation.models import Handover
from naervaer.web.papers import actions, filling, queries
from naervaer.web.papers.models import Attached, Moved, Paper, Written
from naervaer.web.vault.models import Kept

pytestmark = pytest.mark.django_db


def page(cast: Cast, who: str, name: str, *args: object) -> str:
    client = Client()
    cast.login(client, who)
    response = client.get(reverse(name, args=args))
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def reason(verdict: Verdict) -> str:
    assert isinstance(verdict, Refused)
    return verdict.reasons[0]


def test_a_leader_fills_in_a_declaration_gives_it_to_the_doctor_and_has_it_back(cast: Cast) -> None:
    """S6"""
    client, case = Client(), case_of(cast)
    cast.login(client, "leader")
    person = case.employment.person_id
    started = client.post(reverse("papers:new", args=[person]), {"slags": "papir-mulighedserklaering"})
    paper = Paper.objects.get()
    assert started["Location"] == reverse("papers:show", args=[paper.pk])
    client.post(reverse("papers:write", args=[paper.pk, "del-1"]), ANSWERS)
    day = TODAY.isoformat()
    client.post(reverse("papers:act", args=[paper.pk, "talk"]), {"on_day": day})
    client.post(reverse("papers:act", args=[paper.pk, "send"]), {"on_day": day, "due": DUE.isoformat()})
    client.post(reverse("papers:act", args=[paper.pk, "receive"]), {"on_day": day, "amount": "750,00"})
    paper.refresh_from_db()
    assert (paper.state, paper.due) == ("received", DUE)
    assert Moved.objects.get(move="receive").amount == Decimal(750)
    shown = client.get(reverse("papers:show", args=[paper.pk])).content.decode()
    assert "Kan ikke løfte." in shown
    assert "750,00 kr." in shown


def test_what_is_missing_is_said_and_what_was_typed_stays(cast: Cast) -> None:
    """S6"""
    client, paper = Client(), begun(cast)
    cast.login(client, "leader")
    told = client.post(reverse("papers:act", args=[paper.pk, "talk"]), {"on_day": TODAY.isoformat()}).content.decode()
    assert "Udfyld først »Del 1" in told
    kept = client.post(reverse("papers:write", args=[paper.pk, "del-1"]), {"nedsat": "Kan ikke løfte"})
    assert "Kan ikke løfte" in kept.content.decode()
    assert "Skriv et svar." in kept.content.decode()


def test_a_new_answer_leaves_the_old_one_and_the_same_twice_is_once(cast: Cast) -> None:
    """S6"""
    paper = written(cast)
    for answers in (ANSWERS, ANSWERS | {"opgaver": "Løft."}):
        assert actions.write(by=cast.actor("leader"), paper=paper.pk, part="del-1", answers=answers)
    assert Written.objects.count() == 2


def test_a_paper_that_has_not_come_back_waits_on_the_leaders_list_and_in_the_mail(cast: Cast) -> None:
    """S6"""
    paper = sent(cast)
    late = DUE + timedelta(days=1)
    [task] = filling.tasks(cast.actor("leader"), [paper.employment_id], TODAY)
    assert (task.title, task.target) == ("Mulighedserklæring", DUE)
    Paper.objects.update(due=TODAY - timedelta(days=1))
    [task] = filling.tasks(cast.actor("leader"), [paper.employment_id], TODAY)
    assert task.title == "Mulighedserklæring mangler"
    assert [matter.parties for matter in filling.matters(TODAY)] == [("leader",)]
    assert list(filling.tasks(cast.actor("outsider"), [paper.employment_id], late)) == []


def test_fast_track_has_three_answers_to_copy_and_the_municipalitys_day(cast: Cast) -> None:
    """S6. Source: sygedagpengeloven § 7 c and § 13 b, stk. 2."""
    paper = told_of_fast_track(cast)
    shown = page(cast, "leader", "papers:show", paper.pk)
    assert all(f">{answer}</textarea>" in shown for answer in THREE.values())
    assert "indsigelse til og med 1.12.2026" in shown
    go(cast, paper, "send")
    paper.refresh_from_db()
    assert paper.due == TODAY + timedelta(days=14)
    go(cast, paper, "decline")
    assert queries.one(cast.actor("leader"), paper.pk, TODAY).row.ended


def test_a_plan_is_asked_for_by_the_employee_and_may_be_refused_only_with_a_reason(cast: Cast) -> None:
    """S6. Source: sygedagpengeloven § 7 b."""
    paper = begun(cast, PLAN)
    asked = {"by": cast.actor("leader"), "paper": paper.pk, "move": "refuse"}
    assert "Skriv hvorfor" in reason(actions.move(**asked, said=Said(TODAY)))
    assert actions.move(**asked, said=Said(TODAY, note="Stillingen er nedlagt."))
    assert "Stillingen er nedlagt." in page(cast, "leader", "papers:show", paper.pk)
    assert page(cast, "anne", "papers:own", paper.pk)


def test_an_agreement_by_section_56_reminds_before_its_end_and_asks_about_codes(cast: Cast) -> None:
    """S6. Source: sygedagpengeloven § 58; Hjørring, Registrering."""
    case = case_of(cast)
    AbsencePeriod.objects.filter(employment=case.employment).delete()
    AbsencePeriod.objects.create(
        employment=case.employment, category="own_sickness", first=case.first_day, degree=1, added_by=cast.run
    )
    paper = begun(cast, SECTION_56)
    last = TODAY + timedelta(days=30)
    go(cast, paper, "approve", first=TODAY - timedelta(days=300), last=last)
    [task] = filling.tasks(cast.actor("leader"), [case.employment_id], TODAY)
    assert task.target == last - timedelta(days=60)
    shown = page(cast, "leader", "papers:refusion", case.pk)
    assert "Passer lønkoden?" in shown
    assert "Ingen arbejdsgiverperiode" in shown


def test_an_agreement_tells_whether_it_can_be_renewed(cast: Cast) -> None:
    """S6. Source: sygedagpengeloven § 58: at least 10 days of absence in the last year."""
    paper, employment = begun(cast, SECTION_56), case_of(cast).employment
    go(cast, paper, "approve", first=TODAY - timedelta(days=300), last=TODAY + timedelta(days=30))
    AbsencePeriod.objects.filter(employment=employment).delete()
    about = {"employment": employment, "category": "section_56", "degree": 1, "added_by": cast.run}
    long_ago = TODAY - timedelta(days=400)
    AbsencePeriod.objects.create(first=long_ago, last=TODAY - timedelta(days=361), **about)
    AbsencePeriod.objects.create(first=TODAY - timedelta(days=4), **about)
    assert "mindst 10 på et år" in page(cast, "leader", "papers:show", paper.pk)
    AbsencePeriod.objects.create(first=TODAY - timedelta(days=20), last=TODAY - timedelta(days=20), **about)
    shown = page(cast, "leader", "papers:show", paper.pk)
    assert "Det seneste år: 10 fraværsdage" in shown
    assert "kan fornys" in shown


def test_refusion_is_marked_done_and_annulled(cast: Cast) -> None:
    """S6. Source: sygedagpengeloven § 40."""
    client, case = Client(), case_of(cast)
    cast.login(client, "leader")
    assert "Arbejdsgiverperioden er 21.10.2026–19.11.2026" in page(cast, "leader", "papers:refusion", case.pk)
    url = reverse("papers:refusion-done", args=[case.pk, "notify"])
    assert client.post(url, {"on_day": TODAY.isoformat()}).status_code == 302
    assert "allerede anmeldt" in client.post(url, {"on_day": (TODAY - timedelta(days=1)).isoformat()}).content.decode()
    assert "fremtid" not in client.post(url, {"on_day": TODAY.isoformat()}).content.decode()
    shown = page(cast, "leader", "papers:refusion", case.pk)
    assert "Gjort" in shown
    done = shown.split("/refusion/")[1:]
    pk = next(int(text.split("/")[0]) for text in done if text.split("/")[1].startswith("annuller"))
    assert client.post(reverse("papers:refusion-annul", args=[pk]), {"reason": "Forkert sag"}).status_code == 302
    assert "Annullér" not in page(cast, "leader", "papers:refusion", case.pk)


def upload(cast: Cast, paper: Paper, content: bytes, name: str = "svar.pdf", who: str = "leader") -> str:
    client = Client(enforce_csrf_checks=False)
    cast.login(client, who)
    file = SimpleUploadedFile(name, content, "application/pdf")
    return client.post(reverse("papers:attach", args=[paper.pk]), {"file": file}, follow=True).content.decode()


def test_an_upload_is_encrypted_and_comes_back_as_a_file_to_save(cast: Cast) -> None:
    """S6"""
    paper = sent(cast)
    assert "lagt op og krypteret" in upload(cast, paper, PDF, "Anne Birk diagnose.pdf")
    file = Attached.objects.get()
    for who, name in (("leader", "papers:file"), ("deputy", "papers:file"), ("anne", "papers:own-file")):
        client = Client()
        cast.login(client, who)
        response = client.get(reverse(name, args=[file.pk]))
        assert response.content == PDF, who
        assert response["Content-Disposition"] == 'attachment; filename="mulighedserklaering-1.pdf"'
        assert response["X-Content-Type-Options"] == "nosniff"
        assert "no-store" in response["Cache-Control"]
    assert Entry.objects.filter(action="papers.file", subject=paper.employment.person).count() == 2


def test_the_database_file_opened_raw_holds_nothing_of_an_upload(cast: Cast) -> None:
    """S6: neither the content nor the file's name."""
    paper = sent(cast)
    upload(cast, paper, PDF, "hemmeligt-navn.pdf")
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608
            for row in cursor.fetchall():
                raw = b"".join(bytes(v) if isinstance(v, (bytes, memoryview)) else str(v).encode() for v in row)
                assert b"laegens-svar-paa-papiret" not in raw, table
                assert b"hemmeligt-navn" not in raw, table


def test_a_file_that_is_not_what_it_says_is_refused_on_the_page(cast: Cast) -> None:
    """S6"""
    paper = sent(cast)
    assert "ikke en PDF-fil" in upload(cast, paper, b"MZ program")
    assert "Filen er tom" in upload(cast, paper, b"")
    assert not Attached.objects.exists()


def test_when_retention_lets_a_paper_go_the_file_goes_with_the_key_that_opens_it(
    cast: Cast, settings: LazySettings, tmp_path: Path, django_capture_on_commit_callbacks: Any
) -> None:
    """S6 H18"""
    settings.NAERVAER_FILE_FOLDER = str(tmp_path)
    paper = sent(cast)
    upload(cast, paper, PDF)
    [shelf] = [shelf for shelf in slots.RETENTION() if paper.pk in {row.pk for row in shelf.stored(date(2030, 1, 1))}]
    assert (Kept.objects.count(), len(list(tmp_path.iterdir()))) == (1, 1)
    with django_capture_on_commit_callbacks(execute=True):
        assert shelf.erase([paper.pk]) == 1
    assert (Kept.objects.count(), Attached.objects.count(), list(tmp_path.iterdir())) == (0, 0, [])


def test_without_a_key_an_upload_is_refused_and_the_reason_said(cast: Cast, settings: LazySettings) -> None:
    """S6: fails closed."""
    settings.NAERVAER_FILE_KEYS = ""
    assert "ikke sat op til bilag" in upload(cast, sent(cast), PDF)


def test_an_upload_needs_the_forms_token(cast: Cast) -> None:
    """S6: the handler is chosen first, and the token is still asked for."""
    client = Client(enforce_csrf_checks=True)
    cast.login(client, "leader")
    file = SimpleUploadedFile("svar.pdf", PDF, "application/pdf")
    response = client.post(reverse("papers:attach", args=[sent(cast).pk]), {"file": file})
    assert response.status_code != 302
    assert not Attached.objects.exists()


def test_the_type_of_the_paper_decides_which_adviser_sees_the_upload(cast: Cast) -> None:
    """S6: a mulighedserklæring is the leader's, a varighedserklæring HR's too."""
    for who, role in (("hr", "hr_consultant"), ("retention", "retention_consultant")):
        Handover.objects.create(
            person=cast.people["anne"],
            to=cast.people[who],
            role=role,
            given_by=cast.people["leader"],
            reason="Rådgivning",
            first=TODAY,
        )
    Case.objects.filter(pk=case_of(cast).pk).update(first_day=TODAY - timedelta(days=20))
    duration = actions.start(
        by=cast.actor("leader"),
        employment=cast.employments["anne-1"].pk,
        case=Case.objects.get(employment=cast.employments["anne-1"]).pk,
        kind="papir-varighedserklaering",
    )
    assert not isinstance(duration, Refused)
    go(cast, duration, "send", due=DUE)
    upload(cast, duration, PDF)
    file = Attached.objects.get()
    status = {}
    for who in ("leader", "hr", "retention", "outsider", "anne"):
        client = Client()
        cast.login(client, who)
        status[who] = client.get(reverse("papers:file", args=[file.pk])).status_code
    assert status == {"leader": 200, "hr": 200, "retention": 404, "outsider": 404, "anne": 404}


def test_a_draft_is_not_shown_to_the_employee_until_it_has_been_talked_of(cast: Cast) -> None:
    """S6"""
    paper = written(cast)
    assert queries.own(cast.actor("anne"), TODAY) == []
    go(cast, paper, "talk")
    assert [row.pk for row in queries.own(cast.actor("anne"), TODAY)] == [paper.pk]
    assert "Dine papirer" in page(cast, "anne", "accounts:own")
    assert queries.own(cast.actor("mads"), TODAY) == []


def test_papers_stand_on_the_persons_page_and_with_who_has_been_handed_the_case(cast: Cast) -> None:
    """S6"""
    paper = sent(cast)
    shown = page(cast, "leader", "followup:person", paper.employment.person_id)
    assert reverse("papers:show", args=[paper.pk]) in shown
    assert "Anmeld fraværet i NemRefusion" in shown
    Handover.objects.create(
        person=cast.people["anne"],
        to=cast.people["retention"],
        role="retention_consultant",
        given_by=cast.people["leader"],
        reason="Rådgivning",
        first=TODAY,
    )
    [panel] = filling.handed(cast.actor("retention"), TODAY)
    assert [row.pk for row in panel.context["rows"]] == [paper.pk]


def test_a_paper_cannot_be_begun_in_a_case_that_is_not_the_employees(cast: Cast) -> None:
    """S6"""
    case = case_of(cast, "mads")
    client = Client()
    cast.login(client, "leader")
    with pytest.raises(Http404):
        actions.start(
            by=cast.actor("leader"), employment=cast.employments["anne-1"].pk, case=case.pk, kind="papir-friattest"
        )
    person = cast.people["mads"].pk
    client.post(reverse("papers:new", args=[person]), {"slags": "papir-fast-track"})
    client.post(reverse("papers:new", args=[person]), {"slags": "papir-fast-track"})
    client.post(reverse("papers:new", args=[person]), {"slags": "ukendt"})
    assert Paper.objects.count() == 1


@pytest.mark.parametrize(
    "kind",
    [
        "papir-mulighedserklaering",
        "papir-varighedserklaering",
        "papir-friattest",
        "papir-tro-og-love",
        PLAN,
        FAST_TRACK,
        SECTION_56,
    ],
)
def test_every_paper_can_be_printed(cast: Cast, kind: str) -> None:
    """S6"""
    paper = begun(cast, kind)
    for part in queries.one(cast.actor("leader"), paper.pk, TODAY).parts:
        if not part.by_doctor:
            answers = {
                answer.question.id: "Kan gå og stå, men ikke løfte tungt.\nIngen nattevagter."
                for answer in part.answers
            }
            assert actions.write(by=cast.actor("leader"), paper=paper.pk, part=part.part.id, answers=answers)
    client = Client()
    cast.login(client, "leader")
    response = client.get(reverse("papers:pdf", args=[paper.pk]))
    assert faults(response.content) == []
