"""The question frame on a page, the request it becomes, and the employee's own word about it. A2 A11 N2"""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

import pytest
from django.conf import LazySettings
from django.core import mail
from django.http import Http404
from django.test import Client
from tests.web.cast import TODAY, Cast
from tests.web.scheme.asking import MET, OFFER, asked, disputed

from naervaer.core.verdicts import Refused
from naervaer.web.audit.models import Entry
from naervaer.web.followup.models import Case
from naervaer.web.organisation.models import EmploymentTerm
from naervaer.web.scheme import actions
from naervaer.web.scheme.models import Answered, Request

pytestmark = pytest.mark.django_db
TICKED = {"trepart": "ja", "ikke-under-afsked": "nej", "intet-andet-forloeb": "nej", "arbejdsrelateret": "ja"}


@pytest.fixture(autouse=True)
def aabenraa(settings: LazySettings) -> None:
    settings.NAERVAER_POLICY = "aabenraa"


def page(client: Client, cast: Cast, who: str, url: str) -> str:
    cast.login(client, who)
    return str(client.get(url).content.decode())


def about(cast: Cast, who: str = "trio", offer: str = OFFER) -> str:
    return f"/person/{cast.people[who].pk}/tilbud/{offer}/"


def test_A2_the_leader_finds_the_frame_from_the_persons_page_with_what_the_program_knows(
    client: Client, cast: Cast
) -> None:
    person = cast.people["trio"].pk
    assert f"/person/{person}/tilbud/" in page(client, cast, "leader", f"/person/{person}/")
    assert about(cast) in page(client, cast, "leader", f"/person/{person}/tilbud/")
    found = page(client, cast, "leader", about(cast))
    assert "ikke sygemeldt i dag – sygemeldinger og lønsystem 23.11.2026" in found
    assert "du er nærmeste leder" in found
    assert 'name="ikke-sygemeldt"' not in found
    assert 'name="trepart"' in found
    assert "Svar på spørgsmålene, så står svaret her." in found


def test_A2_the_verdict_names_each_condition_that_fails_and_nothing_is_kept(client: Client, cast: Cast) -> None:
    cast.login(client, "leader")
    found = client.post(about(cast), {**TICKED, "arbejdsrelateret": "nej", "judge": ""}).content.decode()
    assert "Kan ikke bookes, fordi" in found
    assert "Ordningen gælder kun det, der har med arbejdet at gøre." in found
    assert "Egen læge" in found
    client.post(about(cast), {**TICKED, "arbejdsrelateret": "nej", "send": ""})
    assert not Request.objects.exists()
    assert "5 timer betalt af trivselsordningen." in client.post(about(cast), TICKED).content.decode()


def test_A2_who_is_sick_listed_is_refused_in_aabenraa_and_invited_in_norddjurs(
    client: Client, cast: Cast, settings: LazySettings
) -> None:
    """N2"""
    Case.objects.create(employment=cast.employments["anne-1"], first_day=date(2026, 10, 21))
    cast.login(client, "leader")
    found = client.post(about(cast, "anne"), TICKED).content.decode()
    assert "sygemeldt siden 21.10.2026" in found
    assert "Ordningen gælder ikke, mens medarbejderen er sygemeldt, helt eller delvist." in found
    settings.NAERVAER_POLICY = "norddjurs"
    assert "Kan bookes" in client.post(about(cast, "anne", "samtaler"), {}).content.decode()


def test_A2_the_employee_reads_what_was_answered_and_confirms_it(
    client: Client, cast: Cast, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    cast.login(client, "leader")
    with django_capture_on_commit_callbacks(execute=True):
        sent = client.post(about(cast), {**TICKED, "send": ""})
    made = Request.objects.get()
    assert sent["Location"] == f"/anmodning/{made.pk}/"
    assert [message.to for message in mail.outbox] == [["trio@example.org"]]
    own = f"/min-side/tilbud/{made.pk}/"
    assert own in page(client, cast, "trio", "/min-side/")
    found = page(client, cast, "trio", own)
    assert "Vil både leder og medarbejder deltage i mindst én trepartssamtale?" in found
    assert "ikke sygemeldt i dag" in found
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"{own}bekraeft/")
    assert ["leader@example.org"] in [message.to for message in mail.outbox]
    shown = page(client, cast, "leader", f"/anmodning/{made.pk}/")
    assert "Bekræftet" in shown
    assert "Tal med din nærmeste leder. Lederen går spørgerammen igennem" in shown
    assert Entry.objects.filter(action="scheme.seen", subject=cast.people["trio"]).exists()


def test_A2_what_does_not_hold_comes_back_to_the_leader_who_answers_again(client: Client, cast: Cast) -> None:
    made = disputed(cast)
    assert "Svar igen: Samtaler om forebyggelse" in page(client, cast, "leader", "/i-dag/")
    again = f"/anmodning/{made.pk}/svar-igen/"
    assert "Det handler ikke om arbejdet" in page(client, cast, "leader", again)
    client.post(again, {**TICKED, "send": ""})
    made.refresh_from_db()
    assert made.state == "asked"
    assert Answered.objects.filter(request=made).count() == 2
    assert client.get(again).status_code == 200
    assert actions.confirm(by=cast.actor("trio"), request_id=made.pk)
    assert client.get(again).status_code == 404


def test_the_employee_takes_it_back_without_a_reason(client: Client, cast: Cast) -> None:
    made = asked(cast)
    cast.login(client, "trio")
    client.post(f"/min-side/tilbud/{made.pk}/traek-tilbage/")
    made.refresh_from_db()
    assert made.state == "withdrawn"
    assert f"/min-side/tilbud/{made.pk}/" not in page(client, cast, "trio", "/min-side/")
    assert isinstance(asked(cast), Request), "and may be asked for again"


def test_one_request_of_an_offer_at_a_time(cast: Cast) -> None:
    made = asked(cast)
    ask = partial(actions.ask, person=cast.people["trio"].pk, offer=OFFER, answers=MET)
    again = ask(by=cast.actor("deputy"))
    assert isinstance(again, Refused)
    assert "allerede en anmodning" in again.reasons[0]
    assert actions.confirm(by=cast.actor("trio"), request_id=made.pk)
    again = ask(by=cast.actor("leader"))
    assert isinstance(again, Refused)
    assert again.reasons == ("Medarbejderen går allerede i et psykologforløb om det samme.",)


def test_A2_it_takes_the_nearest_leader(client: Client, cast: Cast) -> None:
    person = cast.people["trio"].pk
    refused = actions.ask(by=cast.actor("area_leader"), person=person, offer=OFFER, answers=MET)
    assert isinstance(refused, Refused)
    assert refused.reasons == ("Forløbet bookes af medarbejderens nærmeste leder.",)
    deputy = actions.ask(by=cast.actor("deputy"), person=person, offer=OFFER, answers=MET)
    assert isinstance(deputy, Request)
    assert deputy.on_behalf_of == cast.people["leader"]


@pytest.mark.parametrize("who", ["outsider", "hr", "retention", "coordinator", "anne", "provider"])
def test_nobody_else_asks_for_or_sees_it(client: Client, cast: Cast, who: str) -> None:
    made = asked(cast)
    cast.login(client, who)
    urls = [about(cast), f"/anmodning/{made.pk}/", f"/min-side/tilbud/{made.pk}/", f"/anmodning/{made.pk}/svar-igen/"]
    assert {client.get(url).status_code for url in urls} == {404}
    for move in ("confirm", "withdraw_own", "withdraw"):
        with pytest.raises(Http404):
            getattr(actions, move)(by=cast.actor(who), request_id=made.pk)


def test_what_was_asked_before_a_move_is_not_the_new_leaders(client: Client, cast: Cast) -> None:
    made, tove = asked(cast), cast.employments["trio-1"]
    EmploymentTerm.objects.filter(employment=tove).update(last=TODAY)
    EmploymentTerm.objects.create(employment=tove, unit=cast.units["havblik"], fte=1, first=date(2026, 11, 24))
    cast.login(client, "outsider")
    assert client.get(f"/anmodning/{made.pk}/").status_code == 404


def test_A2_a_leader_finds_an_employee_who_is_at_work_by_name(client: Client, cast: Cast) -> None:
    """Nobody who is not absent stands on a leader's list of the day."""
    cast.login(client, "leader")
    assert "Søg for en medarbejder" in client.get("/trivselsordning/stress-samtale/").content.decode()
    url = "/trivselsordning/stress-samtale/hvem/"
    name = cast.people["trio"].name
    page = client.get(url, {"navn": name.split()[0].lower()}).content.decode()
    assert f"/person/{cast.people['trio'].pk}/tilbud/stress-samtale/" in page
    elsewhere = client.get(url, {"navn": cast.people["far_away"].name}).content.decode()
    assert "blandt dem, du leder" in elsewhere
    assert client.get("/trivselsordning/job-og-trivsel/hvem/").status_code == 404
