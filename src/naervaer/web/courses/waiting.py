"""*Venteliste*: the program gives places when there is money, and passes on those nobody has accepted in time.

An offered place has its money reserved already: no place is offered twice, and none that cannot be paid.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Count, Max, Q
from django.utils.timezone import localdate

from naervaer.core.access.model import SYSTEM, Actor
from naervaer.core.access.sight import Capacity
from naervaer.core.calendar import calendar_of
from naervaer.core.policy.scheme import BudgetAgreement, Offer
from naervaer.core.scheme.queue import Order, Waiting, answer_by, places
from naervaer.core.scheme.states import COURSE
from naervaer.web.courses import money
from naervaer.web.courses.models import Course, CourseEvent, Pot
from naervaer.web.courses.noting import noted_by
from naervaer.web.handbook.queries import active_policy
from naervaer.web.notices.news import tell_at_once


@dataclass(frozen=True, slots=True)
class Queue:
    """Those who wait for an agreement's money, with what a place takes."""

    order: Order
    waiting: tuple[Waiting, ...]


def night(by: Actor, day: date) -> Iterator[tuple[str, int]]:
    """The night's work: places that were not accepted go on, and free money gives places."""
    yield "places_passed_on", pass_on(day)
    yield "places_offered", give_places(day)


@transaction.atomic
def pass_on(day: date) -> int:
    """*Lad pladsen gå videre*: the places not accepted by their last day; how many."""
    late = Course.objects.filter(state="offered").annotate(until=Max("events__answer_by")).filter(until__lt=day)
    held = Course.objects.select_for_update(of=("self",)).select_related("employment__person")
    passed = 0
    for course in held.filter(pk__in=list(late.values_list("pk", flat=True)), state="offered"):
        money.release(course, SYSTEM, None)
        move(course, "let_go", SYSTEM, None)
        tell_employee(course)
        passed += 1
    return passed


def give_places(day: date, agreements: Collection[str] | None = None) -> int:
    """*Tilbyd plads* to those next in the queues of these agreements (None = all); how many."""
    waiting = Course.objects.filter(state="waiting").order_by().values_list("agreement", flat=True).distinct()
    asked = set(waiting) if agreements is None else set(waiting) & set(agreements)
    found = (money.agreement_of(name, day) for name in sorted(asked))
    return sum(_give(agreement, day) for agreement in found if agreement)


@transaction.atomic
def _give(agreement: BudgetAgreement, day: date) -> int:
    pot = money.hold(agreement, day)
    queue, left = queue_of(agreement.id, day), money.available(agreement, day)
    chosen = list(places(queue.waiting, queue.order, left, day))
    for one in chosen:
        _offer(Course.objects.select_for_update(of=("self",)).get(pk=one.course), one, pot, left is not None, day)
    return len(chosen)


def _offer(course: Course, place: Waiting, pot: Pot, counted: bool, day: date) -> None:
    offer = offer_of(course, day)
    if counted and place.price is not None:
        money.reserve(course, pot, place.price, SYSTEM, None)
    until = answer_by(day, offer.accept_workdays if offer else 1, calendar_of(active_policy()))
    move(course, "offer", SYSTEM, None, answer_by=until)
    tell_employee(course)


def queue_of(agreement: str, day: date) -> Queue:
    """Who waits; those whose offer is no longer in the policy wait for a person to decide, and hold nobody up."""
    offers = {offer.id: offer for offer in active_policy().offers_on(day)}
    passed = Q(events__what="let_go")
    rows = Course.objects.filter(agreement=agreement, state="waiting", offer__in=list(offers)).annotate(
        let_by=Count("events", filter=passed), let_at=Max("events__at", filter=passed)
    )
    acute_first = any(offer.waiting_order == "acute_first" for offer in offers.values() if offer.paid_by == agreement)
    prices = {offer_id: money.price(offer, day) for offer_id, offer in offers.items()}
    waiting = rows.values_list("pk", "asked_on", "acute", "offer", "let_by", "let_at").order_by("pk")
    return Queue(
        "acute_first" if acute_first else "date",
        tuple(
            Waiting(pk, since, acute, prices[offer], let_by, _rests(offers[offer], let_at))
            for pk, since, acute, offer, let_by, let_at in waiting
        ),
    )


def _rests(offer: Offer, let_at: datetime | None) -> date | None:
    return localdate(let_at) + timedelta(days=offer.asked_again_days) if let_at else None


def offer_of(course: Course, day: date) -> Offer | None:
    """The offer as it is in force; None when it has gone out of the policy."""
    return next((offer for offer in active_policy().offers_on(day) if offer.id == course.offer), None)


def move(
    course: Course, what: str, by: Actor, capacity: Capacity | None, *, text: str = "", answer_by: date | None = None
) -> None:
    """Write what happened, and where the course stands after it."""
    CourseEvent.objects.create(course=course, what=what, text=text, answer_by=answer_by, **noted_by(by, capacity))
    course.state = COURSE.after(course.state, what)
    course.save(update_fields=["state"])


def tell_employee(course: Course) -> None:
    """Tell whom the course is for: the employee, or whoever asked for it on behalf of a unit."""
    person = course.employment.person if course.employment else course.asker
    if person is not None:
        tell_at_once(persons=[person.ext_id], path="/min-side/")
