"""What a shape alone cannot say: names that point at nothing, dates that overlap, deadlines before their opening."""

from collections.abc import Iterator, Mapping
from itertools import combinations

from naervaer.core.policy.dated import Dated
from naervaer.core.policy.faults import nearest
from naervaer.core.policy.findings import Finding
from naervaer.core.policy.lines import KeyPath
from naervaer.core.policy.merge import LISTS, Lists, Placed, key_of
from naervaer.core.policy.schema import Agreement, Alert, Drop, Guidance, Offer, Policy, Step

_KINDS = {
    "step": "et skridt",
    "alert": "et advis",
    "contact": "en kontakt",
    "guidance": "en vejledning",
    "retention": "et dokument",
    "agreement": "en aftale",
    "offer": "et tilbud",
}


def of_one_file(policy: Policy, lists: Lists, part: int) -> Iterator[Finding]:
    """What can be seen in a file by itself."""
    tables = {
        "figures": tuple(Placed[Dated](table, part, index) for index, table in enumerate(policy.figures)),
        "timeline": tuple(Placed[Dated](table, part, index) for index, table in enumerate(policy.timeline)),
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


def of_the_whole(
    lists: Lists,
    set_aside: Mapping[str, frozenset[str]],
    drops: tuple[tuple[int, int, Drop], ...],
    inherited: frozenset[str],
) -> Iterator[Finding]:
    """What can only be seen when the files are laid together. What is set aside is there, but says nothing."""
    known = {name: {key_of(entry.rule) for entry in lists[name]} | set_aside.get(name, frozenset()) for name in LISTS}
    quiet = set_aside.get("step", frozenset())
    for part, index, drop in drops:
        if drop.id not in inherited:
            yield Finding(
                part,
                ("municipality", "drop", index, "id"),
                f'"{drop.id}"',
                "id på en regel i det, der bygges på",
                nearest(drop.id, inherited),
            )
    for name in LISTS:
        for entry in lists[name]:
            yield from _other_kind(name, entry, known)
            yield from _references(name, entry, lists, known, quiet)


def _other_kind(name: str, entry: Placed[Dated], known: dict[str, set[str]]) -> Iterator[Finding]:
    """Rules are pointed at by id alone, so an id belongs to one kind."""
    key = key_of(entry.rule)
    for other in LISTS[: LISTS.index(name)]:
        if key in known[other]:
            wanted = f"et id, der ikke også er {_KINDS[other]}"
            yield Finding(entry.part, (name, entry.index, "id"), f'"{key}"', wanted)


def _references(
    name: str, entry: Placed[Dated], lists: Lists, known: dict[str, set[str]], quiet: frozenset[str]
) -> Iterator[Finding]:
    rule, at = entry.rule, (name, entry.index)
    if isinstance(rule, Step):
        yield from _answer(rule, entry, lists, quiet)
    if isinstance(rule, Step | Alert):
        yield from _twice(entry, at, rule.answers)
    if isinstance(rule, Offer):
        if rule.paid_by and rule.paid_by != "workplace" and rule.paid_by not in known["agreement"]:
            valid = sorted(known["agreement"])
            yield Finding(
                entry.part,
                (*at, "paid_by"),
                f'"{rule.paid_by}"',
                f"id på en aftale ({', '.join(valid) or 'der er ingen'}) eller workplace",
                nearest(rule.paid_by, valid),
            )
        yield from _same_condition(rule, entry, at)
    if isinstance(rule, Guidance):
        everywhere = set().union(*known.values())
        for position, wanted in enumerate(rule.beside):
            if wanted not in everywhere:
                yield Finding(
                    entry.part,
                    (*at, "beside", position),
                    f'"{wanted}"',
                    "id på en regel i politikken",
                    nearest(wanted, everywhere),
                )
    if isinstance(rule, Agreement):
        days = [grant.from_ for grant in rule.grants]
        if days != sorted(set(days)):
            yield Finding(entry.part, (*at, "grants"), "bevillinger i uorden", "bevillinger efter stigende dato")


def _answer(step: Step, entry: Placed[Dated], lists: Lists, quiet: frozenset[str]) -> Iterator[Finding]:
    steps = [other.rule for other in lists["step"] if isinstance(other.rule, Step)]
    for key, when in (("opens", step.opens), ("due", step.due), ("latest", step.latest)):
        wanted = when.answer if when else None
        if wanted is None or wanted.step in quiet:
            continue
        at = (*("step", entry.index), key, "answer")
        asked = [other for other in steps if other.id == wanted.step]
        answers = {answer for other in asked for answer in other.answers}
        if not asked:
            ids = sorted({other.id for other in steps})
            yield Finding(entry.part, (*at, "step"), f'"{wanted.step}"', "id på et skridt", nearest(wanted.step, ids))
        elif wanted.is_ not in answers:
            yield Finding(
                entry.part,
                (*at, "is"),
                f'"{wanted.is_}"',
                f"et af svarene på {wanted.step} ({', '.join(sorted(answers)) or 'det har ingen'})",
                nearest(wanted.is_, answers),
            )
        elif wanted.step in _opened_by(step.id, steps):
            yield Finding(
                entry.part, (*at, "step"), f'"{wanted.step}"', "et skridt, der ikke selv venter på dette skridt"
            )


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
            yield Finding(entry.part, (*at, "answers", position), f'"{answer}" igen', "forskellige svar")


def _same_condition(offer: Offer, entry: Placed[Dated], at: KeyPath) -> Iterator[Finding]:
    seen: set[str] = set()
    for position, condition in enumerate(offer.condition):
        if condition.id in seen:
            yield Finding(
                entry.part, (*at, "condition", position, "id"), f'"{condition.id}" igen', "forskellige betingelser"
            )
        seen.add(condition.id)
