"""What can be wrong in the rules of the wellbeing scheme besides their shape."""

from collections.abc import Iterator, Mapping, Sequence

from naervaer.core.policy.dated import Dated
from naervaer.core.policy.faults import nearest
from naervaer.core.policy.findings import Finding
from naervaer.core.policy.lines import KeyPath
from naervaer.core.policy.merge import Placed
from naervaer.core.policy.scheme import Funding, Offer


def offer(rule: Offer, entry: Placed[Dated], at: KeyPath, known: Mapping[str, frozenset[str]]) -> Iterator[Finding]:
    """Names that point at nothing, and a question asked twice."""
    yield from _payer(rule, entry, at, known["agreement"])
    yield from _named(rule, "contact", entry, at, ("en kontakt", known["contact"]))
    yield from _named(rule, "given_by", entry, at, ("en leverandør", known["provider"]))
    yield from _same_condition(rule, entry, at)
    yield from _ways(rule, entry, at, known["offer"] | known["alternative"])


def rising(amounts: Sequence[Funding], entry: Placed[Dated], at: KeyPath, what: str) -> Iterator[Finding]:
    """The one in force on a day is the last before it: they must stand by rising date."""
    days = [amount.from_ for amount in amounts]
    if days != sorted(set(days)):
        yield Finding(entry.part, at, f"{what} i uorden", f"{what} efter stigende dato")


def _payer(offer: Offer, entry: Placed[Dated], at: KeyPath, agreements: frozenset[str]) -> Iterator[Finding]:
    payer = offer.paid_by
    if payer and payer != "workplace" and payer not in agreements:
        told = ", ".join(sorted(agreements)) or "der er ingen"
        wanted = f"id på en aftale ({told}) eller workplace"
        yield Finding(entry.part, (*at, "paid_by"), f'"{payer}"', wanted, nearest(payer, sorted(agreements)))


def _named(
    rule: Offer, key: str, entry: Placed[Dated], at: KeyPath, kind: tuple[str, frozenset[str]]
) -> Iterator[Finding]:
    asked, (title, known) = getattr(rule, key), kind
    if asked and asked not in known:
        meant = nearest(asked, sorted(known))
        yield Finding(entry.part, (*at, key), f'"{asked}"', f"id på {title}", meant)


def _ways(offer: Offer, entry: Placed[Dated], at: KeyPath, known: frozenset[str]) -> Iterator[Finding]:
    """A way nobody has described is shown by its own name; one that is nearly the name of another is a mistake."""
    places = [((*at, "alternatives"), offer.alternatives)]
    for position, condition in enumerate(offer.condition):
        places.append(((*at, "condition", position, "alternatives"), condition.alternatives))
    for place, ways in places:
        for position, way in enumerate(ways):
            meant = nearest(way, sorted(known))
            if way not in known and meant:
                yield Finding(entry.part, (*place, position), f'"{way}"', "id på et tilbud eller en anden vej", meant)


def _same_condition(offer: Offer, entry: Placed[Dated], at: KeyPath) -> Iterator[Finding]:
    seen: set[str] = set()
    for position, condition in enumerate(offer.condition):
        if condition.id in seen:
            yield Finding(
                entry.part, (*at, "condition", position, "id"), f'"{condition.id}" igen', "forskellige betingelser"
            )
        seen.add(condition.id)
