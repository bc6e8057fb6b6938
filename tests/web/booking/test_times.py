"""N12: free times are booked by the employee or for them, moved and called off, and never by two."""

from collections.abc import Callable, Iterator
from datetime import time, timedelta
from typing import Any

import pytest
from django.conf import LazySettings
from django.core import mail
from django.http import Http404
from django.test import Client
from tests.web.booking.scene import MONDAY, NINE, POLICY, ROOM, booked, opened, running
from tests.web.cast import TODAY, Cast

from naervaer.core.booking.times import starts_at
from naervaer.core.verdicts import Refused
from naervaer.web.booking import actions
from naervaer.web.booking.models import BookedQuarter, Opening, Session

pytestmark = pytest.mark.django_db
WEEK = timedelta(days=7)


@pytest.fixture(autouse=True)
def norddjurs(settings: LazySettings) -> Iterator[None]:
    settings.NAERVAER_POLICY = POLICY
    return


def read(client: Client, cast: Cast, who: str, url: str) -> str:
    cast.login(client, who)
    return str(client.get(url).content.decode())


def test_N12_the_employee_books_a_free_time_and_it_is_free_for_nobody_else(
    client: Client, cast: Cast, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    opening, course, other = opened(cast), running(cast), running(cast, "anne")
    page = read(client, cast, "trio", f"/min-side/forloeb-i-ordningen/{course.pk}/")
    assert "Book en tid" in page
    url = f"/min-side/tider/{course.pk}/book/"
    assert "kl. 09.00" in read(client, cast, "trio", url)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(url, {"time": f"{opening.pk}_{MONDAY.isoformat()}"})
    session = Session.objects.get()
    assert (session.starts, session.minutes, session.place, session.giver) == (
        NINE,
        60,
        ROOM,
        cast.people["wellbeing"],
    )
    course.refresh_from_db()
    assert course.consultant == cast.people["wellbeing"], "whose time it is gives the course"
    invited = [message for message in mail.outbox if "calendar" in str(message.message())]
    assert sorted(message.to[0] for message in invited) == ["trio@example.org", "wellbeing@example.org"]
    assert not any("Trine" in str(message.message()) or "samtale" in message.subject for message in invited)
    assert f"{opening.pk}_{MONDAY.isoformat()}" not in read(client, cast, "anne", f"/min-side/tider/{other.pk}/book/")
    late = client.post(f"/min-side/tider/{other.pk}/book/", {"time": f"{opening.pk}_{MONDAY.isoformat()}"})
    assert "Tiden er lige blevet taget" in late.content.decode()
    assert Session.objects.count() == 1


def test_a_time_is_moved_to_another_and_the_old_one_is_free_again(
    client: Client, cast: Cast, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    opening, course = opened(cast), running(cast)
    actions.book_own(by=cast.actor("trio"), course_id=course.pk, opening_id=opening.pk, day=MONDAY)
    first = Session.objects.get()
    cast.login(client, "trio")
    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"/min-side/tider/samtale/{first.pk}/flyt/", {"time": f"{opening.pk}_{MONDAY + WEEK}"})
    first.refresh_from_db()
    assert first.state == "moved"
    assert first.moved_to.starts == starts_at(MONDAY + WEEK, time(9))
    assert not BookedQuarter.objects.filter(session=first).exists()
    methods = [part.get_param("method") for m in mail.outbox for part in m.message().walk() if part.get_param("method")]
    assert sorted(methods) == ["CANCEL", "CANCEL", "REQUEST", "REQUEST"]


def test_a_time_that_is_called_off_is_free_and_leaves_the_calendars(client: Client, cast: Cast) -> None:
    opening, course = opened(cast), running(cast)
    actions.book_own(by=cast.actor("trio"), course_id=course.pk, opening_id=opening.pk, day=MONDAY)
    session = Session.objects.get()
    cast.login(client, "trio")
    client.post(f"/min-side/tider/samtale/{session.pk}/aflys/")
    session.refresh_from_db()
    assert session.state == "cancelled"
    assert actions.book_own(by=cast.actor("trio"), course_id=course.pk, opening_id=opening.pk, day=MONDAY)


@pytest.mark.parametrize(("who", "place"), [("the consultant", "telefon"), ("the room", ROOM)])
def test_N12_neither_a_consultant_nor_a_room_is_booked_twice(cast: Cast, who: str, place: str) -> None:
    booked(cast, running(cast))
    other = running(cast, "anne")
    told = {"course_id": other.pk, "starts": NINE + timedelta(minutes=45), "minutes": 60, "place": place}
    refused = actions.book_session(by=cast.actor("wellbeing"), **told)
    assert isinstance(refused, Refused)
    assert refused.reasons == ("Tiden er lige blevet taget. Vælg en anden.",)
    assert Session.objects.count() == 1, "nothing is left behind"
    assert actions.book_session(by=cast.actor("wellbeing"), **{**told, "starts": NINE + timedelta(minutes=60)})


def test_a_time_that_cannot_be_moved_stays_as_it_was(cast: Cast) -> None:
    session, other = booked(cast, running(cast)), booked(cast, running(cast, "anne"), starts=NINE + WEEK)
    refused = actions.move_session(
        by=cast.actor("wellbeing"), session_id=session.pk, starts=other.starts, minutes=60, place=ROOM
    )
    assert isinstance(refused, Refused)
    session.refresh_from_db()
    assert session.state == "planned"
    assert BookedQuarter.objects.filter(session=session).exists()


def test_the_consultant_puts_times_up_closes_days_and_takes_them_down(client: Client, cast: Cast) -> None:
    cast.login(client, "wellbeing")
    url = "/mine-forloeb/ledige-tider/"
    told = {"first": MONDAY.isoformat(), "at": "17.00", "minutes": 60, "place": ROOM, "weekly": "on"}
    assert client.post(url, told).status_code == 302
    assert "hver uge" in client.get(url).content.decode()
    odd = client.post(url, {**told, "at": "17.10"}).content.decode()
    assert "En tid begynder på et kvarter" in odd
    assert "Der er allerede en tid på det tidspunkt." in client.post(url, {**told, "minutes": 45}).content.decode()
    course = running(cast)
    client.post("/mine-forloeb/luk-dage/", {"first": MONDAY.isoformat(), "last": MONDAY.isoformat()})
    opening = Opening.objects.get()
    closed = actions.book_own(by=cast.actor("trio"), course_id=course.pk, opening_id=opening.pk, day=MONDAY)
    assert isinstance(closed, Refused)
    client.post(f"{url}{opening.pk}/tag-ned/")
    assert "hver uge" not in client.get(url).content.decode()


def test_only_an_own_consultant_has_free_times(cast: Cast) -> None:
    with pytest.raises(Http404):
        actions.close_days(by=cast.actor("provider"), first=TODAY, last=TODAY)


def test_nobody_books_in_a_course_of_somebody_else(client: Client, cast: Cast) -> None:
    opening, course = opened(cast), running(cast)
    for who in ("anne", "leader", "hr", "provider"):
        with pytest.raises(Http404):
            actions.book_own(by=cast.actor(who), course_id=course.pk, opening_id=opening.pk, day=MONDAY)
        with pytest.raises(Http404):
            booked(cast, course, who)
    session = booked(cast, course)
    for who in ("anne", "leader"):
        cast.login(client, who)
        assert client.post(f"/min-side/tider/samtale/{session.pk}/aflys/").status_code == 404


def test_what_has_passed_cannot_be_booked_or_moved(cast: Cast) -> None:
    course = running(cast)
    refused = actions.book_session(
        by=cast.actor("wellbeing"),
        course_id=course.pk,
        starts=starts_at(TODAY - WEEK, time(9)),
        minutes=60,
        place=ROOM,
    )
    assert isinstance(refused, Refused)
    assert refused.reasons[0].startswith("Tiden er gået.")


def test_a_session_is_held_when_its_time_has_come(cast: Cast) -> None:
    session = booked(cast, running(cast))
    early = actions.hold(by=cast.actor("wellbeing"), session_id=session.pk, minutes=60)
    assert isinstance(early, Refused)
    assert early.reasons == ("Tiden er ikke kommet endnu.",)
