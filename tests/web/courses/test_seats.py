"""Who acts for a provider, and when: given and ended by whoever decides for the whole scheme. A11"""

from datetime import date, timedelta

import pytest
from django.conf import LazySettings
from django.http import Http404
from django.test import Client
from tests.web.booking.scene import at_human_house
from tests.web.cast import TODAY, Cast
from tests.web.courses.paying import use

from naervaer.core.verdicts import Refused
from naervaer.web.audit.models import Entry
from naervaer.web.courses import actions
from naervaer.web.courses.models import ProviderSeat

pytestmark = pytest.mark.django_db
HOUSE = "human-house"


@pytest.fixture(autouse=True)
def paid(settings: LazySettings) -> None:
    use(settings)


def test_a_person_with_a_seat_sees_the_providers_courses_and_no_longer_when_it_is_ended(
    client: Client, cast: Cast
) -> None:
    course = at_human_house(cast)
    cast.login(client, "provider")
    assert client.get(f"/mine-forloeb/{course.pk}/").status_code == 404
    cast.login(client, "hr")
    told = {"person": "Pia Leverandør", "first": TODAY.isoformat()}
    assert client.post(f"/trivselsordning/leverandoerer/{HOUSE}/giv-adgang/", told).status_code == 302
    page = client.get("/trivselsordning/leverandoerer/").content.decode()
    assert "Pia Leverandør" in page
    assert "Har adgang" in page
    cast.login(client, "provider")
    assert client.get(f"/mine-forloeb/{course.pk}/").status_code == 200
    seat = ProviderSeat.objects.get()
    cast.login(client, "hr")
    yesterday = (TODAY - timedelta(days=1)).isoformat()
    page = client.post(f"/trivselsordning/leverandoerer/adgang/{seat.pk}/afslut/", {"last": yesterday})
    assert "Adgangen begynder først" in page.content.decode(), "it began today"
    ProviderSeat.objects.update(first=date(2026, 1, 1))
    assert client.post(f"/trivselsordning/leverandoerer/adgang/{seat.pk}/afslut/", {"last": yesterday}).url
    cast.login(client, "provider")
    assert client.get(f"/mine-forloeb/{course.pk}/").status_code == 404
    assert {"courses.seat_given", "courses.seat_ended"} <= set(Entry.objects.values_list("action", flat=True))


def test_a_seat_is_for_somebody_who_has_the_role_and_has_it_once(cast: Cast) -> None:
    def give(who: str, first: date = TODAY) -> object:
        return actions.give_seat(by=cast.actor("hr"), provider=HOUSE, person=cast.people[who], first=first)

    wrong = give("pupil")
    assert isinstance(wrong, Refused)
    assert "rollen som leverandør" in wrong.reasons[0]
    assert give("provider")
    assert give("provider"), "the same button again is the same seat"
    assert isinstance(give("provider", TODAY + timedelta(days=3)), Refused)
    assert ProviderSeat.objects.count() == 1


def test_only_whoever_decides_for_the_whole_scheme_gives_seats_and_only_at_external_providers(cast: Cast) -> None:
    told = {"person": cast.people["provider"], "first": TODAY}
    for who, provider in (("leader", HOUSE), ("provider", HOUSE), ("hr", "ingen")):
        with pytest.raises(Http404):
            actions.give_seat(by=cast.actor(who), provider=provider, **told)
