"""Two processes book the same room at the same moments. Prints as JSON how many had it."""

import json
import multiprocessing
from datetime import date, time, timedelta
from typing import Any

import django
from django.conf import settings

settings.NAERVAER_POLICY = "norddjurs"
django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.utils import timezone  # noqa: E402

from naervaer.core.booking.times import starts_at  # noqa: E402
from naervaer.web import clock  # noqa: E402
from naervaer.web.accounts.models import User  # noqa: E402
from naervaer.web.booking import actions  # noqa: E402
from naervaer.web.booking.models import BookedQuarter, Session  # noqa: E402
from naervaer.web.courses.models import Course  # noqa: E402
from naervaer.web.organisation import queries as organisation  # noqa: E402
from naervaer.web.organisation.models import Employment, Person, RoleAssignment, Unit, UnitTerm  # noqa: E402

TIMES = 10
ROOM = "samtalerummet i administrationsbygningen i Voldby"


def book(consultant: int, course: int, ready: Any, counts: tuple[Any, Any]) -> None:
    user = User.objects.get(pk=consultant)
    booked, refused = counts
    for n in range(TIMES):
        actor = organisation.actor_of(user)
        told = {"starts": starts_at(clock.today() + timedelta(days=n + 1), time(9)), "minutes": 60, "place": ROOM}
        ready.wait(20)
        made = actions.book_session(by=actor, course_id=course, **told)
        count = booked if isinstance(made, Session) else refused
        with count.get_lock():
            count.value += 1


def two(unit: Unit) -> list[tuple[int, int]]:
    """Two consultants, each with a course of an employee of their own."""
    found = []
    for name in ("ene", "anden"):
        person = Person.objects.create(ext_id=name, name=name)
        user = User.objects.create(username=name, person=person)
        RoleAssignment.objects.create(person=person, role="wellbeing_consultant", first=date(2020, 1, 1))
        employee = Person.objects.create(ext_id=f"{name}-hos", name=name)
        employment = Employment.objects.create(ext_id=f"{name}-1", person=employee)
        told = {"offer": "samtaler", "provider": "egen-psykolog", "paid_by": "scheme", "asked_on": clock.today()}
        said = {"at": timezone.now(), "by": user, "role": "leader"}
        course = Course.objects.create(
            employment=employment, unit=unit, state="running", consultant=person, **told, **said
        )
        found.append((user.pk, course.pk))
    return found


def main() -> None:
    call_command("migrate", verbosity=0)
    unit = Unit.objects.create(ext_id="u")
    UnitTerm.objects.create(unit=unit, name="U", level="unit", first=date(2020, 1, 1))
    pairs = two(unit)
    quota_free()
    connection.close()
    fork = multiprocessing.get_context("fork")
    ready, counts = fork.Barrier(2), (fork.Value("i", 0), fork.Value("i", 0))
    processes = [fork.Process(target=book, args=(*pair, ready, counts)) for pair in pairs]
    for process in processes:
        process.start()
    for process in processes:
        process.join(90)
    assert [process.exitcode for process in processes] == [0, 0]
    rows = {"sessions": Session.objects.count(), "quarters": BookedQuarter.objects.count()}
    print(json.dumps({"times": TIMES, "booked": counts[0].value, "refused": counts[1].value, **rows}))


def quota_free() -> None:
    """As many conversations as there are times: what is tried is the room, not the quota."""
    from naervaer.web.booking import writing

    writing.may_book = lambda left, minutes: writing.ALLOWED


main()
