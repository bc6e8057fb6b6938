"""N12b: the pages of whoever keeps a journal, of HR with the recovery key, and of the client."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pypdf import PdfReader
from tests.web.cast import PERSONAS, Cast
from tests.web.journal.scene import MARKER, OTHER_SECRET, SECRET, Scene, course_of, note, second_consultant, written
from tests.web.journal.test_themes import a_year_of

from naervaer.web.courses.models import Course
from naervaer.web.journal import actions
from naervaer.web.journal.models import Entry, Handing, Journal, Reading, RecoveryKey, WrappedKey

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\n" + MARKER.encode() + b"\n%%EOF\n"


@pytest.fixture
def opened(client: Client, scene: Scene) -> Client:
    scene.cast.login(client, "wellbeing")
    client.post("/journal/laas-op/", {"secret": SECRET})
    client.post(f"/journal/{scene.journal.pk}/formaal/", {"purpose": "prepare"})
    return client


def page(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200, response.status_code
    return str(response.content.decode())


def test_the_page_of_a_course_leads_whoever_has_taken_it_to_its_journal(client: Client, scene: Scene) -> None:
    second_consultant(scene.cast)
    untaken = course_of(scene.cast, "anne")
    Course.objects.filter(pk=untaken.pk).update(consultant=None)
    scene.cast.login(client, "wellbeing")
    assert f"/journal/forloeb/{scene.course.pk}/" in page(client, f"/mine-forloeb/{scene.course.pk}/")
    scene.cast.login(client, "retention")
    assert "/journal/forloeb/" not in page(client, f"/mine-forloeb/{untaken.pk}/")


def test_the_list_has_ones_own_journals_and_the_courses_without_one(opened: Client, scene: Scene) -> None:
    waiting = course_of(scene.cast, "anne")
    course_of(scene.cast, "mads", state="waiting")
    shown = page(opened, "/journal/")
    assert "Tove Tillid" in shown
    assert f"/journal/forloeb/{waiting.pk}/" in shown
    assert "Mads Overgaard" not in shown
    answer = opened.post(f"/journal/forloeb/{waiting.pk}/")
    begun = Journal.objects.get(course_id=waiting.pk)
    assert answer.headers["Location"] == f"/journal/{begun.pk}/skriv/"


def test_the_address_of_a_course_leads_to_its_journal_or_to_the_button_that_begins_it(
    opened: Client, scene: Scene
) -> None:
    waiting = course_of(scene.cast, "anne")
    url = f"/journal/forloeb/{waiting.pk}/"
    assert "Begynd journalen" in page(opened, url)
    opened.post("/journal/laas/")
    assert opened.get(url).headers["Location"].startswith("/journal/laas-op/?tilbage=")
    opened.post("/journal/laas-op/", {"secret": SECRET})
    WrappedKey.objects.filter(recovery__isnull=False).delete()
    RecoveryKey.objects.all()._raw_delete("default")
    assert "HR skal først lave en gendannelsesnøgle" in opened.post(url).content.decode()
    kept = opened.get(f"/journal/forloeb/{scene.course.pk}/")
    assert kept.headers["Location"] == f"/journal/{scene.journal.pk}/"
    assert opened.get(f"/journal/forloeb/{course_of(scene.cast, 'mads', state='waiting').pk}/").status_code == 404


def test_a_new_consultant_is_shown_the_steps_until_a_journal_can_be_begun(client: Client, cast: Cast) -> None:
    course_of(cast)
    cast.login(client, "wellbeing")
    first = page(client, "/journal/noegle/")
    for text in ("Mangler", "HR laver en gendannelsesnøgle på papir.", "Hvad hvis jeg glemmer den?"):
        assert text in first
    client.post("/journal/noegle/", {"new": SECRET, "again": SECRET})
    shown = page(client, "/journal/")
    assert "Skriv til HR og bed om den" in shown
    assert "Begynd journalen" not in shown, "the button would be refused"
    actions.make_recovery_key(by=cast.actor("hr"))
    shown = page(client, "/journal/")
    assert "Skriv til HR og bed om den" not in shown
    assert "Begynd journalen" in shown


def test_a_lost_secret_leads_to_HR_and_the_journals_wait_until_the_paper_has_been_used(
    client: Client, scene: Scene
) -> None:
    written(scene)
    scene.cast.login(client, "wellbeing")
    assert "/journal/glemt/" in page(client, "/journal/laas-op/")
    told = {"new": OTHER_SECRET, "again": OTHER_SECRET}
    assert "kan du ikke læse dine journaler, før HR" in page(client, "/journal/glemt/")
    assert client.post("/journal/glemt/", told).headers["Location"] == "/journal/"
    shown = page(client, "/journal/")
    assert "Venter på HR" in shown
    assert f"/journal/{scene.journal.pk}/" not in shown
    for name in ("", "skriv/", "1/ret/", "aktindsigt/"):
        assert client.get(f"/journal/{scene.journal.pk}/{name}").headers["Location"] == "/journal/"
    theirs = Client()
    scene.cast.login(theirs, "hr")
    keeper = scene.cast.people["wellbeing"].pk
    given = {"journals": [scene.journal.pk], "to": keeper, "why": "lost", "paper": scene.paper}
    assert "Trine Trivsel" in page(theirs, f"/gendannelse/{keeper}/")
    assert theirs.post(f"/gendannelse/{keeper}/", given).status_code == 302
    client.post(f"/journal/{scene.journal.pk}/formaal/", {"purpose": "look_up"})
    assert MARKER in page(client, f"/journal/{scene.journal.pk}/")
    scene.cast.login(theirs, "trio")
    assert "åbnet igen for Trine Trivsel" in page(theirs, "/min-side/journal/")


def test_a_journal_is_read_after_its_purpose_has_been_chosen(opened: Client, scene: Scene) -> None:
    written(scene)
    lock_and_open(opened)
    url = f"/journal/{scene.journal.pk}/"
    assert opened.get(url).headers["Location"] == f"{url}formaal/"
    assert "Vælg, hvorfor du åbner den." in opened.post(f"{url}formaal/", {}).content.decode()
    assert opened.post(f"{url}formaal/", {"purpose": "look_up"}).headers["Location"] == url
    shown = page(opened, url)
    assert MARKER in shown
    assert "Klient og henvisning" in shown
    assert "Slå noget op i forløbet" in shown
    assert Reading.objects.filter(purpose="look_up", by=scene.cast.users["wellbeing"]).count() == 1


def lock_and_open(client: Client) -> None:
    client.post("/journal/laas/")
    client.post("/journal/laas-op/", {"secret": SECRET})


def test_an_entry_is_written_with_themes_and_a_paper_and_corrected(opened: Client, scene: Scene) -> None:
    """N11"""
    url = f"/journal/{scene.journal.pk}/"
    told = {"kind": "received", "day": "2026-11-20", "text": "Brev fra <lægen>", "themes": ["sorg", "stress"]}
    sent = {"file": SimpleUploadedFile("brev.pdf", PDF), "title": "Lægens brev"}
    assert opened.post(f"{url}skriv/", {**told, **sent}).headers["Location"] == url
    shown = page(opened, url)
    assert "20.11.2026 · Modtagne oplysninger" in shown
    assert "Brev fra &lt;lægen&gt;" in shown
    assert "Temaer: sorg, stress" in shown
    assert "Bilag: Lægens brev (PDF)" in shown
    fetched = opened.get(f"{url}1/bilag/")
    assert fetched.content == PDF
    assert fetched["Content-Disposition"] == 'attachment; filename="laegens-brev.pdf"'
    assert "Brev fra &lt;lægen&gt;" in page(opened, f"{url}1/ret/")
    correction = {"day": "2026-11-21", "text": "Brev fra klinikken", "themes": ["sorg"]}
    assert opened.post(f"{url}1/ret/", correction).headers["Location"] == url
    after = page(opened, url)
    assert "21.11.2026 · Modtagne oplysninger" in after
    assert "Sådan stod der før" in after
    assert "Brev fra &lt;lægen&gt;" in after
    assert opened.get(f"{url}1/bilag/").content == PDF


def test_what_is_missing_or_wrong_is_said_beside_the_field(opened: Client, scene: Scene) -> None:
    url = f"/journal/{scene.journal.pk}/skriv/"
    told = {"kind": "talk", "day": "2026-11-23", "text": "Vi talte"}
    assert "Vælg, hvad notatet er." in opened.post(url, {**told, "kind": ""}).content.decode()
    assert "efter i dag" in opened.post(url, {**told, "day": "2026-11-24"}).content.decode()
    unnamed = opened.post(url, {**told, "file": SimpleUploadedFile("brev.pdf", PDF)})
    assert "Skriv, hvad bilaget er." in unnamed.content.decode()
    wrong = {"file": SimpleUploadedFile("brev.exe", PDF), "title": "Brev"}
    assert "Filen skal være" in opened.post(url, {**told, **wrong}).content.decode()
    assert Entry.objects.count() == 1


def test_what_is_passed_on_is_written_with_to_whom_why_and_on_what_basis(opened: Client, scene: Scene) -> None:
    url = f"/journal/{scene.journal.pk}/"
    told = {"kind": "disclosed", "day": "2026-11-23", "who": "Egen læge", "text": "Udtalelse", "why": "Behandling"}
    assert "Vælg, hvad der giver ret til det." in opened.post(f"{url}videregivet/", told).content.decode()
    assert opened.post(f"{url}videregivet/", {**told, "basis": "consent"}).status_code == 302
    shown = page(opened, url)
    for text in ("Videregivet", "Egen læge", "Behandling", "Klientens samtykke"):
        assert text in shown


def test_the_client_s_copy_is_a_pdf_with_the_papers_inside_and_written_in_the_journal(
    opened: Client, scene: Scene
) -> None:
    said = {"by": scene.cast.actor("wellbeing"), "journal_id": scene.journal.pk, "opened": scene.opened}
    upload = actions.Upload("Brev", "brev.pdf", PDF, len(PDF))
    assert actions.write(**said, note=note("Kom i dag", kind="received"), upload=upload)
    url = f"/journal/{scene.journal.pk}/"
    assert "Tove Tillid" in page(opened, f"{url}aktindsigt/")
    assert opened.post(f"{url}aktindsigt/", {"who": "", "why": "x", "basis": "own_access"}).status_code == 200
    given = opened.post(f"{url}aktindsigt/", {"who": "Tove Tillid", "why": "Aktindsigt", "basis": "own_access"})
    assert given["Content-Type"] == "application/pdf"
    assert given["Cache-Control"] == "private, no-store"
    reader = PdfReader(BytesIO(given.content))
    text = "".join(page.extract_text() for page in reader.pages)
    assert "Kom i dag" in text
    assert "Tove Tillid" in text
    assert reader.attachments["bilag-1.pdf"] == [PDF]
    assert Reading.objects.filter(what="copy", purpose="access").count() == 1
    assert "Hele journalen som PDF, med bilag." in page(opened, url)


def test_a_broken_journal_says_so_and_no_trace_is_shown(opened: Client, scene: Scene) -> None:
    written(scene)
    Entry.objects.filter(journal=scene.journal, number=1)._raw_delete("default")
    answer = opened.get(f"/journal/{scene.journal.pk}/")
    assert answer.status_code == 409
    assert "Journalen kan ikke åbnes" in answer.content.decode()
    assert not Reading.objects.exists()


def test_the_keeper_hands_over_and_has_it_no_more(opened: Client, scene: Scene) -> None:
    url = f"/journal/{scene.journal.pk}/"
    assert "Ingen anden konsulent i kommunen" in page(opened, f"{url}overdrag/")
    second_consultant(scene.cast)
    told = {"to": scene.cast.people["retention"].pk, "why": "consent"}
    assert "Frede Fastholder" in page(opened, f"{url}overdrag/")
    assert opened.post(f"{url}overdrag/", told).headers["Location"] == "/journal/"
    assert opened.get(url).status_code == 404
    assert "Tove Tillid" not in page(opened, "/journal/")


def test_HR_prints_the_recovery_key_once_and_hands_over_without_knowing_whom_it_is_about(
    client: Client, scene: Scene
) -> None:
    second_consultant(scene.cast)
    scene.cast.login(client, "hr")
    shown = page(client, "/gendannelse/")
    assert "Trine Trivsel" in shown
    assert "1 journal" in shown
    keeper = scene.cast.people["wellbeing"].pk
    form = page(client, f"/gendannelse/{keeper}/")
    assert f"Journal nr. {scene.journal.pk}, begyndt 23.11.2026" in form
    assert "Tove" not in shown + form
    told = {"journals": [scene.journal.pk], "to": scene.cast.people["retention"].pk, "why": "stopped"}
    wrong = client.post(f"/gendannelse/{keeper}/", {**told, "paper": "ABCD"}).content.decode()
    assert "Nøglen passer ikke." in wrong
    assert client.post(f"/gendannelse/{keeper}/", {**told, "paper": scene.paper.lower()}).status_code == 302
    assert Handing.objects.get().recovered
    assert client.get(f"/gendannelse/{keeper}/").status_code == 404
    printed = client.post("/gendannelse/noegle/").content.decode()
    assert "Print siden nu." in printed
    assert "Print siden nu." not in page(client, "/gendannelse/")


def test_the_client_sees_who_keeps_it_how_long_and_who_has_read_it_and_never_what_it_says(
    client: Client, scene: Scene
) -> None:
    written(scene)
    second_consultant(scene.cast)
    said = {"by": scene.cast.actor("wellbeing"), "journal_id": scene.journal.pk, "opened": scene.opened}
    actions.read(**said, purpose="prepare")
    actions.hand_over(**said, to=scene.cast.people["retention"].pk, why="consent")
    scene.cast.login(client, "trio")
    assert "/min-side/journal/" in page(client, "/min-side/")
    shown = page(client, "/min-side/journal/")
    for text in ("Journal hos Frede Fastholder", "5 år", "Forberede en samtale", "fra Trine Trivsel til Frede"):
        assert text in shown
    assert MARKER not in shown
    scene.cast.login(client, "anne")
    assert "/min-side/journal/" not in page(client, "/min-side/")
    assert "Du har ingen journal" in page(client, "/min-side/journal/")


def test_N11_themes_are_counted_and_a_whole_year_is_released_for_HR_to_see(opened: Client, scene: Scene) -> None:
    a_year_of(scene)
    assert "Tæl 2025" in page(opened, "/journal/temaer/")
    counted = opened.post("/journal/temaer/", {"year": "2025"}).content.decode()
    assert "Frigiv tallene for 2025" in counted
    assert "Frigiv tallene" not in opened.post("/journal/temaer/", {"year": "2026"}).content.decode()
    assert opened.post("/journal/temaer/frigiv/", {"year": "2019"}).status_code == 404
    assert opened.post("/journal/temaer/frigiv/", {"year": "2026"}).headers["Location"] == "/journal/temaer/"
    assert opened.post("/journal/temaer/frigiv/", {"year": "2025"}).headers["Location"] == "/temaer-i-forloeb/"
    scene.cast.login(opened, "hr")
    shown = page(opened, "/temaer-i-forloeb/")
    assert "2025: Trine Trivsel" in shown
    assert "vises ikke" in shown


def test_the_journal_is_a_page_that_does_not_exist_for_everybody_but_its_keeper(client: Client, scene: Scene) -> None:
    second_consultant(scene.cast)
    written(scene)
    pk = scene.journal.pk
    names = ("", "formaal/", "skriv/", "videregivet/", "1/ret/", "1/bilag/", "aktindsigt/", "overdrag/")
    for who in {*PERSONAS} - {"wellbeing"}:
        scene.cast.login(client, who)
        if who == "retention":
            client.post("/journal/laas-op/", {"secret": "kastanjerne falder tidligt i 2026"})
        for name in names:
            assert client.get(f"/journal/{pk}/{name}").status_code == 404, (who, name)
            assert client.post(f"/journal/{pk}/{name}", {"secret": SECRET}).status_code in (404, 405), (who, name)
