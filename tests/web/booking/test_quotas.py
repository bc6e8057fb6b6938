"""A4 A10: sessions count against the quota; what lies beyond is agreed first, and paid by the workplace."""

from collections.abc import Callable
from datetime import time, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.conf import LazySettings
from django.core import mail
from django.http import Http404
from django.test import Client
from django.urls import reverse
from tests.web.booking.scene import POLICY, ROOM, at_human_house, booked, held, running
from tests.web.cast import TODAY, Cast
from tests.web.courses.paying import confirmed, seat, use

from naervaer.core.booking.times import starts_at
from naervaer.core.verdicts import Refused
from naervaer.web.booking import actions
from naervaer.web.booking.models import ExtraHours, Session
from naervaer.web.booking.quotas import left_of
from naervaer.web.courses.models import Course, Posting

pytestmark = pytest.mark.django_db


def read(client: Client, cast: Cast, who: str, url: str) -> str:
    cast.login(client, who)
    return str(client.get(url).content.decode())


def test_the_fifth_conversation_is_known_as_the_last_and_a_sixth_is_not_booked(
    client: Client, cast: Cast, settings: LazySettings
) -> None:
    settings.NAERVAER_POLICY = POLICY
    course = running(cast)
    held(cast, course, 4)
    assert "Den næste er den sidste." in read(client, cast, "wellbeing", f"/mine-forloeb/{course.pk}/")
    assert "Den næste er den sidste." in read(client, cast, "trio", f"/min-side/forloeb-i-ordningen/{course.pk}/")
    booked(cast, course)
    told = {"starts": starts_at(TODAY + timedelta(days=9), time(9)), "minutes": 60, "place": ROOM}
    sixth = actions.book_session(by=cast.actor("wellbeing"), course_id=course.pk, **told)
    assert isinstance(sixth, Refused)
    assert sixth.reasons[0].startswith("Der er 0 samtaler tilbage. Mere skal først aftales")


def test_more_hours_are_asked_of_the_leader_who_is_told_only_how_many(
    client: Client, cast: Cast, settings: LazySettings, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    settings.NAERVAER_POLICY = POLICY
    course = running(cast)
    held(cast, course, 5)
    cast.login(client, "wellbeing")
    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"/mine-forloeb/{course.pk}/flere-timer/", {"hours": 2})
    asked = ExtraHours.objects.get()
    assert {message.to[0] for message in mail.outbox} == {"leader@example.org", "deputy@example.org"}
    assert "Svar om flere timer" in read(client, cast, "leader", "/i-dag/")
    assert "2 timer mere" in read(client, cast, "leader", f"/flere-timer/{asked.pk}/")
    assert "Skriv hvorfor" in client.post(f"/flere-timer/{asked.pk}/nej/", {"reason": ""}).content.decode()
    client.post(f"/flere-timer/{asked.pk}/ja/")
    assert left_of(course).conversations == 2
    sixth = held(cast, course, 1)[0]
    assert sixth.part == "conversation"
    assert read(client, cast, "outsider", f"/flere-timer/{asked.pk}/").startswith("<!DOCTYPE html>")
    assert client.get(f"/flere-timer/{asked.pk}/").status_code == 404


def test_hours_of_a_course_around_the_leader_are_hrs_to_answer(
    client: Client, cast: Cast, settings: LazySettings
) -> None:
    settings.NAERVAER_POLICY = "aabenraa"
    seat(cast)
    course = at_human_house(cast, concerns_leader=True)
    asked = actions.ask_extra(by=cast.actor("provider"), course_id=course.pk, hours=1)
    assert isinstance(asked, ExtraHours)
    assert client.get(f"/flere-timer/{asked.pk}/").status_code in (302, 404)
    for who in ("leader", "co_leader", "deputy", "outsider"):
        cast.login(client, who)
        assert client.get(f"/flere-timer/{asked.pk}/").status_code == 404
        with pytest.raises(Http404):
            actions.agree_extra(by=cast.actor(who), extra_id=asked.pk)
    assert "Flere timer i forløb uden om lederen" in read(client, cast, "hr", reverse("organisation:handed"))
    assert actions.decline_extra(by=cast.actor("hr"), extra_id=asked.pk, reason="Der er ikke penge")


def test_what_the_scheme_pays_is_taken_of_what_is_reserved_and_the_rest_is_the_workplaces(
    client: Client, cast: Cast, settings: LazySettings
) -> None:
    use(settings)
    seat(cast)
    course = confirmed(cast, "trio")
    held(cast, course, 4, "provider", "telefon")
    told = {"starts": starts_at(TODAY - timedelta(days=1), time(8)), "minutes": 90, "place": "telefon"}
    last = actions.hold_now(by=cast.actor("provider"), course_id=course.pk, **told)
    assert isinstance(last, Session)
    assert (last.event.minutes, last.event.beyond) == (90, 30)
    used = Posting.objects.filter(course=course, kind="used").values_list("amount", flat=True)
    assert sum(used) == Decimal("5000.00"), "five hours at 1.000 kr., and not a krone more"
    page = read(client, cast, "provider", "/mine-forloeb/timer/?maaned=2026-11")
    assert "5.000,00" in page
    assert "500,00" in page
    sheet = client.get("/mine-forloeb/timer.xlsx?maaned=2026-11")
    assert sheet["Content-Disposition"] == 'attachment; filename="timer-2026-11.xlsx"'
    assert actions.note_contact(by=cast.actor("provider"), course_id=course.pk, on_day=TODAY)


def test_an_hour_nobody_came_to_is_paid_only_where_the_policy_says_so(
    cast: Cast, settings: LazySettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.NAERVAER_POLICY = POLICY
    course = running(cast)
    session = booked(cast, course)
    monkeypatch.setattr("naervaer.web.clock.now", lambda: session.starts + timedelta(hours=2))
    assert actions.no_show(by=cast.actor("wellbeing"), session_id=session.pk)
    session.refresh_from_db()
    assert (session.state, session.event.minutes) == ("no_show", 0)
    assert left_of(Course.objects.get(pk=course.pk)).conversations == 5
