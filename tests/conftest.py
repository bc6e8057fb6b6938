"""What every test has in common."""

from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from xdist.scheduler import LoadScopeScheduling

settings.register_profile("naervaer", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("naervaer")

TOGETHER = ("tests/browser/", "tests/demo/test_build.py")
"""What shares a municipality that takes a minute to make: all of it in one process."""


class Together(LoadScopeScheduling):
    """A test at a time to each process, but those of ``TOGETHER`` to one: the pinned pytest heeds no group marks."""

    def _split_scope(self, nodeid: str) -> str:
        return next((place for place in TOGETHER if nodeid.startswith(place)), nodeid)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Together:
    return Together(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tracing the long ones doubles their time: every line of the rules is tried by the others."""
    for item in items:
        if any(item.get_closest_marker(name) for name in ("walk", "browser", "slow")):
            item.add_marker(pytest.mark.no_cover)
