"""What a policy says of *Tidlig Indsats*, held against itself: steps that nobody can do."""

from collections.abc import Iterable, Iterator

from naervaer.core.policy.dated import Dated
from naervaer.core.policy.early import EarlyEffort
from naervaer.core.policy.findings import Finding
from naervaer.core.policy.merge import Placed
from naervaer.core.policy.steps import Step


def step(rule: Step, entry: Placed[Dated], efforts: Iterable[EarlyEffort]) -> Iterator[Finding]:
    """A judgement is its owner's, with answers to choose among; an answer to an offer is one of the step's answers."""
    at = ("step", entry.index)
    rules = tuple(efforts)
    if rule.done_by in ("judgement", "offer") and not rule.answers:
        yield Finding(entry.part, at, f"{rule.id} uden answers", 'answers, når done_by er "judgement" eller "offer"')
        return
    if rule.done_by == "judgement" and not any(rule.owner in effort.judges for effort in rules):
        wanted = f"en af dem, der vurderer ({', '.join(rules[-1].judges)})"
        yield Finding(entry.part, (*at, "owner"), f'"{rule.owner}"', wanted)
    if rule.done_by == "offer":
        yield from _offer(rule, entry, rules)


def _offer(rule: Step, entry: Placed[Dated], rules: tuple[EarlyEffort, ...]) -> Iterator[Finding]:
    at = ("step", entry.index)
    if not any(effort.professionals for effort in rules):
        wanted = "professionals i [early_effort]: de sundhedsfaglige, der kan tilbydes"
        yield Finding(entry.part, (*at, "done_by"), '"offer"', wanted)
    for effort in rules:
        missing = [answer for answer in (effort.accepted, effort.declined) if answer not in rule.answers]
        if missing:
            wanted = f"også {' og '.join(missing)} fra [early_effort]"
            yield Finding(entry.part, (*at, "answers"), ", ".join(rule.answers), wanted)
