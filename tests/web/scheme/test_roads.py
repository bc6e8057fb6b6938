"""Asking for oneself, and around a leader it is about, who finds nothing of it anywhere. A3 A5"""

from collections.abc import Callable
from typing import Any

import pytest
from django.conf import LazySettings
from django.core import mail
from django.http import Http404
from django.test import Client
from tests.web.cast import Cast
from tests.web.scheme.asking import MET, OFFER, asked

from naervaer.core.verdicts import Refused
from naervaer.web.audit.models import Entry
from naervaer.web.courses.models import Course
from naervaer.web.organisation.models import RoleAssignment
from naervaer.web.scheme import actions
from naervaer.web.scheme.models import Request

pytestmark = pytest.mark.django_db
TICKED = {"trepart": "ja", "ikke-under-afsked": "nej", "intet-andet-forloeb": "nej", "arbejdsrelateret": "ja"}


@pytest.fixture(autouse=True)
def aabenraa(settings: LazySettings) -> None:
    settings.NAERVAER_POLICY = "aabenraa"


def around(cast: Cast, who: str = "trio") -> Request:
    made = actions.ask_around(by=cast.actor(who), offer=OFFER, answers=MET)
    assert isinstance(made, Request), made
    return made


def read(client: Client, cast: Cast, who: str, url: str) -> str:
    cast.login(client, who)
    return str(client.get(url).content.decode())


def test_A3_an_employee_asks_for_physiotherapy_and_the_leader_is_not_told(
    client: Client, cast: Cast, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    assert "Søg selv" in read(client, cast, "trio", "/trivselsordning/fysioterapi/")
    url = "/min-side/tilbud/fysioterapi/soeg/"
    refused = client.post(url, {"ikke-arbejdsulykke": "ja", "send": ""}).content.decode()
    assert "Behandling efter en arbejdsulykke går en anden vej" in refused, "A11"
    assert "Gennem arbejdsskadesagen" in refused
    assert not Request.objects.exists()
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(url, {"ikke-arbejdsulykke": "nej", "send": ""}).status_code == 302
    course = Course.objects.get()
    assert (course.state, course.offer, course.employment) == ("running", "fysioterapi", cast.employments["trio-1"])
    assert mail.outbox == []
    person = cast.people["trio"].pk
    assert "Fysioterapi" not in read(client, cast, "leader", f"/person/{person}/")
    assert "Fysioterapi" in read(client, cast, "trio", "/min-side/")


def test_A5_around_the_leader_somebody_else_confirms_and_the_course_begins(
    client: Client, cast: Cast, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    assert "Handler det om din leder?" in read(client, cast, "trio", f"/trivselsordning/{OFFER}/")
    assert f"/min-side/tilbud/{OFFER}/uden-om-din-leder/" in read(
        client, cast, "trio", "/min-side/tilbud/uden-om-din-leder/"
    )
    with django_capture_on_commit_callbacks(execute=True):
        sent = client.post(f"/min-side/tilbud/{OFFER}/uden-om-din-leder/", {**TICKED, "send": ""})
    assert sent.status_code == 302
    made = Request.objects.get()
    assert {message.to[0] for message in mail.outbox} == {"hr@example.org"}
    assert "personaleafdelingen træder i din leders sted" in read(client, cast, "trio", sent["Location"])
    page = read(client, cast, "hr", "/trivselsordning/uden-om-lederen/")
    assert "Tove Tillid" in page
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"/trivselsordning/uden-om-lederen/{made.pk}/bekraeft/")
    assert {message.to[0] for message in mail.outbox} == {"trio@example.org"}
    course = Course.objects.get()
    assert (course.state, course.concerns_leader) == ("running", True)


def test_A5_what_goes_around_the_leader_is_nowhere_the_leader_can_look(client: Client, cast: Cast) -> None:
    made, person = around(cast), cast.people["trio"].pk
    before = read(client, cast, "leader", f"/person/{person}/")
    assert actions.confirm_around(by=cast.actor("hr"), request_id=made.pk)
    course = Course.objects.get()
    for who in ("leader", "deputy", "area_leader", "chief", "co_leader"):
        cast.login(client, who)
        for url in (
            f"/anmodning/{made.pk}/",
            f"/trivselsordning/uden-om-lederen/{made.pk}/",
            f"/forloeb-i-ordningen/{course.pk}/tag-af-ventelisten/",
            "/trivselsordning/uden-om-lederen/",
        ):
            assert client.get(url).status_code == 404, (who, url)
    after = read(client, cast, "leader", f"/person/{person}/")
    assert "uden om" not in after.lower()
    assert "Samtaler om forebyggelse" not in after
    assert before.count("Trivselsordning") == after.count("Trivselsordning")


def test_A5_the_leaders_own_request_of_the_same_offer_tells_nothing_of_the_other(client: Client, cast: Cast) -> None:
    made = around(cast)
    assert actions.confirm_around(by=cast.actor("hr"), request_id=made.pk)
    cast.login(client, "leader")
    shown = client.get(f"/person/{cast.people['trio'].pk}/tilbud/{OFFER}/").content.decode()
    assert "har et forløb" not in shown
    assert isinstance(asked(cast), Request), "asked as if there were none"


def test_A5_hr_who_leads_the_employee_does_not_handle_it(client: Client, cast: Cast) -> None:
    """Somebody may be both: what goes around a leader goes around them in every role."""
    made = around(cast)
    RoleAssignment.objects.create(person=cast.people["leader"], role="hr_consultant", first="2020-01-01")
    cast.login(client, "leader")
    assert "Tove Tillid" not in client.get("/trivselsordning/uden-om-lederen/").content.decode()
    assert client.get(f"/trivselsordning/uden-om-lederen/{made.pk}/").status_code == 404
    with pytest.raises(Http404):
        actions.confirm_around(by=cast.actor("leader"), request_id=made.pk)


def test_A5_it_is_sent_back_with_what_is_missing_and_answered_again(client: Client, cast: Cast) -> None:
    made = around(cast)
    cast.login(client, "hr")
    url = f"/trivselsordning/uden-om-lederen/{made.pk}/send-tilbage/"
    assert "Skriv, hvad der mangler." in client.post(url, {"text": ""}).content.decode()
    assert client.post(url, {"text": "Ring til mig på 1234"}).status_code == 302
    own = f"/min-side/tilbud/{made.pk}/"
    assert "Svar igen" in read(client, cast, "trio", own)
    assert "Ring til mig på 1234" in client.get(f"{own}svar-igen/").content.decode()
    assert client.post(f"{own}svar-igen/", {**TICKED, "send": ""}).status_code == 302
    made.refresh_from_db()
    assert made.state == "asked"


def test_A3_nobody_asks_around_their_leader_for_what_needs_no_leader(cast: Cast) -> None:
    with pytest.raises(Http404):
        actions.ask_around(by=cast.actor("trio"), offer="fysioterapi", answers={})
    with pytest.raises(Http404):
        actions.ask_own(by=cast.actor("trio"), offer=OFFER, answers=MET)


def test_A2_a_second_of_the_same_is_refused_while_the_first_runs(cast: Cast) -> None:
    own = {"offer": "fysioterapi", "answers": {"ikke-arbejdsulykke": False}}
    assert isinstance(actions.ask_own(by=cast.actor("trio"), **own), Request)  # type: ignore[arg-type]
    again = actions.ask_own(by=cast.actor("trio"), **own)  # type: ignore[arg-type]
    assert isinstance(again, Refused)
    assert again.reasons == ("Der er allerede et forløb af »Fysioterapi og træning«, som ikke er slut.",)


def test_A5_reading_what_went_around_the_leader_is_logged_and_the_employee_sees_by_whom(
    client: Client, cast: Cast
) -> None:
    made = around(cast)
    read(client, cast, "hr", f"/trivselsordning/uden-om-lederen/{made.pk}/")
    seen = Entry.objects.get(action="scheme.seen")
    assert (seen.subject, seen.by) == (cast.people["trio"], cast.users["hr"])


def test_N2_help_to_the_leader_is_asked_for_by_leaders_to_themselves_and_their_own_leader_sees_nothing(
    client: Client, cast: Cast, settings: LazySettings
) -> None:
    settings.NAERVAER_POLICY = "norddjurs"
    address = "/min-side/tilbud/sparring-til-leder/soeg/"
    assert "Søg selv" not in read(client, cast, "trio", "/trivselsordning/sparring-til-leder/")
    assert client.get(address).status_code == 404
    page = read(client, cast, "leader", "/trivselsordning/sparring-til-leder/")
    assert address in page
    assert "Søg for en medarbejder" not in page
    assert client.post(address, {"send": ""}).status_code == 302
    course = Course.objects.get()
    assert (course.employment, course.state) == (cast.employments["leader-1"], "running")
    assert "Sparring" in read(client, cast, "leader", "/min-side/")
    leader = cast.people["leader"]
    for who in ("chief", "hr"):
        assert "Sparring og hjælp" not in read(client, cast, who, f"/person/{leader.pk}/")
