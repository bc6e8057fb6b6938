"""A recount never undoes what somebody did, knows cases again by overlap, and is quiet when nothing has changed."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from tests.core.leading import leads

from naervaer.core.followup.model import SETTLED, Dates, Event, State, What, result_of
from naervaer.core.followup.recount import (
    Span,
    StepChange,
    StoredCase,
    StoredStep,
    inherited,
    match_cases,
    recount_steps,
)
from naervaer.core.followup.states import STEP

BASE = date(2026, 1, 1)
days = st.integers(0, 60).map(lambda n: BASE + timedelta(days=n))
dates = st.builds(Dates, days, days, st.none() | days)
keys = st.tuples(st.sampled_from(["a", "b", "c"]), st.integers(1, 2))


@st.composite
def stored_steps(draw: st.DrawFn) -> list[StoredStep]:
    known = draw(st.lists(keys, unique=True))
    return [StoredStep(n, key, draw(dates), draw(st.sampled_from(State))) for n, key in enumerate(known)]


@st.composite
def spans(draw: st.DrawFn) -> list[Span]:
    """The cases of one employment: apart, in order."""
    edges = sorted(draw(st.lists(st.integers(0, 120), unique=True, max_size=8)))
    pairs = list(zip(edges[::2], edges[1::2], strict=False))
    return [Span(BASE + timedelta(days=a), BASE + timedelta(days=b)) for a, b in pairs]


@given(stored_steps(), st.dictionaries(keys, dates), st.booleans())
def test_a_recount_moves_a_step_only_as_the_table_has_it(
    stored: list[StoredStep], wanted: dict[tuple[str, int], Dates], running: bool
) -> None:
    for change in recount_steps(stored, wanted, running).of_stored:
        assert change.state is change.step.state or leads(STEP, change.step.state, change.state)


@given(st.lists(st.sampled_from([What.DONE, What.DEFERRED, What.NOT_RELEVANT]), max_size=5))
def test_what_is_said_of_a_step_leads_through_the_table(said: list[What]) -> None:
    """Whatever of it the table lets happen gives the same state as the events add up to."""
    names = {What.DONE: "do", What.DEFERRED: "defer", What.NOT_RELEVANT: "set_aside"}
    state, events = STEP.start, []
    for number, what in enumerate(said):
        if STEP.may(state, names[what]):
            state = STEP.after(state, names[what])
            events.append(Event(number, what, BASE, deferred_to=BASE if what is What.DEFERRED else None))
    assert result_of(tuple(events)).state == state


@given(stored_steps(), st.dictionaries(keys, dates), st.booleans())
def test_what_was_done_stays_done(stored: list[StoredStep], wanted: dict, running: bool) -> None:  # type: ignore[type-arg]
    for change in recount_steps(stored, wanted, running).of_stored:
        assert change.step.state not in SETTLED or change.state is change.step.state


@given(stored_steps(), st.dictionaries(keys, dates), st.booleans())
def test_a_second_recount_finds_nothing_to_do(stored: list[StoredStep], wanted: dict, running: bool) -> None:  # type: ignore[type-arg]
    first = recount_steps(stored, wanted, running)
    changed = {c.step.id: StoredStep(c.step.id, c.step.key, c.dates, c.state) for c in first.of_stored}
    after = [changed.get(step.id, step) for step in stored]
    after += [StoredStep(100 + n, key, wanted[key], state) for n, (key, state) in enumerate(first.opened)]
    second = recount_steps(after, wanted, running)
    assert (second.opened, second.of_stored) == ((), ())


def test_steps_open_move_close_and_come_back() -> None:
    old, new = Dates(BASE, BASE), Dates(BASE, BASE + timedelta(days=1))
    waiting = StoredStep(1, ("a", 1), old, State.WAITING)
    closed = StoredStep(2, ("b", 1), old, State.CLOSED)
    unasked = StoredStep(3, ("c", 1), old, State.WAITING)
    found = recount_steps([waiting, closed, unasked], {("a", 1): new, ("b", 1): new, ("d", 1): new}, running=True)
    assert found.moved == (StepChange(waiting, new, State.WAITING),)
    assert found.reopened == (StepChange(closed, new, State.WAITING),)
    assert found.closed == (StepChange(unasked, old, State.DROPPED),)
    assert found.opened == ((("d", 1), State.WAITING),)


@given(spans())
def test_cases_that_have_not_changed_are_themselves(found: list[Span]) -> None:
    stored = [StoredCase(n, span) for n, span in enumerate(found)]
    match = match_cases(stored, found)
    assert match.kept == {n: n for n in range(len(found))}
    assert (match.new, match.vanished, match.heir) == ((), (), {})


@given(spans(), spans())
def test_every_wanted_case_is_kept_or_new_and_every_stored_one_kept_or_gone(old: list[Span], new: list[Span]) -> None:
    match = match_cases([StoredCase(n, span) for n, span in enumerate(old)], new)
    assert sorted([*match.kept.values(), *match.new]) == list(range(len(new)))
    assert sorted([*match.kept, *match.vanished]) == list(range(len(old)))
    assert all(old[case].overlap(new[place]) > 0 for case, place in match.kept.items())
    assert set(match.heir) <= set(match.vanished)
    assert set(match.heir.values()) <= set(match.kept)


def test_the_longest_overlap_keeps_the_case_and_a_withdrawn_one_only_when_alone() -> None:
    wanted = [Span(BASE, BASE + timedelta(days=30))]
    short = StoredCase(1, Span(BASE + timedelta(days=1), BASE + timedelta(days=5)))
    long = StoredCase(2, Span(BASE + timedelta(days=8), BASE + timedelta(days=30)))
    withdrawn = StoredCase(3, Span(BASE, BASE + timedelta(days=30)), withdrawn=True)
    match = match_cases([short, long, withdrawn], wanted)
    assert (match.kept, match.vanished, match.heir) == ({2: 0}, (1,), {1: 2, 3: 2})
    assert match_cases([withdrawn], wanted).kept == {3: 0}


def test_a_case_cut_in_two_stays_where_it_began() -> None:
    whole = StoredCase(1, Span(BASE))
    cut = [Span(BASE, BASE + timedelta(days=5)), Span(BASE + timedelta(days=9))]
    match = match_cases([whole], cut)
    assert (match.kept, match.new) == ({1: 0}, (1,))


def test_what_was_done_in_a_case_goes_with_it_into_the_other_unless_done_there_too() -> None:
    at = Dates(BASE, BASE)
    vanished = [
        StoredStep(1, ("a", 1), at, State.DONE),
        StoredStep(2, ("b", 1), at, State.NOT_RELEVANT),
        StoredStep(3, ("c", 1), at, State.WAITING),
    ]
    heir = [StoredStep(4, ("a", 1), at, State.DONE), StoredStep(5, ("b", 1), at, State.WAITING)]
    assert inherited(vanished, heir) == (vanished[1],)
