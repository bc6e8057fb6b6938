"""Saying that one is at work and ought perhaps to be at home, taking it back, and taking it up.

The employee says it of themselves and chooses who sees it; a TRIO says it of a unit. Nobody says it of somebody else.
"""

from datetime import date

from django.db import transaction
from django.http import Http404
from django.urls import reverse

from naervaer.core.access.model import Actor, Purpose, Role
from naervaer.core.access.sight import Capacity
from naervaer.core.policy.presenteeism import PresenteeismRules
from naervaer.core.presenteeism.judging import LEADER, may_be_given, may_be_given_for_unit
from naervaer.core.presenteeism.states import SIGNAL
from naervaer.core.verdicts import ALLOWED, Refused, Verdict, needs_reason, refused
from naervaer.web import clock
from naervaer.web.access import scope
from naervaer.web.access.acting import capacity_or_404
from naervaer.web.audit import actions as audit
from naervaer.web.handbook.queries import active_policy
from naervaer.web.notices.news import tell_at_once
from naervaer.web.organisation import employed
from naervaer.web.organisation import queries as organisation
from naervaer.web.organisation.employed import employment_of
from naervaer.web.organisation.holding import hold_employment, hold_unit
from naervaer.web.organisation.snapshot import snapshot_on
from naervaer.web.presenteeism.models import Annulment, Signal, SignalEvent, UnitSignal
from naervaer.web.presenteeism.queries import in_sight
from naervaer.web.said import said_by

__all__ = ["annul_for_unit", "give", "give_for_unit", "see", "talk", "withdraw"]

OWN = Capacity(Role.EMPLOYEE)


@transaction.atomic
def give(*, by: Actor, employment: int, told: str, wishes_talk: bool = False, text: str = "") -> Signal | Refused:
    """An employee's own signal (pk of the employment), once a day. The same word again is the same signal."""
    today, about = clock.today(), employment_of(employment)
    _rules(today)
    if about.person.ext_id != by.person_id:
        raise Http404
    hold_employment(employment)
    said = {"told": told, "wishes_talk": wishes_talk, "text": text.strip()}
    standing = Signal.objects.filter(employment=employment, day=today).exclude(state="withdrawn").first()
    if standing is not None:
        if all(getattr(standing, name) == value for name, value in said.items()):
            return standing
        return refused("Du har allerede sagt det i dag. Træk det tilbage, hvis du vil sige noget andet.")
    verdict = may_be_given(told, wishes_talk, text)
    if isinstance(verdict, Refused):
        return verdict
    made = Signal.objects.create(employment_id=employment, day=today, **said, **said_by(by, OWN))
    _log(by, OWN, "given", made)
    if told == LEADER:
        tell_at_once(persons=_leaders(made, today), path=reverse("followup:today"))
    return made


@transaction.atomic
def withdraw(*, by: Actor, signal_id: int) -> Verdict:
    """The employee takes it back, without a reason: it is no longer shown nor counted."""
    signal = _held(signal_id)
    if signal.employment.person.ext_id != by.person_id:
        raise Http404
    return _move(by, OWN, signal, SignalEvent.What.WITHDRAW)


def see(*, by: Actor, signal_id: int) -> Verdict:
    """The leader has seen it."""
    return _take_up(by, signal_id, SignalEvent.What.SEE)


def talk(*, by: Actor, signal_id: int) -> Verdict:
    """The leader and the employee have talked of it."""
    return _take_up(by, signal_id, SignalEvent.What.TALK)


@transaction.atomic
def give_for_unit(*, by: Actor, unit: int, extent: str, text: str = "") -> UnitSignal | Refused:
    """A TRIO's word of a unit (pk): no names, and no numbers."""
    today = clock.today()
    _rules(today)
    capacity = _over(by, unit, today)
    below = snapshot_on(today).tree.subtree(snapshot_on(today).by_pk[unit].unit_id)
    people = {person for _employment, person, *_rest in employed.employed_in(snapshot_on(today).pks(below), today)}
    least = active_policy().figures_on(today).suppress_below_persons
    verdict = may_be_given_for_unit(extent, text, len(people), least)
    if isinstance(verdict, Refused):
        return verdict
    hold_unit(unit)
    said = {"unit_id": unit, "day": today, "extent": extent, "text": text.strip()}
    standing = UnitSignal.objects.filter(**said, by_id=by.user_id, annulment__isnull=True).first()
    if standing is not None:
        return standing
    made = UnitSignal.objects.create(**said, **said_by(by, capacity))
    _log_unit(by, capacity, "given_for_unit", made)
    return made


@transaction.atomic
def annul_for_unit(*, by: Actor, signal_id: int, reason: str) -> Verdict:
    """It was written by mistake."""
    signal = UnitSignal.objects.select_for_update(of=("self",)).select_related("unit").filter(pk=signal_id).first()
    if signal is None:
        raise Http404
    capacity = _over(by, signal.unit_id, clock.today())
    verdict = needs_reason(reason)
    if verdict and not Annulment.objects.filter(signal=signal).exists():
        Annulment.objects.create(signal=signal, reason=reason.strip(), **said_by(by, capacity))
        _log_unit(by, capacity, "annulled_for_unit", signal)
    return verdict


@transaction.atomic
def _take_up(by: Actor, pk: int, what: SignalEvent.What) -> Verdict:
    signal, today = _held(pk), clock.today()
    if signal.state == "withdrawn" or not in_sight(by, [signal], today):
        raise Http404
    return _move(by, capacity_or_404(by, Purpose.ACT_ON_STEP, signal.employment, today), signal, what)


def _move(by: Actor, capacity: Capacity, signal: Signal, what: SignalEvent.What) -> Verdict:
    newest = signal.events.order_by("pk").last()
    if newest is not None and newest.what == what:
        return ALLOWED
    verdict = SIGNAL.may(signal.state, what)
    if verdict:
        SignalEvent.objects.create(signal=signal, what=what.value, on_day=clock.today(), **said_by(by, capacity))
        Signal.objects.filter(pk=signal.pk).update(state=SIGNAL.after(signal.state, what))
        _log(by, capacity, what.value, signal)
    return verdict


def _held(pk: int) -> Signal:
    rows = Signal.objects.select_for_update(of=("self",)).select_related("employment__person")
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def _rules(today: date) -> PresenteeismRules:
    """The rules where it can be said; elsewhere the answer of an unknown page."""
    rules = active_policy().presenteeism_on(today)
    if not rules.offered:
        raise Http404
    return rules


def _over(by: Actor, unit: int, today: date) -> Capacity:
    if unit not in snapshot_on(today).by_pk:
        raise Http404
    capacity = scope.capacity_over(by, Purpose.SIGNAL_FOR_UNIT, organisation.unit_of(unit), today)
    if capacity is None:
        raise Http404
    return capacity


def _leaders(signal: Signal, today: date) -> frozenset[str]:
    """The nearest leaders (ids), and those who stand in for them."""
    return organisation.leading_now(signal.employment_id, today) - {signal.employment.person.ext_id}


def _log(by: Actor, capacity: Capacity, what: str, signal: Signal) -> None:
    audit.record(
        by=by,
        kind=audit.Kind.WRITE,
        action=f"presenteeism.{what}",
        capacity=capacity,
        subject=signal.employment.person,
    )


def _log_unit(by: Actor, capacity: Capacity, what: str, signal: UnitSignal) -> None:
    audit.record(by=by, kind=audit.Kind.WRITE, action=f"presenteeism.{what}", capacity=capacity, unit=signal.unit)
