"""Judging whether an absence becomes long, offering help, and referring somebody before any absence.

The leader and whoever the case is handed to each judge for themselves; only the step's owner does the step by it.
"""

from datetime import date
from typing import Any

from django.db import transaction
from django.http import Http404
from django.utils.timezone import localdate

from naervaer.core.access.model import Actor, Purpose, Role
from naervaer.core.access.sight import Capacity
from naervaer.core.early.judging import may_judge, may_offer, may_refer, may_say_day, needs_text
from naervaer.core.early.states import OFFER, REFERRAL
from naervaer.core.policy.early import EarlyEffort
from naervaer.core.policy.schema import Step as StepRule
from naervaer.core.verdicts import ALLOWED, Refused, Verdict, refused
from naervaer.web import clock
from naervaer.web.access.acting import capacity_or_404
from naervaer.web.audit import actions as audit
from naervaer.web.early.models import Judgement, Offer, OfferEvent, Referral, ReferralEvent
from naervaer.web.followup import actions as followup
from naervaer.web.followup.reach import first_day_of, reach_of
from naervaer.web.followup.waiting import running_case, waiting_in
from naervaer.web.handbook.queries import active_policy
from naervaer.web.notices.news import tell_at_once
from naervaer.web.organisation import actions as organisation
from naervaer.web.organisation.employed import employment_of
from naervaer.web.organisation.people import receiver
from naervaer.web.said import said_by

__all__ = ["answer", "begin_or_end", "carry_on", "judge", "offer", "refer"]

WORK = Purpose.WORK_ON_CASE
PARTIES = {
    Role.LEADER: "leader",
    Role.CHIEF: "leader",
    Role.RETENTION_CONSULTANT: "retention_consultant",
    Role.HR_CONSULTANT: "hr_consultant",
    Role.LAWYER: "lawyer",
}
ANSWERS = ("accept", "wait", "decline")
UNDER_WAY = ("begin", "end", "annul")


@transaction.atomic
def judge(*, by: Actor, employment: int, rule: str, answer: str, reason: str) -> Judgement | Refused:
    """*Vurdér*: whether the absence is likely to become long, by a step of kind ``assessment`` (its id)."""
    about, today = employment_of(employment), clock.today()
    capacity = capacity_or_404(by, WORK, about, today)
    case, asked = running_case(employment), _rule(rule, employment)
    if case is None or asked is None:
        raise Http404
    if PARTIES.get(capacity.role) not in _effort(today).judges:
        return refused("Efter kommunens politik er det ikke dig, der vurderer.")
    verdict = may_judge(answer, asked.answers, reason)
    if isinstance(verdict, Refused):
        return verdict
    said = Judgement.objects.create(
        employment=about,
        case_id=case.pk,
        rule=rule,
        answer=answer,
        reason=reason.strip(),
        **said_by(by, capacity),
    )
    if PARTIES.get(capacity.role) == asked.owner:
        _do_steps(by, case.pk, {rule}, answer, "Vurderingen er skrevet.")
    _log(by, capacity, "judged", about.person)
    return said


@transaction.atomic
def offer(*, by: Actor, employment: int, professional: str) -> Offer | Refused:
    """*Tilbyd* help from a kind of health professional; the employee is told that there is news."""
    about, today = employment_of(employment), clock.today()
    capacity = capacity_or_404(by, WORK, about, today)
    case = running_case(employment)
    if case is None:
        return refused("Tilbuddet hører til et forløb. Brug en forebyggende henvisning, når der intet fravær er.")
    effort = _effort(today)
    if PARTIES.get(capacity.role) not in effort.offered_by:
        return refused("Efter kommunens politik er det ikke dig, der giver tilbuddet.")
    still_open = Offer.objects.filter(case=case.pk, state__in=["offered", "later", "accepted", "running"]).exists()
    verdict = may_offer(professional, effort.professionals, still_open)
    if isinstance(verdict, Refused):
        return verdict
    made = Offer.objects.create(employment=about, case_id=case.pk, professional=professional, **said_by(by, capacity))
    _log(by, capacity, "offered", about.person)
    tell_at_once(persons={about.person.ext_id} - {by.person_id or ""})
    return made


@transaction.atomic
def answer(*, by: Actor, offer_id: int, what: str, on_day: date, text: str = "") -> Verdict:
    """*Svaret* the employee gave on that day: ``accept``, ``wait`` or ``decline``. It does the policy's step."""
    if what not in ANSWERS:
        raise Http404
    found, capacity, today = _hold_offer(by, offer_id)
    verdict = _move_offer(by, found, capacity, what, on_day, today, text=text)
    if verdict and what != "wait":
        effort = _effort(today)
        said = effort.accepted if what == "accept" else effort.declined
        rules = {rule.id for rule in active_policy().step if rule.kind == "offer" and said in rule.answers}
        _do_steps(by, found.case_id, rules, said, "Medarbejderen har svaret.")
    return verdict


@transaction.atomic
def begin_or_end(*, by: Actor, offer_id: int, what: str, on_day: date, given_by: str = "", text: str = "") -> Verdict:
    """*I gang*, *Afslut* or *Annullér*: that the help is given, by whom and since when, never what is said there."""
    if what not in UNDER_WAY:
        raise Http404
    found, capacity, today = _hold_offer(by, offer_id)
    verdict: Verdict = ALLOWED
    if what == "begin":
        verdict = needs_text(given_by, "Skriv, hvem der giver hjælpen.")
    if what == "annul":
        verdict = needs_text(text, "Skriv hvorfor.")
    return verdict and _move_offer(by, found, capacity, what, on_day, today, text=text, given_by=given_by)


@transaction.atomic
def refer(*, by: Actor, employment: int, to: str, text: str, agreed: bool) -> Referral | Refused:
    """*Henvis forebyggende*: the matter is handed to the consultant (a choice of ``organisation.people``)."""
    about, today = employment_of(employment), clock.today()
    capacity = capacity_or_404(by, Purpose.HAND_OVER, about, today)
    if not _effort(today).preventive:
        return refused("Kommunens politik har ingen forebyggende henvisning.")
    still_open = Referral.objects.filter(employment=employment, state__in=["sent", "taken_up", "appointed"]).exists()
    verdict = may_refer(text, agreed, running_case(employment) is not None, still_open)
    if isinstance(verdict, Refused):
        return verdict
    consultant, role = receiver(to)
    handed = organisation.hand_over(
        by=by, person=about.person, to=consultant, role=role, reason="Forebyggende henvisning", first=today
    )
    if isinstance(handed, Refused):
        return handed
    made = Referral.objects.create(employment=about, to=consultant, text=text.strip(), **said_by(by, capacity))
    _log(by, capacity, "referred", about.person)
    tell_at_once(persons={consultant.ext_id, about.person.ext_id} - {by.person_id or ""})
    return made


@transaction.atomic
def carry_on(*, by: Actor, referral_id: int, what: str, on_day: date, text: str = "") -> Verdict:
    """What the consultant does with a referral, or the leader who takes it back (the moves of ``REFERRAL``)."""
    if what not in {move.name for move in REFERRAL.moves}:
        raise Http404
    found = Referral.objects.select_for_update(of=("self",)).select_related("employment__person")
    referral = found.filter(pk=referral_id).first()
    if referral is None:
        raise Http404
    today = clock.today()
    since = reach_of(by, WORK, [referral.employment_id], today).since.get(referral.employment_id)
    if since is None or localdate(referral.at) < since:
        raise Http404
    capacity = capacity_or_404(by, WORK, referral.employment, today)
    verdict = REFERRAL.may(referral.state, what)
    if verdict and what == "appoint" and on_day < today:
        return refused("Tiden ligger i fortiden.")
    if verdict:
        Referral.objects.filter(pk=referral.pk).update(state=REFERRAL.after(referral.state, what))
        ReferralEvent.objects.create(
            referral=referral, what=what, on_day=on_day, text=text.strip(), **said_by(by, capacity)
        )
        _log(by, capacity, f"referral_{what}", referral.employment.person)
    return verdict


def _hold_offer(by: Actor, pk: int) -> tuple[Offer, Capacity, date]:
    """The offer, held for writing; the answer of an unknown page for whoever may not see to it."""
    found = Offer.objects.select_for_update(of=("self",)).select_related("employment__person").filter(pk=pk).first()
    if found is None:
        raise Http404
    today = clock.today()
    if not Offer.objects.filter(reach_of(by, WORK, [found.employment_id], today).rows(), pk=pk).exists():
        raise Http404
    return found, capacity_or_404(by, WORK, found.employment, today), today


def _move_offer(
    by: Actor, found: Offer, capacity: Capacity, what: str, on_day: date, today: date, **said: Any
) -> Verdict:
    verdict = OFFER.may(found.state, what) and may_say_day(on_day, first_day_of(found.case_id), today)
    if verdict:
        Offer.objects.filter(pk=found.pk).update(state=OFFER.after(found.state, what))
        texts = {name: value.strip() for name, value in said.items()}
        OfferEvent.objects.create(offer=found, what=what, on_day=on_day, **texts, **said_by(by, capacity))
        _log(by, capacity, f"offer_{what}", found.employment.person)
    return verdict


def _do_steps(by: Actor, case: int, rules: set[str], said: str, reason: str) -> None:
    """The first of the steps of these rules that waits and has opened is done, with the answer that opens the next."""
    today = clock.today()
    for step in waiting_in(case):
        if step.rule in rules and step.opens <= today:
            verdict = followup.mark_done(by=by, step_id=step.pk, on_day=today, answer=said, reason=reason, purpose=WORK)
            if isinstance(verdict, Refused):
                raise ValueError(verdict.reasons[0])
            return


def _rule(rule: str, employment: int) -> StepRule | None:
    """The assessment the rules of the case's first day ask for."""
    case = running_case(employment)
    if case is None:
        return None
    found = active_policy().steps_on(case.first_day)
    return next((step for step in found if step.id == rule and step.kind == "assessment"), None)


def _effort(day: date) -> EarlyEffort:
    return active_policy().early_effort_on(day)


def _log(by: Actor, capacity: Capacity, what: str, person: Any) -> None:
    audit.record(
        by=by, kind=audit.Kind.WRITE, action=f"early.{what}", role=capacity.role.value, subject=person, detail={}
    )
