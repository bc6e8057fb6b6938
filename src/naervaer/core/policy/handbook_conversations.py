"""*Samtaler* in the handbook: each kind with who, when, what is talked of, and the letter that calls to it."""

from collections.abc import Iterator
from datetime import date

from naervaer.core.policy import sentences as say
from naervaer.core.policy.conversations import Conversation, Letter, Point
from naervaer.core.policy.handbook_entries import Entry, entry_of, facts_of
from naervaer.core.policy.schema import Policy
from naervaer.core.policy.wording import listed

_SETTINGS = {
    "in_case": "I et forløb, mens medarbejderen er syg.",
    "before_absence": "Før nogen bliver syg.",
    "either": "Både i et forløb og før nogen bliver syg.",
}
_DUTIES = {"invited": "inviteres", "summoned": "indkaldes og skal møde"}


def conversation(rule: Conversation, policy: Policy, day: date) -> Entry:
    """A kind of conversation (*samtale*)."""
    titles = {step.id: step.title for step in policy.step}
    done = [titles[step] for step in rule.satisfies if step in titles]
    return entry_of(
        rule,
        day,
        facts_of(
            ("Hvornår", (_SETTINGS[rule.setting],)),
            ("Hvem er med", (say.parties(rule.with_, policy),)),
            ("Indkaldelse", _called(rule)),
            ("Bisidder", (rule.companion,)),
            ("Det taler vi om", map(_point, rule.agenda)),
            ("Det spørger vi ikke om", rule.avoid),
            ("Referat", (_minutes(rule),)),
            ("Opfylder", (say.sentence(listed(done)) if done else "",)),
        ),
    )


def letter(rule: Letter, day: date) -> Entry:
    """A letter (*brev*) with its text as it stands in the policy."""
    return entry_of(rule, day, facts_of(("Emne", (say.sentence(rule.subject),))), rule.text)


def _called(rule: Conversation) -> Iterator[str]:
    if rule.while_sick == rule.at_work or rule.setting == "before_absence":
        yield f"Medarbejderen {_DUTIES[rule.at_work]}."
    else:
        yield f"Er medarbejderen syg: {_DUTIES[rule.while_sick]}. Er medarbejderen på arbejde: {_DUTIES[rule.at_work]}."
    yield f"Varsel: {say.span(rule.notice_days)}. Der er sat {rule.minutes_long} minutter af."
    if rule.by_phone:
        yield "Kan holdes på telefon."


def _point(point: Point) -> str:
    return " ".join((say.sentence(point.title), *point.questions))


def _minutes(rule: Conversation) -> str:
    points = say.sentence(listed([point.title for point in rule.minutes]))
    within = say.span(rule.minutes_within_days)
    return f"{points} Medarbejderen får en kopi inden {within} og kan skrive sin kommentar."
