"""A5: the conversation that closes a course: who is called, what is agreed, and who sees it when."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.conf import LazySettings
from django.core import mail
from django.http import Http404
from django.test import Client
from tests.web.booking.scene import NINE, running
from tests.web.cast import Cast
from tests.web.threeparty.talking import LINES, course, held, written

from naervaer.core.verdicts import Refused
from naervaer.web.agreements.models import Agreement
from naervaer.web.booking import actions as booking
from naervaer.web.booking.models import SessionMail
from naervaer.web.courses import actions as courses
from naervaer.web.threeparty import actions
from naervaer.web.threeparty.models import Called, Joint

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def aabenraa(settings: LazySettings) -> None:
    settings.NAERVAER_POLICY = "aabenraa"


def read(client: Client, cast: Cast, who: str, url: str) -> str:
    cast.login(client, who)
    return str(client.get(url).content.decode())


def test_A5_the_leader_is_called_and_has_the_time_in_the_calendar(client: Client, cast: Cast) -> None:
    about = course(cast)
    told = {"starts": NINE, "minutes": 60, "place": "telefon", "part": "three_party"}
    booking.book_session(by=cast.actor("provider"), course_id=about.pk, **told)
    page = read(client, cast, "provider", f"/mine-forloeb/{about.pk}/")
    assert "Lone" in page, "whoever gives the course must be able to call the leader"
    client.post(f"/mine-forloeb/{about.pk}/indkald/", {"party": "leader"})
    assert Called.objects.get().person == cast.people["leader"]
    assert SessionMail.objects.filter(person=cast.people["leader"], method="REQUEST").count() == 1
    assert "Trepartssamtaler, du er indkaldt til" in read(client, cast, "leader", "/i-dag/")
    session = about.sessions.get()
    booking.move_session(
        by=cast.actor("provider"), session_id=session.pk, starts=NINE + timedelta(days=1), minutes=60, place="telefon"
    )
    mails = SessionMail.objects.filter(person=cast.people["leader"]).order_by("pk").values_list("method", flat=True)
    assert sorted(mails) == ["CANCEL", "REQUEST", "REQUEST"], "moved in the leader's calendar as well"


def test_A5_nothing_is_seen_by_the_leader_before_the_employee_has_approved_it(
    client: Client, cast: Cast, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    about = course(cast)
    actions.call(by=cast.actor("provider"), course_id=about.pk, party="leader")
    cast.login(client, "provider")
    form = {"text-1": LINES[0].text, "owner-1": "leader", "due-1": LINES[0].due.isoformat()}
    form |= {"text-2": LINES[1].text, "owner-2": "employee", "due-2": LINES[1].due.isoformat()}
    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"/mine-forloeb/{about.pk}/aftale/", form)
    assert [message.to for message in mail.outbox] == [["pupil@example.org"]]
    joint = Joint.objects.get()
    person = cast.people["pupil"].pk
    assert LINES[0].text not in read(client, cast, "leader", f"/person/{person}/")
    assert client.get(f"/faelles-aftale/{joint.pk}/").status_code == 404
    assert not Agreement.objects.exists()
    assert LINES[0].text in read(client, cast, "pupil", f"/min-side/forloeb-i-ordningen/{about.pk}/")
    client.post(f"/min-side/aftale/{joint.pk}/passer-ikke/", {"text": "Det var januar"})
    assert "Det var januar" in read(client, cast, "provider", f"/mine-forloeb/{about.pk}/")
    assert client.get(f"/faelles-aftale/{joint.pk}/").status_code == 404
    client.post(f"/mine-forloeb/{about.pk}/aftale/", form)
    cast.login(client, "pupil")
    client.post(f"/min-side/aftale/{joint.pk}/godkend/")
    assert LINES[0].text in read(client, cast, "leader", f"/person/{person}/")
    assert LINES[0].text in client.get(f"/faelles-aftale/{joint.pk}/").content.decode()
    steps = Agreement.objects.order_by("pk").values_list("text", "owner", "due", "origin")
    assert list(steps) == [(line.text, line.owner, line.due, "threeparty") for line in LINES]


def test_A5_where_it_concerns_the_leader_somebody_else_takes_part_and_the_leader_sees_nothing(
    client: Client, cast: Cast
) -> None:
    about = course(cast, concerns_leader=True)
    assert "Lone" not in read(client, cast, "provider", f"/mine-forloeb/{about.pk}/")
    refused = actions.call(by=cast.actor("provider"), course_id=about.pk, party="leader")
    assert isinstance(refused, Refused)
    assert actions.call(by=cast.actor("provider"), course_id=about.pk, party="leaders_leader")
    assert not Called.objects.filter(person=cast.people["leader"]).exists()
    joint = written(cast, about)
    assert actions.approve(by=cast.actor("pupil"), joint_id=joint.pk)
    assert not Agreement.objects.exists(), "the leader would read them in the case"
    person = cast.people["pupil"].pk
    assert LINES[0].text not in read(client, cast, "leader", f"/person/{person}/")
    assert client.get(f"/faelles-aftale/{joint.pk}/").status_code == 404
    called = Called.objects.get().person.ext_id
    assert LINES[0].text in read(client, cast, called, f"/faelles-aftale/{joint.pk}/")


def test_A5_a_course_is_finished_when_the_conversation_has_been_held_or_stopped_with_a_reason(cast: Cast) -> None:
    about = course(cast)
    refused = courses.finish(by=cast.actor("provider"), course_id=about.pk)
    assert isinstance(refused, Refused)
    assert refused.reasons[0].startswith("Der skal holdes en trepartssamtale")
    held(cast, about)
    assert courses.finish(by=cast.actor("provider"), course_id=about.pk)


def test_a_course_without_such_a_conversation_is_simply_finished(cast: Cast, settings: LazySettings) -> None:
    settings.NAERVAER_POLICY = "norddjurs"
    assert courses.finish(by=cast.actor("wellbeing"), course_id=running(cast).pk)


def test_nobody_else_writes_or_approves(client: Client, cast: Cast) -> None:
    joint = written(cast)
    for who in ("leader", "anne", "hr", "outsider"):
        with pytest.raises(Http404):
            actions.approve(by=cast.actor(who), joint_id=joint.pk)
        with pytest.raises(Http404):
            actions.write(by=cast.actor(who), course_id=joint.course_id, lines=LINES)
    cast.login(client, "provider")
    half = client.post(f"/mine-forloeb/{joint.course_id}/aftale/", {"text-1": "Ro"}).content.decode()
    assert "Vælg, hvem der står for det, og en dag." in half
