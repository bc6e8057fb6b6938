"""A8: when the money runs out, what a move would do, and how long somebody waits, with how it was counted."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.conf import LazySettings
from django.test import Client
from tests.web.cast import TODAY, Cast
from tests.web.courses.paying import AGREEMENT, confirmed, full, use

from naervaer.core.access.model import Role
from naervaer.core.access.sight import Capacity
from naervaer.web.courses import actions, forecasts, money
from naervaer.web.courses.models import Course
from naervaer.web.said import said_by

pytestmark = pytest.mark.django_db
GROUP = "job-og-trivselsforloeb"
DECIDED = {"period": TODAY, "decision": "HMU", "decided_on": TODAY}


@pytest.fixture(autouse=True)
def paid(settings: LazySettings) -> None:
    use(settings)


def asked_before(cast: Cast, number: int) -> None:
    """So many courses, one a week back from now, that are over and left nothing."""
    for n in range(number):
        Course.objects.create(
            employment=cast.employments["anne-1"],
            unit=cast.units["elmegaarden"],
            offer="stress-samtale",
            agreement=AGREEMENT,
            paid_by="scheme",
            asked_on=TODAY - timedelta(days=7 * (n + 1)),
            state="finished",
            **said_by(cast.actor("leader"), Capacity(Role.LEADER)),
        )


def read(client: Client, cast: Cast, who: str, url: str) -> str:
    cast.login(client, who)
    return str(client.get(url).content.decode())


def test_A8_the_money_page_says_when_the_money_runs_out_and_how_it_was_counted(client: Client, cast: Cast) -> None:
    page = read(client, cast, "finance", "/trivselsordning/penge/")
    assert "Hvornår slipper pengene op?" in page
    assert "Vi ved for lidt endnu" in page
    asked_before(cast, 8)
    page = read(client, cast, "finance", "/trivselsordning/penge/")
    assert "Pengene slipper op i perioden" in page
    assert "Der er talt 8 forløb på 8 uger. Der er penge til 2 til." in page
    full(cast)
    assert "Der er ikke penge til et forløb mere" in read(client, cast, "finance", "/trivselsordning/penge/")


def test_A8_what_a_move_would_do_is_shown_before_it_is_made(client: Client, cast: Cast) -> None:
    asked_before(cast, 8)
    hr = cast.actor("hr")
    actions.grant_money(by=hr, agreement=GROUP, amount=Decimal(50000), **DECIDED)  # type: ignore[arg-type]
    cast.login(client, "hr")
    url = f"/trivselsordning/penge/{AGREEMENT}/flyt/"
    sent = {"target": "krisehjaelp", "period": "2026-10-01", "amount": "6.000", "preview": ""}
    assert "Bagefter" not in client.post(url, sent).content.decode(), "nobody has put money in that agreement"
    actions.grant_money(by=hr, agreement="krisehjaelp", amount=Decimal(9000), **DECIDED)  # type: ignore[arg-type]
    page = client.post(url, sent).content.decode()
    assert "Bagefter" in page
    assert "Der er ikke penge til et forløb mere" in page, "4.000 kr. would be left, and a course takes 5.000"
    agreement = money.agreement_of(AGREEMENT, TODAY)
    assert agreement is not None
    assert money.available(agreement, TODAY) == 10000, "nothing is moved"


def test_A8_whoever_waits_is_told_how_long_with_an_interval_and_how_it_was_made(client: Client, cast: Cast) -> None:
    _first, _second, third = full(cast)
    own = read(client, cast, "pupil", f"/min-side/forloeb-i-ordningen/{third.pk}/")
    assert "Vi regner med 1 til 6 uger." in own, "the next quarter has money for two"
    assert "Du er nummer 1." in own
    assert "1 til 6 uger" in read(client, cast, "hr", "/trivselsordning/ventelister/")
    person = cast.people["pupil"].pk
    assert "forventet ventetid 1 til 6 uger" in read(client, cast, "leader", f"/person/{person}/")


def test_nobody_is_told_how_long_far_down_a_list_or_where_the_acute_go_first(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    full(cast)
    confirmed(cast, "mads")
    assert set(forecasts.waits(AGREEMENT, {1, 2, 99}, TODAY)) == {1, 2}
    assert forecasts.waits("findes-ikke", {1}, TODAY) == {}
    monkeypatch.setattr(forecasts, "_acute_first", lambda agreement, day: True)
    assert forecasts.waits(AGREEMENT, {1}, TODAY) == {}
