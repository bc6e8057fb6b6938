"""*Tidlig Indsats* as the handbook says it. H3"""

from datetime import date

import pytest

from naervaer.core.policy.handbook_early import early_effort
from naervaer.core.policy.schema import Policy
from naervaer.files.policy_files import read_policy


@pytest.mark.parametrize(("name", "titles"), [("hjoerring", ["Tidlig Indsats"]), ("standard", [])])
def test_H3_the_handbook_tells_of_the_help_only_where_there_is_any(name: str, titles: list[str]) -> None:
    policy = read_policy(name)
    assert isinstance(policy, Policy)
    assert [entry.title for entry in early_effort(policy, date(2026, 11, 23))] == titles
