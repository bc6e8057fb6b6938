"""Decisions about the agreements' money: more or less of it, and from one agreement to another. Never below zero."""

from datetime import date
from decimal import Decimal

from django.db import transaction
from django.http import Http404

from naervaer.core.access.model import Actor
from naervaer.core.access.sight import Capacity
from naervaer.core.policy.scheme import BudgetAgreement
from naervaer.core.scheme.ledger import may_grant, may_move
from naervaer.core.verdicts import ALLOWED, Verdict, refused
from naervaer.web import clock
from naervaer.web.audit import actions as audit
from naervaer.web.courses import money
from naervaer.web.courses.deciding import deciding
from naervaer.web.courses.models import MoneyDecision, Posting
from naervaer.web.courses.waiting import give_places
from naervaer.web.said import said_by


@transaction.atomic
def grant_money(
    *, by: Actor, agreement: str, period: date, amount: Decimal, decision: str, decided_on: date
) -> Verdict:
    """*Bevilg* in one period (any day of it), besides what the policy grants; less of it with a negative amount."""
    capacity, found = deciding(by), _agreement(agreement, period)
    pot = money.hold(found, period)
    if _again(by, decision, decided_on, {(agreement, pot.period): amount}):
        return ALLOWED
    verdict = may_grant(money.purse(found, period).standing, amount, decision) and _decided(decided_on)
    if verdict:
        made = _decision(by, capacity, decision, decided_on)
        money.grant(pot, amount, by, capacity, made)
        _log(by, capacity, "grant_money", made)
        give_places(clock.today(), [agreement])
    return verdict


@transaction.atomic
def move_money(
    *, by: Actor, source: str, target: str, period: date, amount: Decimal, decision: str, decided_on: date
) -> Verdict:
    """*Flyt* from one agreement to another, in the period a day is in. Those who wait for it are offered places."""
    capacity = deciding(by)
    giving, taking = _agreement(source, period), _agreement(target, period)
    # Always held in the same order: two moves at once, one each way, do not wait for each other.
    held = {one.id: money.hold(one, period) for one in sorted({giving, taking}, key=lambda one: one.id)}
    wanted = {(source, held[source].period): -amount, (target, held[target].period): amount}
    if source != target and _again(by, decision, decided_on, wanted):
        return ALLOWED
    now = money.purse(giving, period).standing
    verdict = may_move(now, amount, decision, needs=giving.move_needs, same=source == target) and _decided(decided_on)
    if verdict:
        made = _decision(by, capacity, decision, decided_on)
        money.move((held[source], held[target]), amount, by, capacity, made)
        _log(by, capacity, "move_money", made)
        give_places(clock.today(), [target])
    return verdict


def _agreement(agreement: str, day: date) -> BudgetAgreement:
    found = money.agreement_of(agreement, day)
    if found is None:
        raise Http404
    return found


def _decided(day: date) -> Verdict:
    return refused("Dagen for beslutningen er ikke kommet endnu.") if day > clock.today() else ALLOWED


def _decision(by: Actor, capacity: Capacity, text: str, day: date) -> MoneyDecision:
    return MoneyDecision.objects.create(text=text.strip(), decided_on=day, **said_by(by, capacity))


def _again(by: Actor, decision: str, decided_on: date, wanted: dict[tuple[str, date], Decimal]) -> bool:
    """Whether the newest decision is this very one: a button that was pressed twice."""
    newest = MoneyDecision.objects.order_by("-pk").first()
    if newest is None or (newest.by_id, newest.text, newest.decided_on) != (by.user_id, decision.strip(), decided_on):
        return False
    rows = Posting.objects.filter(decision=newest).values_list("pot__agreement", "pot__period", "amount")
    return {(agreement, period): amount for agreement, period, amount in rows} == wanted


def _log(by: Actor, capacity: Capacity, what: str, decision: MoneyDecision) -> None:
    audit.record(
        by=by,
        kind=audit.Kind.WRITE,
        action=f"courses.{what}",
        capacity=capacity,
        detail={"decision": decision.pk},
    )
