"""The handbook (*Sådan gør vi her*) as data: a policy's rules by area, in words. Pages and files are made of it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from naervaer.core.policy import handbook_entries as write
from naervaer.core.policy import handbook_scheme as scheme
from naervaer.core.policy.dated import Dated
from naervaer.core.policy.handbook_advice import theme
from naervaer.core.policy.handbook_conversations import conversation, letter
from naervaer.core.policy.handbook_early import early_effort
from naervaer.core.policy.handbook_entries import Entry, Link
from naervaer.core.policy.handbook_evaluation import evaluation
from naervaer.core.policy.handbook_long import gate, sparring
from naervaer.core.policy.handbook_papers import paper
from naervaer.core.policy.handbook_presenteeism import presenteeism
from naervaer.core.policy.handbook_records import access_request, moving
from naervaer.core.policy.handbook_returning import return_plan
from naervaer.core.policy.handbook_sickcall import sick_call
from naervaer.core.policy.merge import key_of
from naervaer.core.policy.schema import Policy
from naervaer.core.policy.sentences import plain
from naervaer.core.policy.steps import Step

Writer = Callable[[Policy, date], Iterable[Entry]]
R = TypeVar("R", bound=Dated)


@dataclass(frozen=True, slots=True)
class Area:
    """*Område*: one page of the handbook."""

    slug: str
    title: str
    lead: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Handbook:
    """*Håndbog* of a municipality as it reads on ``day``."""

    municipality: str
    day: date
    areas: tuple[Area, ...]
    dropped: tuple[Entry, ...]

    def area(self, slug: str) -> Area | None:
        return next((area for area in self.areas if area.slug == slug), None)

    def place_of(self, rule_id: str) -> Link | None:
        """Where a rule stands, the version in force before one to come; None when it is not in the handbook."""
        places = [
            Link(area.slug, entry.anchor, entry.title)
            for area in self.areas
            for entry in area.entries
            if entry.rule_id == rule_id
        ]
        return min(places, key=lambda place: place.anchor) if places else None


_AREAS: tuple[tuple[str, str, str, Writer], ...] = (
    (
        "naar-nogen-er-syg",
        "Når en medarbejder er syg",
        "Det gør vi, i den rækkefølge det sker. Dag 1 er første fraværsdag, og alle kalenderdage tæller.",
        lambda policy, day: (
            *sick_call(policy, day),
            *early_effort(policy, day),
            *presenteeism(policy, day),
            *(
                write.step(rule, policy, day)
                for rule in _in_order(_current(policy.step, day))
                if rule.kind != "information"
            ),
            *return_plan(policy, day),
        ),
    ),
    (
        "samtaler",
        "Samtaler",
        "Hvilke samtaler vi holder, hvem der er med, hvad der tales om, og hvad der står i brevet.",
        lambda policy, day: (
            *(conversation(rule, policy, day) for rule in _current(policy.conversation, day)),
            *(letter(rule, day) for rule in _current(policy.letter, day)),
        ),
    ),
    (
        "papirer",
        "Papirer",
        "Hvilke papirer der kan bruges i et forløb, hvem der udfylder hvad, og hvem der ser det, der kommer tilbage.",
        lambda policy, day: (paper(rule, policy, day) for rule in _current(policy.paper, day)),
    ),
    (
        "frister-og-rettigheder",
        "Frister og rettigheder",
        "Dage at kende i et forløb. De vises på forløbets tidslinje; ingen skal kvittere for dem.",
        lambda policy, day: (
            write.step(rule, policy, day)
            for rule in _in_order(_current(policy.step, day))
            if rule.kind == "information"
        ),
    ),
    (
        "adviser",
        "Adviser",
        "Et advis er en påmindelse om at tale sammen. Det er en ren optælling, aldrig en vurdering af et menneske.",
        lambda policy, day: (write.alert(rule, policy, day) for rule in _current(policy.alert, day)),
    ),
    (
        "langt-fravaer",
        "Langt fravær",
        "Hvordan lange forløb tages op, og hvad der skal overvejes, før der besluttes noget.",
        lambda policy, day: (
            *sparring(policy, day),
            *(gate(rule, policy, day) for rule in _current(policy.gate, day)),
        ),
    ),
    (
        "tilbud",
        "Tilbud",
        "Den hjælp, der kan fås, hvem der kan bestille den, og hvad der skal være opfyldt.",
        lambda policy, day: (
            *(scheme.offer(rule, policy, day) for rule in _current(policy.offer, day)),
            *(scheme.alternative(rule, day) for rule in _current(policy.alternative, day)),
            *(scheme.provider(rule, day) for rule in _current(policy.provider, day)),
            *(scheme.agreement(rule, day) for rule in _current(policy.agreement, day)),
            *(evaluation(rule, policy, day) for rule in _current(policy.evaluation, day)),
        ),
    ),
    (
        "hvem-hjaelper",
        "Hvem hjælper",
        "Hvem du går til med hvad.",
        lambda policy, day: (
            *(write.contact(rule, policy, day) for rule in _current(policy.contact, day)),
            *(theme(rule, policy, day) for rule in _current(policy.theme, day)),
        ),
    ),
    (
        "vejledning",
        "Vejledning",
        "Godt at vide, når nogen er syg.",
        lambda policy, day: (write.guidance(rule, day) for rule in _current(policy.guidance, day)),
    ),
    (
        "saadan-taeller-vi",
        "Sådan tæller vi",
        "Hvad fraværstallene dækker, og hvordan de regnes.",
        lambda policy, day: write.counting(policy, day),
    ),
    (
        "opbevaring",
        "Opbevaring og aktindsigt",
        "Hvordan du får indsigt i din sag, og hvor længe oplysninger gemmes.",
        lambda policy, day: (
            *access_request(policy, day),
            *moving(policy, day),
            *(write.retention(rule, day) for rule in _current(policy.retention, day)),
        ),
    ),
)


def handbook(policy: Policy, day: date) -> Handbook:
    """What is in force on ``day``, and what comes after it; what is over is left out."""
    written = [(slug, title, lead, tuple(writer(policy, day))) for slug, title, lead, writer in _AREAS]
    places = {
        entry.rule_id: Link(slug, entry.anchor, entry.title)
        for slug, _, _, entries in reversed(written)
        for entry in reversed(entries)
    }
    beside = _beside(policy, day)
    areas = (
        Area(slug, title, lead, tuple(e.beside(_links(beside.get(e.rule_id, ()), places)) for e in entries))
        for slug, title, lead, entries in written
        if entries
    )
    dropped = tuple(map(write.dropped, policy.municipality.drop))
    return Handbook(policy.municipality.name, day, tuple(areas), dropped)


def _current(rules: Iterable[R], day: date) -> tuple[R, ...]:
    return tuple(rule for rule in rules if rule.valid_to is None or rule.valid_to >= day)


def _in_order(steps: Iterable[Step]) -> list[Step]:
    """By the day they are due, then by the day they open; what waits or is for some comes after its kin."""

    def moment(step: Step) -> tuple[int, bool, bool, int]:
        opens, due = step.opens.days_after(), step.due.days_after()
        return (due or opens or (10_000, 0))[0], bool(step.categories), opens is None, (opens or (0, 0))[0]

    return sorted(steps, key=moment)


def _beside(policy: Policy, day: date) -> dict[str, tuple[str, ...]]:
    """Guidance and the rules it stands beside, both ways."""
    found: dict[str, tuple[str, ...]] = {}
    for text in _current(policy.guidance, day):
        found[text.id] = (*found.get(text.id, ()), *text.beside)
        for rule_id in text.beside:
            found[rule_id] = (*found.get(rule_id, ()), text.id)
    return found


def _links(rule_ids: Iterable[str], places: dict[str, Link]) -> tuple[Link, ...]:
    return tuple(places[rule_id] for rule_id in dict.fromkeys(rule_ids) if rule_id in places)


@dataclass(frozen=True, slots=True)
class Change:
    """*Ændring*: a rule that begins or ends after the day asked about."""

    day: date
    begins: bool
    rule_id: str
    title: str


TABLES = {
    "figures": "Sådan tæller vi",
    "timeline": "Sådan tæller vi",
    "sick_call": "Sådan melder man sig syg",
    "early_effort": "Vurdering af, om fraværet bliver langt",
    "return_plan": "Plan for at komme gradvist tilbage",
    "presenteeism": "Når nogen arbejder, men burde være hjemme",
    "journal": "Journalen for et forløb",
    "access_request": "Aktindsigt i din egen sag",
    "moving": "Når du får en ny leder",
}
"""What the tables of a policy are about, those that have no title of their own."""


def changes_after(policy: Policy, day: date) -> tuple[Change, ...]:
    """What begins or ends after ``day``, nearest first."""
    found = []
    for title, rule in _dated(policy):
        if rule.valid_from and rule.valid_from > day:
            found.append(Change(rule.valid_from, True, key_of(rule), title))
        if rule.valid_to and rule.valid_to >= day:
            found.append(Change(rule.valid_to, False, key_of(rule), title))
    return tuple(sorted(found, key=lambda change: (change.day, change.begins, change.title)))


def _dated(policy: Policy) -> Iterator[tuple[str, Dated]]:
    """Everything in the policy that can begin and end, with what it is called."""
    for name in Policy.model_fields:
        rules = getattr(policy, name)
        for rule in rules if isinstance(rules, tuple) else ():
            yield str(getattr(rule, "title", "") or TABLES.get(name) or plain(key_of(rule))), rule
