"""Each kind of rule written as an entry of the handbook: what it is called, its facts in words, its source."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from naervaer.core.calendar import MONTHS
from naervaer.core.policy import sentences as say
from naervaer.core.policy.counting import Timeline
from naervaer.core.policy.dated import Dated, Rule
from naervaer.core.policy.schema import Contact, Drop, Guidance, Policy, Retention
from naervaer.core.policy.steps import Alert, Step
from naervaer.core.policy.wording import DENOMINATORS, listed

_SYSTEMS = {"sd": "SD Løn", "opus": "KMD OPUS"}


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and what is said under it, a sentence a line."""

    label: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """From one rule to another: the area it stands in, its address there, and what it is called."""

    area: str
    anchor: str
    title: str


@dataclass(frozen=True, slots=True)
class Entry:
    """*Opslag*: one rule of the handbook. ``anchor`` is its address on the page of its area."""

    rule_id: str
    anchor: str
    title: str
    text: str = ""
    facts: tuple[Fact, ...] = ()
    why: str = ""
    source: str = ""
    source_url: str = ""
    checked: str = ""
    rests_on: str = ""
    validity: str = ""
    related: tuple[Link, ...] = ()

    def beside(self, related: tuple[Link, ...]) -> "Entry":
        return replace(self, related=related)


def facts_of(*pairs: tuple[str, Iterable[str]]) -> tuple[Fact, ...]:
    """Only the labels under which something is said."""
    found = ((label, tuple(line for line in lines if line)) for label, lines in pairs)
    return tuple(Fact(label, lines) for label, lines in found if lines)


def anchor_of(rule_id: str, rule: Dated, day: date) -> str:
    """The id is the address of the version in force; one to come has its date in the address."""
    coming = rule.valid_from is not None and rule.valid_from > day
    return f"{rule_id}-{rule.valid_from}" if coming else rule_id


def entry_of(rule: Rule, day: date, facts: tuple[Fact, ...], text: str = "") -> Entry:
    checked = f"Kontrolleret {say.on_day(rule.verified_on)}" if rule.verified_on else ""
    if rule.confidence:
        checked = f"{checked or 'Ikke kontrolleret'}: {say.CONFIDENCE[rule.confidence]}"
    return Entry(
        rule_id=rule.id,
        anchor=anchor_of(rule.id, rule, day),
        title=rule.title,
        text=text,
        facts=facts,
        why=rule.why,
        source=rule.source,
        source_url=rule.source_url or "",
        checked=say.sentence(checked) if checked else "",
        rests_on=say.RESTS_ON[rule.rests_on],
        validity=say.validity(rule, day),
    )


def step(rule: Step, policy: Policy, day: date) -> Entry:
    only = say.sentence(listed([policy.title(name) for name in rule.categories], "eller")) if rule.categories else ""
    when = (*say.when_to_act(rule, policy), say.again(rule.repeats) if rule.repeats else "")
    return entry_of(
        rule,
        day,
        facts_of(
            ("Hvornår", when),
            ("Hvem", (say.parties([rule.owner], policy),)),
            ("Sammen med", (say.parties(rule.with_, policy),)),
            ("Hvordan", ("Kan holdes på telefon." if rule.by_phone else "",)),
            ("Svar", (say.answers(rule.answers),)),
            ("Gælder kun ved", (only,)),
            ("Undtagelser", (say.exception(case, policy) for case in rule.except_)),
        ),
    )


def alert(rule: Alert, policy: Policy, day: date) -> Entry:
    left_out = [policy.title(category) for category in rule.leaves_out]
    return entry_of(
        rule,
        day,
        facts_of(
            ("Hvornår", (say.pattern(rule.rule),)),
            ("Tæller ikke med", (say.sentence(listed(left_out)) if left_out else "",)),
            ("Hvem får det", (say.parties(rule.to, policy),)),
            ("Svar", (say.answers(rule.answers),)),
        ),
    )


def contact(rule: Contact, policy: Policy, day: date) -> Entry:
    return entry_of(
        rule,
        day,
        facts_of(
            ("Rolle", (say.sentence(policy.title(rule.role)),)),
            ("Hjælper med", map(say.sentence, rule.helps_with)),
            ("Sådan", (rule.how,)),
        ),
    )


def guidance(rule: Guidance, day: date) -> Entry:
    return entry_of(rule, day, (), rule.text)


def dropped(drop: Drop) -> Entry:
    title = say.sentence(say.plain(drop.id)).rstrip(".")
    return Entry(rule_id=drop.id, anchor=drop.id, title=title, why=drop.why, source=drop.source)


def retention(rule: Retention, day: date) -> Entry:
    return Entry(
        rule_id=say.identifier(rule.document),
        anchor=anchor_of(say.identifier(rule.document), rule, day),
        title=say.sentence(rule.document).rstrip("."),
        facts=facts_of(("Hvor længe", (say.kept(rule.keep),))),
        why=rule.why,
        source=rule.source,
        validity=say.validity(rule, day),
    )


def counting(policy: Policy, day: date) -> Iterator[Entry]:
    """How figures are counted, how days become cases, the calendar, and what payroll's codes stand for."""
    figures, timeline = policy.figures_on(day), policy.timeline_on(day)
    goal = f"Målet er {say.number(figures.goal_percent)} %." if figures.goal_percent is not None else ""
    yield Entry(
        rule_id="fravaersprocent",
        anchor="fravaersprocent",
        title="Fraværsprocenten",
        text=figures.note,
        facts=facts_of(
            ("Regnes i forhold til", (say.sentence(DENOMINATORS[figures.denominator]),)),
            ("Som sygefravær tæller", (say.sentence(listed([policy.title(c) for c in figures.sickness])),)),
            ("Langt fravær", (f"Perioder på {figures.long_from_calendar_days} kalenderdage eller mere.",)),
            ("Hvem", ("Kun månedslønnede." if figures.monthly_paid_only else "Alle ansatte.",)),
            ("Små tal", (f"Tal om færre end {figures.suppress_below_persons} personer vises ikke.",)),
            ("Mål", (goal,)),
        ),
        source=figures.source,
        validity=say.validity(figures, day),
    )
    yield _timeline(policy, timeline, day)
    yield from (_codes(system, policy) for system in policy.absence_codes)


def _timeline(policy: Policy, timeline: Timeline, day: date) -> Entry:
    gap, bridged = timeline.join_gap_days, timeline.bridge_non_workdays
    off = [_month_day(text) for text in policy.municipality.days_off]
    half = [_month_day(text) for text in policy.municipality.half_days_off]
    joined = (
        f"Perioder med højst {say.counted(gap, 'dag', 'dage')} imellem er ét forløb."
        if gap
        else ("Er medarbejderen tilbage én dag, begynder et nyt forløb ved næste fravær.")
    )
    return Entry(
        rule_id="forloeb-og-kalender",
        anchor="forloeb-og-kalender",
        title="Forløb og arbejdskalender",
        facts=facts_of(
            ("Forløb", (joined, "Weekender og helligdage bryder ikke en periode." if bridged else "")),
            ("Langt forløb", (f"Mere end {timeline.long_case_months} måneder; det står ved forløbet.",)),
            ("Arbejdsdage", ("Mandag til fredag undtagen helligdage.",)),
            ("Også fri", (say.sentence(listed(off)) if off else "",)),
            ("Halve dage", (say.sentence(listed(half)) if half else "",)),
        ),
        source=timeline.source,
        validity=say.validity(timeline, day),
    )


def _month_day(text: str) -> str:
    return f"{int(text[3:])}. {MONTHS[int(text[:2]) - 1]}"


def _codes(system: str, policy: Policy) -> Entry:
    by_category: dict[str, list[str]] = {}
    for code, category in policy.absence_codes[system].items():
        by_category.setdefault(policy.title(category), []).append(code)
    lines = (f"{say.sentence(words).rstrip('.')}: {', '.join(codes)}." for words, codes in by_category.items())
    name = _SYSTEMS.get(system, system)
    return Entry(
        rule_id=f"koder-{system}",
        anchor=f"koder-{system}",
        title=f"Fraværskoder i {name}",
        facts=facts_of(("Koder", lines)),
    )
