"""What is done with the papers of a case. Each action asks access, asks the rule, writes, audits."""

from collections.abc import Mapping

from django.db import transaction
from django.http import Http404

from naervaer.core.access.model import Actor, Purpose
from naervaer.core.papers.rules import EMPLOYEES_ALONE, Said, may_start, may_write
from naervaer.core.verdicts import ALLOWED, Refused, Verdict
from naervaer.web import clock
from naervaer.web.access.acting import capacity_or_404
from naervaer.web.followup.reach import case_of
from naervaer.web.organisation.employed import employment_of
from naervaer.web.organisation.holding import hold_employment
from naervaer.web.papers.catalogue_actions import add_accommodation, annul_trial, note_trial, retire_accommodation
from naervaer.web.papers.held import do_steps, hold, log
from naervaer.web.papers.kinds import kind_or_404, under_way
from naervaer.web.papers.models import Paper, Written
from naervaer.web.papers.own_actions import answer, ask_for_plan, attach_own
from naervaer.web.papers.payroll_actions import annul_refusion, mark_refusion, send_fast_track
from naervaer.web.papers.seeing import may_open
from naervaer.web.said import said_by

__all__ = [
    "add_accommodation",
    "annul_refusion",
    "annul_trial",
    "answer",
    "ask_for_plan",
    "attach",
    "attach_own",
    "mark_refusion",
    "move",
    "note_trial",
    "retire_accommodation",
    "send_fast_track",
    "start",
    "write",
]

WORK = Purpose.WORK_ON_CASE
TOLD_AT_ONCE = frozenset({"tell", "send", "agree", "refuse", "approve", "reject"})
"""The moves after which there is news for the employee on *Min side*."""


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
    hold_employment(employment)
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
    if move == "tell":
        held.tell_payroll()
    return do_steps(held, move, said.on_day)


@transaction.atomic
def attach(*, by: Actor, paper: int, name: str, content: bytes, size: int) -> Verdict:
    """*Læg et bilag op*: checked, encrypted and kept. The file's own name is not."""
    held = hold(by, paper)
    if not may_open(held.capacity.role, held.kind):
        raise Http404
    return ALLOWED if held.has(content) else held.attach(name, content, size)
