"""*Indlæsninger*: what was read, by whom, what was refused, and which reading a row belongs to."""

from django.conf import settings
from django.db import models
from django.db.models import Q


class ImportRun(models.Model):
    """One reading of one file. Nothing of it is in force before ``state`` is ``done``."""

    class Kind(models.TextChoices):
        ORG = "org", "Organisation"
        EMPLOYMENTS = "employments", "Ansættelser"
        ABSENCE_DAYS = "absence-days", "Fraværsdage (SD)"
        ABSENCE_PERIODS = "absence-periods", "Fraværsperioder (OPUS)"

    class State(models.TextChoices):
        DONE = "done", "Indlæst"
        STOPPED = "stopped", "Standset"
        REFUSED = "refused", "Afvist"
        UNDONE = "undone", "Fortrudt"

    kind = models.CharField(max_length=20, choices=Kind.choices)
    state = models.CharField(max_length=10, choices=State.choices)
    filename = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    covers_first = models.DateField(null=True, blank=True)
    covers_last = models.DateField(null=True, blank=True)
    read = models.PositiveIntegerField(default=0)
    kept = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    corrected = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    unknown_columns = models.JSONField(default=list)
    changes = models.JSONField(default=dict)
    job = models.OneToOneField("Job", models.SET_NULL, null=True, related_name="run")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(covers_last__isnull=True) | Q(covers_last__gte=models.F("covers_first")),
                name="import_run_cover_in_order",
            )
        ]
        indexes = [models.Index(fields=["-started_at"], name="import_run_newest_first")]


class RefusedRow(models.Model):
    """A row that could not be read: where it stood, what stood there, what was expected."""

    run = models.ForeignKey(ImportRun, models.CASCADE, related_name="refused_rows")
    line = models.PositiveIntegerField()
    column = models.CharField(max_length=100, blank=True)
    found = models.CharField(max_length=200, blank=True)
    reason = models.TextField()

    class Meta:
        indexes = [models.Index(fields=["run", "line"], name="refused_row_run_line")]


class ColumnMapping(models.Model):
    """A municipality's own column names and absence codes for one kind of file, saved for next month."""

    name = models.CharField(max_length=100)
    kind = models.CharField(max_length=20, choices=ImportRun.Kind.choices)
    columns = models.JSONField(default=dict)
    codes = models.JSONField(default=dict)
    saved_at = models.DateTimeField()
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "name"], name="column_mapping_name_once")]


class Upload(models.Model):
    """A file on its way through the steps of an import; kept in the database, since app servers keep no state."""

    kind = models.CharField(max_length=20, choices=ImportRun.Kind.choices)
    filename = models.CharField(max_length=255)
    content = models.BinaryField()
    mapping = models.JSONField(default=dict)
    trial = models.JSONField(default=dict)
    uploaded_at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")


class Job(models.Model):
    """Work on an upload that a worker does: a trial, or the import itself, and how far it has come.

    Written outside the import's own transaction, so that others can follow it. Whether the import was written is told
    by ``run``, which is written in that transaction.
    """

    class State(models.TextChoices):
        WAITING = "waiting", "Venter"
        RUNNING = "running", "I gang"
        DONE = "done", "Færdig"
        FAILED = "failed", "Standset"

    class Stage(models.TextChoices):
        READING = "reading", "Læser"
        CHECKING = "checking", "Kontrollerer"
        WRITING = "writing", "Skriver"
        STEPS = "steps", "Opdaterer skridt"
        FIGURES = "figures", "Regner tal"

    upload = models.ForeignKey(Upload, models.SET_NULL, null=True, related_name="jobs")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    filename = models.CharField(max_length=255)
    dry_run = models.BooleanField(default=False)
    confirmed = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    stage = models.CharField(max_length=10, choices=Stage.choices, default=Stage.READING)
    rows = models.PositiveIntegerField(default=0)
    of_about = models.PositiveIntegerField(null=True, blank=True)
    asked_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    worker = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["upload"], condition=Q(state__in=["waiting", "running"]), name="job_one_at_a_time"
            )
        ]


class Worker(models.Model):
    """*Arbejdsproces*: a process that does queued work, and when it last gave a sign of life."""

    worker_id = models.CharField(max_length=64, unique=True)
    host = models.CharField(max_length=255)
    process = models.PositiveIntegerField()
    started_at = models.DateTimeField()
    beat_at = models.DateTimeField()
