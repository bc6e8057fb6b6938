"""The policies that come with the program."""

import re
from pathlib import Path

import pytest

from naervaer.core.policy.schema import Policy
from naervaer.files.policy_files import read_policy, shipped

NAMES = ("aabenraa", "hjoerring", "norddjurs", "solroed", "standard")


def shipped_policy(name: str) -> Policy:
    found = read_policy(name)
    assert isinstance(found, Policy), "\n".join(map(str, found))
    return found


def test_five_policies_are_shipped() -> None:
    assert tuple(shipped()) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_shipped_policy_is_right_and_every_rule_has_a_source(name: str) -> None:
    policy = shipped_policy(name)
    for rule in (*policy.step, *policy.alert, *policy.guidance, *policy.offer, *policy.contact):
        assert rule.source


@pytest.mark.parametrize("name", NAMES)
def test_a_shipped_policy_names_no_person_and_no_number_to_call(name: str) -> None:
    text = Path(shipped()[name]).read_text(encoding="utf-8")
    assert not re.search(r"\b\d{8}\b|\b\d{2} \d{2} \d{2} \d{2}\b|@", text)
