"""A case of Anne's and what is needed to call her to a conversation."""

from datetime import date, datetime, timedelta
from typing import Any

from tests.web.cast import TODAY, Cast

from naervaer.core.verdicts import Refused
from naervaer.web.conversations import actions
from naervaer.web.conversations.actions import Place
from naervaer.web.conversations.models import Conversation
from naervaer.web.followup.models import Case, Step
from naervaer.web.notices.calendar import COPENHAGEN

FIRST = date(2026, 10, 21)
LATEST = date(2026, 11, 27)


def at(days: int, hour: int = 10) -> datetime:
    day = TODAY + timedelta(days=days)
    return datetime(day.year, day.month, day.day, hour, 0, tzinfo=COPENHAGEN)


def case_of(cast: Cast, who: str = "anne") -> Case:
    return Case.objects.create(employment=cast.employments[f"{who}-1"], first_day=FIRST)


def step_of(case: Case, rule: str = "samtale-7a", occurrence: int = 1) -> Step:
    return Step.objects.create(
        case=case,
        rule=rule,
        occurrence=occurrence,
        opens=date(2026, 11, 13),
        due=date(2026, 11, 26),
        latest=LATEST if rule == "samtale-7a" else None,
    )


def invited(cast: Cast, *, who: str = "anne", by: str = "leader", days: int = 3, **more: Any) -> Conversation:
    """Called to the law's conversation in three days."""
    asked = {"kind": "sygefravaerssamtale", "where": Place(at(days), "Kontoret"), **more}
    made = actions.invite(by=cast.actor(by), employment=cast.employments[f"{who}-1"].pk, **asked)
    assert not isinstance(made, Refused), made
    return made


def held(cast: Cast, **more: Any) -> Conversation:
    made = actions.walk_in(
        by=cast.actor("leader"),
        employment=cast.employments["anne-1"].pk,
        kind="sygefravaerssamtale",
        on_day=TODAY,
        **more,
    )
    assert not isinstance(made, Refused), made
    return made
