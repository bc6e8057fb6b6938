"""The queryset scope and the pure rule give the same answer, on organisations drawn at random."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import count

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from naervaer.core.access.model import Actor, Grant, Handed, Purpose, Role
from naervaer.core.access.sight import Subject, may
from naervaer.web.access import scope
from naervaer.web.organisation.models import Employment, EmploymentTerm, Person, RoleAssignment, Unit, UnitTerm
from naervaer.web.organisation.snapshot import snapshot_on

DAY = date(2026, 11, 23)
UNITS = [f"u{n}" for n in range(6)]
PEOPLE = [f"p{n}" for n in range(6)]

spans = st.tuples(st.integers(-3, 1), st.none() | st.integers(-1, 3))
places = st.none() | st.sampled_from(UNITS)
roles = st.sampled_from([Role.LEADER, Role.LEADER, Role.CHIEF, Role.COORDINATOR, Role.TRIO])
parents = st.tuples(*(st.none() | st.sampled_from(UNITS[:n]) if n else st.none() for n in range(len(UNITS))))
worlds = st.fixed_dictionaries(
    {
        "parents": parents,
        "unit_spans": st.lists(spans, min_size=len(UNITS), max_size=len(UNITS)),
        "terms": st.lists(
            st.tuples(st.sampled_from(PEOPLE), st.sampled_from(UNITS), spans, st.sampled_from("0138")), max_size=10
        ),
        "grants": st.lists(
            st.tuples(st.sampled_from(PEOPLE), roles, places, spans, st.none() | st.sampled_from(PEOPLE)), max_size=8
        ),
        "handed": st.lists(st.tuples(st.sampled_from(PEOPLE), spans, st.booleans()), max_size=2),
    }
)


def _span(span: tuple[int, int | None]) -> tuple[date, date | None]:
    first, last = span
    return DAY + timedelta(days=first), None if last is None else DAY + timedelta(days=max(first, last))


def _write(world: dict) -> dict[str, Actor]:
    """Write the world down and hand back everybody as an actor."""
    units = {u.ext_id: u for u in Unit.objects.bulk_create(Unit(ext_id=u) for u in UNITS)}
    people = {p.ext_id: p for p in Person.objects.bulk_create(Person(ext_id=p, name=p) for p in PEOPLE)}
    for unit, parent, span in zip(UNITS, world["parents"], world["unit_spans"], strict=True):
        first, last = _span(span)
        UnitTerm.objects.create(
            unit=units[unit], parent=units[parent] if parent else None, name=unit, first=first, last=last
        )
    number = count()
    for person, unit, span, status in world["terms"]:
        first, last = _span(span)
        employment = Employment.objects.create(ext_id=f"e{next(number)}", person=people[person])
        EmploymentTerm.objects.create(
            employment=employment, unit=units[unit], fte=Decimal(1), first=first, last=last, status=status
        )
    grants: dict[str, list[Grant]] = {}
    for person, role, place, span, deputy_for in world["grants"]:
        first, last = _span(span)
        stands_in = deputy_for if deputy_for != person else None
        grants.setdefault(person, []).append(Grant(role, place, first, last, stands_in))
        RoleAssignment.objects.create(
            person=people[person],
            role=role,
            unit=units[place] if place else None,
            deputy_for=people[stands_in] if stands_in else None,
            first=first,
            last=last,
        )
    handed = tuple(
        Handed(person, Role.COORDINATOR, *_span(span), called=called, since=DAY if called else None)
        for person, span, called in world["handed"]
    )
    return {p: Actor(None, p, p, tuple(grants.get(p, ())), handed) for p in PEOPLE}


@pytest.mark.django_db
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(world=worlds)
def test_the_employments_and_units_in_scope_are_those_the_rule_says_yes_to(world: dict) -> None:
    with transaction.atomic():
        actors = _write(world)
        organisation = snapshot_on(DAY).organisation
        terms = EmploymentTerm.objects.select_related("employment__person", "unit")
        in_force = [t for t in terms if t.first <= DAY and (t.last is None or t.last >= DAY) and t.status in "013"]
        for actor in actors.values():
            for purpose in (Purpose.SEE_PERSON, Purpose.ACT_ON_STEP, Purpose.WORK_ON_CASE, Purpose.SPAR):
                by_rule = {
                    t.employment.ext_id
                    for t in in_force
                    if may(actor, purpose, Subject(t.employment.person.ext_id, t.unit.ext_id), organisation, DAY)
                }
                by_scope = scope.employments(actor, purpose, DAY).values_list("ext_id", flat=True)
                assert sorted(by_scope) == sorted(by_rule), (actor, purpose)
            for purpose in (Purpose.SEE_UNIT_FIGURES, Purpose.SEE_SMALL_FIGURES):
                by_rule = {u for u in UNITS if may(actor, purpose, u, organisation, DAY)}
                assert set(scope.units(actor, purpose, DAY).values_list("ext_id", flat=True)) == by_rule
        transaction.set_rollback(True)
