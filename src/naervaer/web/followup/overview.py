"""*Koordinatorens side*: what has been kept in time and how alerts were answered, by unit with roll-up and by rule.

Steps belong to the unit the person was in when the step was due, alerts to that on the day they were raised, so a
reorganisation leaves the past alone. Counts of few people leave only through disclosure control.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from django.db.models import Count, F, Q

from naervaer.core.access.model import Actor, Purpose
from naervaer.core.disclosure.model import Cell, Limits, Sum
from naervaer.core.disclosure.suppression import suppressed
from naervaer.core.followup.kept import Kept, share
from naervaer.core.followup.model import State, What
from naervaer.core.followup.rules import FOR_INFORMATION
from naervaer.core.policy.schema import Policy
from naervaer.core.tree import Tree
from naervaer.web.access import scope
from naervaer.web.followup.models import Alert, AlertAnswer, Step, StepEvent
from naervaer.web.handbook.queries import active_policy
from naervaer.web.organisation.snapshot import Snapshot, UnitRow, snapshot_on

A_YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Alerts:
    """Alerts raised, and how they were answered."""

    raised: int = 0
    answers: Mapping[str, int] = field(default_factory=dict)

    def __add__(self, other: "Alerts") -> "Alerts":
        words = sorted({*self.answers, *other.answers})
        sums = {word: self.answers.get(word, 0) + other.answers.get(word, 0) for word in words}
        return Alerts(self.raised + other.raised, sums)

    @property
    def answered(self) -> int:
        return sum(self.answers.values())

    @property
    def unanswered(self) -> int:
        return self.raised - self.answered

    @property
    def percent_answered(self) -> Decimal | None:
        return share(self.answered, self.raised)


@dataclass(frozen=True)
class Tally:
    """What was counted of some people. ``persons`` decide whether it may be shown."""

    kept: Kept = field(default_factory=Kept)
    alerts: Alerts = field(default_factory=Alerts)
    persons: frozenset[int] = frozenset()

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.kept + other.kept, self.alerts + other.alerts, self.persons | other.persons)


@dataclass(frozen=True, slots=True)
class UnitLine:
    """A unit with all below it. Without a ``tally`` there are too few people behind it to show."""

    unit: UnitRow
    depth: int
    tally: Tally | None
    empty: bool = False


@dataclass(frozen=True, slots=True)
class RuleLine:
    """A rule over the whole of what the reader reaches."""

    rule_id: str
    title: str
    tally: Tally | None


@dataclass(frozen=True)
class Overview:
    first: date
    last: date
    units: tuple[UnitLine, ...]
    rules: tuple[RuleLine, ...]
    limit: int

    @property
    def total(self) -> Tally | None:
        """The units that have no unit above them here, added up; None when one of them may not be shown."""
        top = [line.tally for line in self.units if line.depth == 0 and not line.empty]
        return None if None in top else sum((tally for tally in top if tally), Tally())


def overview(actor: Actor, day: date, rule_id: str = "") -> Overview:
    """The last year, for the units within reach; ``rule_id`` narrows the units' counts to one rule of steps."""
    policy, snapshot = active_policy(), snapshot_on(day)
    first = day - A_YEAR
    reached = scope.reached(actor, Purpose.SEE_FOLLOW_UP_TOTALS, day)
    units = snapshot.tree.parents.keys() if reached is None else reached & snapshot.tree.parents.keys()
    small = scope.reached(actor, Purpose.SEE_SMALL_FIGURES, day) or frozenset()
    limit = policy.figures_on(day).suppress_below_persons
    counted = tallies(policy, snapshot, first, day)
    own: dict[str, Tally] = defaultdict(Tally)
    by_rule: dict[str, Tally] = defaultdict(Tally)
    for (unit, rule), tally in counted.items():
        if unit in units:
            by_rule[rule] += tally
            if not rule_id or rule == rule_id:
                own[unit] += tally
    return Overview(
        first=first,
        last=day,
        units=tuple(_unit_lines(own, units, snapshot, limit, small)),
        rules=tuple(_rule_lines(by_rule, policy, limit, bool(small) and reached == small)),
        limit=limit,
    )


def tallies(policy: Policy, snapshot: Snapshot, first: date, day: date) -> dict[tuple[str, str], Tally]:
    """What was counted, by the unit people were in and by rule. Alerts stand under their own rule."""
    asked = {rule.id for rule in policy.step if rule.kind != FOR_INFORMATION}
    found: dict[tuple[str, str], Tally] = defaultdict(Tally)
    for unit, rule, tally in [*_done(first, day), *_missed(first, day), *_not_relevant(first, day)]:
        if rule in asked and unit in snapshot.by_pk:
            found[snapshot.by_pk[unit].unit_id, rule] += tally
    for unit, rule, tally in _alerts(first, day):
        if unit in snapshot.by_pk:
            found[snapshot.by_pk[unit].unit_id, rule] += tally
    return found


Counted = Iterator[tuple[int, str, Tally]]


def _in_unit(path: str, day: str) -> Q:
    """The term of the employment that was in force on a date of the row."""
    return Q(**{f"{path}__first__lte": F(day)}) & (
        Q(**{f"{path}__last__isnull": True}) | Q(**{f"{path}__last__gte": F(day)})
    )


def _done(first: date, day: date) -> Counted:
    terms = "step__case__employment__terms"
    rows = (
        StepEvent.objects.filter(
            what=What.DONE.value, annulled_by__isnull=True, step__state=State.DONE.value, step__case__withdrawn=False
        )
        .filter(_in_unit(terms, "due_then"), due_then__gt=first, due_then__lte=day)
        .values_list(f"{terms}__unit", "step__rule", "step__case__employment__person")
        .annotate(
            counted=Count("pk"),
            in_time=Count("pk", filter=Q(on_day__lte=F("due_then"))),
            law=Count("pk", filter=Q(latest_then__isnull=False)),
            law_in_time=Count("pk", filter=Q(on_day__lte=F("latest_then"))),
        )
    )
    for unit, rule, person, counted, in_time, law, law_in_time in rows:
        yield unit, rule, Tally(Kept(counted, in_time, law, law_in_time), persons=frozenset({person}))


def _missed(first: date, day: date) -> Counted:
    """Steps whose date passed while the person was still absent; those that still wait are overdue too."""
    terms = "case__employment__terms"

    def passed(limit: str) -> Q:
        return Q(**{f"{limit}__lt": day}) & (Q(case__last_day__isnull=True) | Q(case__last_day__gte=F(limit)))

    rows = (
        Step.objects.filter(state__in=[State.WAITING.value, State.CLOSED.value], case__withdrawn=False)
        .filter(_in_unit(terms, "due"), passed("due"), due__gt=first)
        .values_list(f"{terms}__unit", "rule", "case__employment__person")
        .annotate(
            counted=Count("pk"),
            law=Count("pk", filter=Q(latest__isnull=False) & passed("latest")),
            overdue=Count("pk", filter=Q(state=State.WAITING.value)),
        )
    )
    for unit, rule, person, counted, law, overdue in rows:
        kept = Kept(counted=counted, counted_by_law=law, overdue=overdue)
        yield unit, rule, Tally(kept, persons=frozenset({person}))


def _not_relevant(first: date, day: date) -> Counted:
    terms = "case__employment__terms"
    rows = (
        Step.objects.filter(state=State.NOT_RELEVANT.value, case__withdrawn=False, due__gt=first, due__lte=day)
        .filter(_in_unit(terms, "due"))
        .values_list(f"{terms}__unit", "rule", "case__employment__person")
        .annotate(counted=Count("pk"))
    )
    for unit, rule, person, counted in rows:
        yield unit, rule, Tally(Kept(not_relevant=counted), persons=frozenset({person}))


def _alerts(first: date, day: date) -> Counted:
    terms = "employment__terms"
    raised = (
        Alert.objects.filter(_in_unit(terms, "raised_on"), raised_on__gt=first, raised_on__lte=day)
        .exclude(withdrawn=True, answered=False)
        .values_list(f"{terms}__unit", "rule", "employment__person")
        .annotate(counted=Count("pk"))
    )
    for unit, rule, person, counted in raised:
        yield unit, rule, Tally(alerts=Alerts(counted), persons=frozenset({person}))
    terms = "alert__employment__terms"
    answered = (
        AlertAnswer.objects.filter(annuls__isnull=True, annulled_by__isnull=True)
        .filter(_in_unit(terms, "alert__raised_on"), alert__raised_on__gt=first, alert__raised_on__lte=day)
        .values_list(f"{terms}__unit", "alert__rule", "answer")
        .annotate(counted=Count("pk"))
    )
    for unit, rule, answer, counted in answered:
        yield unit, rule, Tally(alerts=Alerts(0, {answer: counted}))


def _unit_lines(
    own: Mapping[str, Tally], units: Iterable[str], snapshot: Snapshot, limit: int, seen: frozenset[str]
) -> Iterator[UnitLine]:
    reached = set(units)
    order = list(_in_order(snapshot.tree, reached, snapshot))
    totals: dict[str, Tally] = {}
    for unit, _depth in reversed(order):
        below = (totals[child] for child in snapshot.tree.children.get(unit, ()) if child in reached)
        totals[unit] = sum(below, own.get(unit, Tally()))
    hidden = _hidden(own, totals, snapshot.tree, limit, seen)
    for unit, depth in order:
        tally = totals[unit]
        yield UnitLine(snapshot.units[unit], depth, None if unit in hidden else tally, empty=not tally.persons)


def _in_order(tree: Tree, reached: set[str], snapshot: Snapshot) -> Iterator[tuple[str, int]]:
    """Units by name under their parent, with their depth below the topmost one reached."""
    names = {unit: place for place, unit in enumerate(snapshot.units)}

    def below(unit: str, depth: int) -> Iterator[tuple[str, int]]:
        yield unit, depth
        for child in sorted((c for c in tree.children.get(unit, ()) if c in reached), key=names.__getitem__):
            yield from below(child, depth + 1)

    top = [unit for unit in reached if tree.parents[unit] not in reached]
    for unit in sorted(top, key=names.__getitem__):
        yield from below(unit, 0)


def _hidden(
    own: Mapping[str, Tally], totals: Mapping[str, Tally], tree: Tree, limit: int, seen: frozenset[str]
) -> set[str]:
    """The units whose counts would tell of few people, and those from which these could be computed."""
    cells = {("total", unit): Cell(len(tally.persons), 0) for unit, tally in totals.items()}
    sums = []
    for unit in totals:
        children = [("total", child) for child in tree.children.get(unit, ()) if child in totals]
        if children:
            cells["own", unit] = Cell(len(own.get(unit, Tally()).persons), 0, shown_nowhere=True)
            sums.append(Sum(("total", unit), [*children, ("own", unit)]))
    hidden = suppressed(cells, sums, Limits(limit), {("total", unit) for unit in seen})
    return {unit for kind, unit in hidden if kind == "total"}


def _rule_lines(by_rule: Mapping[str, Tally], policy: Policy, limit: int, small_too: bool) -> Iterator[RuleLine]:
    titles = {rule.id: rule.title for rule in (*policy.step, *policy.alert)}
    cells = {rule: Cell(len(tally.persons), 0) for rule, tally in by_rule.items()}
    cells[""] = Cell(len(frozenset().union(*(tally.persons for tally in by_rule.values()))), 0, shown_nowhere=True)
    sums = [Sum("", list(by_rule), same_persons=True)] if by_rule else []
    hidden = suppressed(cells, sums, Limits(0 if small_too else limit))
    for rule_id, title in titles.items():
        if rule_id in by_rule:
            yield RuleLine(rule_id, title, None if rule_id in hidden else by_rule[rule_id])
