"""The wellbeing scheme as the handbook tells of it: its offers, other ways to help, who gives them, and the money."""

from collections.abc import Iterator
from datetime import date

from naervaer.core.policy import sentences as say
from naervaer.core.policy.handbook_entries import Entry, anchor_of, entry_of, facts_of
from naervaer.core.policy.schema import Policy
from naervaer.core.policy.scheme import Alternative, BudgetAgreement, Offer, Provider
from naervaer.core.policy.wording import listed

_LEVELS = {"individual": "den enkelte medarbejder", "group": "en gruppe", "organisation": "hele organisationen"}
_PERIODS = {"month": "hver måned", "quarter": "hvert kvartal", "half-year": "hvert halvår", "year": "hvert år"}
_THREE_PARTY = {"first": "ved den første samtale", "last": "ved den sidste samtale", "any": "undervejs"}
_MONEY_OUT = {
    "waiting_list": "Er pengene i perioden brugt, kommer du på venteliste.",
    "workplace_pays": "Er pengene i perioden brugt, kan arbejdspladsen betale selv.",
    "closed": "Er pengene i perioden brugt, kan tilbuddet ikke bestilles.",
}
_AGREED = {"leader": "lederen", "hr_consultant": "HR-konsulenten"}
_THROUGH = {
    "chief": "Chefen for området målretter og prioriterer, og svarer.",
    "hr_consultant": "HR-konsulenten svarer.",
}
_WAITING = {
    "date": "Pladserne på ventelisten gives efter den dato, der er søgt. Et tilbud om plads besvares inden {n}.",
    "acute_first": "Pladserne på ventelisten gives til de akutte først og derefter efter den dato, der er søgt. "
    "Et tilbud om plads besvares inden {n}.",
}
_SHOWN = {
    "full_name": "Dit navn og den vej, du kan kontaktes.",
    "first_name": "Dit fornavn og den vej, du kan kontaktes.",
    "initials": "Dine initialer og den vej, du kan kontaktes.",
}


def offer(rule: Offer, policy: Policy, day: date) -> Entry:
    places = say.sentence(listed(list(rule.places), "eller")) if rule.places else ""
    return entry_of(
        rule,
        day,
        facts_of(
            ("For hvem", (rule.for_whom or say.sentence(_LEVELS[rule.level]),)),
            ("Hos hvem", (say.sentence(rule.provider),)),
            ("Hvor", (places,)),
            ("Hvem bestiller", (say.parties(rule.booked_by, policy, "eller"), rule.how_to_book)),
            ("Ansøgning", _application(rule)),
            ("Betingelser", (f"{condition.ask} {_must(condition.must_be)}" for condition in rule.condition)),
            ("Hvor længe", (rule.how_long, *map(say.meeting, rule.programme))),
            ("Hvor meget", _how_much(rule, policy)),
            ("Trepartssamtale", _three_party(rule, policy)),
            ("Det, du siger", (rule.confidential,)),
            ("Det kan du ellers gøre", _alternatives(rule, policy)),
        ),
        rule.description,
    )


def _must(answer: bool) -> str:
    return "Svaret skal være ja." if answer else "Svaret skal være nej."


def _application(rule: Offer) -> Iterator[str]:
    """Who answers what is applied for on behalf of a unit, and what is asked."""
    if rule.level == "individual" or rule.acute:
        return
    yield _THROUGH[rule.through]
    yield from (question.ask for question in rule.application)


def _how_much(rule: Offer, policy: Policy) -> Iterator[str]:
    if rule.quota:
        yield say.quota(rule.quota)
    if rule.beyond_quota:
        payer = "arbejdspladsen" if rule.beyond_quota.paid_by == "workplace" else "medarbejderen"
        yield f"Det, der ligger ud over, betales af {payer} efter aftale med {_AGREED[rule.beyond_quota.agreed_with]}."
    if rule.paid_by == "workplace":
        yield "Betales af arbejdspladsen."
    elif rule.paid_by:
        titles = [agreement.title for agreement in policy.agreement if agreement.id == rule.paid_by]
        yield f"Betales af »{(titles and titles[0]) or say.plain(rule.paid_by)}«."
    if rule.when_money_is_out:
        yield _MONEY_OUT[rule.when_money_is_out]
    if rule.when_money_is_out == "waiting_list":
        yield _WAITING[rule.waiting_order].format(n=say.counted(rule.accept_workdays, "arbejdsdag", "arbejdsdage"))
        yield f"Siger du nej tak lige nu, bliver du spurgt igen efter {say.span(rule.asked_again_days)}."


def _three_party(rule: Offer, policy: Policy) -> Iterator[str]:
    meeting = rule.three_party
    if meeting is None or meeting.minimum == 0:
        return
    yield f"Mindst {say.counted(meeting.minimum, 'gang', 'gange')}, {_THREE_PARTY[meeting.when]}."
    if meeting.instead_of_leader:
        others = listed([policy.title(name) for name in meeting.instead_of_leader], "eller")
        yield f"Handler det om lederen selv, deltager {others} i stedet."


def _alternatives(rule: Offer, policy: Policy) -> tuple[str, ...]:
    titles = {other.id: other.title for other in (*policy.alternative, *policy.offer)}
    return tuple(say.sentence(titles.get(name, say.plain(name))) for name in rule.alternatives)


def alternative(rule: Alternative, day: date) -> Entry:
    return entry_of(rule, day, (), rule.text)


def provider(rule: Provider, day: date) -> Entry:
    """*Leverandør*: how soon the employee hears from them, what they are told, and what an hour costs."""
    within = say.counted(rule.first_contact_workdays, "arbejdsdag", "arbejdsdage")
    rates = (f"{say.number(rate.amount)} kr. i timen fra {say.on_day(rate.from_)}." for rate in rule.hourly_rates)
    return entry_of(
        rule,
        day,
        facts_of(
            ("Første kontakt", (f"Senest {within} efter, at forløbet er givet.",)),
            ("Får at vide, hvem du er", (_SHOWN[rule.employee_shown_as],)),
            ("Pris", rates),
        ),
    )


def agreement(rule: BudgetAgreement, day: date) -> Entry:
    grants = (f"{say.number(grant.amount)} kr. fra {say.on_day(grant.from_)}." for grant in rule.grants)
    return Entry(
        rule_id=rule.id,
        anchor=anchor_of(rule.id, rule, day),
        title=f"Penge til: {rule.title or say.plain(rule.id)}",
        facts=facts_of(
            ("Opgøres", (say.sentence(_PERIODS[rule.period]),)),
            ("Bevilling", grants),
            ("For at flytte penge", (say.sentence(rule.move_needs) if rule.move_needs else "",)),
        ),
        source=rule.source,
        validity=say.validity(rule, day),
    )
