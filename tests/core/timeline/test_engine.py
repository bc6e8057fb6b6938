"""The engine must say what the reference says, whatever the facts, the policy and the day."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.timeline import facts

from naervaer.core.timeline import engine, reference


def the_two_agree(data: st.DataObject) -> None:
    absences = data.draw(facts.absences())
    terms = data.draw(st.lists(facts.terms(), max_size=4))
    policy = data.draw(facts.policies())
    asked = {
        "as_of": data.draw(facts.some_day) + timedelta(days=data.draw(st.sampled_from([0, 0, 60]))),
        "since": data.draw(st.one_of(st.none(), facts.some_day)),
        "ended_since": data.draw(st.one_of(st.none(), facts.some_day)),
        "answers": data.draw(facts.answers(absences)),
    }

    slow = reference.derive(absences, terms, policy, **asked)
    fast = engine.derive(facts.filled(absences, terms), policy, **asked)

    assert list(fast.spells()) == slow.spells
    assert list(fast.cases()) == slow.cases
    assert list(fast.steps()) == slow.steps
    assert list(fast.alerts()) == slow.alerts


@settings(deadline=None, max_examples=25)
@given(st.data())
def test_the_engine_derives_what_the_reference_derives(data: st.DataObject) -> None:
    """H4 H3 H9: spells, cases, steps and alerts are equal, as of any date and from any date."""
    the_two_agree(data)


@pytest.mark.slow
@settings(deadline=None, max_examples=300)
@given(st.data())
def test_the_engine_derives_what_the_reference_derives_at_length(data: st.DataObject) -> None:
    """H4 H3 H9: the same, for much longer."""
    the_two_agree(data)
