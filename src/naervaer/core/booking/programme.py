"""The *program* of a unit's course, laid out: what has been agreed of each part, and what is still to be."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from naervaer.core.policy.scheme import Meeting
from naervaer.core.policy.sentences import meeting

HOUR = 60


@dataclass(frozen=True, slots=True)
class Laid:
    """A part of the programme, how many meetings of it are agreed and how many of those have been held."""

    meeting: Meeting
    agreed: int
    held: int

    @property
    def told(self) -> str:
        return meeting(self.meeting)

    @property
    def minutes(self) -> int:
        return int(self.meeting.hours * Decimal(HOUR))

    @property
    def lacks(self) -> int:
        """How many must still be agreed, at the least."""
        return max(self.meeting.times[0] - self.agreed, 0)

    @property
    def is_full(self) -> bool:
        return self.agreed >= self.meeting.times[1]


def lay_out(programme: Iterable[Meeting], sessions: Iterable[tuple[str, str]]) -> tuple[Laid, ...]:
    """``sessions`` are the part and the state of each; what was called off or moved is not counted."""
    counted = Counter(sessions)
    return tuple(
        Laid(one, counted[one.part, "planned"] + counted[one.part, "held"], counted[one.part, "held"])
        for one in programme
    )
