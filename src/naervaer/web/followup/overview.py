"""*Koordinatorens side*: what has been kept in time and how alerts were answered, by unit with roll-up and by rule.

Steps belong to the unit the person was in when the step was due, alerts to that on the day they were raised, so a
reorganisation leaves the past alone. Counts of few people leave only through disclosure control.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Count, F, Q, QuerySet

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

    @staticmethod
    def together(all_of: Collection["Alerts"]) -> "Alerts":
        answers: Counter[str] = Counter()
        for alerts in all_of:
            answers.update(alerts.answers)
        return Alerts(sum(alerts.raised for alerts in all_of), dict(sorted(answers.items())))

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

    @staticmethod
    def together(all_of: Collection["Tally"]) -> "Tally":
        return Tally(
            sum((tally.kept for tally in all_of), Kept()),
            Alerts.together([tally.alerts for tally in all_of]),
            frozenset().union(*(tally.persons for tally in all_of)),
        )


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
        return None if None in top else Tally.together([tally for tally in top if tally])


def overview(actor: Actor, day: date, rule_id: str = "") -> Overview:
    """The last year, for the units within reach; ``rule_id`` narrows the units' counts to one rule of steps."""
    policy, snapshot = active_policy(), snapshot_on(day)
    first = day - A_YEAR
    reached = scope.reached(actor, Purpose.SEE_FOLLOW_UP_TOTALS, day)
    units = snapshot.tree.parents.keys() if reached is None else reached & snapshot.tree.parents.keys()
    small = scope.reached(actor, Purpose.SEE_SMALL_FIGURES, day) or frozenset()
    limit = policy.figures_on(day).suppress_below_persons
    counted = tallies(policy, snapshot, first, day)
    own: dict[str, list[Tally]] = defaultdict(list)
    by_rule: dict[str, list[Tally]] = defaultdict(list)
    for (unit, rule), tally in counted.items():
        if unit in units:
            by_rule[rule].append(tally)
            if not rule_id or rule == rule_id:
                own[unit].append(tally)
    return Overview(
        first=first,
        last=day,
        units=tuple(_unit_lines(_together(own), units, snapshot, limit, small)),
        rules=tuple(_rule_lines(_together(by_rule), policy, limit, bool(small) and reached == small)),
        limit=limit,
    )


def _together(found: Mapping[str, Collection[Tally]]) -> dict[str, Tally]:
    return {key: Tally.together(tallies) for key, tallies in found.items()}


def tallies(policy: Policy, snapshot: Snapshot, first: date, day: date) -> dict[tuple[str, str], Tally]:
    """What was counted, by the unit people were in and by rule. Alerts stand under their own rule.

    The database counts; of the people it only says who they are, each once.
    """
    asked = {rule.id for rule in policy.step if rule.kind != FOR_INFORMATION}
    steps = (_done(first, day, asked), _missed(first, day, asked), _not_relevant(first, day, asked))
    raised = _raised(first, day)
    kept: dict[Place, Kept] = defaultdict(Kept)
    for source in steps:
        for unit, rule, *counts in source.counts():
            kept[unit, rule] += Kept(**dict(zip(source.count, counts, strict=True)))
    answers: dict[Place, dict[str, int]] = defaultdict(dict)
    for unit, rule, answer, count in _answered(first, day):
        answers[unit, rule][answer] = count
    alerts = {(unit, rule): Alerts(count, answers[unit, rule]) for unit, rule, count in raised.counts()}
    persons: dict[Place, set[int]] = defaultdict(set)
    for unit, rule, person in raised.persons().union(*(source.persons() for source in steps)):
        persons[unit, rule].add(person)
    return {
        (snapshot.by_pk[unit].unit_id, rule): Tally(
            kept.get((unit, rule), Kept()), alerts.get((unit, rule), Alerts()), frozenset(found)
        )
        for (unit, rule), found in persons.items()
        if unit in snapshot.by_pk
    }


def kept_of(rules: Collection[str], snapshot: Snapshot, first: date, day: date) -> dict[str, Tally]:
    """What was kept of these rules of steps, by the unit people were in; for rooms whose work does them."""
    kept: dict[int, Kept] = defaultdict(Kept)
    persons: dict[int, set[int]] = defaultdict(set)
    for source in (_done(first, day, rules), _missed(first, day, rules), _not_relevant(first, day, rules)):
        for unit, _rule, *counts in source.counts():
            kept[unit] += Kept(**dict(zip(source.count, counts, strict=True)))
        for unit, _rule, person in source.persons():
            persons[unit].add(person)
    return {
        snapshot.by_pk[unit].unit_id: Tally(kept[unit], persons=frozenset(found))
        for unit, found in persons.items()
        if unit in snapshot.by_pk
    }


Place = tuple[int, str]
"""A unit (pk) and a rule."""


@dataclass(frozen=True, slots=True)
class _Source:
    """Rows to ``count``, each in the unit that the person of its ``employment`` was in on the row's day."""

    rows: QuerySet[Any]
    employment: str
    rule: str
    count: Mapping[str, Count]

    @property
    def place(self) -> tuple[str, str]:
        return f"{self.employment}__terms__unit", self.rule

    def counts(self) -> Iterable[tuple[Any, ...]]:
        """Unit, rule and the counts in the order of ``count``."""
        rows: Iterable[tuple[Any, ...]] = self.rows.values_list(*self.place).annotate(**self.count)
        return rows

    def persons(self) -> QuerySet[Any, Any]:
        """Unit, rule and person."""
        return self.rows.values_list(*self.place, f"{self.employment}__person")


def _in_unit(employment: str, day: str) -> Q:
    """The term of the employment that was in force on a date of the row."""
    path = f"{employment}__terms"
    return Q(**{f"{path}__first__lte": F(day)}) & (
        Q(**{f"{path}__last__isnull": True}) | Q(**{f"{path}__last__gte": F(day)})
    )


def _done(first: date, day: date, asked: Collection[str]) -> _Source:
    employment = "step__case__employment"
    rows = StepEvent.objects.filter(
        _in_unit(employment, "due_then"),
        what=What.DONE.value,
        annulled_by__isnull=True,
        step__state=State.DONE.value,
        step__case__withdrawn=False,
        step__rule__in=asked,
        due_then__gt=first,
        due_then__lte=day,
    )
    count = {
        "counted": Count("pk"),
        "in_time": Count("pk", filter=Q(on_day__lte=F("due_then"))),
        "counted_by_law": Count("pk", filter=Q(latest_then__isnull=False)),
        "in_time_by_law": Count("pk", filter=Q(on_day__lte=F("latest_then"))),
    }
    return _Source(rows, employment, "step__rule", count)


def _missed(first: date, day: date, asked: Collection[str]) -> _Source:
    """Steps whose date passed while the person was still absent; those that still wait are overdue too."""

    def passed(limit: str) -> Q:
        return Q(**{f"{limit}__lt": day}) & (Q(case__last_day__isnull=True) | Q(case__last_day__gte=F(limit)))

    rows = Step.objects.filter(
        _in_unit("case__employment", "due"),
        passed("due"),
        state__in=[State.WAITING.value, State.CLOSED.value],
        case__withdrawn=False,
        rule__in=asked,
        due__gt=first,
    )
    count = {
        "counted": Count("pk"),
        "counted_by_law": Count("pk", filter=Q(latest__isnull=False) & passed("latest")),
        "overdue": Count("pk", filter=Q(state=State.WAITING.value)),
    }
    return _Source(rows, "case__employment", "rule", count)


def _not_relevant(first: date, day: date, asked: Collection[str]) -> _Source:
    rows = Step.objects.filter(
        _in_unit("case__employment", "due"),
        state=State.NOT_RELEVANT.value,
        case__withdrawn=False,
        rule__in=asked,
        due__gt=first,
        due__lte=day,
    )
    return _Source(rows, "case__employment", "rule", {"not_relevant": Count("pk")})


def _raised(first: date, day: date) -> _Source:
    rows = Alert.objects.filter(_in_unit("employment", "raised_on"), raised_on__gt=first, raised_on__lte=day).exclude(
        withdrawn=True, answered=False
    )
    return _Source(rows, "employment", "rule", {"raised": Count("pk")})


def _answered(first: date, day: date) -> Iterable[tuple[int, str, str, int]]:
    """How the alerts were answered: unit, rule, answer and how many."""
    employment = "alert__employment"
    return (
        AlertAnswer.objects.filter(annuls__isnull=True, annulled_by__isnull=True)
        .filter(_in_unit(employment, "alert__raised_on"), alert__raised_on__gt=first, alert__raised_on__lte=day)
        .values_list(f"{employment}__terms__unit", "alert__rule", "answer")
        .annotate(counted=Count("pk"))
    )


def _unit_lines(
    own: Mapping[str, Tally], units: Iterable[str], snapshot: Snapshot, limit: int, seen: frozenset[str]
) -> Iterator[UnitLine]:
    reached = set(units)
    order = list(_in_order(snapshot.tree, reached, snapshot))
    totals: dict[str, Tally] = {}
    for unit, _depth in reversed(order):
        below = [totals[child] for child in snapshot.tree.children.get(unit, ()) if child in reached]
        totals[unit] = Tally.together([*below, own.get(unit, Tally())])
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
