"""Calling to conversations, and saying what became of them. Whoever works on the case may; the employee answers.

What is held does the steps the policy names; what could not be held answers them with the reason (§ 7 a).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.http import Http404
from django.utils.timezone import localdate

from naervaer.core.access.model import Actor, Purpose, Role
from naervaer.core.access.sight import Capacity
from naervaer.core.calendar import numeric_date
from naervaer.core.conversations import rules
from naervaer.core.conversations.rules import Time
from naervaer.core.conversations.states import CONVERSATION, HELD, WAITING
from naervaer.core.policy.conversations import Conversation as Kind
from naervaer.core.verdicts import ALLOWED, Refused, Verdict, refused
from naervaer.web import clock
from naervaer.web.access.acting import capacity_or_404
from naervaer.web.conversations import satisfying, sending
from naervaer.web.conversations.holding import Held, hold_for_writing, log, said_twice
from naervaer.web.conversations.kinds import kind_or_404
from naervaer.web.conversations.minutes import comment, correct_minutes, share_minutes, write_minutes
from naervaer.web.conversations.models import Conversation, Participant
from naervaer.web.followup.waiting import running_case, waiting_step
from naervaer.web.notices.calendar import local
from naervaer.web.organisation.employed import employment_of, person_names
from naervaer.web.organisation.handed import advisers_of
from naervaer.web.organisation.queries import persons_by_ext_id
from naervaer.web.said import said_by

__all__ = [
    "Place",
    "annul",
    "answer",
    "call_off",
    "comment",
    "correct_minutes",
    "hold",
    "invite",
    "move",
    "not_possible",
    "share_minutes",
    "walk_in",
    "write_minutes",
]


@dataclass(frozen=True, slots=True)
class Place:
    """When and where; ``place`` is empty by phone."""

    starts: datetime
    place: str
    by_phone: bool = False


@transaction.atomic
def invite(
    *,
    by: Actor,
    employment: int,
    kind: str,
    where: Place,
    advisers: Sequence[int] = (),
    others: str = "",
    step: int | None = None,
    knowing: bool = False,
) -> Conversation | Refused:
    """*Indkald*: write the letter and the calendar invitation. ``advisers`` are persons the case is handed to.

    ``others`` are those from outside the program the policy has come along, by name and title.
    """
    rule = kind_or_404(kind, clock.today())
    capacity, made = _begin(by, employment, rule)
    ahead = Conversation.objects.filter(employment=employment, kind=kind, state__in=WAITING).first()
    if ahead is not None:
        return _same_or_refused(ahead, where, rule)
    verdict = rules.fits(rule, in_case=made.case_id is not None)
    if verdict:
        latest = satisfying.latest(rule, made.case_id, step)
        verdict = rules.may_be_invited(rule, _time(where), local(clock.now()), knowing=knowing, latest=latest)
    if isinstance(verdict, Refused):
        return verdict
    made.others = " ".join(others.split()) if rule.from_outside else ""
    made.step_id = step if _is_of(step, employment) else None
    made.save()
    known = {adviser.person: adviser for adviser in advisers_of(made.employment.person_id, clock.today())}
    Participant.objects.bulk_create(
        Participant(conversation=made, person_id=pk, party=known[pk].role) for pk in advisers if pk in known
    )
    held = Held(made, rule, by, capacity, clock.today())
    _set(held, "invite", starts=where.starts, place=where.place.strip(), by_phone=where.by_phone)
    _tell(held, "letter")
    return made


@transaction.atomic
def walk_in(
    *, by: Actor, employment: int, kind: str, on_day: date, by_phone: bool = False, note: str = ""
) -> Conversation | Refused:
    """A conversation that was held without an invitation."""
    rule = kind_or_404(kind, clock.today())
    capacity, made = _begin(by, employment, rule)
    before = Conversation.objects.filter(employment=employment, kind=kind, held_on=on_day, state__in=HELD).first()
    if before is not None:
        return before
    verdict = rules.fits(rule, in_case=made.case_id is not None)
    if isinstance(verdict, Refused):
        return verdict
    made.save()
    done = _hold(Held(made, rule, by, capacity, clock.today()), on_day, by_phone, note)
    if isinstance(done, Refused):
        transaction.set_rollback(True)
        return done
    return made


@transaction.atomic
def move(*, by: Actor, conversation_id: int, where: Place, knowing: bool = False) -> Verdict:
    """*Flyt*: a new time or place, with a new letter; the employee is asked again."""
    held = hold_for_writing(by, conversation_id)
    told = {"starts": where.starts, "place": where.place.strip(), "by_phone": where.by_phone}
    if said_twice(held, "move", **told):
        return ALLOWED
    latest = satisfying.latest(held.kind, held.conversation.case_id, held.conversation.step_id)
    verdict = CONVERSATION.may(held.conversation.state, "move")
    if verdict:
        now = local(clock.now())
        verdict = rules.may_be_invited(held.kind, _time(where), now, knowing=knowing, latest=latest)
    if verdict:
        _set(held, "move", **told)
        _tell(held, "moved" if held.kind.moved else "letter")
    return verdict


@transaction.atomic
def call_off(*, by: Actor, conversation_id: int, note: str = "") -> Verdict:
    """*Aflys*: it will not be held, and nothing more is asked of the employee."""
    held = hold_for_writing(by, conversation_id)
    if said_twice(held, "cancel", note=note.strip()):
        return ALLOWED
    verdict = CONVERSATION.may(held.conversation.state, "cancel")
    if verdict:
        _set(held, "cancel", note=note.strip())
        _tell(held, "cancelled", cancel=True)
    return verdict


@transaction.atomic
def answer(*, by: Actor, conversation_id: int, what: str, starts: datetime | None = None, note: str = "") -> Verdict:
    """The employee's answer: ``come``, ``ask_other_time`` with a proposal, or ``stay_away``; no reason is asked for."""
    conversation = Conversation.objects.select_for_update(of=("self",)).select_related("employment__person")
    found = conversation.filter(pk=conversation_id, employment__person__ext_id=by.person_id).first()
    if found is None or what not in ("come", "ask_other_time", "stay_away"):
        raise Http404
    rule = kind_or_404(found.kind, localdate(found.at))
    held = Held(found, rule, by, Capacity(Role.EMPLOYEE), clock.today())
    told: dict[str, Any] = {"starts": starts, "note": note.strip()} if what == "ask_other_time" else {}
    if said_twice(held, what, **told):
        return ALLOWED
    now = clock.now()
    verdict = CONVERSATION.may(found.state, what)
    if verdict and found.starts is not None:
        verdict = rules.may_be_answered(found.starts, now)
    if verdict and what == "ask_other_time":
        verdict = rules.may_ask_other_time(starts, note, now)
    if verdict:
        held.say(what, on_day=held.today, **told)
        Conversation.objects.filter(pk=found.pk).update(state=CONVERSATION.after(found.state, what))
        log(held, what)
    return verdict


@transaction.atomic
def hold(*, by: Actor, conversation_id: int, on_day: date, by_phone: bool = False, note: str = "") -> Verdict:
    """*Holdt*: it was held that day, and the steps it does are done."""
    held = hold_for_writing(by, conversation_id)
    if said_twice(held, "hold_by_phone" if by_phone else "hold", on_day=on_day):
        return ALLOWED
    return _hold(held, on_day, by_phone, note)


@transaction.atomic
def not_possible(*, by: Actor, conversation_id: int, reason: str) -> Verdict:
    """*Kunne ikke holdes*, not by phone either: the reason is kept, and answers the steps it should have done."""
    held = hold_for_writing(by, conversation_id)
    if said_twice(held, "not_possible", note=reason.strip()):
        return ALLOWED
    verdict = rules.has_reason(reason)
    if verdict:
        verdict = CONVERSATION.may(held.conversation.state, "not_possible")
    if verdict:
        steps = satisfying.answer_with_reason(held, reason.strip())
        _set(held, "not_possible", note=reason.strip(), steps=steps)
        if held.conversation.starts and held.conversation.starts > clock.now():
            _tell(held, "", cancel=True)
    return verdict


@transaction.atomic
def annul(*, by: Actor, conversation_id: int, reason: str) -> Verdict:
    """It was registered by mistake: it stays readable, and the steps it did wait again."""
    held = hold_for_writing(by, conversation_id)
    verdict = rules.has_reason(reason)
    if verdict:
        verdict = CONVERSATION.may(held.conversation.state, "annul")
    if verdict:
        verdict = satisfying.take_back(held, reason.strip())
    if verdict:
        _set(held, "annul", note=reason.strip())
    else:
        transaction.set_rollback(True)
    return verdict


def _begin(by: Actor, employment: int, rule: Kind) -> tuple[Capacity, Conversation]:
    """A conversation that is not written yet, about the employment and its running case."""
    about = employment_of(employment)
    capacity = capacity_or_404(by, Purpose.WORK_ON_CASE, about, clock.today())
    case = running_case(employment)
    made = Conversation(employment=about, case_id=case.pk if case else None, kind=rule.id, **said_by(by, capacity))
    return capacity, made


def _same_or_refused(ahead: Conversation, where: Place, rule: Kind) -> Conversation | Refused:
    """The button was pressed twice; or there is one already, which is then to be moved."""
    if (ahead.starts, ahead.place) == (where.starts, where.place.strip()):
        return ahead
    when = numeric_date(_time(Place(ahead.starts, "")).day) if ahead.starts else ""
    return refused(f"Medarbejderen er allerede indkaldt til {rule.named} {when}. Flyt den i stedet.")


def _time(where: Place) -> Time:
    return Time(local(where.starts), where.by_phone)


def _is_of(step: int | None, employment: int) -> bool:
    found = waiting_step(step) if step else None
    return found is not None and found.employment == employment


def _hold(held: Held, on_day: date, by_phone: bool, note: str) -> Verdict:
    what = "hold_by_phone" if by_phone else "hold"
    case = running_case(held.conversation.employment_id)
    own = case if case and case.pk == held.conversation.case_id else None
    verdict = CONVERSATION.may(held.conversation.state, what)
    if verdict:
        first = own.first_day if own else None
        verdict = rules.may_be_held(held.kind, on_day, held.today, by_phone=by_phone, case_first=first)
    if isinstance(verdict, Refused):
        return verdict
    steps = satisfying.do_steps(held, on_day, by_phone=by_phone)
    if isinstance(steps, Refused):
        return steps
    _set(held, what, on_day=on_day, note=note.strip(), steps=steps)
    return ALLOWED


def _set(held: Held, what: str, **said: Any) -> None:
    """Write the event, set the conversation by it, and log it."""
    conversation = held.conversation
    held.say(what, **{"on_day": held.today, **said})
    index: dict[str, Any] = {"state": CONVERSATION.after(conversation.state, what)}
    if what in ("invite", "move"):
        index |= {name: said[name] for name in ("starts", "place", "by_phone")}
    if what in ("hold", "hold_by_phone"):
        index["held_on"] = said["on_day"]
    if what in ("move", "cancel", "not_possible"):
        index["sequence"] = conversation.sequence + 1
    Conversation.objects.filter(pk=conversation.pk).update(**index)
    for name, value in index.items():
        setattr(conversation, name, value)
    log(held, what)


def _tell(held: Held, letter: str, *, cancel: bool = False) -> None:
    """The letter and the calendar invitation that follow from what was just said."""
    conversation, leader = held.conversation, held.capacity.on_behalf_of
    absent = person_names([leader])[leader] if leader else None
    head = sending.letterhead(conversation, held.by, absent, held.today)
    if letter:
        sending.write_letter(conversation, held.kind, letter, head)
    acting = persons_by_ext_id([held.by.person_id]).get(held.by.person_id) if held.by.person_id else None
    sending.tell_calendars(conversation, held.kind, "CANCEL" if cancel else "REQUEST", acting)
