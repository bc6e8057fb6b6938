"""*Opbevaring*: from which day something is no longer to be kept. The policy says how long, and from what event."""

from dataclasses import dataclass
from datetime import date

from naervaer.core.policy.records import Retention


@dataclass(frozen=True, slots=True)
class Kept:
    """What is known of something held: when it was recorded and last added to, and what it belongs to.

    ``running``: it belongs to a case that has not ended. ``on_hold``: somebody has said that it must be kept.
    """

    recorded: date
    last_entry: date
    case_closed: date | None = None
    employment_ended: date | None = None
    running: bool = False
    on_hold: bool = False


def counts_from(rule: Retention, kept: Kept) -> date | None:
    """The day the rule counts from; None while there is none, or it must be kept whatever the rule says.

    What is added after a case or an employment has ended counts from the day it was added. Without a case the last
    entry stands for its end.
    """
    if kept.running or kept.on_hold:
        return None
    match rule.keep.after:
        case "recorded":
            return kept.recorded
        case "last_entry":
            return kept.last_entry
        case "case_closed":
            return max(kept.case_closed or kept.last_entry, kept.last_entry)
        case "employment_ended":
            return max(kept.employment_ended, kept.last_entry) if kept.employment_ended else None
        case _:
            return None


def has_expired(rule: Retention, kept: Kept, day: date) -> bool:
    """Whether it is to be deleted on ``day``: the whole of the time has gone."""
    since = counts_from(rule, kept)
    return since is not None and since < rule.keep.before(day)
