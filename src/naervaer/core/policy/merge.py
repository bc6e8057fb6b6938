"""How a municipality's file is laid over the one it builds on (``extends``).

A rule with the same id replaces all the base's entries of that id; ``drop`` takes one away; tables are laid
together key by key; a table with dates takes what it does not say from the base's table of the same days.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from naervaer.core.absence import Category
from naervaer.core.policy.dated import Dated, Strict
from naervaer.core.policy.schema import Municipality, Policy, Retention

LISTS = (
    *(
        "step",
        "alert",
        "gate",
        "conversation",
        "letter",
        "paper",
        "contact",
        "theme",
        "guidance",
        "retention",
        "agreement",
        "provider",
        "alternative",
    ),
    "offer",
    "evaluation",
)
TABLES = (
    "figures",
    "timeline",
    "sick_call",
    "early_effort",
    "return_plan",
    "presenteeism",
    "journal",
    "sparring",
    "access_request",
    "moving",
)
"""Tables that say how something is done here; each may stand several times, with dates."""
T = TypeVar("T", bound=Dated)
S = TypeVar("S", bound=Strict)
C = TypeVar("C", bound=Dated)


@dataclass(frozen=True)
class Placed(Generic[T]):
    """A rule and where it stands: ``part`` numbers the file in the chain, ``index`` the entry in its list."""

    rule: T
    part: int
    index: int


Codes = dict[str, dict[str, Category]]
Lists = dict[str, tuple[Placed[Dated], ...]]


def key_of(rule: Dated) -> str:
    """What makes two entries the same rule: the id, or for retention the kind of document."""
    return rule.document if isinstance(rule, Retention) else str(getattr(rule, "id", ""))


def placed(policy: Policy, part: int, kept: Mapping[str, Sequence[int]]) -> Lists:
    """The rules of a file; ``kept`` says where in the file they stood when some have been set aside."""
    found: Lists = {}
    for name in LISTS:
        rules: tuple[Dated, ...] = getattr(policy, name)
        where = kept.get(name, range(len(rules)))
        found[name] = tuple(Placed(rule, part, index) for index, rule in zip(where, rules, strict=True))
    return found


def lay_lists(base: Lists, own: Lists, dropped: frozenset[str]) -> Lists:
    """``own`` after what is left of ``base``; a rule that is replaced keeps its place in the order."""
    return {name: _lay(base[name], own[name], dropped) for name in LISTS}


def _lay(
    base: tuple[Placed[Dated], ...], own: tuple[Placed[Dated], ...], dropped: frozenset[str]
) -> tuple[Placed[Dated], ...]:
    replacing: dict[str, list[Placed[Dated]]] = {}
    for entry in own:
        replacing.setdefault(key_of(entry.rule), []).append(entry)
    gone = dropped | set(replacing)
    laid: list[Placed[Dated]] = []
    for entry in base:
        key = key_of(entry.rule)
        if key not in gone:
            laid.append(entry)
        laid.extend(replacing.pop(key, ()))
    laid.extend(entry for entries in replacing.values() for entry in entries)
    return tuple(laid)


def lay_over(base: Policy, own: Policy, lists: Lists) -> Policy:
    """The policy of the file that says ``extends``."""
    municipality: Municipality = _key_by_key(base.municipality, own.municipality)
    drops = (*base.municipality.drop, *own.municipality.drop)
    return own.model_copy(
        update={
            "municipality": municipality.model_copy(update={"drop": drops, "extends": own.municipality.extends}),
            **{name: _tables(name, base, own) for name in TABLES},
            "absence_codes": _codes(base.absence_codes, own.absence_codes),
            "wording": {**base.wording, **own.wording},
            **{name: tuple(entry.rule for entry in entries) for name, entries in lists.items()},
        }
    )


def _key_by_key(base: S, own: S) -> S:
    said = {name: getattr(own, name) for name in own.model_fields_set}
    return base.model_copy(update=said)


def _tables(name: str, base: Policy, own: Policy) -> tuple[Dated, ...]:
    under: tuple[Dated, ...] = getattr(base, name)
    return _dated_tables(under, getattr(own, name)) if name in own.model_fields_set else under


def _dated_tables(base: tuple[C, ...], own: tuple[C, ...]) -> tuple[C, ...]:
    """Own tables first: the first that is in force decides, so the base fills only the days they leave open."""
    laid: list[C] = []
    for table in own:
        under = next((other for other in base if other.overlaps(table)), None)
        dates = {"valid_from": table.valid_from, "valid_to": table.valid_to}
        laid.append(_key_by_key(under, table).model_copy(update=dates) if under else table)
    always = any(table.valid_from is None and table.valid_to is None for table in own)
    return tuple(laid) if always else (*laid, *base)


def _codes(base: Codes, own: Codes) -> Codes:
    return {system: {**base.get(system, {}), **own.get(system, {})} for system in {**base, **own}}
