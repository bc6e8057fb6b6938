"""What the payroll office does: registers what has been put into NemRefusion."""

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.http import Http404

from naervaer.core.access.model import Actor, Purpose
from naervaer.core.access.sight import Capacity
from naervaer.core.papers import refusion
from naervaer.core.papers.rules import SENDS_TO_MUNICIPALITY, Said
from naervaer.core.verdicts import ALLOWED, Verdict, refused
from naervaer.web import clock
from naervaer.web.access import scope
from naervaer.web.access.acting import capacity_or_404
from naervaer.web.audit import actions as audit
from naervaer.web.followup.reach import case_of
from naervaer.web.organisation.employed import employment_of
from naervaer.web.organisation.holding import hold_employment
from naervaer.web.papers.held import do_steps, hold
from naervaer.web.papers.models import RefusionAnnulled, RefusionDone
from naervaer.web.said import said_by

if TYPE_CHECKING:
    from naervaer.web.organisation.models import Employment


@transaction.atomic
def mark_refusion(*, by: Actor, case: int, what: str, on_day: date) -> Verdict:
    """*Anmeldt* or *søgt*: on that day, in NemRefusion."""
    today, found = clock.today(), case_of(case)
    if found is None or what not in (refusion.NOTIFY, refusion.REQUEST):
        raise Http404
    about, capacity = _case_held(by, found.employment, today)
    hold_employment(found.employment)
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
        capacity=capacity,
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
            capacity=capacity,
            subject=about.person,
        )
    return ALLOWED


def _case_held(by: Actor, employment: int, today: date) -> "tuple[Employment, Capacity]":
    """Who works on the case may register it, and payroll may."""
    about = employment_of(employment)
    return about, capacity_or_404(by, purpose_about(by, employment, today), about, today)


def purpose_about(by: Actor, employment: int, today: date) -> Purpose:
    """For what the actor looks at the *refusion* of an employment (pk): as part of the case, or for that alone."""
    works = scope.employments(by, Purpose.WORK_ON_CASE, today).filter(pk=employment).exists()
    return Purpose.WORK_ON_CASE if works else Purpose.HANDLE_REFUSION


@transaction.atomic
def send_fast_track(*, by: Actor, paper: int, on_day: date) -> Verdict:
    """*Sendt*: payroll has put the three answers into NemRefusion that day."""
    held = hold(by, paper, Purpose.HANDLE_REFUSION)
    if held.kind.kind not in SENDS_TO_MUNICIPALITY:
        raise Http404
    verdict = held.go("send", Said(on_day))
    if verdict:
        held.tell_employee()
        held.tell_leaders()
        verdict = do_steps(held, "send", on_day, Purpose.HANDLE_REFUSION)
    return verdict
