"""The pages of an import, as the coordinator walks them without JavaScript."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from python_calamine import CalamineWorkbook
from tests.web.cast import Cast

from naervaer.web.absence.models import AbsencePeriod
from naervaer.web.audit.models import Entry
from naervaer.web.imports import refused, views
from naervaer.web.imports.models import ColumnMapping, ImportRun, Job, RefusedRow, Upload

pytestmark = pytest.mark.django_db

START = "/indlaesning/"
OWN = "Løn-nr;Art;Start;Slut\ntrio-1;SYG;02-11-2026;03-11-2026\nanne-1;SYG;21-10-2026;\nukendt;=SYG;02-11-2026;\n"


def send(client: Client, content: bytes | str, kind: str = "absence-periods", name: str = "løn.csv"):  # type: ignore[no-untyped-def]
    data = content.encode() if isinstance(content, str) else content
    return client.post(START, {"kind": kind, "file": SimpleUploadedFile(name, data)}, follow=True)


@pytest.fixture
def coordinator(client: Client, cast: Cast) -> Client:
    cast.login(client, "coordinator")
    return client


def chosen(save_as: str = "") -> dict[str, str]:
    return {
        "column_employment_id": "Løn-nr",
        "column_type": "Art",
        "column_from": "Start",
        "column_to": "Slut",
        "column_degree": "",
        "code_0": "own_sickness",
        "code_1": "",
        "save_as": save_as,
    }


def test_a_file_goes_from_upload_to_what_it_changed(coordinator: Client, cast: Cast) -> None:
    """H9b"""
    page = send(coordinator, OWN)
    upload = Upload.objects.get()
    assert page.redirect_chain == [(f"/indlaesning/fil/{upload.pk}/kolonner/", 302)]
    text = page.content.decode()
    assert "SYG (2 rækker)" in text
    assert "<td>21-10-2026</td>" in text
    trial = coordinator.post(f"/indlaesning/fil/{upload.pk}/kolonner/", chosen("Vores løn"), follow=True)
    assert ColumnMapping.objects.get().name == "Vores løn"
    assert "3 læst, 1 uændret, 0 rettet, 1 nye, 1 afvist, 6 kendte står ikke længere i filen." in trial.content.decode()
    assert "Mange kendte rækker forsvinder" in trial.content.decode()
    again = coordinator.post(f"/indlaesning/fil/{upload.pk}/proeve/", {})
    assert (again.status_code, Upload.objects.count()) == (422, 1)
    assert "Sæt kryds, hvis rækkerne skal væk." in again.content.decode()
    done = coordinator.post(f"/indlaesning/fil/{upload.pk}/proeve/", {"confirm": "on"}, follow=True).content.decode()
    run = ImportRun.objects.latest("pk")
    assert (run.state, run.by, Upload.objects.count()) == ("done", cast.users["coordinator"], 0)
    assert "7 ansættelser er berørt." in done
    assert "1 afvist række" in done
    assert "Fortryd indlæsningen" in done
    undone = coordinator.post(f"/indlaesning/{run.pk}/fortryd/", follow=True).content.decode()
    assert "Indlæsningen er fortrudt" in undone
    assert AbsencePeriod.objects.filter(employment__ext_id="trio-1", removed_by=None).count() == 0
    assert "ikke i kraft" in coordinator.post(f"/indlaesning/{run.pk}/fortryd/", follow=True).content.decode()


def test_a_saved_mapping_is_used_for_the_next_file_with_its_columns(coordinator: Client) -> None:
    send(coordinator, OWN)
    coordinator.post(f"/indlaesning/fil/{Upload.objects.get().pk}/kolonner/", chosen("Vores løn"))
    page = send(coordinator, OWN).content.decode()
    assert '<option value="Løn-nr" selected>' in page
    assert '<option value="own_sickness" selected>' in page


def test_the_codes_of_another_column_than_the_guessed_are_shown_before_the_trial(coordinator: Client) -> None:
    send(coordinator, OWN.replace("Art", "Grund"))
    address = f"/indlaesning/fil/{Upload.objects.get().pk}/kolonner/"
    assert "SYG" not in coordinator.get(address).content.decode().split("<table")[0]
    page = coordinator.post(address, {**chosen(), "column_type": "Grund"}, follow=True)
    assert page.redirect_chain == [(address, 302)]
    assert "SYG (2 rækker)" in page.content.decode()


def test_what_was_chosen_is_kept_when_something_is_wrong(coordinator: Client) -> None:
    send(coordinator, OWN)
    wrong = {**chosen(), "column_to": "Start", "column_employment_id": ""}
    page = coordinator.post(f"/indlaesning/fil/{Upload.objects.get().pk}/kolonner/", wrong)
    text = page.content.decode()
    assert page.status_code == 422
    assert "Kolonnen skal være i filen." in text
    assert "»Start« er valgt til flere kolonner." in text
    assert text.count('<option value="Start" selected>') == 2


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"%PDF-1.4", "løn.csv: Filen er en PDF"),
        (b"", "Filen er tom."),
        (b"PK\x03\x04", "beskadiget"),
        (b"a\x00b", "binære data"),
    ],
)
def test_a_file_that_is_no_table_is_turned_away_at_the_door(coordinator: Client, content: bytes, said: str) -> None:
    page = send(coordinator, content)
    assert page.status_code == 422
    assert said in page.content.decode()
    assert 'value="absence-periods" selected' in page.content.decode()
    assert not Upload.objects.exists()


def test_a_file_that_is_too_large_is_turned_away(coordinator: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("naervaer.web.imports.forms.LARGEST_UPLOAD", 10)
    assert "større end 100 MB" in send(coordinator, OWN).content.decode()


def test_a_file_that_is_refused_as_a_whole_says_why_before_and_after(coordinator: Client) -> None:
    send(coordinator, "employment_id;type;from\nanne-1;790;31-01-2026\nanne-1;790;2026-02-01\n")
    upload = Upload.objects.get()
    page = coordinator.get(f"/indlaesning/fil/{upload.pk}/proeve/").content.decode()
    assert "løn.csv: Kolonnen from: datoerne står i to former" in page
    assert ">Indlæs<" not in page
    after = coordinator.post(f"/indlaesning/fil/{upload.pk}/proeve/", {}, follow=True).content.decode()
    assert "Intet er ændret" in after
    assert "Afvist" in coordinator.get(START).content.decode()


def test_a_large_file_shows_the_page_before_the_answer(coordinator: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "LONG", 1)
    send(coordinator, "employment_id;type;from\nanne-1;790;21-10-2026\n")
    address = f"/indlaesning/fil/{Upload.objects.get().pk}/proeve/"
    shown = coordinator.get(address, follow=True)
    job = Job.objects.get()
    assert shown.redirect_chain == [(f"/indlaesning/i-gang/{job.pk}/", 302), (address, 302)]
    assert (job.dry_run, job.state, job.of_about) == (True, "done", 2)
    assert "1 læst" in shown.content.decode()


def test_the_refused_rows_can_be_taken_home_without_a_formula(coordinator: Client, cast: Cast) -> None:
    row = RefusedRow.objects.create(
        run=cast.run, line=7, column="type", found="=HYPERLINK()", reason="koden kendes ikke"
    )
    csv = coordinator.get(f"/indlaesning/{cast.run.pk}/afviste.csv")
    assert csv.content.decode("utf-8-sig").splitlines()[1] == "7;type;'=HYPERLINK();koden kendes ikke"
    xlsx = coordinator.get(f"/indlaesning/{cast.run.pk}/afviste.xlsx")
    book = CalamineWorkbook.from_filelike(io.BytesIO(xlsx.content))
    assert book.get_sheet_by_index(0).to_python()[1] == [7.0, "type", "=HYPERLINK()", "koden kendes ikke"]
    assert Entry.objects.filter(action="imports.refused_rows", kind="export").count() == 2
    assert refused.harmless("790") == "790"
    assert "=HYPERLINK()" in coordinator.get(f"/indlaesning/{row.run_id}/").content.decode()


def test_a_file_can_be_discarded(coordinator: Client) -> None:
    send(coordinator, OWN)
    page = coordinator.post(f"/indlaesning/fil/{Upload.objects.get().pk}/kasser/", follow=True)
    assert "løn.csv er kasseret" in page.content.decode()
    assert not Upload.objects.exists()


def test_the_history_is_paged_and_an_empty_one_says_what_to_do(coordinator: Client, cast: Cast) -> None:
    assert "fravaer.csv" in coordinator.get(START).content.decode()
    AbsencePeriod.objects.all().delete()
    cast.run.delete()
    assert "Ingen filer er indlæst endnu" in coordinator.get(START).content.decode()


@pytest.mark.parametrize("who", ["leader", "outsider", "chief", "anne", "hr"])
def test_nobody_else_finds_the_pages(client: Client, cast: Cast, who: str) -> None:
    """H4a"""
    cast.login(client, "coordinator")
    send(client, OWN)
    upload = Upload.objects.get().pk
    cast.login(client, who)
    for address in (
        START,
        f"/indlaesning/fil/{upload}/kolonner/",
        f"/indlaesning/fil/{upload}/proeve/",
        f"/indlaesning/{cast.run.pk}/",
        f"/indlaesning/{cast.run.pk}/afviste.csv",
    ):
        assert client.get(address).status_code == 404, address
    assert client.post(f"/indlaesning/{cast.run.pk}/fortryd/").status_code == 404


def test_a_file_on_its_way_is_its_senders_own(client: Client, cast: Cast) -> None:
    cast.login(client, "coordinator")
    send(client, OWN)
    cast.login(client, "administrator")
    assert client.get(f"/indlaesning/fil/{Upload.objects.get().pk}/kolonner/").status_code == 404


def test_H9b_the_result_tells_whose_steps_a_correction_changed_and_the_figures_before_and_after(
    coordinator: Client, client: Client, cast: Cast
) -> None:
    """The coordinator reads payroll's numbers, no names, and the reading is in the log of whom it is about."""
    send(coordinator, "employment_id;type;from;to\ntrio-1;790;05-10-2026;09-10-2026\ntrio-1;790;16-11-2026;\n")
    address = f"/indlaesning/fil/{Upload.objects.get().pk}/proeve/"
    coordinator.get(address)
    page = coordinator.post(address, {"confirm": "on"}, follow=True).content.decode()
    assert "Nyt forløb fra 16.11.2026" in page
    assert "nyt skridt med frist" in page
    assert "Friattest" not in page, "det, der kun er til orientering, beder ingen om noget"
    assert "Hele kommunens fravær før og efter" in page
    assert "oktober 2026" in page
    changed = page.split("Forløb, skridt og adviser")[1].split("Hele kommunens")[0]
    assert "trio-1" in changed
    assert cast.people["trio"].name not in changed
    assert Entry.objects.filter(action="imports.run", subject=cast.people["trio"]).exists()
    run = ImportRun.objects.latest("pk")
    assert run.changes["figures"][0]["month"] == "2026-10-01"
    assert run.changes["figures"][0]["before"] != run.changes["figures"][0]["after"]
    coordinator.post(f"/indlaesning/{run.pk}/fortryd/")
    undone = coordinator.get(f"/indlaesning/{run.pk}/").content.decode()
    assert "Hvad fortrydelsen ændrede" in undone
    assert "Forløbet fra 16.11.2026 er bortfaldet" in undone
