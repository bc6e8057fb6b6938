"""What a shape alone cannot say: names that point at nothing, dates that overlap, deadlines before their opening."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from naervaer.core.letters.text import placeholders
from naervaer.core.policy import (
    checks_conversations,
    checks_early,
    checks_evaluation,
    checks_papers,
    checks_records,
    checks_scheme,
)
from naervaer.core.policy.checks_satisfying import satisfied
from naervaer.core.policy.conversations import Conversation, Letter
from naervaer.core.policy.dated import Dated
from naervaer.core.policy.evaluation import Evaluation
from naervaer.core.policy.faults import nearest
from naervaer.core.policy.findings import Finding
from naervaer.core.policy.gates import LETTER_MAY_NAME
from naervaer.core.policy.lines import KeyPath
from naervaer.core.policy.merge import LISTS, TABLES, Lists, Placed, key_of
from naervaer.core.policy.papers import Paper
from naervaer.core.policy.schema import Alert, BudgetAgreement, Drop, Gate, Guidance, Offer, Policy, Step
from naervaer.core.policy.scheme import Provider

_KINDS = {
    "step": "et skridt",
    "alert": "et advis",
    "gate": "en beslutning",
    "conversation": "en samtale",
    "letter": "et brev",
    "paper": "et papir",
    "contact": "en kontakt",
    "theme": "et tema",
    "guidance": "en vejledning",
    "retention": "et dokument",
    "agreement": "en aftale",
    "provider": "en leverandør",
    "alternative": "en anden vej",
    "offer": "et tilbud",
    "evaluation": "en evaluering",
}


def of_one_file(policy: Policy, lists: Lists, part: int) -> Iterator[Finding]:
    """What can be seen in a file by itself."""
    tables = {
        name: tuple(Placed[Dated](table, part, index) for index, table in enumerate(getattr(policy, name)))
        for name in TABLES
    }
    for name, entries in {**lists, **tables}.items():
        for entry in entries:
            yield from _dates(name, entry)
        yield from _overlaps(name, entries)
    steps = [(entry.rule, entry.index) for entry in lists["step"] if isinstance(entry.rule, Step)]
    for step, index in steps:
        yield from _order(step, index, part)


def _dates(name: str, entry: Placed[Dated]) -> Iterator[Finding]:
    first, last = entry.rule.valid_from, entry.rule.valid_to
    if first and last and last < first:
        wanted = f"en dato fra {first} eller senere"
        yield Finding(entry.part, (name, entry.index, "valid_to"), f"{last}", wanted)


def _overlaps(name: str, entries: tuple[Placed[Dated], ...]) -> Iterator[Finding]:
    for one, other in combinations(entries, 2):
        key = key_of(other.rule)
        if key_of(one.rule) != key or not one.rule.overlaps(other.rule):
            continue
        if (one.rule.valid_from, one.rule.valid_to) == (other.rule.valid_from, other.rule.valid_to):
            found = f"{key or name} igen for de samme dage"
        else:
            found = f"{key or name} i kraft samtidig med en tidligere indgang"
        wanted = "at hver regel gælder én gang for hver dag (valid_from, valid_to)"
        yield Finding(other.part, (name, other.index), found, wanted)


def _order(step: Step, index: int, part: int) -> Iterator[Finding]:
    """``opens``, ``due``, ``latest`` and ``repeats`` must be able to follow one another."""
    opens, due = step.opens.days_after(), step.due.days_after()
    latest = step.latest.days_after() if step.latest else None
    if opens and due and due[1] < opens[0]:
        yield Finding(part, ("step", index, "due"), "en frist før skridtet åbner", "en frist på eller efter åbningen")
    if due and latest and latest[1] < due[0]:
        yield Finding(part, ("step", index, "latest"), "senest før egen frist", "en dag på eller efter due")
    again = step.repeats.day_of_case if step.repeats else None
    if again is not None and due and again - 1 <= due[0]:
        yield Finding(
            part, ("step", index, "repeats", "day_of_case"), f"{again}", "en dag i forløbet efter den første frist"
        )


@dataclass(frozen=True)
class Whole:
    """All files laid together, as ``policy`` and as ``lists`` of where each rule stands.

    ``set_aside`` are entries with mistakes: they are there, but say nothing more.

    ``drops`` are the inherited rules that are dropped, with file and place; ``inherited`` what there was to drop.
    """

    policy: Policy
    lists: Lists
    set_aside: Mapping[str, frozenset[str]]
    drops: tuple[tuple[int, int, Drop], ...]
    inherited: frozenset[str]

    def known(self, name: str) -> frozenset[str]:
        return frozenset(key_of(entry.rule) for entry in self.lists[name]) | self.set_aside.get(name, frozenset())

    def steps(self) -> list[Step]:
        return [entry.rule for entry in self.lists["step"] if isinstance(entry.rule, Step)]


def of_the_whole(whole: Whole) -> Iterator[Finding]:
    """What can only be seen when the files are laid together."""
    for part, index, drop in whole.drops:
        if drop.id not in whole.inherited:
            at = ("municipality", "drop", index, "id")
            wanted = "id på en regel i det, der bygges på"
            yield Finding(part, at, f'"{drop.id}"', wanted, nearest(drop.id, whole.inherited))
    known = {name: whole.known(name) for name in LISTS}
    for name in LISTS:
        for entry in whole.lists[name]:
            yield from _other_kind(name, entry, known)
            yield from _references(entry, (name, entry.index), whole, known)
            yield from checks_records.documents(entry, (name, entry.index))


def _other_kind(name: str, entry: Placed[Dated], known: Mapping[str, frozenset[str]]) -> Iterator[Finding]:
    """Rules are pointed at by id alone, so an id belongs to one kind."""
    key = key_of(entry.rule)
    for other in LISTS[: LISTS.index(name)]:
        if key in known[other]:
            wanted = f"et id, der ikke også er {_KINDS[other]}"
            yield Finding(entry.part, (name, entry.index, "id"), f'"{key}"', wanted)


def _references(
    entry: Placed[Dated], at: KeyPath, whole: Whole, known: Mapping[str, frozenset[str]]
) -> Iterator[Finding]:
    rule = entry.rule
    if isinstance(rule, Step):
        yield from _answer(rule, entry, whole)
        yield from checks_early.step(rule, entry, whole.policy.early_effort)
    if isinstance(rule, Step | Alert):
        yield from _twice(entry, (*at, "answers"), rule.answers)
    if isinstance(rule, Offer):
        yield from checks_scheme.offer(rule, entry, at, known)
    if isinstance(rule, Guidance):
        yield from _beside(rule, entry, at, whole.inherited.union(*known.values()))
    if isinstance(rule, Gate):
        yield from _gate(rule, entry, at)
        yield from satisfied(rule.satisfies, entry, at, whole.lists, known["step"])
    if isinstance(rule, Conversation | Letter | Paper):
        yield from _of_the_talk(rule, entry, at, whole, known)
    if isinstance(rule, BudgetAgreement):
        yield from checks_scheme.rising(rule.grants, entry, (*at, "grants"), "bevillinger")
    if isinstance(rule, Evaluation):
        yield from checks_evaluation.evaluation(rule, entry, at, whole.lists, known["offer"])
    if isinstance(rule, Provider):
        yield from checks_scheme.rising(rule.hourly_rates, entry, (*at, "hourly_rates"), "timepriser")


def _of_the_talk(
    rule: Conversation | Letter | Paper,
    entry: Placed[Dated],
    at: KeyPath,
    whole: Whole,
    known: Mapping[str, frozenset[str]],
) -> Iterator[Finding]:
    """Conversations, and what is sent and filled in besides."""
    if isinstance(rule, Conversation):
        yield from checks_conversations.conversation(rule, entry, at, whole.lists, known)
    elif isinstance(rule, Letter):
        yield from checks_conversations.letter(rule, entry, at, whole.lists)
    else:
        yield from checks_papers.paper(rule, entry, at, whole.lists, known)


def _answer(step: Step, entry: Placed[Dated], whole: Whole) -> Iterator[Finding]:
    steps = whole.steps()
    for key, when in (("opens", step.opens), ("due", step.due), ("latest", step.latest)):
        wanted = when.answer if when else None
        if wanted is None or wanted.step in whole.set_aside.get("step", ()):
            continue
        at = ("step", entry.index, key, "answer")
        answers = {answer for other in steps if other.id == wanted.step for answer in other.answers}
        if all(other.id != wanted.step for other in steps):
            yield _no_such_step(wanted.step, step, entry, (*at, "step"), whole)
        elif wanted.is_ not in answers:
            told = ", ".join(sorted(answers)) or "det har ingen"
            expected = f"et af svarene på {wanted.step} ({told})"
            yield Finding(entry.part, (*at, "is"), f'"{wanted.is_}"', expected, nearest(wanted.is_, answers))
        elif wanted.step in _opened_by(step.id, steps):
            expected = "et skridt, der ikke selv venter på dette skridt"
            yield Finding(entry.part, (*at, "step"), f'"{wanted.step}"', expected)


def _no_such_step(wanted: str, step: Step, entry: Placed[Dated], at: KeyPath, whole: Whole) -> Finding:
    """At the line that drops the step when one does: there it can be mended."""
    for part, index, drop in whole.drops:
        if drop.id == wanted:
            found = f'"{wanted}", som {step.id} venter på'
            return Finding(part, ("municipality", "drop", index, "id"), found, f"at {step.id} også står i drop")
    ids = sorted({other.id for other in whole.steps()})
    return Finding(entry.part, at, f'"{wanted}"', "id på et skridt", nearest(wanted, ids))


def _beside(guidance: Guidance, entry: Placed[Dated], at: KeyPath, known: frozenset[str]) -> Iterator[Finding]:
    """A text may stand beside a rule that has been dropped: the rule is simply not there to stand beside."""
    for position, wanted in enumerate(guidance.beside):
        if wanted not in known:
            place = (*at, "beside", position)
            expected = "id på en regel i politikken"
            yield Finding(entry.part, place, f'"{wanted}"', expected, nearest(wanted, sorted(known)))


def _gate(gate: Gate, entry: Placed[Dated], at: KeyPath) -> Iterator[Finding]:
    for name, things in (("consideration", gate.consideration), ("outcome", gate.outcome)):
        ids = [thing.id for thing in things]
        for position, thing_id in enumerate(ids):
            if thing_id in ids[:position]:
                yield Finding(entry.part, (*at, name, position, "id"), f'"{thing_id}" igen', "forskellige id'er")
    for position, outcome in enumerate(gate.outcome):
        for name in dict.fromkeys(placeholders(outcome.letter)):
            if name not in LETTER_MAY_NAME:
                place = (*at, "outcome", position, "letter")
                expected = f"en pladsholder ({', '.join(LETTER_MAY_NAME)})"
                yield Finding(entry.part, place, f"{{{name}}}", expected, nearest(name, LETTER_MAY_NAME))


def _opened_by(step_id: str, steps: list[Step]) -> set[str]:
    """Every step that waits, at any remove, on an answer to this one; itself included."""
    found = {step_id}
    while True:
        more = {step.id for step in steps if step.opens.answer and step.opens.answer.step in found} - found
        if not more:
            return found
        found |= more


def _twice(entry: Placed[Dated], at: KeyPath, answers: tuple[str, ...]) -> Iterator[Finding]:
    for position, answer in enumerate(answers):
        if answer in answers[:position]:
            yield Finding(entry.part, (*at, position), f'"{answer}" igen', "forskellige svar")
