"""What is done with the papers of a case. Each action asks access, asks the rule, writes, audits."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.http import Http404

from naervaer.core.access.model import Actor, Purpose
from naervaer.core.access.sight import Capacity
from naervaer.core.papers import files, refusion
from naervaer.core.papers.deadlines import follow_up_by
from naervaer.core.papers.rules import ENDED, MACHINES, TAKES_FILES, Said, Standing, may_move, may_start, may_write
from naervaer.core.policy.papers import Paper as Kind
from naervaer.core.verdicts import ALLOWED, Refused, Verdict, refused
from naervaer.web import clock
from naervaer.web.access.acting import capacity_or_404
from naervaer.web.audit import actions as audit
from naervaer.web.followup import actions as followup
from naervaer.web.followup.reach import case_of, reach_of, waiting_steps_of
from naervaer.web.organisation.employed import employment_of
from naervaer.web.papers.catalogue_actions import add_accommodation, note_trial, retire_accommodation
from naervaer.web.papers.kinds import kind_or_404
from naervaer.web.papers.models import Attached, Moved, Paper, RefusionAnnulled, RefusionDone, Written
from naervaer.web.papers.seeing import may_open
from naervaer.web.said import said_by
from naervaer.web.vault import safe

__all__ = [
    "add_accommodation",
    "annul_refusion",
    "attach",
    "mark_refusion",
    "move",
    "note_trial",
    "retire_accommodation",
    "start",
    "write",
]

WORK = Purpose.WORK_ON_CASE
DOES_STEPS = frozenset({"receive", "agree", "send", "approve"})
"""The moves with which a paper's steps of the policy are done, when nothing later in its way does them."""


@dataclass(frozen=True)
class _Held:
    """A paper held for writing: who says something of it, in what role, under which rules."""

    paper: Paper
    kind: Kind
    by: Actor
    capacity: Capacity
    today: date

    @property
    def standing(self) -> Standing:
        parts = Written.objects.filter(paper=self.paper).values_list("part", flat=True)
        return Standing(self.paper.state, frozenset(parts), self.paper.due)

    @property
    def first_day(self) -> date | None:
        case = case_of(self.paper.case_id) if self.paper.case_id else None
        return case.first_day if case else None

    def said(self) -> dict[str, Any]:
        return said_by(self.by, self.capacity)


def _log(by: Actor, capacity: Capacity, what: str, paper: Paper) -> None:
    audit.record(
        by=by,
        kind=audit.Kind.WRITE,
        action=f"papers.{what}",
        role=capacity.role.value,
        subject=paper.employment.person,
        detail={"paper": paper.pk, "kind": paper.kind},
    )


def _hold(by: Actor, pk: int) -> _Held:
    today = clock.today()
    rows = Paper.objects.select_for_update(of=("self",)).select_related("employment__person")
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Http404
    reach = reach_of(by, WORK, [found.employment_id], today)
    if not Paper.objects.filter(reach.rows(), pk=pk).exists():
        raise Http404
    capacity = capacity_or_404(by, WORK, found.employment, today)
    return _Held(found, kind_or_404(found.kind, found.at.date()), by, capacity, today)


@transaction.atomic
def start(*, by: Actor, employment: int, case: int | None, kind: str) -> Paper | Refused:
    """*Begynd et papir*: in the running case, or without one where the paper belongs to none."""
    today = clock.today()
    about = employment_of(employment)
    capacity = capacity_or_404(by, WORK, about, today)
    rule = kind_or_404(kind, today)
    running = case_of(case) if case else None
    if running is not None and (running.employment != employment or running.last_day is not None):
        raise Http404
    under_way = Paper.objects.filter(employment=employment).exclude(state__in=ENDED | {"received", "approved"})
    first_day = running.first_day if running else None
    verdict = may_start(rule, first_day, today, under_way.values_list("kind", flat=True))
    if isinstance(verdict, Refused):
        return verdict
    made = Paper.objects.create(
        employment=about, case_id=running.pk if running else None, kind=kind, family=rule.kind, **said_by(by, capacity)
    )
    _log(by, capacity, "start", made)
    return made


@transaction.atomic
def write(*, by: Actor, paper: int, part: str, answers: Mapping[str, str]) -> Verdict:
    """*Udfyld en del*. What stood before stays readable."""
    held = _hold(by, paper)
    rule = held.kind.part_of(part)
    if rule is None:
        raise Http404
    verdict = may_write(held.kind, held.standing, rule, answers)
    clean = {name: text.strip() for name, text in answers.items()}
    newest = Written.objects.filter(paper=held.paper, part=part).order_by("-pk").first()
    if verdict and not (newest is not None and newest.answers == clean):
        Written.objects.create(paper=held.paper, part=part, answers=clean, **held.said())
        _log(by, held.capacity, "write", held.paper)
    return verdict


@transaction.atomic
def move(*, by: Actor, paper: int, move: str, said: Said) -> Verdict:
    """Take a paper a step on its way; the steps of the policy that it satisfies are done with it."""
    held = _hold(by, paper)
    machine = MACHINES[held.kind.kind]
    if move not in {known.name for known in machine.moves}:
        raise Http404
    verdict = may_move(held.kind, held.standing, move, said, held.today, held.first_day)
    if not verdict:
        return verdict
    Moved.objects.create(
        paper=held.paper,
        move=move,
        on_day=said.on_day,
        due=said.due,
        note=said.note.strip(),
        amount=said.amount,
        **held.said(),
    )
    held.paper.state = machine.after(held.paper.state, move)
    held.paper.due = _due(held, move, said)
    if move == "approve":
        held.paper.first, held.paper.last = said.first, said.last
    held.paper.save(update_fields=["state", "due", "first", "last"])
    _log(by, held.capacity, move, held.paper)
    return _do_steps(held, move, said.on_day)


def _due(held: _Held, move: str, said: Said) -> date | None:
    """The day given; for *Fast track* the day the municipality must have talked with the employee."""
    if move == "send" and held.kind.kind == "fast_track":
        return follow_up_by(said.on_day)
    return said.due or held.paper.due


def _do_steps(held: _Held, move: str, on_day: date) -> Verdict:
    moves = [known.name for known in MACHINES[held.kind.kind].moves if known.name in DOES_STEPS]
    if held.paper.case_id is None or not moves or move != moves[-1]:
        return ALLOWED
    for step in waiting_steps_of(held.paper.case_id, held.kind.satisfies):
        followup.mark_done(by=held.by, step_id=step, on_day=on_day, reason=held.kind.title, purpose=WORK)
    return ALLOWED


@transaction.atomic
def attach(*, by: Actor, paper: int, name: str, content: bytes, size: int) -> Verdict:
    """*Læg et bilag op*: checked, encrypted and kept. The file's own name is not."""
    held = _hold(by, paper)
    if not may_open(held.capacity.role, held.kind):
        raise Http404
    if held.paper.state not in TAKES_FILES:
        return refused("Et bilag kan lægges op, når papiret er givet videre.")
    if not safe.is_ready():
        return refused("Installationen er ikke sat op til bilag. Bed administratoren om at sætte en nøgle.")
    verdict = files.check(
        name,
        content,
        size,
        types=held.kind.file_types,
        largest_mb=held.kind.largest_mb,
        already=Attached.objects.filter(paper=held.paper).count(),
        most=held.kind.most_files,
    )
    if verdict:
        kept = safe.keep(content)
        Attached.objects.create(paper=held.paper, file_id=kept, file_type=files.type_of(name), **held.said())
        _log(by, held.capacity, "attach", held.paper)
    return verdict


@transaction.atomic
def mark_refusion(*, by: Actor, case: int, what: str, on_day: date) -> Verdict:
    """*Anmeldt* or *søgt*: on that day, in NemRefusion."""
    today, found = clock.today(), case_of(case)
    if found is None or what not in (refusion.NOTIFY, refusion.REQUEST):
        raise Http404
    about, capacity = _case_held(by, found.employment, today)
    if on_day > today or on_day < found.first_day:
        return refused("Dagen skal ligge mellem forløbets første dag og i dag.")
    standing = RefusionDone.objects.filter(case=case, what=what, annulled__isnull=True)
    if standing.filter(on_day=on_day).exists():
        return ALLOWED
    if what == refusion.NOTIFY and standing.exists():
        return refused("Fraværet er allerede anmeldt. Annullér den gamle registrering, hvis den er forkert.")
    RefusionDone.objects.create(employment=about, case_id=case, what=what, on_day=on_day, **said_by(by, capacity))
    audit.record(
        by=by,
        kind=audit.Kind.WRITE,
        action="papers.mark_refusion",
        role=capacity.role.value,
        subject=about.person,
        detail={"what": what},
    )
    return ALLOWED


@transaction.atomic
def annul_refusion(*, by: Actor, done: int, reason: str) -> Verdict:
    """*Annullér*: it was registered by mistake."""
    row = RefusionDone.objects.select_for_update(of=("self",)).filter(pk=done).first()
    if row is None:
        raise Http404
    about, capacity = _case_held(by, row.employment_id, clock.today())
    if not reason.strip():
        return refused("Skriv hvorfor.")
    if not RefusionAnnulled.objects.filter(done=row).exists():
        RefusionAnnulled.objects.create(done=row, reason=reason.strip(), **said_by(by, capacity))
        audit.record(
            by=by,
            kind=audit.Kind.WRITE,
            action="papers.annul_refusion",
            role=capacity.role.value,
            subject=about.person,
        )
    return ALLOWED


def _case_held(by: Actor, employment: int, today: date) -> tuple[Any, Capacity]:
    about = employment_of(employment)
    return about, capacity_or_404(by, WORK, about, today)
