"""Decisions about long absence as pages and other rooms are told of them."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, OuterRef, QuerySet, Subquery
from django.http import Http404
from django.utils.timezone import localdate

from naervaer.core.access.model import Actor, Purpose, Role
from naervaer.core.decisions.gates import Asked, asked, legal_steps, not_involved
from naervaer.core.decisions.states import DECISION
from naervaer.core.policy.gates import Consideration, Gate, Outcome
from naervaer.web.access import scope
from naervaer.web.decisions.deciding import as_leaders_leader, decides, from_above
from naervaer.web.decisions.models import Considered, Matter, Ruling, Told
from naervaer.web.followup import reach
from naervaer.web.followup.reach import RunningCase, case_is_seen
from naervaer.web.handbook.queries import active_policy
from naervaer.web.organisation import employed, handed
from naervaer.web.organisation.queries import persons_by_ext_id
from naervaer.web.organisation.snapshot import snapshot_on
from naervaer.web.said import name_of
from naervaer.web.slots import ADVISED

OVER = ("decided", "informed", "dropped")


def settled(cases: Collection[int]) -> set[tuple[int, str]]:
    """The (case, gate) pairs that nothing more is asked of."""
    rows = Matter.objects.filter(case__in=list(cases), state__in=OVER)
    return set(rows.values_list("case", "gate"))


@dataclass(frozen=True, slots=True)
class Waiting:
    """A running case whose decision is asked for, and not taken."""

    employment: int
    case: int
    asked: Asked


def waiting(employments: Collection[int] | None, day: date) -> list[Waiting]:
    """What waits among these employments (None = all), the first limit first."""
    gates = active_policy().gate
    if not gates:
        return []
    cases = reach.running_since(employments, day, _least_days(gates))
    done = settled([case.pk for case in cases])
    found = [
        Waiting(case.employment, case.pk, gate)
        for case in cases
        for gate in asked(gates, case.first_day, day)
        if (case.pk, gate.gate.id) not in done
    ]
    return sorted(found, key=lambda w: (w.asked.limit, w.employment))


@dataclass(frozen=True, slots=True)
class Above:
    """A decision that waits for the leader, and that the leader's leader may take as well."""

    person: int
    name: str
    waiting: Waiting


def waiting_above(actor: Actor, day: date) -> list[Above]:
    """The decisions the actor may take as the leader's leader about persons out of sight, the first limit first."""
    if Role.CHIEF not in actor.roles_on(day):
        return []
    found, organisation = waiting(None, day), snapshot_on(day).organisation
    asked = {one.employment for one in found}
    subjects = employed.subjects_of(asked, day)
    seen = set(scope.employments(actor, Purpose.SEE_PERSON, day).filter(pk__in=asked).values_list("pk", flat=True))
    mine = [
        one
        for one in found
        if one.employment in subjects.keys() - seen
        and as_leaders_leader(actor, one.asked.gate, subjects[one.employment], organisation, day)
    ]
    people = persons_by_ext_id(subjects[one.employment].person_id for one in mine)
    about = ((people[subjects[one.employment].person_id], one) for one in mine)
    return [Above(person.pk, person.name, one) for person, one in about]


def _least_days(gates: Collection[Gate]) -> int:
    """No gate opens in a case that has lasted fewer days than this."""
    return max(min(gate.after_months * 28 - gate.days_ahead for gate in gates), 0)


def concerns(employments: Collection[int], day: date) -> bool:
    """Whether there may be a decision to tell of, found in a query or two."""
    gates = active_policy().gate
    if not gates:
        return False
    if reach.running_since(employments, day, _least_days(gates)):
        return True
    return Matter.objects.filter(employment__in=list(employments)).exists()


@dataclass(frozen=True, slots=True)
class Said:
    """Something said, by whom and when."""

    on: date
    who: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class ConsiderationRow:
    """A consideration of the policy, with its newest answer and those before it."""

    rule: Consideration
    answer: Said | None
    before: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class RulingRow:
    pk: int
    outcome: str
    title: str
    reasons: str
    on: date
    who: str
    because: str
    corrected: bool
    told_on: date | None
    basis: Mapping[str, Any]


@dataclass(frozen=True)
class DecisionPage:
    """One decision: what is to be thought of, who may decide, and what was decided.

    ``follows`` when the actor sees the person; somebody who decides from above meets only this page.
    """

    case: RunningCase
    person: int
    name: str
    asked: Asked
    state: str
    rows: tuple[ConsiderationRow, ...]
    rulings: tuple[RulingRow, ...]
    involved: frozenset[str]
    decides: bool
    may_work: bool
    follows: bool
    day: date

    @property
    def gate(self) -> Gate:
        return self.asked.gate

    @property
    def state_title(self) -> str:
        return DECISION.states[self.state]

    @property
    def answered(self) -> frozenset[str]:
        return frozenset(row.rule.id for row in self.rows if row.answer)

    @property
    def left(self) -> int:
        return len(self.rows) - len(self.answered)

    @property
    def standing(self) -> RulingRow | None:
        return next((row for row in self.rulings if not row.corrected), None)

    @property
    def outcome(self) -> Outcome | None:
        return self.gate.outcome_of(self.standing.outcome) if self.standing else None

    @property
    def legal_steps(self) -> tuple[tuple[str, date | None], ...]:
        return legal_steps(self.outcome, self.standing.on) if self.outcome and self.standing else ()

    @property
    def lacking(self) -> tuple[str, ...]:
        """The roles every decision of this gate must have been with, and has not."""
        return not_involved(self.gate, None, self.involved)

    def open(self, move: str) -> bool:
        return bool(DECISION.may(self.state, move))


def gate_of(gate_id: str, first_day: date) -> Gate | None:
    return next((g for g in active_policy().gate if g.id == gate_id and g.in_force(first_day)), None)


def decision_page(actor: Actor, case_pk: int, gate_id: str, day: date) -> DecisionPage:
    """The decision of a case within sight; the answer of an unknown page for everybody else."""
    case = reach.case_of(case_pk)
    gate = gate_of(gate_id, case.first_day) if case else None
    if case is None or gate is None:
        raise Http404
    follows = case_is_seen(actor, Purpose.SEE_PERSON, case.employment, case.last_day, day)
    above = from_above(actor, gate, case, day)
    if not (follows or above):
        raise Http404
    matter = Matter.objects.filter(case=case_pk, gate=gate_id).first()
    question = Asked(gate, case.first_day)
    if matter is None and (question.opens > day or case.last_day is not None):
        raise Http404
    person = employed.employment_of(case.employment).person
    return DecisionPage(
        case=case,
        person=person.pk,
        name=person.name,
        asked=question,
        state=matter.state if matter else DECISION.start,
        rows=tuple(_considerations(gate, matter)),
        rulings=tuple(_rulings(matter)),
        involved=involved(case, day),
        decides=decides(actor, gate, case.employment, day),
        may_work=above is not None or case_is_seen(actor, Purpose.WORK_ON_CASE, case.employment, case.last_day, day),
        follows=follows,
        day=day,
    )


def involved(case: RunningCase, day: date) -> frozenset[str]:
    """The roles (values) of advisers who have had the case: handed over, or called to a sparring about it."""
    roles = handed.roles_since(case.employment, case.first_day, day)
    return frozenset(roles) | frozenset(ADVISED(case.pk, day))


def _considerations(gate: Gate, matter: Matter | None) -> Iterator[ConsiderationRow]:
    said: dict[str, list[Said]] = {}
    rows = (
        Considered.objects.filter(matter=matter).select_related("by__person", "on_behalf_of").order_by("pk")
        if matter
        else ()
    )
    for row in rows:
        answer = Said(localdate(row.at), name_of(row), row.get_answer_display(), row.why)
        said.setdefault(row.consideration, []).append(answer)
    for rule in gate.consideration:
        answers = said.get(rule.id, [])
        yield ConsiderationRow(rule, answers[-1] if answers else None, tuple(answers[:-1]))


def _rulings(matter: Matter | None) -> Iterator[RulingRow]:
    if matter is None:
        return
    for row in _read(matter.rulings.all()):
        told = getattr(row, "told", None)
        yield RulingRow(
            pk=row.pk,
            outcome=row.outcome,
            title=row.title,
            reasons=row.reasons,
            on=localdate(row.at),
            who=name_of(row),
            because=row.because,
            corrected=hasattr(row, "corrected_by"),
            told_on=localdate(told.at) if told else None,
            basis=row.basis,
        )


def _read(rows: QuerySet[Ruling]) -> QuerySet[Ruling]:
    return rows.select_related("by__person", "on_behalf_of", "told", "corrected_by").order_by("-pk")


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """A decision on the person's page: what it is, where it stands, and its limit."""

    case: int
    gate: str
    title: str
    limit: date
    state: str
    state_title: str
    ruling: str


def of_cases(cases: Collection[RunningCase], day: date) -> list[DecisionLine]:
    """The decisions asked for or taken in these cases."""
    newest = Ruling.objects.filter(matter=OuterRef("pk")).order_by("-pk").values("title")[:1]
    stored = {
        (case, gate): (state, ruling or "")
        for case, gate, state, ruling in Matter.objects.filter(case__in=[c.pk for c in cases])
        .annotate(ruling=Subquery(newest))
        .values_list("case", "gate", "state", "ruling")
    }
    found = []
    for case in cases:
        for gate in active_policy().gate:
            question = Asked(gate, case.first_day)
            known = stored.get((case.pk, gate.id))
            due = case.last_day is None and question.opens <= day
            if gate.in_force(case.first_day) and (known or due):
                state, ruling = known or (DECISION.start, "")
                titles = DECISION.states[state]
                found.append(DecisionLine(case.pk, gate.id, gate.title, question.limit, state, titles, ruling))
    return found


def told_about(person_id: str) -> list[tuple[int, str, date]]:
    """The letters somebody has been given: key, title of the decision, and the day."""
    rows = (
        Ruling.objects.filter(matter__employment__person__ext_id=person_id, told__isnull=False)
        .annotate(told_at=F("told__at"))
        .order_by("-pk")
    )
    return [(row.pk, row.title, localdate(row.told_at)) for row in rows]


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter as it was given: its words, to whom, when and by whom."""

    person: Any
    name: str
    text: str
    on: date
    by: str


def letter(actor: Actor, pk: int, day: date) -> Letter:
    """The letter of a decision (pk) within sight; an unknown page for everybody else."""
    told = _told(pk)
    case = reach.case_of(told.ruling.matter.case_id)
    gate = gate_of(told.ruling.matter.gate, case.first_day) if case else None
    if case is None or not (
        case_is_seen(actor, Purpose.SEE_PERSON, case.employment, case.last_day, day)
        or (gate and from_above(actor, gate, case, day))
    ):
        raise Http404
    return _letter(told)


def own_letter(actor: Actor, pk: int) -> Letter:
    """The employee's own letter; an unknown page for everybody else."""
    told = _told(pk)
    if told.ruling.matter.employment.person.ext_id != actor.person_id:
        raise Http404
    return _letter(told)


def _told(pk: int) -> Told:
    rows = Told.objects.select_related("ruling__matter__employment__person", "by__person", "on_behalf_of")
    found = rows.filter(ruling=pk).first()
    if found is None:
        raise Http404
    return found


def _letter(told: Told) -> Letter:
    person = told.ruling.matter.employment.person
    return Letter(person, person.name, told.text, localdate(told.at), name_of(told))
