"""*Spørg om hjælp* in the handbook: a theme, who answers, and how soon."""

from datetime import date

from naervaer.core.policy import sentences as say
from naervaer.core.policy.advice import Theme
from naervaer.core.policy.handbook_entries import Entry, entry_of, facts_of
from naervaer.core.policy.schema import Policy

CONFIDENTIAL = "Den, der leder dig, ser ikke spørgsmålet. Det gør din stedfortræder heller ikke."


def theme(rule: Theme, policy: Policy, day: date) -> Entry:
    workdays = say.counted(rule.workdays, "arbejdsdag", "arbejdsdage")
    return entry_of(
        rule,
        day,
        facts_of(
            ("Spørg om", map(say.sentence, rule.helps_with)),
            ("Hvem svarer", (say.parties([rule.asked], policy),)),
            ("Er der ingen", (say.parties([rule.otherwise], policy),)),
            ("Hvornår", (f"Svar kan ventes inden for {workdays}.",)),
            ("Fortroligt", (CONFIDENTIAL if rule.confidential else "",)),
        ),
    )
