"""Judging whether an absence becomes long, offering help, and referring somebody before any absence.

The leader and whoever the case is handed to each judge for themselves; only the step's owner does the step by it.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.http import Http404
from django.utils.timezone import localdate

from naervaer.core.access.model import LEADING, Actor, Purpose, Role
from naervaer.core.access.sight import Capacity
from naervaer.core.early.judging import ANSWERS, may_carry_on, may_judge, may_offer, may_refer, may_say_day
from naervaer.core.early.states import OFFER, REFERRAL
from naervaer.core.policy.early import EarlyEffort
from naervaer.core.policy.schema import Step as StepRule
from naervaer.core.verdicts import ALLOWED, Refused, Verdict, needs_text, refused
from naervaer.web import clock
from naervaer.web.access.acting import capacity_or_404
from naervaer.web.audit import actions as audit
from naervaer.web.early.models import HelpOffer, HelpOfferEvent, Judgement, Referral, ReferralEvent
from naervaer.web.followup import actions as followup
from naervaer.web.followup.reach import first_day_of, reach_of
from naervaer.web.followup.waiting import running_case, waiting_in
from naervaer.web.handbook.queries import active_policy
from naervaer.web.notices.news import tell_at_once
from naervaer.web.organisation import actions as organisation
from naervaer.web.organisation.employed import employment_of
from naervaer.web.organisation.holding import hold_employment
from naervaer.web.organisation.people import receiver
from naervaer.web.said import news_to, said_by, told_of_news

__all__ = ["answer", "answer_own", "begin_or_end", "carry_on", "judge", "offer", "refer", "withdraw_own"]

WORK = Purpose.WORK_ON_CASE
PARTIES = {
    Role.LEADER: "leader",
    Role.CHIEF: "leader",
    Role.RETENTION_CONSULTANT: "retention_consultant",
    Role.HR_CONSULTANT: "hr_consultant",
    Role.LAWYER: "lawyer",
}
REASON = "Forebyggende henvisning"
UNDER_WAY = ("begin", "end", "annul")


@transaction.atomic
def judge(*, by: Actor, employment: int, rule: str, answer: str, reason: str) -> Judgement | Refused:
    """*Vurdér*: whether the absence is likely to become long, by a step that a judgement does (its id)."""
    about, today = employment_of(employment), clock.today()
    capacity = capacity_or_404(by, WORK, about, today)
    hold_employment(employment)
    case, asked = running_case(employment), _rule(rule, employment)
    if case is None or asked is None:
        raise Http404
    if PARTIES.get(capacity.role) not in _effort(today).judges:
        return refused("Efter kommunens politik er det ikke dig, der vurderer.")
    verdict = may_judge(answer, asked.answers, reason)
    if isinstance(verdict, Refused):
        return verdict
    words = {"case_id": case.pk, "rule": rule, "answer": answer, "reason": reason.strip()}
    again = Judgement.objects.filter(**words, by_id=by.user_id, at__date=today).first()
    if again is not None:
        return again
    said = Judgement.objects.create(employment=about, **words, **said_by(by, capacity))
    if PARTIES.get(capacity.role) == asked.owner:
        done = _do_step(by, case.pk, {rule}, answer, "Vurderingen er skrevet.")
        if isinstance(done, Refused):
            return done
    _log(by, capacity, "judged", about.person)
    return said


@transaction.atomic
def offer(*, by: Actor, employment: int, professional: str) -> HelpOffer | Refused:
    """*Tilbyd* help from a kind of health professional; the employee is told that there is news."""
    about, today = employment_of(employment), clock.today()
    capacity = capacity_or_404(by, WORK, about, today)
    hold_employment(employment)
    case = running_case(employment)
    if case is None:
        return refused("Tilbuddet hører til et forløb. Brug en forebyggende henvisning, når der intet fravær er.")
    effort = _effort(today)
    if PARTIES.get(capacity.role) not in effort.offered_by:
        return refused("Efter kommunens politik er det ikke dig, der giver tilbuddet.")
    still_open = HelpOffer.objects.filter(case=case.pk, state__in=["offered", "later", "accepted", "running"]).exists()
    verdict = may_offer(professional, effort.professionals, still_open)
    if isinstance(verdict, Refused):
        return verdict
    made = HelpOffer.objects.create(
        employment=about, case_id=case.pk, professional=professional, **said_by(by, capacity)
    )
    _log(by, capacity, "offered", about.person)
    tell_at_once(persons={about.person.ext_id} - {by.person_id or ""})
    return made


@transaction.atomic
def answer(*, by: Actor, offer_id: int, what: str, on_day: date, text: str = "") -> Verdict:
    """*Svaret* the employee gave on that day: ``accept``, ``wait`` or ``decline``. It does the policy's step."""
    if what not in ANSWERS:
        raise Http404
    return _answer(_hold_offer(by, offer_id), what, on_day, text, WORK)


@transaction.atomic
def answer_own(*, by: Actor, offer_id: int, what: str) -> Verdict:
    """*Svar på tilbud* on *Min side*: no reason is asked for. The leader and whoever offered it are told of news."""
    if what not in ANSWERS:
        raise Http404
    held = _hold_own_offer(by, offer_id)
    verdict = _answer(held, what, held.today, "", Purpose.SEE_OWN)
    if verdict:
        tell_at_once(persons=news_to(held.offer, held.offer.employment_id, held.today))
    return verdict


@transaction.atomic
def begin_or_end(*, by: Actor, offer_id: int, what: str, on_day: date, given_by: str = "", text: str = "") -> Verdict:
    """*I gang*, *Afslut* or *Annullér*: that the help is given, by whom and since when, never what is said there."""
    if what not in UNDER_WAY:
        raise Http404
    held = _hold_offer(by, offer_id)
    verdict: Verdict = ALLOWED
    if what == "begin":
        verdict = needs_text(given_by, "Skriv, hvem der giver hjælpen.")
    if what == "annul":
        verdict = needs_text(text, "Skriv hvorfor.")
    return verdict and held.move(what, on_day, text=text, given_by=given_by)


@transaction.atomic
def refer(*, by: Actor, employment: int, to: str, text: str, agreed: bool) -> Referral | Refused:
    """*Henvis forebyggende*: the matter is handed to the consultant (a choice of ``organisation.people``)."""
    about, today = employment_of(employment), clock.today()
    capacity = capacity_or_404(by, Purpose.HAND_OVER, about, today)
    effort = _effort(today)
    if not effort.preventive:
        return refused("Kommunens politik har ingen forebyggende henvisning.")
    hold_employment(employment)
    still_open = Referral.objects.filter(employment=employment, state__in=["sent", "taken_up", "appointed"]).exists()
    verdict = may_refer(text, agreed, running_case(employment) is not None, still_open)
    if isinstance(verdict, Refused):
        return verdict
    consultant, role = receiver(to)
    if role.value not in effort.refers_to:
        return refused("Kommunens politik lader ikke en forebyggende henvisning gå dertil.")
    handed = organisation.hand_over(by=by, person=about.person, to=consultant, role=role, reason=REASON, first=today)
    if isinstance(handed, Refused):
        return handed
    made = Referral.objects.create(employment=about, to=consultant, text=text.strip(), **said_by(by, capacity))
    _log(by, capacity, "referred", about.person)
    tell_at_once(persons={consultant.ext_id, about.person.ext_id} - {by.person_id or ""})
    return made


@transaction.atomic
def carry_on(*, by: Actor, referral_id: int, what: str, on_day: date, text: str = "") -> Verdict:
    """What whoever the referral was sent to does with it, or the leader who takes it back (moves of ``REFERRAL``)."""
    if what not in {move.name for move in REFERRAL.moves}:
        raise Http404
    referral, today = _hold_referral(referral_id), clock.today()
    since = reach_of(by, WORK, [referral.employment_id], today).since.get(referral.employment_id)
    if since is None or localdate(referral.at) < since:
        raise Http404
    capacity = capacity_or_404(by, WORK, referral.employment, today)
    received = referral.to.ext_id == by.person_id
    if not received and capacity.role not in LEADING:
        raise Http404
    verdict = may_carry_on(what, received=received)
    return verdict and _move_referral(by, capacity, referral, what, on_day, text)


@transaction.atomic
def withdraw_own(*, by: Actor, referral_id: int) -> Verdict:
    """*Jeg ønsker det ikke længere*: the employee takes their agreement back, and the matter is handed over no more."""
    referral = _hold_referral(referral_id)
    if referral.employment.person.ext_id != by.person_id:
        raise Http404
    return _move_referral(by, Capacity(Role.EMPLOYEE), referral, "withdraw", clock.today(), "")


def _hold_referral(pk: int) -> Referral:
    rows = Referral.objects.select_for_update(of=("self",)).select_related("employment__person", "to", "by__person")
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def _move_referral(by: Actor, capacity: Capacity, found: Referral, what: str, on_day: date, text: str) -> Verdict:
    """A matter that is closed or withdrawn is handed over no more; the others in it are told that there is news."""
    today, person = clock.today(), found.employment.person
    verdict = REFERRAL.may(found.state, what)
    if verdict and what == "appoint" and on_day < today:
        return refused("Tiden ligger i fortiden.")
    if verdict and what != "appoint":
        verdict = may_say_day(on_day, localdate(found.at), today)
    if verdict:
        after = REFERRAL.after(found.state, what)
        Referral.objects.filter(pk=found.pk).update(state=after)
        said = {"what": what, "on_day": on_day, "text": text.strip(), **said_by(by, capacity)}
        ReferralEvent.objects.create(referral=found, **said)
        _log(by, capacity, f"referral_{what}", person)
        if after in REFERRAL.ends:
            organisation.end_handed(by=by, person=person, to=found.to, reason=REASON, at_once=what == "withdraw")
        tell_at_once(persons=_in_it(found) - {by.person_id or ""})
    return verdict


def _in_it(referral: Referral) -> set[str]:
    """The employee, whoever the matter was sent to, and whoever sent it."""
    return {referral.employment.person.ext_id, referral.to.ext_id} | told_of_news(referral, clock.today())


@dataclass(frozen=True)
class _Held:
    """An offer that is held for writing, and in what role somebody acts on it."""

    offer: HelpOffer
    by: Actor
    capacity: Capacity
    today: date

    def move(self, what: str, on_day: date, **said: str) -> Verdict:
        found = self.offer
        verdict = OFFER.may(found.state, what) and may_say_day(on_day, first_day_of(found.case_id), self.today)
        if verdict:
            HelpOffer.objects.filter(pk=found.pk).update(state=OFFER.after(found.state, what))
            texts = {name: value.strip() for name, value in said.items()}
            event = {"what": what, "on_day": on_day, **texts}
            HelpOfferEvent.objects.create(offer=found, **event, **said_by(self.by, self.capacity))
            _log(self.by, self.capacity, f"offer_{what}", found.employment.person)
        return verdict


def _answer(held: _Held, what: str, on_day: date, text: str, purpose: Purpose) -> Verdict:
    verdict = held.move(what, on_day, text=text)
    if verdict and what != "wait":
        effort = _effort(held.today)
        said = effort.accepted if what == "accept" else effort.declined
        rules = {rule.id for rule in active_policy().step if rule.done_by == "offer"}
        return _do_step(held.by, held.offer.case_id, rules, said, "Medarbejderen har svaret.", purpose)
    return verdict


def _offer(pk: int) -> HelpOffer:
    rows = HelpOffer.objects.select_for_update(of=("self",)).select_related("employment__person", "by__person")
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def _hold_offer(by: Actor, pk: int) -> _Held:
    """The answer of an unknown page for whoever may not see to it."""
    found, today = _offer(pk), clock.today()
    if not HelpOffer.objects.filter(reach_of(by, WORK, [found.employment_id], today).rows(), pk=pk).exists():
        raise Http404
    return _Held(found, by, capacity_or_404(by, WORK, found.employment, today), today)


def _hold_own_offer(by: Actor, pk: int) -> _Held:
    found = _offer(pk)
    if found.employment.person.ext_id != by.person_id or found.state == "annulled":
        raise Http404
    return _Held(found, by, Capacity(Role.EMPLOYEE), clock.today())


def _do_step(by: Actor, case: int, rules: set[str], said: str, reason: str, purpose: Purpose = WORK) -> Verdict:
    """The first of the steps of these rules that waits is done, with the answer that opens the next.

    A repetition is done by what is said after it has opened.
    """
    today = clock.today()
    waiting = (s.pk for s in waiting_in(case) if s.rule in rules and (s.opens <= today or s.occurrence == 1))
    steps = list(waiting)[:1]
    return followup.do_steps(by=by, steps=steps, on_day=today, answer=said, reason=reason, purpose=purpose)


def _rule(rule: str, employment: int) -> StepRule | None:
    """The assessment the rules of the case's first day ask for."""
    case = running_case(employment)
    if case is None:
        return None
    found = active_policy().steps_on(case.first_day)
    return next((step for step in found if step.id == rule and step.done_by == "judgement"), None)


def _effort(day: date) -> EarlyEffort:
    return active_policy().early_effort_on(day)


def _log(by: Actor, capacity: Capacity, what: str, person: Any) -> None:
    audit.record(by=by, kind=audit.Kind.WRITE, action=f"early.{what}", capacity=capacity, subject=person, detail={})
