"""What is done with the papers of a case. Each action asks access, asks the rule, writes, audits."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.http import Http404

from naervaer.core.access.model import Actor, Purpose
from naervaer.core.access.sight import Capacity
from naervaer.core.papers import refusion
from naervaer.core.papers.rules import EMPLOYEES_ALONE, MACHINES, Said, may_start, may_write
from naervaer.core.verdicts import ALLOWED, Refused, Verdict, refused
from naervaer.web import clock
from naervaer.web.access.acting import capacity_or_404
from naervaer.web.audit import actions as audit
from naervaer.web.followup import actions as followup
from naervaer.web.followup.reach import case_of, waiting_steps_of
from naervaer.web.organisation.employed import employment_of
from naervaer.web.papers.catalogue_actions import add_accommodation, note_trial, retire_accommodation
from naervaer.web.papers.held import Held, hold, log
from naervaer.web.papers.kinds import kind_or_404, under_way
from naervaer.web.papers.models import Paper, RefusionAnnulled, RefusionDone, Written
from naervaer.web.papers.own_actions import answer, ask_for_plan, attach_own
from naervaer.web.papers.seeing import may_open
from naervaer.web.said import said_by

__all__ = [
    "add_accommodation",
    "annul_refusion",
    "answer",
    "ask_for_plan",
    "attach",
    "attach_own",
    "mark_refusion",
    "move",
    "note_trial",
    "retire_accommodation",
    "start",
    "write",
]

WORK = Purpose.WORK_ON_CASE
TOLD_AT_ONCE = frozenset({"tell", "send", "agree", "refuse", "approve", "reject"})
"""The moves after which there is news for the employee on *Min side*."""
DOES_STEPS = frozenset({"receive", "agree", "send", "approve"})
"""The moves with which a paper's steps of the policy are done, when nothing later in its way does them."""


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
    first_day = running.first_day if running else None
    verdict = may_start(rule, first_day, today, under_way(employment))
    if isinstance(verdict, Refused):
        return verdict
    made = Paper.objects.create(
        employment=about, case_id=running.pk if running else None, kind=kind, family=rule.kind, **said_by(by, capacity)
    )
    log(by, capacity, "start", made)
    return made


@transaction.atomic
def write(*, by: Actor, paper: int, part: str, answers: Mapping[str, str]) -> Verdict:
    """*Udfyld en del*. What stood before stays readable."""
    held = hold(by, paper)
    rule = held.kind.part_of(part)
    if rule is None:
        raise Http404
    verdict = may_write(held.kind, held.standing, rule, answers)
    clean = {name: text.strip() for name, text in answers.items()}
    newest = Written.objects.filter(paper=held.paper, part=part).order_by("-pk").first()
    if verdict and not (newest is not None and newest.answers == clean):
        Written.objects.create(paper=held.paper, part=part, answers=clean, **held.said())
        held.log("write")
    return verdict


@transaction.atomic
def move(*, by: Actor, paper: int, move: str, said: Said) -> Verdict:
    """Take a paper a step on its way; the steps of the policy that it satisfies are done with it."""
    held = hold(by, paper)
    if move in EMPLOYEES_ALONE:
        raise Http404
    verdict = held.go(move, said)
    if not verdict:
        return verdict
    if move in TOLD_AT_ONCE:
        held.tell_employee()
    return _do_steps(held, move, said.on_day)


def _do_steps(held: Held, move: str, on_day: date) -> Verdict:
    moves = [known.name for known in MACHINES[held.kind.kind].moves if known.name in DOES_STEPS]
    if held.paper.case_id is None or not moves or move != moves[-1]:
        return ALLOWED
    for step in waiting_steps_of(held.paper.case_id, held.kind.satisfies):
        followup.mark_done(by=held.by, step_id=step, on_day=on_day, reason=held.kind.title, purpose=WORK)
    return ALLOWED


@transaction.atomic
def attach(*, by: Actor, paper: int, name: str, content: bytes, size: int) -> Verdict:
    """*Læg et bilag op*: checked, encrypted and kept. The file's own name is not."""
    held = hold(by, paper)
    if not may_open(held.capacity.role, held.kind):
        raise Http404
    return held.attach(name, content, size)


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
