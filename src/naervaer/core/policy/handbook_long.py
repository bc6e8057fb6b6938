"""*Langt fravær* in the handbook: how long cases are taken up, and what is considered before a decision."""

from collections.abc import Iterator
from datetime import date

from naervaer.core.policy import sentences as say
from naervaer.core.policy.gates import Gate, Outcome
from naervaer.core.policy.handbook_entries import Entry, entry_of, facts_of
from naervaer.core.policy.schema import Policy
from naervaer.core.policy.sparring import REASONS, Sparring
from naervaer.core.policy.wording import listed


def gate(rule: Gate, policy: Policy, day: date) -> Entry:
    """A decision about long absence (*beslutning efter langt fravær*)."""
    involved = [policy.title(role) for role in rule.involves]
    return entry_of(
        rule,
        day,
        facts_of(
            ("Hvornår", (_when(rule),)),
            ("Hvem beslutter", (say.parties(rule.decides, policy, "eller"),)),
            ("Hvem skal have haft sagen", (say.sentence(listed(involved)) if involved else "",)),
            ("Det skal overvejes", (f"{c.title}: {c.text}" for c in rule.consideration)),
            ("Det kan besluttes", (_outcome(outcome) for outcome in rule.outcome)),
        ),
    )


def _when(rule: Gate) -> str:
    months = say.counted(rule.after_months, "måned", "måneder")
    ahead = f" Lederen får besked {say.span(rule.days_ahead)} før." if rule.days_ahead else ""
    return f"Når forløbet har varet mere end {months}.{ahead}"


def _outcome(outcome: Outcome) -> str:
    steps = (f"{step.text} (frist {say.span(step.days)})" if step.days else step.text for step in outcome.next)
    told = ["Medarbejderen får et brev."] if outcome.letter else []
    return " ".join([say.sentence(outcome.title), *map(say.sentence, steps), *told])


def sparring(policy: Policy, day: date) -> Iterator[Entry]:
    """*Fraværssparring*: the rhythm, what brings a case on the agenda, and who sees it."""
    rules = policy.sparring_on(day)
    if rules is None:
        return
    called = [policy.title(role) for role in rules.called]
    seen = (
        f"{say.sentence(listed(called))} De ser kun de sager, der er på dagsordenen, fra {rules.sent_days_before} "
        f"dage før mødet til {rules.seen_days_after} dage efter."
        if called
        else ""
    )
    yield Entry(
        rule_id="fravaerssparring-moeder",
        anchor="fravaerssparring-moeder",
        title=rules.title,
        facts=facts_of(
            ("Hvor tit", (_rhythm(rules),)),
            ("Det tages op", (say.sentence(listed([REASONS[reason] for reason in rules.order])), _long(rules))),
            ("Hvor mange", (_most(rules),)),
            ("Emner, en leder kan ønske", (say.sentence(listed(list(rules.themes))),)),
            ("Hvem er indkaldt", (seen,)),
        ),
        why=rules.why,
        source=rules.source,
        validity=say.validity(rules, day),
    )


def _most(rules: Sparring) -> str:
    if rules.at_most is None:
        return ""
    return f"Højst {say.counted(rules.at_most, 'sag', 'sager')} pr. møde; resten venter til næste gang."


def _rhythm(rules: Sparring) -> str:
    return "Hver måned." if rules.every_months == 1 else f"Hver {rules.every_months}. måned."


def _long(rules: Sparring) -> str:
    if "long" not in rules.order:
        return ""
    again = (
        f" En sag, der har været drøftet, tages op igen efter {say.span(rules.long_again_days)}."
        if rules.long_again_days
        else ""
    )
    return f"Langt fravær tages op fra dag {rules.long_from_day}.{again}"
