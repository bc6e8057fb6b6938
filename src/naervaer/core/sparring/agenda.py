"""*Dagsorden*: which cases a sparring takes up, in what order and why. It makes itself from what is known.

Everything is keyed by employment: a person's case is taken up once, however many reasons bring it there.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from naervaer.core.calendar import numeric_date
from naervaer.core.policy.sparring import Sparring


@dataclass(frozen=True, slots=True)
class Running:
    """A case that runs. ``discussed_on`` is the day it was last talked of at a sparring."""

    employment: int
    case: int
    first_day: date
    discussed_on: date | None = None


@dataclass(frozen=True, slots=True)
class MissedStep:
    """A step of a running case whose day has passed."""

    employment: int
    title: str
    due: date


@dataclass(frozen=True, slots=True)
class ComingGate:
    """A decision that must be taken (*beslutning efter langt fravær*), and when."""

    employment: int
    title: str
    limit: date


@dataclass(frozen=True, slots=True)
class DecidedBefore:
    """What was decided at an earlier sparring, and whether it is done."""

    employment: int
    done: bool


@dataclass(frozen=True, slots=True)
class Wished:
    """*Ønske*: a leader wants to talk of somebody, with or without a running case."""

    employment: int
    theme: str
    question: str


@dataclass(frozen=True)
class Known:
    """All that is known of a group's people on the day of the meeting. ``taken_off`` gives the leader's reason."""

    running: Collection[Running] = ()
    missed: Collection[MissedStep] = ()
    gates: Collection[ComingGate] = ()
    decided: Collection[DecidedBefore] = ()
    postponed: Collection[int] = ()
    wishes: Collection[Wished] = ()
    taken_off: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Why:
    """One reason in words (*begrundelse*)."""

    reason: str
    text: str


@dataclass(frozen=True, slots=True)
class Proposed:
    """A case on the agenda (*punkt*). ``case`` is None when the leader wishes to talk without a running case."""

    employment: int
    case: int | None
    whys: tuple[Why, ...]
    question: str = ""


@dataclass(frozen=True, slots=True)
class Agenda:
    """``waiting`` did not find room this time; ``taken_off`` were taken off by their leader."""

    items: tuple[Proposed, ...]
    waiting: tuple[Proposed, ...]
    taken_off: tuple[Proposed, ...]


def agenda(known: Known, rules: Sparring, day: date) -> Agenda:
    """Every case that meets a criterion of the policy, once: what was decided last time first, then as policy orders.

    Cases of the same reason come longest first. ``day`` is the day of the meeting.
    """
    cases = {case.employment: case for case in known.running}
    found: dict[int, list[Why]] = {}
    for reason in rules.order:
        for employment, text in _reasons(reason, known, cases, rules, day):
            found.setdefault(employment, []).append(Why(reason, text))
    questions = {wish.employment: wish.question for wish in known.wishes}
    proposed = [
        Proposed(who, cases[who].case if who in cases else None, tuple(whys), questions.get(who, ""))
        for who, whys in found.items()
    ]
    proposed.sort(key=lambda item: _place(item, cases, rules, day))
    kept = [item for item in proposed if item.employment not in known.taken_off]
    room = rules.at_most or len(kept)
    return Agenda(
        tuple(kept[:room]),
        tuple(kept[room:]),
        tuple(item for item in proposed if item.employment in known.taken_off),
    )


def _place(item: Proposed, cases: Mapping[int, Running], rules: Sparring, day: date) -> tuple[int, date, int]:
    case = cases.get(item.employment)
    return rules.order.index(item.whys[0].reason), case.first_day if case else day, item.employment


def _reasons(
    reason: str, known: Known, cases: Mapping[int, Running], rules: Sparring, day: date
) -> Iterator[tuple[int, str]]:
    """Whom the reason brings on the agenda, each once, with the reason in words."""
    if reason == "last_time":
        yield from _last_time(known)
    elif reason == "wish":
        yield from {wish.employment: f"Lederens ønske: {wish.theme}" for wish in known.wishes}.items()
    elif reason == "gate":
        for gate in _first_of(known.gates, cases):
            yield gate.employment, f"{gate.title}: senest {numeric_date(gate.limit)}"
    elif reason == "missed_steps":
        yield from _missed(known.missed, cases)
    else:
        yield from _long(known.running, rules, day)


def _last_time(known: Known) -> Iterator[tuple[int, str]]:
    decided: dict[int, list[bool]] = {}
    for decision in known.decided:
        decided.setdefault(decision.employment, []).append(decision.done)
    for employment, done in decided.items():
        waiting = done.count(False)
        yield employment, f"Besluttet sidst: {_told(len(done) - waiting, waiting)}"
    for employment in dict.fromkeys(known.postponed):
        if employment not in decided:
            yield employment, "Udskudt fra sidste sparring"


def _told(done: int, waiting: int) -> str:
    if not waiting:
        return f"{done} gjort"
    return f"{waiting} venter, {done} gjort" if done else f"{waiting} venter"


def _first_of(gates: Iterable[ComingGate], cases: Mapping[int, Running]) -> Iterator[ComingGate]:
    nearest: dict[int, ComingGate] = {}
    for gate in sorted(gates, key=lambda g: (g.limit, g.title)):
        if gate.employment in cases:
            nearest.setdefault(gate.employment, gate)
    yield from nearest.values()


def _missed(missed: Iterable[MissedStep], cases: Mapping[int, Running]) -> Iterator[tuple[int, str]]:
    by_employment: dict[int, list[MissedStep]] = {}
    for step in sorted(missed, key=lambda s: (s.due, s.title)):
        if step.employment in cases:
            by_employment.setdefault(step.employment, []).append(step)
    for employment, steps in by_employment.items():
        oldest, more = steps[0], len(steps) - 1
        text = f"Ikke nået: {oldest.title} (senest {numeric_date(oldest.due)})"
        yield employment, f"{text} og {more} til" if more else text


def _long(running: Iterable[Running], rules: Sparring, day: date) -> Iterator[tuple[int, str]]:
    for case in running:
        day_of_case = (day - case.first_day).days + 1
        if day_of_case >= rules.long_from_day and _comes_again(case, rules, day):
            yield case.employment, f"Dag {day_of_case}: fraværende siden {numeric_date(case.first_day)}"


def _comes_again(case: Running, rules: Sparring, day: date) -> bool:
    if case.discussed_on is None or rules.long_again_days is None:
        return True
    return (day - case.discussed_on).days >= rules.long_again_days
