"""*Sygemelding* in the handbook: to whom, when and how, and what may be asked."""

from collections.abc import Iterator
from datetime import date

from naervaer.core.policy import sentences as say
from naervaer.core.policy.handbook_entries import Entry, facts_of
from naervaer.core.policy.schema import Policy
from naervaer.core.policy.wording import listed

COUNTS_FROM = {
    "first_whole_day": "Fraværet tæller fra den første hele fraværsdag: dagen, nogen går hjem, tæller ikke med.",
    "same_day": "Fraværet tæller fra den dag, nogen går hjem.",
}


def sick_call(policy: Policy, day: date) -> Iterator[Entry]:
    """The municipality's common rule; a workplace's own stands on the workplace's guide."""
    rules = policy.sick_call_on(day)
    own = "Arbejdspladsen kan have sin egen regel; den står på arbejdspladsens vejledning i programmet."
    told = listed([policy.title(party) for party in rules.tells])
    waits = say.span(rules.payroll_knows_within_days)
    yield Entry(
        rule_id="sygemelding-regler",
        anchor="sygemelding-regler",
        title="Sådan melder man sig syg",
        facts=facts_of(
            ("Til hvem", (say.sentence(policy.title(rules.to)),)),
            ("Hvornår", (say.sentence(rules.at_latest),)),
            ("Hvordan", (*rules.how, own if rules.workplace_decides else "")),
            ("Hvem får besked med det samme", (say.sentence(told),)),
            ("Det må der spørges om", rules.may_be_asked),
            ("Det må der ikke spørges om", rules.may_not_be_asked),
            ("Når nogen går hjem i løbet af dagen", (COUNTS_FROM[rules.counts_from],)),
            ("Lønsystemet", (f"Kender lønsystemet ikke fraværet efter {waits}, bliver lederen bedt om at se på det.",)),
            (
                "Arbejdsskade",
                (f"Anmeldes senest {say.span(rules.injury_reported_within_days)} efter første fraværsdag.",),
            ),
        ),
        why=rules.why,
        source=rules.source,
        validity=say.validity(rules, day),
    )
