"""The cast after a first recount: steps and alerts are waiting."""

from datetime import date

import pytest
from tests.web.cast import TODAY, Cast

from naervaer.core.access.model import SYSTEM
from naervaer.web.followup import actions
from naervaer.web.followup.models import Step


@pytest.fixture
def followed(cast: Cast) -> Cast:
    actions.rederive(
        by=SYSTEM, as_of=TODAY, because="test", ended_since=date(2026, 1, 1), alerts_since=date(2026, 1, 1)
    )
    return cast


def step_of(cast: Cast, who: str, rule: str) -> Step:
    """The first of a rule's steps in the running case of an employment."""
    return Step.objects.get(case__employment=cast.employments[who], case__last_day=None, rule=rule, occurrence=1)
