"""The quarter's money, the waiting list, and a place offered, accepted or let go by. A8 A12"""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.core import mail
from django.http import Http404
from django.test import Client
from tests.web.cast import TODAY, Cast
from tests.web.courses.paying import AGREEMENT, confirmed, full, seat, use

from naervaer.core.verdicts import Refused
from naervaer.web.courses import actions, money, waiting
from naervaer.web.courses.models import Course

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def paid(settings: LazySettings) -> None:
    use(settings)


def left(agreement: str = AGREEMENT, day: date = TODAY) -> Decimal | None:
    found = money.agreement_of(agreement, day)
    assert found is not None
    return money.available(found, day)


def state(course: Course) -> str:
    course.refresh_from_db()
    return course.state


def test_A8_a_confirmed_course_begins_while_there_is_money_and_waits_when_there_is_none(
    client: Client, cast: Cast, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    first, second, third = full(cast)
    assert [first.state, second.state, third.state] == ["running", "running", "waiting"]
    assert left() == 0
    cast.login(client, "pupil")
    found = client.get("/min-side/").content.decode()
    assert "Du er nummer 1 på ventelisten." in found
    own = client.get(f"/min-side/forloeb-i-ordningen/{third.pk}/").content.decode()
    assert "Pengene til tilbuddet er brugt i denne periode." in own
    cast.login(client, "leader")
    assert "nummer 1 på ventelisten" in client.get(f"/person/{cast.people['pupil'].pk}/").content.decode()


def test_A8_what_a_finished_course_has_not_used_gives_the_next_a_place_until_an_answer_is_due(
    client: Client, cast: Cast, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    first, _second, third = full(cast)
    with django_capture_on_commit_callbacks(execute=True):
        seat(cast)
        assert actions.stop(by=cast.actor("provider"), course_id=first.pk, reason="Flyttet")
    assert state(third) == "offered"
    assert left() == 0, "the money is held for the place that is offered"
    assert "pupil@example.org" in [message.to[0] for message in mail.outbox]
    cast.login(client, "pupil")
    own = f"/min-side/forloeb-i-ordningen/{third.pk}/"
    assert "Svar senest 30. november 2026." in client.get(own).content.decode(), "five workdays"
    assert client.post(f"{own}tag-imod/").status_code == 302
    assert state(third) == "running"
    assert "Pladsen er din" in client.get(own).content.decode()


def test_A8_a_place_nobody_accepts_goes_on_and_the_one_it_was_offered_to_stays_on_the_list(cast: Cast) -> None:
    first, _second, third = full(cast)
    fourth = confirmed(cast, "mads")
    seat(cast)
    assert actions.stop(by=cast.actor("provider"), course_id=first.pk, reason="Flyttet")
    assert [state(third), state(fourth)] == ["offered", "waiting"]
    assert waiting.pass_on(TODAY + timedelta(days=7)) == 0, "the last day is 30 November"
    assert waiting.pass_on(TODAY + timedelta(days=8)) == 1
    assert state(third) == "waiting"
    assert left() == 5000
    assert waiting.give_places(TODAY + timedelta(days=8)) == 1
    assert [state(third), state(fourth)] == ["waiting", "offered"], "those not asked yet are asked first"
    assert third.asked_on == TODAY, "the day it was asked for is kept"


def test_A8_ikke_nu_gives_the_place_to_the_next_at_once_and_leaving_asks_no_reason(client: Client, cast: Cast) -> None:
    first, _second, third = full(cast)
    fourth = confirmed(cast, "mads")
    seat(cast)
    assert actions.stop(by=cast.actor("provider"), course_id=first.pk, reason="Flyttet")
    cast.login(client, "pupil")
    client.post(f"/min-side/forloeb-i-ordningen/{third.pk}/ikke-nu/")
    assert [state(third), state(fourth)] == ["waiting", "offered"]
    client.post(f"/min-side/forloeb-i-ordningen/{third.pk}/forlad/")
    assert state(third) == "left"
    assert left() == 0


def test_A8_hr_moves_money_from_the_third_quarter_by_a_named_decision_and_the_list_moves_up(
    client: Client, cast: Cast
) -> None:
    _first, _second, third = full(cast)
    cast.login(client, "hr")
    group = "job-og-trivselsforloeb"
    sent = {"period": "2026-10-01", "amount": "8.000,00", "decision": "Budget 2026", "decided_on": "2026-10-01"}
    assert client.post(f"/trivselsordning/penge/{group}/bevilg/", sent).status_code == 302
    assert left(group) == 8000
    url = f"/trivselsordning/penge/{group}/flyt/"
    page = client.post(url, {**sent, "target": AGREEMENT, "decision": ""}).content.decode()
    assert "Skriv, hvem der har besluttet det, og hvornår." in page
    too_much = client.post(url, {**sent, "target": AGREEMENT, "amount": "8000,01"}).content.decode()
    assert "Der er ikke så meget tilbage i den aftale, pengene tages fra." in too_much
    moved = {**sent, "target": AGREEMENT, "amount": "5000", "decision": "HMU 12. november"}
    assert client.post(url, moved).status_code == 302
    assert client.post(url, moved).status_code == 302, "pressed twice"
    assert left(group) == 3000
    assert state(third) == "offered"
    shown = client.get("/trivselsordning/penge/").content.decode()
    assert "HMU 12. november" in shown
    assert "-5.000 kr." in shown
    assert '<td class="number">10.000 kr.</td><td class="number">5.000 kr.</td>' in shown, "granted, then moved"


def test_A8_only_hr_of_the_whole_municipality_decides_about_money(client: Client, cast: Cast) -> None:
    sent = {"period": date(2026, 10, 1), "amount": Decimal(1), "decision": "HMU", "decided_on": TODAY}
    for who in ("leader", "chief", "coordinator", "finance", "wellbeing", "provider", "anne"):
        with pytest.raises(Http404):
            actions.grant_money(by=cast.actor(who), agreement=AGREEMENT, **sent)  # type: ignore[arg-type]
    for who, status in (("finance", 200), ("coordinator", 200), ("leader", 404), ("provider", 404), ("anne", 404)):
        cast.login(client, who)
        assert client.get("/trivselsordning/penge/").status_code == status, who


def test_A8_never_below_zero_whoever_takes_back_a_grant(cast: Cast) -> None:
    full(cast)
    take = {"agreement": AGREEMENT, "period": TODAY, "decision": "Sparet", "decided_on": TODAY}
    verdict = actions.grant_money(by=cast.actor("hr"), amount=Decimal(-1), **take)  # type: ignore[arg-type]
    assert isinstance(verdict, Refused)
    tomorrow = actions.grant_money(
        by=cast.actor("hr"),
        amount=Decimal(1),
        **{**take, "decided_on": TODAY + timedelta(days=1)},  # type: ignore[arg-type]
    )
    assert isinstance(tomorrow, Refused)


def test_A8_hr_sees_who_waits_in_order_and_the_acute_go_first_where_the_policy_says_so(
    client: Client, cast: Cast, settings: LazySettings, tmp_path: Path
) -> None:
    first, _second, _third = full(cast)
    fourth = confirmed(cast, "mads")
    cast.login(client, "hr")
    page = client.get("/trivselsordning/ventelister/").content.decode()
    assert page.index("Sofie Elev") < page.index("Mads Overgaard")
    client.post(f"/trivselsordning/venteliste/{fourth.pk}/akut/", {"acute": ""})
    page = client.get("/trivselsordning/ventelister/").content.decode()
    assert page.index("Sofie Elev") < page.index("Mads Overgaard"), "by date whatever is acute"
    (tmp_path / "akut").mkdir()
    use(settings, tmp_path / "akut", acute_first())
    seat(cast)
    assert actions.stop(by=cast.actor("provider"), course_id=first.pk, reason="Flyttet")
    assert state(fourth) == "offered"


def acute_first() -> str:
    return """
[[offer]]
id = "stress-samtale"
title = "Samtaler om stress"
level = "individual"
provider = "Human House"
given_by = "human-house"
booked_by = ["nearest_leader"]
quota = { hours = 5, per = "course" }
paid_by = "individuelle-samtaler"
when_money_is_out = "waiting_list"
waiting_order = "acute_first"
source = "prøve"
"""


def test_A8_nobody_is_forgotten_when_an_offer_goes_out_of_the_policy(
    client: Client, cast: Cast, settings: LazySettings, tmp_path: Path
) -> None:
    _first, _second, third = full(cast)
    (tmp_path / "uden").mkdir()
    gone = acute_first().replace('source = "prøve"', 'valid_to = 2026-10-31\nsource = "prøve"')
    use(settings, tmp_path / "uden", gone)
    assert waiting.give_places(TODAY) == 0
    cast.login(client, "hr")
    page = client.get("/trivselsordning/ventelister/").content.decode()
    assert "Sofie Elev" in page
    assert "tilbuddet er ikke længere i ordningen" in page
    cast.login(client, "pupil")
    own = client.get(f"/min-side/forloeb-i-ordningen/{third.pk}/").content.decode()
    assert "Personaleafdelingen kontakter dig." in own


def test_A8_a_new_quarter_brings_new_money_to_those_who_wait(cast: Cast) -> None:
    _first, _second, third = full(cast)
    assert dict(waiting.night(cast.actor("hr"), date(2026, 12, 31)))["places_offered"] == 0
    assert dict(waiting.night(cast.actor("hr"), date(2027, 1, 1)))["places_offered"] == 1
    assert state(third) == "offered"


def test_the_leader_takes_somebody_off_the_list_with_a_reason_they_are_told(client: Client, cast: Cast) -> None:
    _first, _second, third = full(cast)
    cast.login(client, "leader")
    url = f"/forloeb-i-ordningen/{third.pk}/tag-af-ventelisten/"
    assert "Skriv hvorfor." in client.post(url, {"reason": " "}).content.decode()
    assert client.post(url, {"reason": "Aftalt med Sofie"}).status_code == 302
    assert state(third) == "left"
    cast.login(client, "pupil")
    assert "Aftalt med Sofie" in client.get(f"/min-side/forloeb-i-ordningen/{third.pk}/").content.decode()
    cast.login(client, "outsider")
    assert client.get(url).status_code == 404
