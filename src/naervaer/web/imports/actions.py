"""Reading a file into the installation, and undoing it. Each is one transaction: whole, or nothing of it.

A file says what payroll knows now. Reading it again changes nothing; a corrected delivery replaces the rows it speaks
for and keeps the earlier version. It stops before writing when more of what was known would vanish than the policy
allows, until somebody who has seen the numbers says go on.
"""

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.http import Http404

from naervaer.core.absence import Category
from naervaer.core.access.model import SYSTEM, Actor, Purpose
from naervaer.core.verdicts import ALLOWED, Verdict, refused
from naervaer.files import tables
from naervaer.files.codes import codes_of
from naervaer.files.columns import Kind
from naervaer.files.mapping import Mapping as FileMapping
from naervaer.files.outcome import Unreadable
from naervaer.files.staging import Progress
from naervaer.web import clock
from naervaer.web.absence import bulk as absence
from naervaer.web.audit import actions as audit
from naervaer.web.handbook.queries import active_policy
from naervaer.web.imports import aftermath, reading
from naervaer.web.imports.models import ColumnMapping, ImportRun, Job, RefusedRow, Upload
from naervaer.web.imports.progress import SILENT, Meter
from naervaer.web.imports.reading import Effect, Period, Reading
from naervaer.web.imports.result import Result, State
from naervaer.web.organisation import delivery

MANY = 2000
"""Beyond so many employments the history keeps how many changed, not which."""

_LOCK = 0x6E6172
"""The key under which PostgreSQL lets one import write at a time; SQLite has one writer anyway."""


def must_import(by: Actor) -> None:
    """Whoever may not import gets the answer of a page that does not exist."""
    if by != SYSTEM and not by.holds(Purpose.IMPORT, clock.today()):
        raise Http404


def import_file(
    *,
    by: Actor,
    kind: Kind,
    path: Path,
    filename: str = "",
    mapping: FileMapping | None = None,
    codes: Mapping[str, Category] | None = None,
    period: Period | None = None,
    dry_run: bool = False,
    confirm_vanishing: bool = False,
    progress: Progress | None = None,
    meter: Meter = SILENT,
    job: int | None = None,
) -> Result:
    """Read ``path`` and write what differs. ``codes`` are the policy's unless given; ``period`` the days it speaks for.

    A file that cannot be read, whose rows are all refused, or that is stopped, is kept in the history with its
    reasons and changes nothing. A dry run says the same and keeps nothing. ``meter`` is told of the stages; ``job`` is
    who asked in the background, noted in the same transaction as the rows.
    """
    must_import(by)
    policy = active_policy()
    result = Result(kind, filename or path.name, State.DONE)
    try:
        read = reading.read(
            kind,
            path,
            mapping=mapping or FileMapping(),
            codes=codes_of(policy) if codes is None else codes,
            person_key=_person_key(),
            progress=progress,
            checking=lambda: meter.stage(Job.Stage.CHECKING),
        )
        result = replace(result, loaded=read.loaded)
        limit = None if confirm_vanishing else policy.figures_on(clock.today()).stop_import_when_vanishing_percent
        if not dry_run:
            meter.stage(Job.Stage.WRITING)
        with transaction.atomic():
            _one_at_a_time()
            effect = reading.effect(read, period, clock.today())
            result = _judge(replace(result, effect=effect), limit)
            return result if dry_run else _write(result, read, by, _digest(path), job)
    except Unreadable as error:
        result = replace(result, state=State.REFUSED, reasons=tuple(_named(result.filename, path, error)))
        return result if dry_run else _keep(result, by, _digest(path), job)


def undo(*, by: Actor, run_pk: int) -> Verdict:
    """Put everything back as it was before the run; possible until the next file of the kind has been read."""
    must_import(by)
    with transaction.atomic():
        _one_at_a_time()
        run = ImportRun.objects.select_for_update().filter(pk=run_pk).first()
        if run is None:
            raise Http404
        if run.state != State.DONE:
            return refused("Indlæsningen er ikke i kraft og kan ikke fortrydes.")
        if ImportRun.objects.filter(kind=run.kind, state=State.DONE, pk__gt=run.pk).exists():
            return refused("Der er indlæst en nyere fil af samme slags. Indlæs en rettet fil i stedet.")
        if run.kind in delivery.EITHER:
            con = tables.connect()
            delivery.undo(con, delivery.EITHER[run.kind], run.changes["before"])
        else:
            absence.undo(run.pk)
        ImportRun.objects.filter(pk=run.pk).update(state=State.UNDONE)
        audit.record(by=by, kind=audit.Kind.WRITE, action="imports.undo", detail={"run": run.pk})
        aftermath.follow.enqueue(run.pk)
    return ALLOWED


@transaction.atomic
def save_mapping(*, by: Actor, name: str, kind: Kind, mapping: FileMapping) -> ColumnMapping:
    """Keep a mapping under a name for next month; the same name is replaced."""
    must_import(by)
    said = mapping.model_dump(mode="json", exclude_defaults=True)
    codes = said.pop("codes", {})
    saved, _ = ColumnMapping.objects.update_or_create(
        kind=kind,
        name=name,
        defaults={"columns": said, "codes": codes, "saved_at": clock.now(), "saved_by_id": by.user_id},
    )
    audit.record(by=by, kind=audit.Kind.WRITE, action="imports.save_mapping", detail={"name": name, "kind": kind})
    return saved


@transaction.atomic
def keep_upload(*, by: Actor, kind: Kind, filename: str, content: bytes) -> Upload:
    """Keep a file while its columns are looked at; the person's earlier ones that nobody works on go."""
    must_import(by)
    worked_on = Job.objects.filter(
        dry_run=False, state__in=(Job.State.WAITING, Job.State.RUNNING), upload__isnull=False
    )
    Upload.objects.filter(by_id=by.user_id).exclude(pk__in=worked_on.values("upload")).delete()
    upload = Upload.objects.create(
        kind=kind, filename=filename[:255], content=content, uploaded_at=clock.now(), by_id=by.user_id or 0
    )
    audit.record(by=by, kind=audit.Kind.WRITE, action="imports.upload", detail={"filename": upload.filename})
    return upload


@transaction.atomic
def set_upload_mapping(*, by: Actor, upload: Upload, mapping: FileMapping) -> None:
    must_import(by)
    upload.mapping, upload.trial = mapping.model_dump(mode="json", exclude_defaults=True), {}
    upload.save(update_fields=["mapping", "trial"])


@transaction.atomic
def keep_trial(*, by: Actor, upload: Upload, trial: dict[str, Any]) -> None:
    """What a trial found, so that the file is not read again to show it."""
    must_import(by)
    upload.trial = trial
    upload.save(update_fields=["trial"])


@transaction.atomic
def drop_upload(*, by: Actor, upload: Upload) -> None:
    """The file has been read, or is not wanted: it is not kept."""
    must_import(by)
    upload.delete()


def _judge(result: Result, limit: Decimal | None) -> Result:
    """Done, refused because no row could be kept, or stopped because too much would vanish."""
    loaded, effect = result.loaded, result.effect
    if loaded.read and not loaded.kept:
        reason = f"Ingen af filens {loaded.read} rækker kunne læses. Den første: {loaded.refused[0].reason}."
        return replace(result, state=State.REFUSED, effect=Effect(), reasons=(reason,))
    if limit is None or not effect.known or Decimal(100 * effect.vanished) <= limit * effect.known:
        return result
    share = f"{100 * effect.vanished / effect.known:.1f}".replace(".", ",")
    reason = (
        f"Standset, før noget blev skrevet: {effect.vanished} af {effect.known} kendte rækker ({share} %) står ikke "
        f"længere i filen; politikken tillader {str(limit).replace('.', ',')} %. Se efter, om filen er hel, før du "
        "går videre."
    )
    return replace(result, state=State.STOPPED, reasons=(reason,))


def _write(result: Result, read: Reading, by: Actor, digest: str, job: int | None) -> Result:
    result = _keep(result, by, digest, job)
    if result.state != State.DONE or result.run is None:
        return result
    touched, since = reading.touched(read)
    changes: dict[str, Any] = {
        "touched_count": len(touched),
        "touched": touched if len(touched) <= MANY else None,
        "changed_from": since.isoformat() if since else None,
    }
    if before := reading.write(read, result.run):
        changes["before"] = before
    run = ImportRun.objects.get(pk=result.run)
    run.changes |= changes
    run.finished_at = clock.now()
    run.save(update_fields=["changes", "finished_at"])
    if touched:
        aftermath.follow.enqueue(run.pk)
    return result


@transaction.atomic
def _keep(result: Result, by: Actor, digest: str, job: int | None) -> Result:
    """A line in the history with the refused rows, and one in the log."""
    covers = result.effect.covers or (None, None)
    told = result.as_json()
    run = ImportRun.objects.create(
        kind=result.kind,
        state=result.state,
        filename=result.filename[:255],
        sha256=digest,
        started_at=clock.now(),
        finished_at=clock.now(),
        by_id=by.user_id,
        job_id=job,
        covers_first=covers[0],
        covers_last=covers[1],
        read=told["read"],
        kept=told["kept"],
        unchanged=told["unchanged"],
        corrected=told["corrected"],
        refused=len(result.refused),
        unknown_columns=told["unknown_columns"],
        changes={key: told[key] for key in ("new", "vanished", "known", "notes", "reasons")}
        | {"sentence": result.sentence},
    )
    RefusedRow.objects.bulk_create(
        (
            RefusedRow(run=run, line=r.line, column=r.column[:100], found=r.found[:200], reason=r.reason)
            for r in result.refused
        ),
        batch_size=1000,
    )
    audit.record(
        by=by,
        kind=audit.Kind.WRITE,
        action="imports.import_file",
        detail={"run": run.pk, "kind": result.kind, "state": result.state.value, "sentence": result.sentence},
    )
    return replace(result, run=run.pk)


def _one_at_a_time() -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


def _person_key() -> bytes:
    secret = settings.NAERVAER_PERSON_KEY or settings.SECRET_KEY
    return hmac.new(secret.encode(), b"naervaer person", hashlib.sha256).digest()


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def _named(filename: str, path: Path, error: Unreadable) -> list[str]:
    """The reasons under the name that the person knows the file by."""
    return [reason.replace(f"{path.name}: ", f"{filename}: ", 1) for reason in error.reasons]
