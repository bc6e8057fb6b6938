"""A8: whatever is asked, withdrawn, moved or changed in the policy, nobody is lost and no krone is spent twice."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from django.db import transaction
from django.test import override_settings
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.web.cast import TODAY, Cast
from tests.web.courses.paying import AGREEMENT, POLICY, seat
from tests.web.scheme.asking import MET, OFFER

from naervaer.core.scheme.states import COURSE
from naervaer.core.verdicts import Refused
from naervaer.web.courses import actions, money, queries, waiting
from naervaer.web.courses.models import Course, Posting
from naervaer.web.scheme import actions as requests
from naervaer.web.scheme.models import Request

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

PEOPLE = ("trio", "safety", "pupil", "mads", "anne")
OTHER = "job-og-trivselsforloeb"
CHANGES = {
    "dearer": ("amount = 1000 ", "amount = 1700 "),
    "poorer": ('amount = "10000.00"', 'amount = "4000.00"'),
    "richer": ('amount = "10000.00"', 'amount = "20000.00"'),
    "as it was": ("", ""),
}
"""What the municipality writes in its policy instead, under way."""

DOINGS = st.one_of(
    st.tuples(
        st.sampled_from(["ask", "around", "accept", "let go", "leave", "stop", "strike"]), st.sampled_from(PEOPLE)
    ),
    st.tuples(st.just("night"), st.integers(0, 20)),
    st.tuples(st.sampled_from(["grant", "move out", "move in"]), st.integers(1, 12)),
    st.tuples(st.just("policy"), st.sampled_from(sorted(CHANGES))),
)


@pytest.fixture
def policies(tmp_path: Path) -> dict[str, str]:
    """A policy file for each of the changes."""
    text = POLICY.read_text(encoding="utf-8")
    found = {}
    for name, (old, new) in CHANGES.items():
        file = tmp_path / f"{name.replace(' ', '-')}.toml"
        file.write_text(text.replace(old, new) if old else text, encoding="utf-8")
        assert (file.read_text(encoding="utf-8") != text) is bool(old), name
        found[name] = str(file)
    return found


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(doings=st.lists(DOINGS, min_size=4, max_size=12))
def test_no_sequence_of_requests_moves_and_changes_loses_anybody_or_overspends(
    cast: Cast, policies: dict[str, str], doings: list[tuple[str, str | int]]
) -> None:
    with transaction.atomic():
        _try_all(cast, policies, doings)
        transaction.set_rollback(True)


def _try_all(cast: Cast, policies: dict[str, str], doings: list[tuple[str, str | int]]) -> None:
    asked, policy, day = 0, policies["as it was"], TODAY
    seat(cast)
    for what, about in [*(("ask", who) for who in PEOPLE[:4]), *doings]:
        if what == "policy":
            policy = policies[str(about)]
        with override_settings(NAERVAER_POLICY=policy):
            before = _free(TODAY)
            if what == "night":
                day = TODAY + timedelta(days=int(about))
                list(waiting.night(cast.actor("administrator"), day))
            elif what in ("ask", "around"):
                asked += _ask(cast, what, str(about))
            elif what != "policy":
                _do(cast, what, about)
            _nobody_is_lost(cast, asked)
            _nothing_is_overspent(before, changed=what == "policy")


def _ask(cast: Cast, road: str, who: str) -> int:
    """How many courses came of it: one, or none when it was refused."""
    by = cast.actor(who)
    if road == "around":
        made: Request | Refused = requests.ask_around(by=by, offer=OFFER, answers=MET)
        done = isinstance(made, Request) and requests.confirm_around(by=cast.actor("hr"), request_id=made.pk)
    else:
        made = requests.ask(by=cast.actor("leader"), person=cast.people[who].pk, offer=OFFER, answers=MET)
        done = isinstance(made, Request) and requests.confirm(by=by, request_id=made.pk)
    return 1 if done else 0


def _do(cast: Cast, what: str, about: str | int) -> None:
    if isinstance(about, int):
        _decide(cast, what, about)
        return
    course = Course.objects.filter(employment__person=cast.people[about]).order_by("-pk").first()
    if course is None:
        return
    if what == "stop" and course.state != "running":
        return
    doing: dict[str, Callable[[], object]] = {
        "accept": lambda: actions.accept_place(by=cast.actor(about), course_id=course.pk),
        "let go": lambda: actions.let_place_go(by=cast.actor(about), course_id=course.pk),
        "leave": lambda: actions.leave_list(by=cast.actor(about), course_id=course.pk),
        "stop": lambda: actions.stop(by=cast.actor("provider"), course_id=course.pk, reason="Flyttet"),
        "strike": lambda: actions.take_off_list(by=cast.actor("hr"), course_id=course.pk, reason="Flyttet"),
    }
    doing[what]()


def _decide(cast: Cast, what: str, thousands: int) -> None:
    told = {"period": TODAY, "amount": Decimal(1000 * thousands), "decision": "HMU", "decided_on": TODAY}
    hr = cast.actor("hr")
    if what == "grant":
        actions.grant_money(by=hr, agreement=OTHER, **told)  # type: ignore[arg-type]
        return
    source, target = (AGREEMENT, OTHER) if what == "move out" else (OTHER, AGREEMENT)
    actions.move_money(by=hr, source=source, target=target, **told)  # type: ignore[arg-type]


def _nobody_is_lost(cast: Cast, asked: int) -> None:
    """Everybody who was confirmed has a course, and whoever waits stands on a list somebody looks at."""
    rows = Course.objects.all()
    assert rows.count() == asked
    assert {course.state for course in rows} <= set(COURSE.states)
    waits = {course.pk for course in rows if course.state in ("waiting", "offered")}
    shown = set(on_the_lists(cast))
    assert waits == shown
    for course in rows.filter(pk__in=waits):
        assert course.employment is not None
        person = course.employment.person.ext_id
        assert course.pk in {row.pk for row in queries.own(cast.actor(person), TODAY)}


def on_the_lists(cast: Cast) -> Iterator[int]:
    """Everybody on every page of every list."""
    hr = cast.actor("hr")
    for agreement, _title, _number in queries.waiting_lists(hr, TODAY).agreements:
        pages = queries.waiting_lists(hr, TODAY, agreement).page.paginator.num_pages
        for side in range(1, pages + 1):
            yield from (row.pk for row in queries.waiting_lists(hr, TODAY, agreement, str(side)).rows)


def _nothing_is_overspent(before: dict[str, Decimal], *, changed: bool) -> None:
    """A pot below nothing is only ever made by the municipality writing less in its policy, and then spends no more."""
    for agreement, left in _free(TODAY).items():
        assert left >= min(before[agreement], Decimal(0)) or changed
    held = {
        pk: sum((_sign(p.kind) * p.amount for p in Posting.objects.filter(course=pk)), Decimal(0))
        for pk in Course.objects.values_list("pk", flat=True)
    }
    for course in Course.objects.all():
        assert held[course.pk] >= 0
        assert (held[course.pk] > 0) is (course.state in ("offered", "running")) or not course.agreement


def _sign(kind: str) -> int:
    return {"reserved": 1, "used": -1, "released": -1}.get(kind, 0)


def _free(day: date) -> dict[str, Decimal]:
    found = {name: money.agreement_of(name, day) for name in (AGREEMENT, OTHER)}
    return {name: money.purse(one, day).standing.available for name, one in found.items() if one}
