"""The night call: made with the card and no login, written down afterwards by whoever called. A3 A6"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.conf import LazySettings
from django.core import mail
from django.http import Http404
from django.test import Client
from tests.web.cast import TODAY, Cast

from naervaer.core.verdicts import Refused
from naervaer.web.scheme import acute_actions
from naervaer.web.scheme.models import AcuteCall

pytestmark = pytest.mark.django_db
OFFER = "krisehjaelp-individuel"


@pytest.fixture(autouse=True)
def aabenraa(settings: LazySettings) -> None:
    settings.NAERVAER_POLICY = "aabenraa"


def called(cast: Cast, who: str = "trio", unit: str = "elmegaarden", persons: int = 2) -> AcuteCall:
    day = TODAY - timedelta(days=1)
    made = acute_actions.write_call(
        by=cast.actor(who), unit=cast.units[unit].pk, offer=OFFER, on_day=day, persons=persons
    )
    assert isinstance(made, AcuteCall), made
    return made


def test_A3_a_colleague_writes_down_the_call_and_the_leader_is_told_where_and_not_for_whom(
    client: Client, cast: Cast, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    cast.login(client, "trio")
    assert f'href="/akut/{OFFER}/registrer/"' in client.get(f"/trivselsordning/{OFFER}/").content.decode()
    unit = cast.units["elmegaarden"].pk
    sent = {"unit": unit, "on_day": (TODAY - timedelta(days=1)).isoformat(), "persons": "2"}
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(f"/akut/{OFFER}/registrer/", sent).status_code == 302
    assert {message.to[0] for message in mail.outbox} == {"leader@example.org", "deputy@example.org"}
    cast.login(client, "leader")
    found = client.get("/i-dag/").content.decode()
    assert "Akut hjælp er brugt" in found
    assert "2 fik hjælp" in found
    assert "anmeld den som en arbejdsulykke" in found
    cast.login(client, "outsider")
    assert "Akut hjælp er brugt" not in client.get("/i-dag/").content.decode()


def test_A3_a_leader_writes_down_a_call_anywhere_they_lead_and_a_colleague_where_they_work(cast: Cast) -> None:
    assert called(cast, "area_leader", "birkely").role == "leader"
    assert called(cast, "trio").role == "employee"
    for who, unit in (("trio", "havblik"), ("leader", "havblik"), ("provider", "elmegaarden")):
        with pytest.raises(Http404):
            called(cast, who, unit)


@pytest.mark.parametrize(
    ("days", "persons", "said"), [(-1, 1, "ikke kommet"), (32, 1, "inden en måned"), (0, 0, "1-200")]
)
def test_a_call_is_of_the_last_month_and_for_somebody(cast: Cast, days: int, persons: int, said: str) -> None:
    unit, day = cast.units["elmegaarden"].pk, TODAY - timedelta(days=days)
    asked = {"unit": unit, "offer": OFFER, "on_day": day, "persons": persons}
    refused = acute_actions.write_call(by=cast.actor("leader"), **asked)
    assert isinstance(refused, Refused)
    assert said in refused.reasons[0]


def test_one_that_was_written_by_mistake_is_annulled_by_its_writer_or_the_leader(client: Client, cast: Cast) -> None:
    first, second = called(cast), called(cast, persons=3)
    url = f"/akut/opkald/{first.pk}/annuller/"
    for who in ("outsider", "anne"):
        cast.login(client, who)
        assert client.get(url).status_code == 404
    cast.login(client, "trio")
    client.post(url, {"reason": "Det var en øvelse"})
    cast.login(client, "leader")
    client.post(f"/akut/opkald/{second.pk}/annuller/", {"reason": "Skrevet to gange"})
    assert "Akut hjælp er brugt" not in client.get("/i-dag/").content.decode()
    assert AcuteCall.objects.filter(annulled__isnull=False).count() == 2


def test_only_what_has_an_acute_card_can_be_called(client: Client, cast: Cast) -> None:
    cast.login(client, "trio")
    assert client.get("/akut/fysioterapi/registrer/").status_code == 404
    with pytest.raises(Http404):
        acute_actions.write_call(
            by=cast.actor("trio"), unit=cast.units["elmegaarden"].pk, offer="fysioterapi", on_day=TODAY, persons=1
        )
