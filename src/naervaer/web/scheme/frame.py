"""*Spørgeramme* about one employee: what the program knows is filled in, the rest is asked of the leader."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.http import Http404
from django.utils.translation import gettext as _

from naervaer.core.access.model import LEADING, Actor, Purpose
from naervaer.core.calendar import numeric_date
from naervaer.core.policy.schema import Condition, Offer
from naervaer.core.scheme.eligibility import Eligibility, Situation, judge, known_answers, way_named
from naervaer.web.access.acting import capacity_or_404
from naervaer.web.courses.money import money_left
from naervaer.web.courses.usage import courses_used, running_titles
from naervaer.web.followup.reach import About, about_now
from naervaer.web.followup.waiting import running_case
from naervaer.web.handbook.queries import active_policy
from naervaer.web.organisation import queries as organisation
from naervaer.web.organisation.employed import employment_of, subjects_of
from naervaer.web.organisation.snapshot import snapshot_on
from naervaer.web.scheme.catalogue import offer_on
from naervaer.web.scheme.models import Request

BOOK = Purpose.BOOK_OFFER
Road = Literal["leader", "own", "around"]


@dataclass(frozen=True, slots=True)
class Known:
    """An answer the program has, and how it knows."""

    condition: Condition
    answer: bool
    how: str


@dataclass(frozen=True, slots=True)
class Frame:
    """The questions of an offer about an employee: those known, and those that are asked.

    ``road``: the leader asks, the employee asks for themselves (*own*), or the employee asks *around* a leader it is
    about. ``unit`` is the workplace (pk).
    """

    offer: Offer
    about: About
    unit: int
    road: Road
    booked_by: str
    known: tuple[Known, ...]
    asked: tuple[Condition, ...]
    day: date

    def judged(self, answers: Mapping[str, bool]) -> "Judged":
        """The verdict on these answers, beside what is known and what has been had already."""
        asked = {condition.id for condition in self.asked}
        told = {name: answer for name, answer in answers.items() if name in asked}
        known = {one.condition.id: one.answer for one in self.known}
        policy = active_policy()
        situation = Situation(
            self.day,
            {**told, **known},
            self.booked_by,
            courses_used=courses_used(
                self.offer, self.about.employment, self.unit, self.day, for_leader=self.road == "leader"
            ),
            money_left=money_left(self.offer, self.day),
            open_course=bool(running_titles(self.about.employment, [self.offer], for_leader=self.road == "leader")),
        )
        found = judge(self.offer, policy, situation)
        ways = tuple((way, *way_named(way, policy, self.day)) for way in found.alternatives)
        return Judged(self, {**told, **known}, found, ways)


@dataclass(frozen=True, slots=True)
class Judged:
    """*Afgørelse* with the ways that remain: id, title and text of each."""

    frame: Frame
    answers: Mapping[str, bool]
    verdict: Eligibility
    ways: tuple[tuple[str, str, str], ...]

    def as_json(self) -> list[dict[str, object]]:
        """The questions in the policy's order, as they are kept with a request."""
        how = {one.condition.id: one.how for one in self.frame.known}
        return [
            {"condition": c.id, "ask": c.ask, "answer": self.answers[c.id], "known": how.get(c.id, "")}
            for c in self.frame.offer.condition
            if c.id in self.answers
        ]


def frame(actor: Actor, person: int, offer_id: str, day: date) -> Frame:
    """The leader's frame, for somebody who may book; the answer of an unknown page for everybody else."""
    offer, about = offer_on(offer_id, day), about_now(actor, person, day, purpose=BOOK)
    if offer.level != "individual":
        raise Http404
    return _frame(offer, about, "leader", _booker(actor, about.employment, day), day)


def own_frame(actor: Actor, offer_id: str, road: Road, day: date) -> Frame:
    """The employee's own frame, of an offer they may ask for by themselves on that road."""
    offer = offer_on(offer_id, day)
    jobs = organisation.own_employments(actor.person_id or "", day)
    if offer.id not in {one.id for one in own_offers(actor, road, day)} or not jobs:
        raise Http404
    employment = employment_of(jobs[0].pk)
    case = running_case(employment.pk)
    first_day = case.first_day if case else None
    about = About(employment.pk, case.pk if case else None, first_day, employment.person_id, employment.person.name)
    booked_by = "employee" if road == "own" and not offer.to_the_leader else "nearest_leader"
    return _frame(offer, about, road, booked_by, day)


def frame_again(request: Request, booked_by: str, day: date) -> Frame:
    """The frame of a request as it would be asked today."""
    employment = request.employment
    about = About(employment.pk, None, None, employment.person_id, employment.person.name)
    return _frame(offer_on(request.offer, day), about, request.road, booked_by, day)  # type: ignore[arg-type]


def individual_offers(day: date) -> tuple[Offer, ...]:
    """The offers a leader may ask for on behalf of one employee."""
    leading = {"nearest_leader", "any_leader"}
    return tuple(o for o in _individual(day) if leading & set(o.booked_by) and not o.to_the_leader)


def own_offers(actor: Actor, road: Road, day: date) -> tuple[Offer, ...]:
    """The offers one may ask for themselves, or around the leader where somebody can take their place.

    What is to the leader a leader asks for without theirs being told.
    """
    if road == "own":
        leads = bool(LEADING & actor.roles_on(day))
        return tuple(o for o in _individual(day) if (leads if o.to_the_leader else "employee" in o.booked_by))
    return tuple(o for o in _individual(day) if "nearest_leader" in o.booked_by and _has_substitute(o))


def _individual(day: date) -> tuple[Offer, ...]:
    return tuple(o for o in active_policy().offers_on(day) if o.level == "individual" and not o.acute)


def _has_substitute(offer: Offer) -> bool:
    return offer.three_party is not None and "hr_consultant" in offer.three_party.instead_of_leader


def _frame(offer: Offer, about: About, road: Road, booked_by: str, day: date) -> Frame:
    known = tuple(_known(offer, about, road, booked_by, day))
    ids = {one.condition.id for one in known}
    asked = tuple(condition for condition in offer.condition if condition.id not in ids)
    return Frame(offer, about, _unit(about.employment, day), road, booked_by, known, asked, day)


def _unit(employment: int, day: date) -> int:
    subject = subjects_of([employment], day).get(employment)
    if subject is None:
        raise Http404
    return snapshot_on(day).units[subject.unit_id].pk


def _booker(actor: Actor, employment: int, day: date) -> str:
    capacity = capacity_or_404(actor, BOOK, employment_of(employment), day)
    leaders = set(organisation.leaders_of_employment(employment, day).values_list("ext_id", flat=True))
    return "nearest_leader" if (capacity.on_behalf_of or actor.person_id) in leaders else "any_leader"


def _known(offer: Offer, about: About, road: Road, booked_by: str, day: date) -> list[Known]:
    case = running_case(about.employment)
    same = [other for other in active_policy().offers_on(day) if _asks_the_same(other, offer)]
    running = running_titles(about.employment, same, for_leader=road == "leader")
    answers = known_answers(offer, sick_listed=case is not None, booked_by=booked_by, open_course=bool(running))
    since = _("sygemeldt siden %(day)s") % {"day": numeric_date(case.first_day)} if case else _("ikke sygemeldt i dag")
    how = {
        "absence": _("%(what)s – sygemeldinger og lønsystem %(day)s") % {"what": since, "day": numeric_date(day)},
        "organisation": _who_books(road, booked_by),
        "courses": _("har et forløb: %(title)s") % {"title": ", ".join(running)},
    }
    return [Known(c, answers[c.id], how[c.known_from or ""]) for c in offer.condition if c.id in answers]


def _asks_the_same(other: Offer, offer: Offer) -> bool:
    """Whether a course of the one is in the way of the other: both ask whether there is one already."""
    asked = {condition.id for condition in offer.condition if condition.known_from == "courses"}
    return any(condition.id in asked for condition in other.condition)


def _who_books(road: Road, booked_by: str) -> str:
    if road == "around":
        return _("personaleafdelingen træder i din leders sted")
    return _("du er nærmeste leder") if booked_by == "nearest_leader" else _("du er ikke nærmeste leder")
