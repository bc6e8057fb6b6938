"""Applying for an effort for a unit, and the answer of the area's chief or of HR."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.http import Http404
from django.urls import reverse

from naervaer.core.access.model import Actor
from naervaer.core.access.sight import Capacity
from naervaer.core.policy.scheme import Offer
from naervaer.core.scheme.applying import MOST_PERSONS
from naervaer.core.scheme.states import APPLICATION, UNSETTLED
from naervaer.core.verdicts import ALLOWED, Refused, Verdict, needs_text, refused
from naervaer.web import clock
from naervaer.web.access import scope
from naervaer.web.audit import actions as audit
from naervaer.web.courses.starting import Granted, start
from naervaer.web.efforts.applying import capacity_for, judged, offer_for
from naervaer.web.efforts.models import PRIORITIES, Application, ApplicationEvent, Written
from naervaer.web.efforts.reach import answerers, visible
from naervaer.web.efforts.schema import questions
from naervaer.web.notices.news import tell_at_once
from naervaer.web.organisation import queries as organisation
from naervaer.web.organisation.holding import hold_unit
from naervaer.web.said import said_again, said_by
from naervaer.web.scheme.catalogue import find_offer, offer_on


@transaction.atomic
def apply(
    *, by: Actor, offer: str, unit: int, persons: int, answers: Mapping[str, str], concerns_leader: bool = False
) -> Application | Refused:
    """*Ansøg* for a unit (pk). ``answers`` are by the id of the question; whoever answers is told."""
    today = clock.today()
    wanted = offer_for(by, offer, today)
    capacity = capacity_for(by, wanted, unit, today)
    hold_unit(unit)
    about = {"unit_id": unit, "offer": offer, "concerns_leader": concerns_leader}
    known = Application.objects.filter(**about, state__in=UNSETTLED).first()
    if known is not None and known.state == APPLICATION.start and known.by_id == by.user_id:
        return known
    verdict = _may_apply(by, wanted, about, known) and _complete(wanted, persons, answers)
    if isinstance(verdict, Refused):
        return verdict
    made = Application.objects.create(**about, **said_by(by, capacity))
    _write(made, wanted, persons, answers, by, capacity)
    _log(by, capacity, "applied", made)
    _tell_answerers(made)
    return made


@transaction.atomic
def answer_again(*, by: Actor, application_id: int, persons: int, answers: Mapping[str, str]) -> Verdict:
    """*Send igen*, by whoever asked."""
    held = _held(by, application_id)
    offer = offer_on(held.offer, clock.today())
    capacity = _asked_by(by, held, offer)
    told = {"persons": persons, "answers": _as_json(offer, answers)}
    if held.state == APPLICATION.start and said_again(Written.objects.filter(application=held), by, **told):
        return ALLOWED
    verdict = APPLICATION.may(held.state, "answer_again") and _complete(offer, persons, answers)
    if verdict:
        _write(held, offer, persons, answers, by, capacity)
        _move(held, by, capacity, "answer_again")
        _tell_answerers(held)
    return verdict


@transaction.atomic
def withdraw(*, by: Actor, application_id: int) -> Verdict:
    """*Træk tilbage*, by whoever asked."""
    held = _held(by, application_id)
    capacity = _asked_by(by, held, find_offer(held.offer, clock.today()))
    if _said_before(held, by, "withdraw"):
        return ALLOWED
    verdict = APPLICATION.may(held.state, "withdraw")
    if verdict:
        _move(held, by, capacity, "withdraw")
    return verdict


@transaction.atomic
def send_back(*, by: Actor, application_id: int, text: str) -> Verdict:
    """*Send tilbage* with a reason, by whoever answers."""
    held, capacity = _answered_by(by, application_id)
    verdict = needs_text(text, "Skriv, hvorfor den bliver sendt tilbage.")
    if verdict and _said_before(held, by, "send_back", text.strip()):
        return ALLOWED
    verdict = verdict and APPLICATION.may(held.state, "send_back")
    if verdict:
        _move(held, by, capacity, "send_back", text=text.strip())
        _tell_asker(held)
    return verdict


@transaction.atomic
def approve(*, by: Actor, application_id: int, aim: str, priority: str) -> Verdict:
    """*Godkend* with an aim and a priority: the course begins, or waits for money."""
    held, capacity = _answered_by(by, application_id)
    if priority not in dict(PRIORITIES):
        return refused("Vælg, hvor meget det haster.")
    words = {"text": aim.strip(), "priority": priority}
    if _said_before(held, by, "approve", **words):
        return ALLOWED
    verdict = needs_text(aim, "Skriv, hvad målet er.") and APPLICATION.may(held.state, "approve") and _can_begin(held)
    if verdict:
        _move(held, by, capacity, "approve", **words)
        _begin(held, by, capacity)
        _tell_asker(held)
    return verdict


def _may_apply(by: Actor, offer: Offer, about: Mapping[str, Any], known: Application | None) -> Verdict:
    unit, today = about["unit_id"], clock.today()
    if known is not None:
        return refused("Der er allerede en ansøgning om det, som ikke er afsluttet.")
    leads = by.person_id in organisation.leaders_of_unit(unit, today)
    if about["concerns_leader"] and leads:
        return refused("Du leder selv enheden. En anden må søge, når det handler om dig.")
    found = judged(offer, unit, today, for_leader=leads).verdict
    return ALLOWED if found.allowed else Refused(tuple(reason.text for reason in found.reasons))


def _complete(offer: Offer, persons: int, answers: Mapping[str, str]) -> Verdict:
    if not 1 <= persons <= MOST_PERSONS:
        return refused(f"Skriv, hvor mange det er for: 1-{MOST_PERSONS}.")
    missing = [one.ask for one in questions(offer) if not answers.get(one.id, "").strip()]
    return refused(*(f"Der mangler et svar: {ask}" for ask in missing)) if missing else ALLOWED


def _can_begin(held: Application) -> Verdict:
    """What has changed since it was applied for: the policy, or what the unit has had."""
    offer = find_offer(held.offer, clock.today())
    if offer is None:
        return refused("Tilbuddet findes ikke længere. Send ansøgningen tilbage.")
    hold_unit(held.unit_id)
    found = judged(offer, held.unit_id, clock.today(), for_leader=False).verdict
    return ALLOWED if found.allowed else Refused(tuple(reason.text for reason in found.reasons))


def _begin(held: Application, by: Actor, capacity: Capacity) -> None:
    offer = offer_on(held.offer, clock.today())
    paid_by = judged(offer, held.unit_id, clock.today(), for_leader=False).verdict.paid_by
    asker, concerns = held.by.person_id, held.concerns_leader
    held.course = start(Granted(offer, held.unit_id, paid_by, asker=asker, concerns_leader=concerns), by, capacity)
    held.save(update_fields=["course"])


def _write(
    held: Application, offer: Offer, persons: int, answers: Mapping[str, str], by: Actor, capacity: Capacity
) -> None:
    told = {"persons": persons, "answers": _as_json(offer, answers)}
    Written.objects.create(application=held, **told, **said_by(by, capacity))


def _as_json(offer: Offer, answers: Mapping[str, str]) -> list[dict[str, str]]:
    return [{"ask": one.ask, "answer": answers.get(one.id, "").strip()} for one in questions(offer)]


def _said_before(held: Application, by: Actor, what: str, text: str = "", **words: str) -> bool:
    """A button that was pressed twice."""
    events = ApplicationEvent.objects.filter(application=held)
    return said_again(events, by, what=what, text=text, **words) is not None


def _move(held: Application, by: Actor, capacity: Capacity, what: str, **said: str) -> None:
    ApplicationEvent.objects.create(application=held, what=what, **said, **said_by(by, capacity))
    held.state = APPLICATION.after(held.state, what)
    held.save(update_fields=["state"])
    _log(by, capacity, what, held)


def _held(by: Actor, pk: int) -> Application:
    rows = Application.objects.select_for_update(of=("self",)).select_related("unit", "by__person")
    found = rows.filter(pk=pk, pk__in=visible(by, clock.today()).values("pk")).first()
    if found is None:
        raise Http404
    return found


def _asked_by(by: Actor, held: Application, offer: Offer | None) -> Capacity:
    """Whoever asked, while they may still apply for the unit."""
    if held.by_id != by.user_id or offer is None:
        raise Http404
    return capacity_for(by, offer, held.unit_id, clock.today())


def _answered_by(by: Actor, pk: int) -> tuple[Application, Capacity]:
    held, today = _held(by, pk), clock.today()
    purpose, persons = answerers(held, today)
    capacity = scope.capacity_over(by, purpose, held.unit, today)
    if capacity is None or by.person_id not in persons:
        raise Http404
    return held, capacity


def _tell_answerers(held: Application) -> None:
    tell_at_once(persons=answerers(held, clock.today())[1], path=reverse("efforts:show", args=[held.pk]))


def _tell_asker(held: Application) -> None:
    if held.by.person is not None:
        tell_at_once(persons=[held.by.person.ext_id], path=reverse("efforts:show", args=[held.pk]))


def _log(by: Actor, capacity: Capacity, what: str, held: Application) -> None:
    detail = {"application": held.pk}
    audit.record(
        by=by, kind=audit.Kind.WRITE, action=f"efforts.{what}", capacity=capacity, unit=held.unit, detail=detail
    )
