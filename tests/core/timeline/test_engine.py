"""The engine must say what the reference says, whatever the facts, the policy and the day."""

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.timeline import facts

from naervaer.core.timeline import engine, reference

SLOWLY = settings(deadline=None, max_examples=150)


@SLOWLY
@given(st.data())
def test_the_engine_derives_what_the_reference_derives(data: st.DataObject) -> None:
    """H4 H3 H9: spells, cases, steps and alerts are equal, as of any date and from any date."""
    absences = data.draw(facts.absences())
    terms = data.draw(st.lists(facts.terms(), max_size=4))
    policy = data.draw(facts.policies())
    answers = data.draw(facts.answers(absences))
    as_of = data.draw(facts.some_day) + timedelta(days=data.draw(st.sampled_from([0, 0, 60])))
    since = data.draw(st.one_of(st.none(), facts.some_day))
    ended_since = data.draw(st.one_of(st.none(), facts.some_day))

    slow = reference.derive(absences, terms, policy, as_of=as_of, since=since, ended_since=ended_since, answers=answers)
    fast = engine.derive(
        facts.filled(absences, terms),
        policy,
        as_of=as_of,
        since=since,
        ended_since=ended_since,
        answers=answers,
    )

    assert list(fast.spells()) == slow.spells
    assert list(fast.cases()) == slow.cases
    assert list(fast.steps()) == slow.steps
    assert list(fast.alerts()) == slow.alerts
