"""*Spørgeramme*: whether an offer of the wellbeing scheme can be had, why not, who pays, and what can be had instead.

A refusal names every condition that fails, each with the policy's own sentence and source; nothing is decided here
that does not stand in the policy.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from naervaer.core.policy.schema import Condition, Offer, Policy
from naervaer.core.policy.sentences import number, plain, sentence
from naervaer.core.policy.wording import listed

BOOKER, PERIOD, COURSE, QUOTA, MONEY = "booked_by", "valid", "open_course", "quota", "money"
"""What may fail besides the offer's own conditions."""

NONE_USED = Decimal(0)


@dataclass(frozen=True, slots=True)
class Situation:
    """What is known when somebody asks for an offer on a day.

    ``answers`` are by the id of the condition. ``hours_used`` and ``courses_used`` count against the quota, by what
    the quota is ``per``. ``money_left`` is None where nobody has counted the money. ``extra_agreed``: whoever must
    agree has agreed that what lies beyond the quota is paid outside the scheme. ``open_course``: one of this very offer
    is not over.
    """

    on: date
    answers: Mapping[str, bool] = field(default_factory=dict)
    booked_by: str | None = None
    hours_used: Decimal = NONE_USED
    courses_used: int = 0
    money_left: bool | None = None
    extra_agreed: bool = False
    open_course: bool = False


@dataclass(frozen=True, slots=True)
class Reason:
    """*Begrundelse*: a condition that fails, in a sentence a person can act on."""

    condition: str
    text: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Eligibility:
    """*Afgørelse* of the *spørgeramme*. ``waits``: it may be had, when there is money again."""

    allowed: bool
    waits: bool
    reasons: tuple[Reason, ...]
    alternatives: tuple[str, ...]
    paid_by: str
    quota_hours_left: Decimal | None


def judge(offer: Offer, policy: Policy, situation: Situation) -> Eligibility:
    """The answer of the *spørgeramme*; a condition nobody has answered is a condition that is not met."""
    refusals = tuple(_refusals(offer, policy, situation))
    payer, spent = _payer(offer, policy, situation)
    allowed = not refusals and not spent
    waits = allowed and payer == "scheme" and situation.money_left is False
    failed = {reason.condition for reason in refusals}
    ways = () if allowed and not waits else ways_that_remain(offer, policy, situation.on, failed)
    return Eligibility(allowed, waits, (*refusals, *spent), ways, payer, quota_hours_left(offer, situation.hours_used))


def quota_hours_left(offer: Offer, used: Decimal) -> Decimal | None:
    """Hours of the *kvote* not used yet, never below zero; None when the offer has no quota of hours."""
    if offer.quota is None or offer.quota.hours is None:
        return None
    return max(offer.quota.hours - used, NONE_USED)


def known_answers(
    offer: Offer, *, sick_listed: bool | None, booked_by: str | None, open_course: bool = False
) -> dict[str, bool]:
    """The answers the program knows by itself; a condition about the nearest leader is known by who books.

    ``open_course``: one of the scheme's runs. That there is none elsewhere the program cannot know, and it is asked.
    """
    found: dict[str, bool] = {}
    for condition in offer.condition:
        if condition.known_from == "absence" and sick_listed is not None:
            found[condition.id] = sick_listed
        if condition.known_from == "organisation" and booked_by is not None:
            found[condition.id] = booked_by == "nearest_leader"
        if condition.known_from == "courses" and open_course:
            found[condition.id] = True
    return found


def ways_that_remain(offer: Offer, policy: Policy, day: date, failed: set[str]) -> tuple[str, ...]:
    """*Det kan du gøre i stedet*: the ids of other offers in force and of what stands outside the scheme.

    What a failed condition points to comes first; an offer that is closed by the same failed condition is left out.
    """
    pointed = [way for condition in offer.condition if condition.id in failed for way in condition.alternatives]
    offers = {other.id: other for other in policy.offer if other.in_force(day)}
    ever = {other.id for other in policy.offer}
    found = dict.fromkeys([*pointed, *offer.alternatives])
    return tuple(way for way in found if way not in ever or (way in offers and not _closed(offers[way], failed)))


def way_named(way: str, policy: Policy, day: date) -> tuple[str, str]:
    """The title and the text of a way that remains."""
    offer = next((other for other in policy.offer if other.id == way and other.in_force(day)), None)
    if offer:
        return offer.title, offer.how_to_book
    other = next((one for one in policy.alternative if one.id == way and one.in_force(day)), None)
    return (other.title, other.text) if other else (sentence(plain(way)), "")


def _closed(offer: Offer, failed: set[str]) -> bool:
    return any(condition.id in failed for condition in offer.condition)


def _refusals(offer: Offer, policy: Policy, situation: Situation) -> Iterator[Reason]:
    if not offer.in_force(situation.on):
        yield Reason(PERIOD, f"»{offer.title}« kan ikke bestilles den dag.", offer.source)
    if situation.open_course and not any(condition.known_from == "courses" for condition in offer.condition):
        yield Reason(COURSE, f"Der er allerede et forløb af »{offer.title}«, som ikke er slut.", offer.source)
    known = known_answers(offer, sick_listed=None, booked_by=situation.booked_by)
    answers = {**known, **situation.answers}
    failed = [condition for condition in offer.condition if answers.get(condition.id) is not condition.must_be]
    asked_by = situation.booked_by
    if asked_by and asked_by not in offer.booked_by and not any(c.known_from == "organisation" for c in failed):
        who = listed([policy.title(name) for name in offer.booked_by], "eller")
        yield Reason(BOOKER, f"»{offer.title}« bestilles af {who}.", offer.source)
    for condition in failed:
        yield _failure(condition, answers.get(condition.id), offer)


def _failure(condition: Condition, answer: bool | None, offer: Offer) -> Reason:
    text = condition.refusal if answer is not None else f"Der mangler et svar: {condition.ask}"
    return Reason(condition.id, text, condition.source or offer.source)


def _payer(offer: Offer, policy: Policy, situation: Situation) -> tuple[str, tuple[Reason, ...]]:
    """Who pays, and what stands in the way of it: a quota that is used, or money that is."""
    if offer.paid_by == "workplace":
        return "workplace", ()
    spent = _quota_spent(offer, situation)
    if spent:
        return _beyond(offer, policy, situation, Reason(QUOTA, spent, offer.source))
    if situation.money_left is False and offer.when_money_is_out != "waiting_list":
        return _without_money(offer, policy, situation)
    return "scheme", ()


def _quota_spent(offer: Offer, situation: Situation) -> str:
    quota = offer.quota
    if quota is None:
        return ""
    if quota.courses is not None and situation.courses_used >= quota.courses:
        return _COURSES_USED[quota.per].format(n=quota.courses)
    if quota.hours is not None and situation.hours_used >= quota.hours:
        return f"De {number(quota.hours)} timer, trivselsordningen betaler, er brugt."
    return ""


_COURSES_USED = {
    "course": "Der er allerede givet {n} forløb.",
    "employee": "Medarbejderen har allerede fået {n} forløb.",
    "employee-and-year": "Medarbejderen har allerede fået {n} forløb i år.",
    "group": "Gruppen har allerede fået {n} forløb.",
    "workplace-and-year": "Arbejdspladsen har allerede fået {n} forløb i år.",
}


def _beyond(offer: Offer, policy: Policy, situation: Situation, reason: Reason) -> tuple[str, tuple[Reason, ...]]:
    beyond = offer.beyond_quota
    if beyond is None:
        return "scheme", (reason,)
    if situation.extra_agreed:
        return beyond.paid_by, ()
    who = policy.title(beyond.agreed_with)
    payer = "arbejdspladsen" if beyond.paid_by == "workplace" else "medarbejderen selv"
    told = f"{reason.text} Mere betales af {payer} og skal først aftales: {who}."
    return beyond.paid_by, (Reason(reason.condition, told, reason.source),)


def _without_money(offer: Offer, policy: Policy, situation: Situation) -> tuple[str, tuple[Reason, ...]]:
    if offer.when_money_is_out == "workplace_pays" and situation.extra_agreed:
        return "workplace", ()
    if offer.when_money_is_out == "workplace_pays":
        told = "Pengene i perioden er brugt. Arbejdspladsen kan betale selv, når lederen har sagt ja."
        return "workplace", (Reason(MONEY, told, offer.source),)
    return "scheme", (Reason(MONEY, "Pengene i perioden er brugt.", offer.source),)
