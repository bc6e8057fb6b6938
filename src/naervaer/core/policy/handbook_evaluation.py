"""*Evaluering* in the handbook: who is asked, about what, for how long, and what becomes of the answers."""

from collections.abc import Iterator
from datetime import date

from naervaer.core.policy import sentences as say
from naervaer.core.policy.evaluation import Evaluation, Question
from naervaer.core.policy.handbook_entries import Entry, entry_of, facts_of
from naervaer.core.policy.schema import Policy
from naervaer.core.policy.wording import listed

LEVELS = {
    "individual": "forløb for den enkelte",
    "group": "indsatser for en gruppe",
    "organisation": "indsatser for organisationen",
}
ANONYMOUS = (
    "Svaret er anonymt. Det lægges i en kuvert uden navn, dato og nummer og tælles først op, når kvartalet er slut, "
    "og der er svar nok. Derefter findes kun de samlede tal."
)


def evaluation(rule: Evaluation, policy: Policy, day: date) -> Entry:
    fewest = policy.figures_on(day).suppress_below_persons
    return entry_of(
        rule,
        day,
        facts_of(
            ("Efter hvad", (say.sentence(listed([*_for(rule, policy)])),)),
            ("Hvem svarer", ("Den, der har haft forløbet. Ved en indsats den, der har bedt om den.",)),
            ("Det spørger vi om", (f"{question.ask} {_answers(question)}" for question in rule.question)),
            ("Med egne ord", (rule.free_text,)),
            ("Hvor længe", (f"Linket virker til mindst {say.span(rule.open_days)} efter kvartalets sidste dag.",)),
            ("Hvem ser svarene", (ANONYMOUS, f"Færre end {fewest} svar vises aldrig.")),
        ),
        rule.introduction,
    )


def _for(rule: Evaluation, policy: Policy) -> Iterator[str]:
    yield from (LEVELS[level] for level in rule.levels)
    titles = {offer.id: offer.title for offer in policy.offer}
    yield from (f"»{titles.get(offer, offer)}«" for offer in rule.offers)


def _answers(question: Question) -> str:
    if question.kind == "scale":
        return f"Fra 1 ({question.low}) til {question.steps} ({question.high})."
    return say.sentence(listed(list(question.answers), "eller"))
