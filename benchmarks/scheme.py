"""Every page of the wellbeing scheme with 10,000 open courses in the large municipality.

7,000 run, most of them at one provider, each with two sessions held and one agreed; 3,000 wait for the same money. Each
page is asked for by whoever has most to see on it, one request at a time, in the program's own process.

usage: python -m benchmarks.scheme [--database sqlite|postgresql] [--size small|large]
PostgreSQL is the cluster of ``DATABASE_URL``; ``.ci/with-postgres`` starts one.
"""

import argparse
import os
import time
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from datetime import time as clock_time
from decimal import Decimal
from itertools import islice
from pathlib import Path
from statistics import quantiles
from typing import TYPE_CHECKING, Any

from benchmarks.table import Line, show

if TYPE_CHECKING:
    from naervaer.web.accounts.models import User

OPEN, WAITING = 10_000, 3_000
LIMIT = 150.0
ROUNDS = 25
POLICY = Path(__file__).parent / "scheme.toml"
AGREEMENT = "individuelle-samtaler"
BATCH = 1000


def measure(database: str, size: str = "large") -> list[Line]:
    """p95 of each page, the slowest first."""
    prepare(database, size)
    from naervaer.web import clock

    lines = [
        Line(f"{database}: {who}: {title}, p95", _p95(user, address), "ms", LIMIT)
        for who, user, title, address in pages(clock.today())
    ]
    return sorted(lines, key=lambda line: -line.value)


def prepare(database: str, size: str) -> None:
    """Make the municipality with its courses in this database unless it is there."""
    from naervaer.commands.demo_command import make
    from naervaer.demo.installation import Installation

    installation = Installation(Path.cwd() / "var" / f"demo-scheme-{database}", size, str(POLICY))  # type: ignore[arg-type]
    if database == "sqlite":
        os.environ.pop("DATABASE_URL", None)
    os.environ.update(installation.environment())
    os.environ["NAERVAER_TODAY"] = make(installation)
    from django.db import transaction

    from naervaer.web import clock
    from naervaer.web.courses.models import Course

    if Course.objects.count() < OPEN:
        with transaction.atomic():
            fill(clock.today())


def fill(today: date) -> None:
    """The courses, their events, sessions and kroner."""
    from naervaer.web.accounts.models import User
    from naervaer.web.courses.models import Course, Pot
    from naervaer.web.organisation.models import EmploymentTerm

    by = User.objects.filter(person__roles__role="hr_consultant").order_by("pk").first()
    terms = EmploymentTerm.objects.filter(last=None).order_by("pk").values_list("employment", "unit")
    places = (place for _round in range(OPEN) for place in terms.iterator())
    said = {"at": _noon(today - timedelta(days=60)), "by": by, "role": "hr_consultant"}
    rows = [_course(n, employment, unit, today, said) for n, (employment, unit) in enumerate(islice(places, OPEN))]
    made = Course.objects.bulk_create(rows, BATCH)
    pot, _new = Pot.objects.get_or_create(
        agreement=AGREEMENT, period=date(today.year, (today.month - 1) // 3 * 3 + 1, 1)
    )
    _events(made, today)
    _sessions([one for one in made if one.state == "running"], today, said)
    _postings([one for one in made if one.agreement == AGREEMENT and one.state == "running"], pot, today)
    _seats(today)


def _course(n: int, employment: int, unit: int, today: date, said: dict[str, Any]) -> Any:
    from naervaer.web.courses.models import Course

    waits = n >= OPEN - WAITING
    physio = n % 4 == 0 and not waits
    return Course(
        employment_id=employment,
        unit_id=unit,
        offer="fysioterapi" if physio else "stress-samtale",
        provider="fysiodanmark" if physio else "human-house",
        agreement="" if physio else AGREEMENT,
        paid_by="scheme",
        asked_on=today - timedelta(days=n % 120),
        state="waiting" if waits else "running",
        **said,
    )


def _events(courses: list[Any], today: date) -> None:
    from naervaer.web.courses.models import CourseEvent

    rows = (
        CourseEvent(course=one, what="begin", at=_noon(today - timedelta(days=n % 60)))
        for n, one in enumerate(courses)
        if one.state == "running"
    )
    CourseEvent.objects.bulk_create(rows, BATCH)


def _sessions(courses: list[Any], today: date, said: dict[str, Any]) -> None:
    from naervaer.web.booking.models import FirstContact, Session, SessionEvent

    def one(course: Any, days: int, state: str) -> Any:
        told = {"minutes": 60, "place": "telefon", "state": state}
        return Session(course=course, starts=_noon(today + timedelta(days=days)), **told, **said)

    held = [one(course, -1 - (n + back) % 50, "held") for n, course in enumerate(courses) for back in (0, 25)]
    made = Session.objects.bulk_create(held, BATCH)
    SessionEvent.objects.bulk_create(
        (
            SessionEvent(session=row, what="hold", minutes=60, beyond=30 if n % 10 == 0 else 0, **said)
            for n, row in enumerate(made)
        ),
        BATCH,
    )
    Session.objects.bulk_create((one(course, 1 + n % 30, "planned") for n, course in enumerate(courses)), BATCH)
    touched = (
        FirstContact(course=c, on_day=today - timedelta(days=40), **said) for n, c in enumerate(courses) if n % 20
    )
    FirstContact.objects.bulk_create(touched, BATCH)


def _postings(courses: list[Any], pot: Any, today: date) -> None:
    from naervaer.web.courses.models import Posting

    told = {"pot": pot, "at": _noon(today - timedelta(days=30))}
    rows = (
        Posting(course=course, kind=kind, amount=Decimal(amount), **told)
        for course in courses
        for kind, amount in (("reserved", 5000), ("used", 2000))
    )
    Posting.objects.bulk_create(rows, BATCH)


def _seats(today: date) -> None:
    """Somebody who acts for the largest provider."""
    from naervaer.web.accounts.models import User
    from naervaer.web.courses.models import ProviderSeat
    from naervaer.web.organisation.models import Person, RoleAssignment

    person = Person.objects.create(ext_id="maalt-leverandoer", name="Målt Leverandør")
    User.objects.create(username="maalt-leverandoer", person=person)
    RoleAssignment.objects.create(person=person, role="provider", first=today)
    ProviderSeat.objects.create(person=person, provider="human-house", first=today)


def pages(today: date) -> Iterator[tuple[str, "User", str, str]]:
    """Who asks for which page."""
    from django.urls import reverse

    from naervaer.web.accounts.models import User
    from naervaer.web.courses.models import Course

    def holder(role: str) -> User:
        found = User.objects.filter(person__roles__role=role, person__roles__unit=None).order_by("-pk").first()
        assert found is not None, role
        return found

    hr, provider = holder("hr_consultant"), User.objects.get(username="maalt-leverandoer")
    course = Course.objects.filter(state="running", provider="human-house").order_by("pk")[100]
    month = f"?maaned={today - timedelta(days=25):%Y-%m}"
    for name in ("scheme:index", "scheme:handle", "courses:money", "courses:seats", "efforts:index", "status:index"):
        yield "HR", hr, name, reverse(name)
    yield "HR", hr, "venteliste, første side", reverse("courses:waiting")
    yield "HR", hr, "venteliste, side 50", reverse("courses:waiting") + "?side=50"
    yield "HR", hr, "fakturaer", reverse("invoices:index")
    yield "HR", hr, "evaluering", reverse("evaluation:totals")
    yield "leverandør", provider, "mine forløb", reverse("booking:given")
    yield "leverandør", provider, "mine forløb, side 50", reverse("booking:given") + "?side=50"
    yield "leverandør", provider, "forløb", reverse("booking:course", args=[course.pk])
    yield "leverandør", provider, "aftal en tid", reverse("booking:book", args=[course.pk])
    yield "leverandør", provider, "timer", reverse("booking:hours") + month
    yield "leverandør", provider, "ny faktura", reverse("invoices:new", args=["human-house"]) + month
    for state, title in (("waiting", "på ventelisten"), ("running", "i gang")):
        mine = _with_account(state)
        yield "medarbejder", mine[0], f"eget forløb, {title}", reverse("courses:own", args=[mine[1]])
        yield "medarbejder", mine[0], f"Min side, forløb {title}", reverse("accounts:own")
        yield "medarbejder", mine[0], "ordningen", reverse("scheme:index")
    leader, person = _led()
    yield "leder", leader, "I dag", reverse("followup:today")
    yield "leder", leader, "personens side", reverse("followup:person", args=[person])
    yield "leder", leader, "vælg et tilbud", reverse("scheme:choose", args=[person])
    yield "leder", leader, "spørgerammen", reverse("scheme:ask", args=[person, "stress-samtale"])


def _with_account(state: str) -> tuple[Any, int]:
    from naervaer.web.accounts.models import User
    from naervaer.web.courses.models import Course

    course = Course.objects.filter(state=state, provider="human-house", employment__isnull=False).order_by("-pk")[10]
    person = course.employment.person
    user = User.objects.filter(person=person).first() or User.objects.create(
        username=f"maalt-{person.pk}", person=person
    )
    return user, course.pk


def _led() -> tuple[Any, int]:
    """A leader, and one of those they lead who has a course."""
    from naervaer.core.access.model import Purpose
    from naervaer.web import clock
    from naervaer.web.access import scope
    from naervaer.web.accounts.models import User
    from naervaer.web.courses.models import Course
    from naervaer.web.organisation.queries import actor_of

    leaders = User.objects.filter(person__roles__role="leader", person__roles__unit__isnull=False).distinct()
    for user in leaders.order_by("-pk"):
        mine = scope.employments(actor_of(user), Purpose.BOOK_OFFER, clock.today())
        course = Course.objects.filter(employment__in=mine.values("pk")).select_related("employment").first()
        if course is not None:
            return user, course.employment.person_id
    raise SystemExit("Ingen leder har en medarbejder med et forløb.")


def _p95(user: "User", address: str) -> float:
    from django.test import Client

    client, took = Client(SERVER_NAME="127.0.0.1"), []
    client.force_login(user, "django.contrib.auth.backends.ModelBackend")
    for n in range(ROUNDS + 2):
        began = time.perf_counter()
        response = client.get(address)
        if response.status_code != 200:
            raise SystemExit(f"{response.status_code} {address}")
        if n >= 2:
            took.append((time.perf_counter() - began) * 1000)
    return quantiles(took, n=100)[94]


def _noon(day: date) -> datetime:
    from naervaer.core.booking.times import starts_at

    return starts_at(day, clock_time(12))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--database", choices=["sqlite", "postgresql"], default="sqlite")
    parser.add_argument("--size", choices=["small", "large"], default="large")
    asked = parser.parse_args()
    print(show(measure(asked.database, asked.size)))


if __name__ == "__main__":
    main()
