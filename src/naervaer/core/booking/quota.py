"""How much of a course's *kvote* is left, who pays for what lies beyond, and when the last session is near."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from naervaer.core.policy.scheme import Quota
from naervaer.core.policy.sentences import counted, number
from naervaer.core.verdicts import ALLOWED, Verdict, refused

HOUR = 60


@dataclass(frozen=True, slots=True)
class Counted:
    """A session as it counts: how long, and in what state."""

    minutes: int
    state: str


@dataclass(frozen=True, slots=True)
class Left:
    """*Tilbage*: minutes and conversations, None where the quota does not count them. Never below zero."""

    minutes: int | None
    conversations: int | None

    @property
    def sentence(self) -> str:
        """In words; empty where nothing is counted."""
        told = []
        if self.minutes is not None:
            told.append(f"{number(Decimal(self.minutes) / HOUR)} {'time' if self.minutes == HOUR else 'timer'}")
        if self.conversations is not None:
            told.append(counted(self.conversations, "samtale", "samtaler"))
        return " og ".join(told)


def counts(session: Counted, quota: Quota | None) -> bool:
    """Whether a session takes of the quota: what is agreed or held, and by policy what nobody came to."""
    if session.state == "no_show":
        return quota is not None and quota.no_show_counts
    return session.state in ("planned", "held")


def left(quota: Quota | None, sessions: Iterable[Counted], extra_minutes: int = 0) -> Left:
    """What can still be booked, with what has been agreed beyond the quota."""
    taken = [session for session in sessions if counts(session, quota)]
    minutes, conversations = _limits(quota)
    return Left(
        None if minutes is None else max(minutes + extra_minutes - sum(one.minutes for one in taken), 0),
        None if conversations is None else max(conversations + extra_minutes // HOUR - len(taken), 0),
    )


def may_book(now: Left, minutes: int) -> Verdict:
    """Whether a session so long is within what is left."""
    over_time = now.minutes is not None and minutes > now.minutes
    if over_time or now.conversations == 0:
        return refused(f"Der er {now.sentence} tilbage. Mere skal først aftales, for så betaler arbejdspladsen.")
    return ALLOWED


def is_last(after: Left, minutes: int) -> bool:
    """Whether no other session as long as this one can be booked after it."""
    return after.conversations == 0 or (after.minutes is not None and after.minutes < minutes)


def next_is_last(now: Left, minutes: int) -> bool:
    """Whether there is one more session to book, so long, and none after it."""
    if not may_book(now, minutes):
        return False
    return is_last(
        Left(
            None if now.minutes is None else now.minutes - minutes,
            None if now.conversations is None else now.conversations - 1,
        ),
        minutes,
    )


def beyond(quota: Quota | None, before: Iterable[Counted], minutes: int) -> int:
    """How many of the minutes of a session lie beyond the quota, and are paid by the workplace.

    ``before`` are the sessions held before it.
    """
    limit, conversations = _limits(quota)
    taken = [session for session in before if counts(session, quota) and session.state != "planned"]
    if conversations is not None:
        return minutes if len(taken) >= conversations else 0
    if limit is None:
        return 0
    return min(max(sum(one.minutes for one in taken) + minutes - limit, 0), minutes)


def _limits(quota: Quota | None) -> tuple[int | None, int | None]:
    if quota is None:
        return None, None
    hours, conversations = quota.hours, quota.conversations
    return (None if hours is None else int(hours * HOUR)), (conversations[1] if conversations else None)
