"""*Papirer* in the handbook: each with what it is for, who fills in what, when, and who sees what comes back."""

from collections.abc import Iterator
from datetime import date

from naervaer.core.policy import sentences as say
from naervaer.core.policy.handbook_entries import Entry, entry_of, facts_of
from naervaer.core.policy.papers import Paper, Part
from naervaer.core.policy.schema import Policy
from naervaer.core.policy.wording import listed

_WHO = {
    "employer": "udfyldes af lederen",
    "employee": "udfyldes af medarbejderen",
    "together": "udfyldes af leder og medarbejder sammen",
    "doctor": "udfyldes af lægen i hånden",
}


def paper(rule: Paper, policy: Policy, day: date) -> Entry:
    """A paper (*papir*) of a case."""
    titles = {step.id: step.title for step in policy.step}
    done = [titles[step] for step in rule.satisfies if step in titles]
    readers = listed([policy.title(role) for role in rule.seen_by])
    return entry_of(
        rule,
        day,
        facts_of(
            ("Hvornår", _when(rule)),
            ("Dele", map(_part, rule.part)),
            ("Bilag", (f"Ses af {readers} og medarbejderen selv. Gemmes krypteret.",)),
            ("Opfylder", (say.sentence(listed(done)) if done else "",)),
        ),
        rule.text,
    )


def _when(rule: Paper) -> Iterator[str]:
    if rule.from_day > 1:
        yield f"Tidligst på dag {rule.from_day} i forløbet."
    if rule.within_days is not None:
        yield f"Senest {say.span(rule.within_days)} efter første fraværsdag."
    if rule.kind not in ("fast_track", "section_56", "retention_plan"):
        yield f"Skal være tilbage inden {say.span(rule.days)}, medmindre lederen giver en anden frist."


def _part(part: Part) -> str:
    return " ".join((f"{part.title}, {_WHO[part.who]}.", *(say.sentence(q.title) for q in part.questions)))
