"""Reading an upload in a worker: asked for on a page, followed on a page, started again when it was cut off."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _later
from django_tasks import task

from naervaer.core.access.model import Actor
from naervaer.web import clock
from naervaer.web.audit import actions as audit
from naervaer.web.imports import actions, queries, workers
from naervaer.web.imports.forms import on_disk
from naervaer.web.imports.models import ImportRun, Job, Upload
from naervaer.web.imports.progress import Meter
from naervaer.web.imports.result import State, trial_of
from naervaer.web.organisation.queries import actor_of

UNFINISHED = (Job.State.WAITING, Job.State.RUNNING)
_XLSX = b"PK"


@transaction.atomic
def ask(*, by: Actor, upload: Upload, dry_run: bool, confirmed: bool = False) -> Job:
    """Queue the reading of a file. A file that is already being read gives the job that reads it."""
    actions.must_import(by)
    Upload.objects.select_for_update().get(pk=upload.pk)
    for job in Job.objects.filter(upload=upload, state__in=UNFINISHED):
        if not is_stalled(job):
            return job
        Job.objects.filter(pk=job.pk).update(state=Job.State.FAILED, finished_at=clock.now())
    content = bytes(upload.content)
    job = Job.objects.create(
        upload=upload,
        by_id=upload.by_id,
        filename=upload.filename,
        dry_run=dry_run,
        confirmed=confirmed,
        of_about=None if content.startswith(_XLSX) else content.count(b"\n"),
        asked_at=clock.now(),
    )
    if not dry_run:
        audit.record(by=by, kind=audit.Kind.WRITE, action="imports.ask", detail={"filename": job.filename})
    perform.enqueue(job.pk)
    return job


def start_again(*, by: Actor, job: Job) -> Job:
    """Queue once more what was cut off, of which nothing was written; a job that was not goes on as it is."""
    actions.must_import(by)
    if job.upload is None or not is_stalled(job):
        return job
    return ask(by=by, upload=job.upload, dry_run=job.dry_run, confirmed=job.confirmed)


@task()
def perform(job_pk: int) -> None:
    """Read the upload of a job that still waits, as the one who asked."""
    claimed = Job.objects.filter(pk=job_pk, state=Job.State.WAITING).update(
        state=Job.State.RUNNING, started_at=clock.now(), worker=workers.this_worker()
    )
    if not claimed:
        return
    job = Job.objects.select_related("upload", "by").get(pk=job_pk)
    try:
        _read(job)
    except BaseException:
        Job.objects.filter(pk=job_pk).update(state=Job.State.FAILED, finished_at=clock.now())
        raise


def _read(job: Job) -> None:
    upload, by, meter = job.upload, actor_of(job.by), Meter(job.pk)
    if upload is None:
        raise Upload.DoesNotExist
    with on_disk(bytes(upload.content)) as path:
        result = actions.import_file(
            by=by,
            kind=queries.kind_of(upload),
            path=path,
            filename=upload.filename,
            mapping=queries.mapping_of(upload),
            dry_run=job.dry_run,
            confirm_vanishing=job.confirmed,
            progress=meter.rows,
            meter=meter,
            job=None if job.dry_run else job.pk,
        )
    if job.dry_run:
        Upload.objects.filter(pk=upload.pk).update(trial=trial_of(result, queries.data_version()))
        meter.finish()
        return
    if result.state != State.STOPPED:
        actions.drop_upload(by=by, upload=upload)
    if not ImportRun.objects.filter(job=job, state=State.DONE, changes__touched_count__gt=0).exists():
        meter.finish()


def is_stalled(job: Job) -> bool:
    """Cut off: it failed, or whoever worked on it is no more."""
    if job.state == Job.State.FAILED:
        return True
    return job.state == Job.State.RUNNING and not workers.is_alive(job.worker)


def job_of(by: Actor, pk: int) -> Job | None:
    """A person's own job; never somebody else's."""
    return Job.objects.select_related("upload", "run").filter(pk=pk, by_id=by.user_id).first()


def unfinished(by: Actor) -> list[Job]:
    """What is on its way of a person's own."""
    return list(Job.objects.filter(by_id=by.user_id, dry_run=False, state__in=UNFINISHED).order_by("pk"))


@dataclass(frozen=True, slots=True)
class Status:
    """What the page that follows a job shows. ``state`` is waiting, nobody, running, stalled, following or done."""

    state: str
    title: str
    sentence: str
    stages: tuple[tuple[str, str], ...]
    rows: int
    of_about: int | None
    seconds: int
    run: int | None

    @property
    def percent(self) -> int | None:
        """Of the rows, while they are counted; the last line is reached when the reading is over."""
        return min(99, 100 * self.rows // self.of_about) if self.of_about else None

    @property
    def ended(self) -> bool:
        return self.state in ("done", "stalled")


def status(job: Job) -> Status:
    """Where the job stands now, in words."""
    run = getattr(job, "run", None)
    state = _state(job, run)
    title, sentence = (str(text) for text in _WORDS[state])
    if state == "running" and job.dry_run:
        title = _("Filen læses")
    if state == "stalled" and job.dry_run:
        sentence = _("Programmet blev afbrudt, mens filen blev prøvet. Intet er ændret.")
    stages = list(Job.Stage)[:2] if job.dry_run else list(Job.Stage)
    now = len(stages) if state == "done" else stages.index(Job.Stage(job.stage)) if job.stage in stages else len(stages)
    begun = state not in ("waiting", "nobody")
    marks = [
        (str(stage.label), "done" if begun and place < now else "now" if begun and place == now else "later")
        for place, stage in enumerate(stages)
    ]
    return Status(
        state,
        title,
        sentence,
        tuple(marks),
        job.rows,
        job.of_about,
        _seconds(job.started_at or job.asked_at, job.finished_at),
        run.pk if run else None,
    )


def _seconds(since: datetime, until: datetime | None) -> int:
    return max(0, int(((until or clock.now()) - since).total_seconds()))


def _state(job: Job, run: ImportRun | None) -> str:
    if job.state == Job.State.DONE:
        return "done"
    if run is not None:
        return "following"
    if is_stalled(job):
        return "stalled"
    if job.state == Job.State.WAITING:
        return "waiting" if workers.anybody_works() else "nobody"
    return "running"


_WORDS = {
    "waiting": (_later("Filen venter på at komme til"), _later("Den læses, når det, der er foran, er færdigt.")),
    "nobody": (
        _later("Filen venter"),
        _later(
            "Programmets arbejdsproces kører ikke lige nu. Filen er gemt og læses, når processen er startet, senest "
            "ved nattens kørsel. Sig det til administratoren."
        ),
    ),
    "running": (_later("Filen indlæses"), _later("Du kan lukke siden. Arbejdet fortsætter.")),
    "following": (
        _later("Filen er indlæst"),
        _later("Forløb, skridt og tal bringes nu på plads. Du kan lukke siden. Arbejdet fortsætter."),
    ),
    "stalled": (
        _later("Standset"),
        _later("Indlæsningen blev afbrudt, før den var færdig. Intet af filen er skrevet; alt er, som det var før."),
    ),
    "done": (_later("Færdig"), _later("Filen er læst.")),
}
