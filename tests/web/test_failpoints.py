"""An action that is killed between any two of its writes has done nothing, and can be done again."""

from collections.abc import Callable

import pytest
from django.core import mail
from django.db import connection
from tests.web.cast import Cast
from tests.web.killing import Killed, KilledBefore, actions, known_ways, state

from naervaer.web.audit import wording
from naervaer.web.audit.models import Entry

WAYS = known_ways()
MOST_WRITES = 60


def test_every_action_of_every_room_can_be_killed_here() -> None:
    assert sorted(set(actions()) - set(WAYS)) == []


def test_no_way_leads_to_an_action_that_is_gone() -> None:
    assert sorted(set(WAYS) - set(actions())) == []


@pytest.mark.parametrize("name", sorted(WAYS))
def test_killed_before_any_write_an_action_leaves_no_half_and_then_goes_through(
    cast: Cast, name: str, django_capture_on_commit_callbacks: Callable[..., object]
) -> None:
    known = WAYS[name]
    call = known.way(cast)
    mail.outbox.clear()
    before = state(known.leaves)
    for n in range(1, MOST_WRITES):
        killer = KilledBefore(n)
        try:
            with connection.execute_wrapper(killer):
                call()
        except Killed:
            assert state(known.leaves) == before, f"killed before write {n}"
            assert known.sends or mail.outbox == [], f"a mail was sent before write {n}"
            continue
        assert n > 1, "the action wrote nothing"
        assert state() != before
        assert speechless() == set(), "web/audit/wording.py has no words for what was logged"
        return
    pytest.fail(f"more than {MOST_WRITES} writes")


def speechless() -> set[str]:
    """Actions in the log that have no words there, or none for the one they are about."""
    logged = set(Entry.objects.values_list("action", "subject"))
    unnamed = {action for action, _subject in logged if action not in wording.ACTIONS}
    return unnamed | {action for action, subject in logged if subject and action not in wording.ABOUT_ME}
