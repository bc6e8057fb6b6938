"""Ways to the actions of agreements."""

from datetime import timedelta
from typing import Any

from tests.web.cast import TODAY, Cast
from tests.web.killing import Call, way

from naervaer.web.agreements import actions
from naervaer.web.agreements.models import Agreement


def _agreed(cast: Cast, *, shared: bool = True) -> Agreement:
    made = _agree(cast, shared=shared)
    assert isinstance(made, Agreement)
    return made


def _agree(cast: Cast, *, shared: bool = True) -> Any:
    return actions.agree(
        by=cast.actor("leader"),
        employment=cast.employments["anne-1"].pk,
        case=None,
        text="Ringer fredag",
        owner="leader",
        due=TODAY + timedelta(days=4),
        origin="direct",
        origin_pk=1,
        shared=shared,
    )


@way("agreements.agree")
def agree(cast: Cast) -> Call:
    return lambda: _agree(cast)


@way("agreements.mark_done")
def mark_done(cast: Cast) -> Call:
    made = _agreed(cast)
    return lambda: actions.mark_done(by=cast.actor("leader"), agreement_id=made.pk)


@way("agreements.postpone")
def postpone(cast: Cast) -> Call:
    made = _agreed(cast)
    return lambda: actions.postpone(by=cast.actor("leader"), agreement_id=made.pk, to_day=TODAY + timedelta(days=9))


@way("agreements.drop")
def drop(cast: Cast) -> Call:
    made = _agreed(cast)
    return lambda: actions.drop(by=cast.actor("leader"), agreement_id=made.pk, note="Løst")


@way("agreements.reopen")
def reopen(cast: Cast) -> Call:
    made = _agreed(cast)
    actions.mark_done(by=cast.actor("leader"), agreement_id=made.pk)
    return lambda: actions.reopen(by=cast.actor("leader"), agreement_id=made.pk)


@way("agreements.annul")
def annul(cast: Cast) -> Call:
    made = _agreed(cast)
    return lambda: actions.annul(by=cast.actor("leader"), agreement_id=made.pk, note="Forkert person")


@way("agreements.share")
def share(cast: Cast) -> Call:
    made = _agreed(cast, shared=False)
    return lambda: actions.share(by=cast.actor("leader"), agreement_id=made.pk)


@way("agreements.comment")
def comment(cast: Cast) -> Call:
    made = _agreed(cast)
    return lambda: actions.comment(by=cast.actor("anne"), agreement_id=made.pk, note="Fredag passer godt")
