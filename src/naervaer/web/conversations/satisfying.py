"""What a conversation does for the steps of its case: done when held, answered with the reason when it could not be."""

from datetime import date

from naervaer.core.access.model import Purpose
from naervaer.core.conversations.rules import Waiting, satisfied
from naervaer.core.policy.conversations import Conversation as Kind
from naervaer.core.verdicts import ALLOWED, Refused, Verdict
from naervaer.web.conversations.holding import Held
from naervaer.web.followup import actions as followup
from naervaer.web.followup.waiting import newest_events, waiting_in, waiting_step

WORK = Purpose.WORK_ON_CASE


def latest(kind: Kind, case: int | None, step: int | None) -> date | None:
    """The law's last day of the step it is called for, else of the first of those it does."""
    asked = waiting_step(step) if step else None
    if asked is not None:
        return asked.latest
    waiting = [s for s in waiting_in(case) if s.rule in kind.satisfies] if case else []
    return min((s.latest for s in waiting if s.latest), default=None)


def _steps(held: Held, on_day: date) -> list[int]:
    case = held.conversation.case_id
    waiting = waiting_in(case) if case else []
    return list(satisfied(held.kind, (Waiting(s.pk, s.rule, s.occurrence, s.opens) for s in waiting), on_day))


def do_steps(held: Held, on_day: date, *, by_phone: bool) -> list[int] | Refused:
    """Do the steps; a refusal of one refuses the whole."""
    steps = _steps(held, on_day)
    verdict = followup.do_steps(by=held.by, steps=steps, on_day=on_day, by_phone=by_phone, reason=held.kind.title)
    return verdict if isinstance(verdict, Refused) else steps


def answer_with_reason(held: Held, reason: str) -> list[int]:
    steps = _steps(held, held.today)
    said = f"{held.kind.title} kunne ikke holdes: {reason}"
    return [pk for pk in steps if followup.mark_not_relevant(by=held.by, step_id=pk, reason=said, purpose=WORK)]


def take_back(held: Held, reason: str) -> Verdict:
    """Let the steps wait again that the newest registration had done."""
    newest = held.conversation.events.order_by("-pk").first()
    done = newest.steps if newest else []
    for event in newest_events(done).values():
        verdict = followup.annul(by=held.by, event_id=event, reason=reason, purpose=WORK)
        if isinstance(verdict, Refused):
            return verdict
    return ALLOWED
