"""Asking for an offer on behalf of an employee, and the employee's own word about what was answered."""

from collections.abc import Mapping

from django.db import transaction
from django.http import Http404
from django.urls import reverse

from naervaer.core.access.model import Actor, Role
from naervaer.core.access.sight import Capacity
from naervaer.core.scheme.states import OPEN, REQUEST
from naervaer.core.verdicts import ALLOWED, Refused, Verdict, needs_text, refused
from naervaer.web import clock
from naervaer.web.access.acting import capacity_or_404
from naervaer.web.followup.reach import reach_of
from naervaer.web.notices.news import tell_at_once
from naervaer.web.organisation.employed import employment_of
from naervaer.web.organisation.holding import hold_employment
from naervaer.web.said import news_to, said_again, said_by
from naervaer.web.scheme.acute_actions import annul_call, write_call
from naervaer.web.scheme.frame import BOOK, frame
from naervaer.web.scheme.models import Answered, Request, RequestEvent
from naervaer.web.scheme.own_actions import answer_own_again, ask_around, ask_own, confirm_around, send_back
from naervaer.web.scheme.writing import begin_course, locked, log, move, refusal, write_answers

__all__ = [
    "annul_call",
    "answer_again",
    "answer_own_again",
    "ask",
    "ask_around",
    "ask_own",
    "confirm",
    "confirm_around",
    "dispute",
    "send_back",
    "withdraw",
    "withdraw_own",
    "write_call",
]

OWN = Capacity(Role.EMPLOYEE)


@transaction.atomic
def ask(*, by: Actor, person: int, offer: str, answers: Mapping[str, bool]) -> Request | Refused:
    """*Send til medarbejderen*: an offer whose conditions are met; the employee confirms what was answered."""
    today = clock.today()
    judged = frame(by, person, offer, today).judged(answers)
    about = employment_of(judged.frame.about.employment)
    capacity = capacity_or_404(by, BOOK, about, today)
    verdict = refusal(judged)
    if isinstance(verdict, Refused):
        return verdict
    hold_employment(about.pk)
    still_open = Request.objects.filter(employment=about, offer=offer, road="leader", state__in=OPEN).first()
    if still_open is not None and still_open.state == REQUEST.start and still_open.by_id == by.user_id:
        return still_open
    if still_open is not None:
        return refused("Der er allerede en anmodning om det tilbud, som ikke er afsluttet.")
    made = Request.objects.create(employment=about, offer=offer, **said_by(by, capacity))
    write_answers(made, judged, by, capacity)
    log(by, capacity, "asked", made)
    _tell_employee(made)
    return made


@transaction.atomic
def answer_again(*, by: Actor, request_id: int, answers: Mapping[str, bool]) -> Verdict:
    """*Svar igen* on a request the employee does not agree to, or has not confirmed yet."""
    held, capacity = _hold(by, request_id)
    judged = frame(by, held.employment.person_id, held.offer, clock.today()).judged(answers)
    told = {"answers": judged.as_json(), "booked_by": judged.frame.booked_by}
    if held.state == REQUEST.start and said_again(Answered.objects.filter(request=held), by, **told):
        return ALLOWED
    verdict = REQUEST.may(held.state, "answer_again")
    verdict = verdict and refusal(judged)
    if verdict:
        write_answers(held, judged, by, capacity)
        move(held, by, capacity, "answer_again")
        _tell_employee(held)
    return verdict


@transaction.atomic
def withdraw(*, by: Actor, request_id: int) -> Verdict:
    """*Træk tilbage*, by whoever leads the employee; they are told."""
    held, capacity = _hold(by, request_id)
    verdict = REQUEST.may(held.state, "withdraw")
    if verdict:
        move(held, by, capacity, "withdraw")
        _tell_employee(held)
    return verdict


@transaction.atomic
def confirm(*, by: Actor, request_id: int) -> Verdict:
    """*Det passer*: the employee has read what was answered about them, and the course begins or waits for money."""
    held = _about_me(by, request_id)
    if said_again(RequestEvent.objects.filter(request=held), by, what="confirm"):
        return ALLOWED
    verdict = REQUEST.may(held.state, "confirm") and begin_course(held, by, OWN)
    if verdict:
        tell_at_once(persons=news_to(held, held.employment_id, clock.today()))
    return verdict


@transaction.atomic
def dispute(*, by: Actor, request_id: int, text: str) -> Verdict:
    """*Det passer ikke*, with what is wrong; whoever asked answers again."""
    return needs_text(text, "Skriv, hvad der ikke passer.") and _own_word(
        _about_me(by, request_id), by, "dispute", text.strip()
    )


@transaction.atomic
def withdraw_own(*, by: Actor, request_id: int) -> Verdict:
    """*Jeg vil ikke have det*: without a reason. A course that has begun is stopped by whoever gives it."""
    held = locked(request_id)
    if held.employment.person.ext_id != by.person_id:
        raise Http404
    return _own_word(held, by, "withdraw")


def _own_word(held: Request, by: Actor, what: str, text: str = "") -> Verdict:
    if said_again(RequestEvent.objects.filter(request=held), by, what=what, text=text):
        return ALLOWED
    verdict = REQUEST.may(held.state, what)
    if verdict:
        move(held, by, OWN, what, text=text)
        if held.road == "leader":
            tell_at_once(persons=news_to(held, held.employment_id, clock.today()))
    return verdict


def _about_me(by: Actor, pk: int) -> Request:
    """A request a leader has made about the one who acts."""
    held = locked(pk)
    if held.employment.person.ext_id != by.person_id or held.road != "leader":
        raise Http404
    return held


def _hold(by: Actor, pk: int) -> tuple[Request, Capacity]:
    """A request the leader's road has come to; one around the leader is an unknown page to them."""
    held, today = locked(pk), clock.today()
    rows = Request.objects.filter(reach_of(by, BOOK, [held.employment_id], today).said(), road="leader")
    if not rows.filter(pk=pk).exists():
        raise Http404
    return held, capacity_or_404(by, BOOK, held.employment, today)


def _tell_employee(request: Request) -> None:
    tell_at_once(persons=[request.employment.person.ext_id], path=reverse("accounts:own"))
