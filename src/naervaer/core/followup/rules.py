"""Which rule of the policy a stored step or alert was made by."""

from collections.abc import Iterable
from datetime import date
from typing import TypeVar

from naervaer.core.policy.schema import Alert, Policy, Rule, Step

FOR_INFORMATION = "information"
"""The kind of a step that is only shown: nobody is asked to do it, and it is not counted."""

AnyRule = TypeVar("AnyRule", bound=Rule)


def step_rule(policy: Policy, rule_id: str, case_first: date) -> Step | None:
    """The rule in force on the case's first day; failing that, the rule as it is known at all."""
    return _pick(policy.step, rule_id, case_first)


def alert_rule(policy: Policy, rule_id: str, raised_on: date) -> Alert | None:
    """The rule in force on the day the alert was raised; failing that, the rule as it is known at all."""
    return _pick(policy.alert, rule_id, raised_on)


def asks(rule: Step | None) -> bool:
    """Whether somebody is asked to do something."""
    return rule is not None and rule.kind != FOR_INFORMATION


def _pick(rules: Iterable[AnyRule], rule_id: str, day: date) -> AnyRule | None:
    same = [rule for rule in rules if rule.id == rule_id]
    return next((rule for rule in same if rule.in_force(day)), same[-1] if same else None)
