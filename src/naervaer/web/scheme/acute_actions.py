"""Writing down that acute help was called for, by a leader or by a colleague who called."""

from datetime import date

from django.db import transaction
from django.http import Http404
from django.urls import reverse

from naervaer.core.access.model import Actor, Purpose, Role
from naervaer.core.access.sight import Capacity
from naervaer.core.scheme.acute import may_be_written
from naervaer.core.verdicts import ALLOWED, Refused, Verdict, needs_reason
from naervaer.web import clock
from naervaer.web.access import scope
from naervaer.web.audit import actions as audit
from naervaer.web.notices.news import tell_at_once
from naervaer.web.organisation import queries as organisation
from naervaer.web.organisation.holding import hold_unit
from naervaer.web.organisation.snapshot import snapshot_on
from naervaer.web.said import said_again, said_by
from naervaer.web.scheme.catalogue import offer_on
from naervaer.web.scheme.models import AcuteCall, AcuteCallAnnulled


@transaction.atomic
def write_call(*, by: Actor, unit: int, offer: str, on_day: date, persons: int) -> AcuteCall | Refused:
    """*Registrér et opkald* at a workplace (pk): one's own, or one that one leads. Its leaders are told of news."""
    today = clock.today()
    if offer_on(offer, today).acute is None:
        raise Http404
    capacity = capacity_at(by, unit, today)
    verdict = may_be_written(on_day, persons, today)
    if isinstance(verdict, Refused):
        return verdict
    hold_unit(unit)
    words = {"offer": offer, "on_day": on_day, "persons": persons}
    again = said_again(AcuteCall.objects.filter(unit=unit, annulled__isnull=True), by, **words)
    if again is not None:
        return again
    made = AcuteCall.objects.create(unit_id=unit, **words, **said_by(by, capacity))
    _log(by, capacity, "called", made)
    told = organisation.leaders_of_unit(unit, today) - {by.person_id or ""}
    tell_at_once(persons=told, path=reverse("followup:today"))
    return made


@transaction.atomic
def annul_call(*, by: Actor, call_id: int, reason: str) -> Verdict:
    """*Annullér*: by whoever wrote it, or leads the workplace."""
    call = AcuteCall.objects.select_for_update(of=("self",)).select_related("unit").filter(pk=call_id).first()
    if call is None:
        raise Http404
    capacity = Capacity(Role.EMPLOYEE) if call.by_id == by.user_id else leading(by, call.unit_id, clock.today())
    if capacity is None:
        raise Http404
    verdict = needs_reason(reason)
    if verdict and not AcuteCallAnnulled.objects.filter(call=call).exists():
        AcuteCallAnnulled.objects.create(call=call, reason=reason.strip(), **said_by(by, capacity))
        _log(by, capacity, "call_annulled", call)
    return verdict and ALLOWED


def capacity_at(by: Actor, unit: int, day: date) -> Capacity:
    """In what role somebody writes down a call at the workplace; an unknown page for everybody else."""
    led = leading(by, unit, day)
    if led is not None:
        return led
    if unit not in {job.unit for job in organisation.own_employments(by.person_id or "", day)}:
        raise Http404
    return Capacity(Role.EMPLOYEE)


def leading(by: Actor, unit: int, day: date) -> Capacity | None:
    if unit not in snapshot_on(day).by_pk:
        return None
    return scope.capacity_over(by, Purpose.BOOK_OFFER, organisation.unit_of(unit), day)


def _log(by: Actor, capacity: Capacity, what: str, call: AcuteCall) -> None:
    audit.record(by=by, kind=audit.Kind.WRITE, action=f"scheme.{what}", capacity=capacity, unit=call.unit)
