"""Asking for oneself: of what every employee may ask for, and around a leader it is about.

Around the leader somebody else confirms in their place, and nothing of it is told or shown to the leader.
"""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.http import Http404
from django.urls import reverse

from naervaer.core.access.model import Actor, Purpose, Role
from naervaer.core.access.sight import Capacity
from naervaer.core.scheme.states import OPEN, REQUEST
from naervaer.core.verdicts import ALLOWED, Refused, Verdict, needs_text
from naervaer.web import clock
from naervaer.web.access.acting import capacity_or_404
from naervaer.web.notices.news import tell_at_once
from naervaer.web.organisation import queries as organisation
from naervaer.web.organisation.employed import subjects_of
from naervaer.web.organisation.holding import hold_employment
from naervaer.web.said import said_again, said_by
from naervaer.web.scheme.frame import Frame, Judged, Road, own_frame
from naervaer.web.scheme.models import Answered, Request, RequestEvent
from naervaer.web.scheme.reach import handled
from naervaer.web.scheme.writing import begin_course, confirmed, locked, log, move, refusal, write_answers

OWN = Capacity(Role.EMPLOYEE)


@transaction.atomic
def ask_own(*, by: Actor, offer: str, answers: Mapping[str, bool]) -> Request | Refused:
    """*Søg selv*: nobody has to confirm it, and the leader is not told."""
    judged = _asked(by, offer, "own").judged(answers)
    hold_employment(judged.frame.about.employment)
    made = _ask(by, judged)
    if isinstance(made, Request):
        confirmed(made, judged, by, OWN)
    return made


@transaction.atomic
def ask_around(*, by: Actor, offer: str, answers: Mapping[str, bool]) -> Request | Refused:
    """*Uden om din leder*: whoever takes the leader's place confirms."""
    judged = _asked(by, offer, "around").judged(answers)
    open_already = _open(judged)
    made = open_already or _ask(by, judged)
    if isinstance(made, Request) and open_already is None:
        _tell_substitutes(made)
    return made


@transaction.atomic
def answer_own_again(*, by: Actor, request_id: int, answers: Mapping[str, bool]) -> Verdict:
    """*Svar igen*, when it was sent back with a question."""
    held = locked(request_id)
    if held.employment.person.ext_id != by.person_id or held.road != "around":
        raise Http404
    judged = _asked(by, held.offer, "around").judged(answers)
    told = {"answers": judged.as_json(), "booked_by": judged.frame.booked_by}
    if held.state == REQUEST.start and said_again(Answered.objects.filter(request=held), by, **told):
        return ALLOWED
    verdict = REQUEST.may(held.state, "answer_again") and refusal(judged)
    if verdict:
        write_answers(held, judged, by, OWN)
        move(held, by, OWN, "answer_again")
        _tell_substitutes(held)
    return verdict


@transaction.atomic
def confirm_around(*, by: Actor, request_id: int) -> Verdict:
    """*Bekræft* in the leader's place: the course begins, or waits for money, and the employee is told."""
    held, capacity = _handled(by, request_id)
    if said_again(RequestEvent.objects.filter(request=held), by, what="confirm"):
        return ALLOWED
    verdict = REQUEST.may(held.state, "confirm") and begin_course(held, by, capacity)
    if verdict:
        _tell_employee(held)
    return verdict


@transaction.atomic
def send_back(*, by: Actor, request_id: int, text: str) -> Verdict:
    """*Send tilbage* with what is missing, by whoever takes the leader's place."""
    held, capacity = _handled(by, request_id)
    verdict = needs_text(text, "Skriv, hvad der mangler.")
    if verdict and said_again(RequestEvent.objects.filter(request=held), by, what="dispute", text=text.strip()):
        return ALLOWED
    verdict = verdict and REQUEST.may(held.state, "dispute")
    if verdict:
        move(held, by, capacity, "dispute", text=text.strip())
        _tell_employee(held)
    return verdict


def _open(judged: Judged) -> Request | None:
    """The request that is open already: a button that was pressed twice. Holds the employment."""
    hold_employment(judged.frame.about.employment)
    return Request.objects.filter(**_of(judged), state__in=OPEN).first()


def _of(judged: Judged) -> dict[str, Any]:
    frame = judged.frame
    return {"employment_id": frame.about.employment, "offer": frame.offer.id, "road": frame.road}


def _ask(by: Actor, judged: Judged) -> Request | Refused:
    verdict = refusal(judged)
    if isinstance(verdict, Refused):
        return verdict
    made = Request.objects.create(**_of(judged), **said_by(by, OWN))
    write_answers(made, judged, by, OWN)
    log(by, OWN, "asked", made)
    return made


def _asked(by: Actor, offer: str, road: Road) -> Frame:
    return own_frame(by, offer, road, clock.today())


def _handled(by: Actor, pk: int) -> tuple[Request, Capacity]:
    held, today = locked(pk), clock.today()
    if not handled(by, today).filter(pk=pk).exists():
        raise Http404
    return held, capacity_or_404(by, Purpose.HANDLE_SCHEME, held.employment, today)


def _tell_substitutes(request: Request) -> None:
    """Those who handle the scheme where the employee works, but for those who lead them."""
    today, employment = clock.today(), request.employment_id
    subject = subjects_of([employment], today).get(employment)
    if subject is not None:
        told = organisation.holders(Role.HR_CONSULTANT, [subject.unit_id], today)
        tell_at_once(persons=told - organisation.leading_now(employment, today), path=reverse("scheme:handle"))


def _tell_employee(request: Request) -> None:
    tell_at_once(persons=[request.employment.person.ext_id], path=reverse("accounts:own"))
