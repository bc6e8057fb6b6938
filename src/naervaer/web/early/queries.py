"""*Tidlig Indsats* as pages are told of it. Every list holds only what the actor may see."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.http import Http404
from django.utils.timezone import localdate

from naervaer.core.access.model import Actor, Purpose
from naervaer.core.early.judging import ANSWERS, moves_of
from naervaer.core.early.states import OFFER, REFERRAL
from naervaer.core.policy.early import EarlyEffort
from naervaer.core.policy.schema import Step as StepRule
from naervaer.core.states import Move
from naervaer.web.early.models import HelpOffer, Judgement, Referral
from naervaer.web.followup.reach import About, reach_of, reach_of_person
from naervaer.web.followup.waiting import waiting_in
from naervaer.web.handbook.queries import active_policy
from naervaer.web.said import name_of


@dataclass(frozen=True, slots=True)
class Judged:
    """What one person judged, and why."""

    at: datetime
    who: str
    role: str
    answer: str
    reason: str


@dataclass(frozen=True, slots=True)
class Happened:
    """What happened to an offer or a referral."""

    day: date
    title: str
    given_by: str
    text: str


@dataclass(frozen=True)
class Followed:
    """An offer or a referral: what it is, where it stands, what has happened, and what can happen now."""

    pk: int
    person: int
    name: str
    title: str
    text: str
    at: datetime
    state: str
    state_title: str
    happened: tuple[Happened, ...]
    moves: tuple[Move, ...]

    @property
    def answers(self) -> tuple[Move, ...]:
        """The answers that can be given now, by the employee or as told to somebody."""
        return tuple(move for move in self.moves if move.name in ANSWERS)

    @property
    def others(self) -> tuple[Move, ...]:
        return tuple(move for move in self.moves if move.name not in ANSWERS)


def effort(day: date) -> EarlyEffort:
    return active_policy().early_effort_on(day)


def assessment(about: About, day: date) -> StepRule | None:
    """What is to be judged now: the assessment that waits, or the last one when none does."""
    if about.case is None or about.first_day is None:
        return None
    rules = {step.id: step for step in active_policy().steps_on(about.first_day) if step.done_by == "judgement"}
    waiting = [step.rule for step in waiting_in(about.case) if step.rule in rules and step.opens <= day]
    return rules.get(next(iter(waiting), next(reversed(rules), "")))


def judgements(actor: Actor, person: int, day: date) -> list[Judged]:
    """Everybody's own judgement, the oldest first: none stands above another."""
    reach = reach_of_person(actor, Purpose.SEE_PERSON, person, day)
    rows = Judgement.objects.filter(reach.rows()).select_related("by__person", "on_behalf_of").order_by("at", "pk")
    title = active_policy().title
    return [Judged(row.at, name_of(row), title(row.role), row.answer, row.reason) for row in rows]


def offers(actor: Actor, person: int, day: date) -> list[Followed]:
    """The offers within sight, the newest first."""
    reach = reach_of_person(actor, Purpose.SEE_PERSON, person, day)
    rows = HelpOffer.objects.filter(reach.rows()).select_related("employment__person").prefetch_related("events")
    return [_offer(row) for row in rows.exclude(state="annulled").order_by("-at", "-pk")]


def own_offers(employments: Collection[int], day: date) -> list[Followed]:
    """The offers to somebody's own employments (pks) in the last year, the newest first."""
    rows = HelpOffer.objects.filter(employment__in=list(employments), at__date__gte=day - timedelta(days=365))
    found = rows.exclude(state="annulled").select_related("employment__person").prefetch_related("events")
    return [_offer(row) for row in found.order_by("-at", "-pk")]


def referrals(actor: Actor, person: int, day: date) -> list[Followed]:
    """The preventive referrals within sight, the newest first."""
    since = reach_of_person(actor, Purpose.SEE_PERSON, person, day).since
    rows = Referral.objects.filter(employment__in=list(since)).select_related("employment__person", "to")
    found = [row for row in rows.prefetch_related("events").order_by("-at", "-pk") if _is_seen(row, since)]
    received = bool(found) and _receives(actor, found[0])
    return [_referral(row, received=received) for row in found]


def own_referrals(employments: Collection[int], day: date) -> list[Followed]:
    """The referrals of somebody's own employments (pks) in the last year, the newest first."""
    rows = Referral.objects.filter(employment__in=list(employments), at__date__gte=day - timedelta(days=365))
    found = rows.select_related("employment__person", "to").prefetch_related("events").order_by("-at", "-pk")
    return [_referral(row, received=False) for row in found]


def received(actor: Actor, day: date) -> list[Followed]:
    """The referrals that wait for the actor, the oldest first."""
    rows = Referral.objects.filter(to__ext_id=actor.person_id or "", state__in=["sent", "taken_up", "appointed"])
    read = list(rows.select_related("employment__person", "to").prefetch_related("events").order_by("at", "pk"))
    since = reach_of(actor, Purpose.WORK_ON_CASE, {row.employment_id for row in read}, day).since
    return [_referral(row, received=True) for row in read if row.employment_id in since]


def offer_to_write(actor: Actor, pk: int, day: date) -> Followed:
    """An offer the actor may see to; an unknown page for everybody else."""
    row = HelpOffer.objects.select_related("employment__person").filter(pk=pk).first()
    if row is None:
        raise Http404
    reach = reach_of(actor, Purpose.WORK_ON_CASE, [row.employment_id], day)
    if not HelpOffer.objects.filter(reach.rows(), pk=pk).exists():
        raise Http404
    return _offer(row)


def referral_to_write(actor: Actor, pk: int, day: date) -> Followed:
    """A referral the actor may see to; an unknown page for everybody else."""
    row = Referral.objects.select_related("employment__person", "to").filter(pk=pk).first()
    if row is None:
        raise Http404
    since = reach_of(actor, Purpose.WORK_ON_CASE, [row.employment_id], day).since.get(row.employment_id)
    if since is None or localdate(row.at) < since:
        raise Http404
    return _referral(row, received=_receives(actor, row))


def own_offer(actor: Actor, pk: int) -> Followed:
    """An offer to the actor; an unknown page for everybody else."""
    mine = HelpOffer.objects.filter(pk=pk, employment__person__ext_id=actor.person_id or "").exclude(state="annulled")
    row = mine.select_related("employment__person").first() if actor.person_id else None
    if row is None:
        raise Http404
    return _offer(row)


def own_referral(actor: Actor, pk: int) -> Followed:
    """A preventive referral of the actor; an unknown page for everybody else."""
    mine = Referral.objects.filter(pk=pk, employment__person__ext_id=actor.person_id or "")
    row = mine.select_related("employment__person", "to").first() if actor.person_id else None
    if row is None:
        raise Http404
    return _referral(row, received=False)


def open_offers(employments: Collection[int]) -> dict[int, int]:
    """The offer (pk) that waits for an answer, by employment (pk). Asks no access: whoever calls has."""
    rows = HelpOffer.objects.filter(employment__in=list(employments), state__in=["offered", "later"])
    return dict(rows.values_list("employment", "pk"))


def _offer(row: HelpOffer) -> Followed:
    happened = tuple(
        Happened(event.on_day, event.get_what_display(), event.given_by, event.text)
        for event in sorted(row.events.all(), key=lambda event: event.pk)
    )
    return _followed(row, row.professional, "", happened, OFFER.open_moves(row.state))


def _is_seen(row: Referral, since: Mapping[int, date]) -> bool:
    """What was written before a move stays behind."""
    return localdate(row.at) >= since[row.employment_id]


def _receives(actor: Actor, row: Referral) -> bool:
    return row.to.ext_id == actor.person_id


def _referral(row: Referral, *, received: bool) -> Followed:
    """With the moves of whoever it was sent to, or of the leader and the employee, who may take it back."""
    happened = tuple(
        Happened(event.on_day, event.get_what_display(), "", event.text)
        for event in sorted(row.events.all(), key=lambda event: event.pk)
    )
    moves = moves_of(REFERRAL.open_moves(row.state), received=received)
    return _followed(row, row.to.name, row.text, happened, moves)


def _followed(
    row: HelpOffer | Referral, title: str, text: str, happened: tuple[Happened, ...], moves: tuple[Move, ...]
) -> Followed:
    person = row.employment.person
    state = row.get_state_display()
    return Followed(row.pk, person.pk, person.name, title, text, row.at, row.state, state, happened, moves)
