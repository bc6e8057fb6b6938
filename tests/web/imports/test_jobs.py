"""An import followed in the browser: how far it has come, what is said when nobody works, and being cut off."""

import os
import socket
from datetime import timedelta

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from tests.web.cast import Cast

from naervaer.web import clock
from naervaer.web.imports import actions, aftermath, jobs, workers
from naervaer.web.imports.models import ImportRun, Job, Upload, Worker
from naervaer.web.imports.progress import Meter

pytestmark = pytest.mark.django_db

FILE = "employment_id;type;from;to\nanne-1;790;21-10-2026;\ntrio-1;790;02-11-2026;03-11-2026\n"
NOBODY = 2**22 + 1
"""No process has this number."""


@pytest.fixture
def coordinator(client: Client, cast: Cast) -> Client:
    cast.login(client, "coordinator")
    return client


@pytest.fixture
def queued(settings: LazySettings, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work waits for a worker, as in an installation in use; a worker drops no connection, since a test is one."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    monkeypatch.setattr("django_tasks_db.management.commands.db_worker.close_old_connections", lambda: None)


def ask(client: Client) -> Job:
    """Send the file, see what would happen, and say: read it."""
    client.post("/indlaesning/", {"kind": "absence-periods", "file": SimpleUploadedFile("løn.csv", FILE.encode())})
    upload = Upload.objects.get()
    address = f"/indlaesning/fil/{upload.pk}/proeve/"
    client.get(address)
    answer = client.post(address, {"confirm": "on"})
    job = Job.objects.latest("pk")
    assert answer["Location"] == f"/indlaesning/i-gang/{job.pk}/"
    return job


def text(client: Client, job: Job) -> str:
    return client.get(f"/indlaesning/i-gang/{job.pk}/").content.decode()


@pytest.mark.usefixtures("queued")
def test_H9b_a_file_waits_safely_when_no_worker_runs_and_the_page_says_so(coordinator: Client) -> None:
    job = ask(coordinator)
    assert "Programmets arbejdsproces kører ikke lige nu. Filen er gemt" in text(coordinator, job)
    assert 'http-equiv="refresh"' in text(coordinator, job)
    assert "På vej" in coordinator.get("/indlaesning/").content.decode()
    workers.catch_up()
    page = coordinator.get(f"/indlaesning/i-gang/{job.pk}/", follow=True)
    run = ImportRun.objects.latest("pk")
    assert page.redirect_chain == [(f"/indlaesning/{run.pk}/", 302)]
    assert (run.job, run.state, Upload.objects.count()) == (job, "done", 0)
    assert "recounted" in run.changes
    assert Job.objects.get().state == "done"
    assert not Worker.objects.exists()


@pytest.mark.usefixtures("queued")
def test_a_file_behind_others_waits_for_its_turn(coordinator: Client) -> None:
    job = ask(coordinator)
    sign_in(os.getpid())
    assert "Filen venter på at komme til" in text(coordinator, job)


@pytest.mark.usefixtures("queued")
def test_the_page_tells_rows_stage_and_seconds_and_looks_again_by_itself(coordinator: Client) -> None:
    job = ask(coordinator)
    sign_in(os.getpid())
    Job.objects.update(state="running", worker="w", started_at=clock.now() - timedelta(seconds=7), of_about=200_000)
    Meter(job.pk).rows(120_000)
    told = coordinator.get(f"/indlaesning/i-gang/{job.pk}/status.json").json()
    assert told["state"] == "running"
    assert "120.000 af omkring 200.000 rækker læst." in told["part"]
    assert 'value="60"' in told["part"]
    assert "7 sekunder er gået." in told["part"]
    for stage, said in (("checking", "Kontrollerer"), ("writing", "Skriver"), ("steps", "Opdaterer skridt")):
        Meter(job.pk).stage(Job.Stage(stage))
        part = coordinator.get(f"/indlaesning/i-gang/{job.pk}/status.json").json()["part"]
        assert f'aria-current="step">{said}<' in part


def test_rows_are_noted_at_most_once_a_second(cast: Cast) -> None:
    job = Job.objects.create(by=cast.users["coordinator"], filename="a.csv", asked_at=clock.now())
    meter = Meter(job.pk)
    meter.rows(20_000)
    meter.rows(40_000)
    assert Job.objects.get().rows == 20_000


@pytest.mark.usefixtures("queued")
def test_H9b_a_reading_whose_worker_died_is_shown_as_stopped_and_can_be_started_again(coordinator: Client) -> None:
    job = ask(coordinator)
    sign_in(NOBODY)
    Job.objects.update(state="running", worker="w", started_at=clock.now())
    assert "Standset" in text(coordinator, job)
    assert "Intet af filen er skrevet; alt er, som det var før." in text(coordinator, job)
    assert "http-equiv" not in text(coordinator, job)
    answer = coordinator.post(f"/indlaesning/i-gang/{job.pk}/igen/")
    again = Job.objects.latest("pk")
    assert (answer["Location"], again.confirmed) == (f"/indlaesning/i-gang/{again.pk}/", True)
    workers.catch_up()
    assert ImportRun.objects.latest("pk").job == again
    assert not Worker.objects.filter(process=NOBODY).exists()


@pytest.mark.usefixtures("queued")
def test_a_file_on_its_way_is_not_read_twice(coordinator: Client) -> None:
    job = ask(coordinator)
    upload = Upload.objects.get()
    assert coordinator.post(f"/indlaesning/fil/{upload.pk}/proeve/", {"confirm": "on"})["Location"].endswith(
        f"{job.pk}/"
    )
    assert coordinator.post(f"/indlaesning/i-gang/{job.pk}/igen/")["Location"].endswith(f"{job.pk}/")
    assert Job.objects.count() == 1
    coordinator.post("/indlaesning/", {"kind": "org", "file": SimpleUploadedFile("b.csv", b"unit_id;name\n1;A\n")})
    assert Upload.objects.filter(pk=upload.pk).exists()


@pytest.mark.usefixtures("queued")
def test_a_fault_in_the_program_leaves_everything_as_it_was(
    coordinator: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = ask(coordinator)
    runs = ImportRun.objects.count()

    def fail(*args: object, **kwargs: object) -> None:
        raise OSError

    with monkeypatch.context() as broken:
        broken.setattr(actions.reading, "write", fail)
        workers.catch_up()
    assert ImportRun.objects.count() == runs
    assert "Start igen" in text(coordinator, job)


@pytest.mark.usefixtures("queued")
def test_H9b_what_follows_an_import_is_done_again_when_its_worker_died(coordinator: Client) -> None:
    job = ask(coordinator)
    jobs.perform.func(job.pk)
    assert "Filen er indlæst" in text(coordinator, job)
    dead = DBTaskResult.objects.get(task_path=aftermath.follow.module_path)
    dead.claim("gone")
    workers.catch_up()
    assert "recounted" in ImportRun.objects.latest("pk").changes
    DBTaskResult.objects.filter(pk=dead.pk).update(status=TaskResultStatus.RUNNING, worker_ids=["a", "b", "c"])
    workers.put_back()
    assert DBTaskResult.objects.get(pk=dead.pk).status == TaskResultStatus.RUNNING


def test_a_worker_on_another_machine_lives_as_long_as_it_gives_signs_of_life() -> None:
    worker = sign_in(NOBODY, host="app2")
    assert workers.is_alive("w")
    worker.beat_at -= timedelta(minutes=3)
    worker.save()
    assert not workers.anybody_works()


def sign_in(process: int, host: str = "") -> Worker:
    now = clock.now()
    return Worker.objects.create(
        worker_id="w", host=host or socket.gethostname(), process=process, started_at=now, beat_at=now
    )
