"""What the policy's rules let go: found shelf by shelf, and deleted."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from naervaer.core.policy.records import Retention
from naervaer.core.policy.schema import Policy
from naervaer.core.policy.sentences import kept as how_long
from naervaer.core.records.kinds import KINDS
from naervaer.core.records.retention import Kept, has_expired
from naervaer.web import slots
from naervaer.web.followup import reach
from naervaer.web.organisation import employed
from naervaer.web.records.models import Deletion, Hold
from naervaer.web.slots import Shelf, Stored


@dataclass(frozen=True, slots=True)
class Cleared:
    """How much of a kind of document is to be deleted, or was, and the rule in words."""

    document: str
    rule: str
    source: str
    count: int


def clear(policy: Policy, day: date) -> list[Cleared]:
    """Delete what has expired, shelf by shelf; inside a transaction."""
    counted = [(rule, shelf.erase(_expired(shelf, rule, day))) for shelf, rule in _ruled(policy, day)]
    return [one for one in _by_kind(counted) if one.count]


def preview(policy: Policy, day: date) -> list[Cleared]:
    """What ``clear`` would delete; kinds with nothing to delete are among them, with 0."""
    return _by_kind((rule, len(_expired(shelf, rule, day))) for shelf, rule in _ruled(policy, day))


def _by_kind(counted: Iterable[tuple[Retention, int]]) -> list[Cleared]:
    """One line for each kind of document, however many shelves it stands on."""
    found: dict[str, Cleared] = {}
    for rule, count in counted:
        before = found.get(rule.document)
        total = count + (before.count if before else 0)
        found[rule.document] = Cleared(rule.document, how_long(rule.keep), rule.source, total)
    return list(found.values())


def _ruled(policy: Policy, day: date) -> Iterator[tuple[Shelf, Retention]]:
    for shelf in shelves():
        rule = policy.retention_of(shelf.document, day)
        if rule is not None:
            yield shelf, rule


def shelves() -> list[Shelf]:
    return sorted(slots.RETENTION(), key=lambda shelf: shelf.order)


def without_rule(policy: Policy, day: date) -> tuple[str, ...]:
    """The kinds of documents that are held here, and never deleted, because no rule says when."""
    return tuple(k.name for k in KINDS if k.held and policy.retention_of(k.name, day) is None)


def _expired(shelf: Shelf, rule: Retention, day: date) -> list[int]:
    rows = list(shelf.stored(rule.keep.before(day)))
    cases, ended = reach.ends_of({row.case for row in rows if row.case}), _ended({row.employment for row in rows}, day)
    held = _on_hold(day)

    def kept(row: Stored) -> Kept:
        running, closed = cases.get(row.case, (False, None)) if row.case else (False, None)
        return Kept(row.recorded, row.last_entry, closed, ended.get(row.employment), running, row.employment in held)

    return [row.pk for row in rows if has_expired(rule, kept(row), day)]


def _ended(employments: Collection[int], day: date) -> dict[int, date]:
    """The last day of the employments that are over."""
    return {pk: last for pk, last in employed.last_days(employments).items() if last is not None and last < day}


def _on_hold(day: date) -> frozenset[int]:
    lasting = Q(until__isnull=True) | Q(until__gte=day)
    return frozenset(Hold.objects.filter(lasting, release__isnull=True).values_list("employment", flat=True))


def deletions() -> list[Deletion]:
    """What has been deleted, newest first."""
    return list(Deletion.objects.order_by("-at", "-pk")[:200])
