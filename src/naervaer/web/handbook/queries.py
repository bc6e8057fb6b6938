"""The installation's *politik*, read once for each setting and kept until the program starts again."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext as _

from naervaer.core.policy.dated import Rule
from naervaer.core.policy.faults import Fault
from naervaer.core.policy.handbook import Change, Handbook, changes_after, handbook
from naervaer.core.policy.schema import Policy
from naervaer.core.policy.sentences import validity
from naervaer.files.policy_files import read_policy


@lru_cache(maxsize=8)
def policy_or_faults(asked: str) -> Policy | tuple[Fault, ...]:
    return read_policy(asked)


def active_policy() -> Policy:
    """The policy of ``NAERVAER_POLICY``: the name of a shipped file, or a path.

    Raises ``ImproperlyConfigured`` naming every mistake; the system check has then already said the same.
    """
    found = policy_or_faults(settings.NAERVAER_POLICY)
    if isinstance(found, Policy):
        return found
    raise ImproperlyConfigured("\n".join(map(str, found)))


def too_few(day: date) -> str:
    """What stands in place of a figure about fewer people than the policy lets show; never 0."""
    return _("færre end %(limit)s") % {"limit": active_policy().figures_on(day).suppress_below_persons}


def handbook_on(day: date) -> Handbook:
    """*Håndbog* of the installation as it reads on a day."""
    active_policy()
    return _handbook(settings.NAERVAER_POLICY, day)


@lru_cache(maxsize=8)
def _handbook(asked: str, day: date) -> Handbook:
    found = policy_or_faults(asked)
    assert isinstance(found, Policy)  # noqa: S101 - active_policy has refused a wrong one
    return handbook(found, day)


@dataclass(frozen=True, slots=True)
class RuleInForce:
    rule_id: str
    title: str
    kind: str
    validity: str
    verified_on: date | None
    source: str


@dataclass(frozen=True, slots=True)
class PolicyState:
    """What the administrator asks of the policy: where it is from, what it says today, what it will say."""

    municipality: str
    file: str
    extends: str
    rules: tuple[RuleInForce, ...]
    changes: tuple[Change, ...]


def policy_state(day: date) -> PolicyState:
    policy = active_policy()
    kinds: tuple[tuple[str, tuple[Rule, ...]], ...] = (
        ("Skridt", policy.step),
        ("Advis", policy.alert),
        ("Beslutning", policy.gate),
        ("Samtale", policy.conversation),
        ("Brev", policy.letter),
        ("Papir", policy.paper),
        ("Tilbud", policy.offer),
        ("Evaluering", policy.evaluation),
        ("Kontakt", policy.contact),
        ("Tema", policy.theme),
        ("Vejledning", policy.guidance),
    )
    rules = (
        RuleInForce(rule.id, rule.title, kind, validity(rule, day), rule.verified_on, rule.source)
        for kind, found in kinds
        for rule in found
        if rule.in_force(day)
    )
    municipality = policy.municipality
    return PolicyState(
        municipality=municipality.name,
        file=settings.NAERVAER_POLICY,
        extends=municipality.extends or "",
        rules=tuple(rules),
        changes=changes_after(policy, day),
    )
