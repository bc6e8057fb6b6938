"""Making agreements, and saying what became of them. A room that agrees something with somebody calls ``agree``.

The leader, and whoever the case is handed to, may say what became of any agreement; the employee of their own.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.http import Http404

from naervaer.core.access.model import Actor, Purpose, Role
from naervaer.core.access.sight import Capacity
from naervaer.core.agreements.judging import may_be_agreed, may_be_commented, may_be_dropped, may_be_postponed
from naervaer.core.agreements.states import AGREEMENT
from naervaer.core.verdicts import ALLOWED, Refused, Verdict
from naervaer.web import clock
from naervaer.web.access.acting import capacity_or_404
from naervaer.web.agreements.models import Agreement, AgreementEvent
from naervaer.web.agreements.putting import log
from naervaer.web.followup.reach import reach_of
from naervaer.web.notices.news import tell_at_once
from naervaer.web.organisation.employed import employment_of
from naervaer.web.organisation.holding import hold_employment
from naervaer.web.said import news_to, said_again, said_by

__all__ = ["agree", "annul", "comment", "drop", "mark_done", "postpone", "reopen", "share"]


@transaction.atomic
def agree(
    *,
    by: Actor,
    employment: int,
    case: int | None,
    text: str,
    owner: str,
    due: date,
    origin: str,
    origin_pk: int,
    shared: bool = True,
    purpose: Purpose = Purpose.WORK_ON_CASE,
) -> Agreement | Refused:
    """Agree something with somebody. ``employment`` and ``case`` are keys; ``origin`` names the room and its row.

    ``purpose`` is what gives the room's people access: at a sparring those who are called decide too.
    """
    today, about = clock.today(), employment_of(employment)
    capacity = capacity_or_404(by, purpose, about, today)
    verdict = may_be_agreed(text, owner, due, today, shared=shared)
    if isinstance(verdict, Refused):
        return verdict
    hold_employment(employment)
    words = {"case_id": case, "text": text.strip(), "owner": owner, "due": due, "target": due, "shared": shared}
    here = Agreement.objects.filter(employment=employment, origin=origin, origin_pk=origin_pk, state="agreed")
    again = said_again(here, by, **words)
    if again is not None:
        return again
    made = Agreement.objects.create(
        employment_id=employment, origin=origin, origin_pk=origin_pk, **words, **said_by(by, capacity)
    )
    log(by, capacity, "agreed", made)
    return made


def mark_done(*, by: Actor, agreement_id: int, note: str = "", purpose: Purpose = Purpose.WORK_ON_CASE) -> Verdict:
    """*Gjort*."""
    return _say(by, agreement_id, "done", purpose, note=note.strip())


def postpone(*, by: Actor, agreement_id: int, to_day: date, note: str = "") -> Verdict:
    """*Ny dato*."""
    verdict = may_be_postponed(to_day, clock.today())
    return _say(by, agreement_id, "postponed", to_day=to_day, note=note.strip()) if verdict else verdict


def drop(*, by: Actor, agreement_id: int, note: str) -> Verdict:
    """*Ikke længere aktuel*, for a reason."""
    verdict = may_be_dropped(note)
    return _say(by, agreement_id, "dropped", note=note.strip()) if verdict else verdict


def reopen(*, by: Actor, agreement_id: int, note: str = "") -> Verdict:
    """It was not done after all, or it is asked for again."""
    return _say(by, agreement_id, "reopened", note=note.strip())


def annul(*, by: Actor, agreement_id: int, note: str) -> Verdict:
    """It was never agreed: written by mistake. It stays readable, with who took it back and why."""
    verdict = may_be_dropped(note)
    return _say(by, agreement_id, "annulled", note=note.strip()) if verdict else verdict


@transaction.atomic
def comment(*, by: Actor, agreement_id: int, note: str) -> Verdict:
    """The employee's own word about any agreement they have been told of; whoever wrote it is told that there is news.

    It stands with the agreement and changes nothing of it.
    """
    verdict = may_be_commented(note)
    found = Agreement.objects.filter(pk=agreement_id, shared=True, employment__person__ext_id=by.person_id)
    row = found.select_for_update(of=("self",)).select_related("employment__person", "by__person").first()
    if row is None:
        raise Http404
    verdict = verdict and AGREEMENT.may(row.state, "commented")
    if verdict and not _said_before(row, "commented", {"note": note.strip()}):
        _event(_Held(row, by, Capacity(Role.EMPLOYEE)), "commented", note=note.strip())
        tell_at_once(persons=news_to(row, row.employment_id, clock.today()))
    return verdict


@transaction.atomic
def share(*, by: Actor, agreement_id: int) -> Verdict:
    """Tell the employee of it; what has been told cannot be untold."""
    held = _hold(by, agreement_id)
    if not held.agreement.shared:
        _event(held, "shared")
        Agreement.objects.filter(pk=held.agreement.pk).update(shared=True)
    return ALLOWED


@dataclass(frozen=True)
class _Held:
    agreement: Agreement
    by: Actor
    capacity: Capacity


def _hold(by: Actor, pk: int, purpose: Purpose = Purpose.WORK_ON_CASE) -> _Held:
    """The agreement, held for writing; the answer of an unknown page for whoever may not see to it."""
    held = Agreement.objects.select_for_update(of=("self",)).select_related("employment__person").filter(pk=pk).first()
    if held is None:
        raise Http404
    if _is_own(by, held):
        return _Held(held, by, Capacity(Role.EMPLOYEE))
    today = clock.today()
    reach = reach_of(by, purpose, [held.employment_id], today)
    if not Agreement.objects.filter(reach.rows(), pk=pk).exists():
        raise Http404
    return _Held(held, by, capacity_or_404(by, purpose, held.employment, today))


def _is_own(by: Actor, agreement: Agreement) -> bool:
    return agreement.owner == "employee" and agreement.employment.person.ext_id == by.person_id


@transaction.atomic
def _say(by: Actor, pk: int, what: str, purpose: Purpose = Purpose.WORK_ON_CASE, **said: Any) -> Verdict:
    held = _hold(by, pk, purpose)
    if _said_before(held.agreement, what, said):
        return ALLOWED
    verdict = AGREEMENT.may(held.agreement.state, what)
    if verdict:
        _event(held, what, **said)
        index = {"state": AGREEMENT.after(held.agreement.state, what)}
        Agreement.objects.filter(pk=pk).update(**index, target=said.get("to_day", held.agreement.target))
    return verdict


def _said_before(agreement: Agreement, what: str, said: dict[str, Any]) -> bool:
    """Whether the newest word is this very one: the button was pressed twice."""
    newest = agreement.events.order_by("-pk").first()
    return newest is not None and newest.what == what and all(getattr(newest, k) == v for k, v in said.items())


def _event(held: _Held, what: str, **said: Any) -> None:
    AgreementEvent.objects.create(
        agreement=held.agreement, what=what, on_day=clock.today(), **said, **said_by(held.by, held.capacity)
    )
    log(held.by, held.capacity, what, held.agreement)
