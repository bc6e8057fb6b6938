"""*Urne*: the answers to one evaluation, closed until enough of them lie in it that none is anybody's.

What is kept after an opening are counts and words, none of which hang together: no one answer is left as a whole.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from naervaer.core.evaluation.quarters import quarter_of, quarters_between
from naervaer.core.policy.evaluation import Evaluation

FEWEST = 3
"""No urn is opened for fewer, whatever the policy lets figures show: two would each know what the other said."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A quarter of one evaluation: how many of those asked in it have answered, and their last day for it."""

    quarter: date
    until: date
    answers: int


def fewest(least: int) -> int:
    """How many answers it takes to open an urn where figures are shown of no fewer than ``least``."""
    return max(least, FEWEST)


def to_open(asked: Sequence[Asked], least: int, day: date) -> tuple[date, ...]:
    """The quarters to be counted together today: all that nobody can answer any more, if they are enough."""
    closed = [one for one in asked if one.until < day]
    if sum(one.answers for one in closed) < fewest(least):
        return ()
    return tuple(sorted(one.quarter for one in closed))


def to_throw_away(asked: Sequence[Asked], kept_quarters: int, day: date) -> tuple[date, ...]:
    """The quarters that have waited too long for others to be counted with."""
    now = quarter_of(day)
    old = (one.quarter for one in asked if one.until < day and quarters_between(one.quarter, now) > kept_quarters)
    return tuple(sorted(old))


def accepted(rule: Evaluation, answers: Mapping[str, str]) -> dict[str, str]:
    """What was answered of what is asked; all else is left out."""
    return {q.id: answers[q.id] for q in rule.question if answers.get(q.id) in q.answers}


def tallied(answers: Sequence[Mapping[str, str]], least: int) -> dict[str, dict[str, int]]:
    """How many gave each answer, by question. A question that too few have answered is not counted at all."""
    found: dict[str, Counter[str]] = {}
    for answer in answers:
        for question, said in answer.items():
            found.setdefault(question, Counter())[said] += 1
    return {question: dict(said) for question, said in found.items() if said.total() >= fewest(least)}
