"""Agreements: made by whoever works on the case, seen by the right people, and never forgotten."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.core import mail
from django.db.models import QuerySet
from django.http import Http404
from django.test import Client
from tests.web.cast import TODAY, Cast

from naervaer.core.verdicts import Refused
from naervaer.web.agreements import actions, queries
from naervaer.web.agreements.models import Agreement, AgreementEvent
from naervaer.web.audit.models import Entry
from naervaer.web.followup.models import Case
from naervaer.web.followup.owing import matters_by_person
from naervaer.web.organisation.models import EmploymentTerm

pytestmark = pytest.mark.django_db
SOON = TODAY + timedelta(days=3)


@pytest.fixture
def case(cast: Cast) -> Case:
    return Case.objects.create(employment=cast.employments["anne-1"], first_day=date(2026, 10, 21))


def agreed(
    cast: Cast, case: Case | None, *, owner: str = "leader", shared: bool = True, who: str = "leader"
) -> Agreement:
    made = actions.agree(
        by=cast.actor(who),
        employment=cast.employments["anne-1"].pk,
        case=case.pk if case else None,
        text="Anne får en lettere vagt i uge 49",
        owner=owner,
        due=SOON,
        origin="direct",
        origin_pk=1,
        shared=shared,
    )
    assert isinstance(made, Agreement)
    return made


def page(client: Client, cast: Cast, who: str, url: str) -> str:
    cast.login(client, who)
    return str(client.get(url).content.decode())


def test_the_leader_finds_an_agreement_on_the_list_and_the_employee_on_their_own_page(
    client: Client, cast: Cast, case: Case
) -> None:
    """S2 H10"""
    agreed(cast, case)
    assert "lettere vagt" in page(client, cast, "leader", "/i-dag/")
    assert "lettere vagt" in page(client, cast, "anne", "/min-side/")
    assert "lettere vagt" not in page(client, cast, "outsider", "/i-dag/")


def test_an_agreement_is_a_step_of_the_case_until_it_is_settled(client: Client, cast: Cast, case: Case) -> None:
    """S2 S5: among the steps of the rules, on its day; when done on the day it was done."""
    made, url = agreed(cast, case), f"/person/{cast.people['anne'].pk}/"

    def line() -> str:
        steps = page(client, cast, "leader", url).partition('class="timeline')[2].partition("</section>")[0]
        return " ".join(steps.partition("lettere vagt")[0][-400:].split())

    assert "26.11." in line()
    assert "Aftalt" in line()
    assert actions.mark_done(by=cast.actor("leader"), agreement_id=made.pk)
    assert "23.11." in line()


def test_what_is_not_shared_is_not_on_the_employees_page_until_it_is(client: Client, cast: Cast, case: Case) -> None:
    made = agreed(cast, case, shared=False)
    assert "lettere vagt" not in page(client, cast, "anne", "/min-side/")
    assert actions.share(by=cast.actor("leader"), agreement_id=made.pk)
    assert "lettere vagt" in page(client, cast, "anne", "/min-side/")


def test_a_note_from_before_the_employee_was_told_stays_with_those_who_wrote_it(
    client: Client, cast: Cast, case: Case
) -> None:
    """H10"""
    made, by = agreed(cast, case, shared=False), cast.actor("leader")
    assert actions.mark_done(by=by, agreement_id=made.pk, note="Vi to imellem")
    assert actions.reopen(by=by, agreement_id=made.pk)
    assert "Medarbejderen kan læse" not in page(client, cast, "leader", f"/aftaler/{made.pk}/ny-dato/")
    assert actions.share(by=by, agreement_id=made.pk)
    assert "Medarbejderen kan læse på Min side" in page(client, cast, "leader", f"/aftaler/{made.pk}/ny-dato/")
    assert actions.postpone(by=by, agreement_id=made.pk, to_day=SOON, note="Vagtplanen er klar fredag")
    mine = page(client, cast, "anne", "/min-side/")
    assert "Vagtplanen er klar fredag" in mine
    assert "Vi to imellem" not in mine
    assert "Vi to imellem" in page(client, cast, "leader", f"/person/{cast.people['anne'].pk}/")


def test_a_comment_is_news_to_the_leader_of_today(
    cast: Cast, case: Case, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    """Anne has moved since the agreement was made: the leader who made it has no part in it."""
    made, anne = agreed(cast, case), cast.employments["anne-1"]
    EmploymentTerm.objects.filter(employment=anne).update(last=TODAY - timedelta(days=1))
    EmploymentTerm.objects.create(employment=anne, unit=cast.units["havblik"], fte=1, first=TODAY)
    with django_capture_on_commit_callbacks(execute=True):
        assert actions.comment(by=cast.actor("anne"), agreement_id=made.pk, note="Fredag er bedst")
    assert [one.to for one in mail.outbox] == [["outsider@example.org"]]


def test_the_employee_says_that_their_own_agreement_is_done_and_only_their_own(cast: Cast, case: Case) -> None:
    own, leaders = agreed(cast, case, owner="employee"), agreed(cast, case)
    assert actions.mark_done(by=cast.actor("anne"), agreement_id=own.pk)
    own.refresh_from_db()
    assert own.state == "done"
    with pytest.raises(Http404):
        actions.mark_done(by=cast.actor("anne"), agreement_id=leaders.pk)


def test_pressing_twice_writes_once_and_what_is_done_can_be_opened_again(cast: Cast, case: Case) -> None:
    made, by = agreed(cast, case), cast.actor("leader")
    assert actions.mark_done(by=by, agreement_id=made.pk, note="Talt med Anne")
    assert actions.mark_done(by=by, agreement_id=made.pk, note="Talt med Anne")
    assert AgreementEvent.objects.filter(agreement=made).count() == 1
    assert isinstance(actions.drop(by=by, agreement_id=made.pk, note="nej"), Refused)
    assert actions.reopen(by=by, agreement_id=made.pk)
    assert actions.postpone(by=by, agreement_id=made.pk, to_day=SOON + timedelta(days=5))
    made.refresh_from_db()
    assert (made.state, made.target, made.due) == ("agreed", SOON + timedelta(days=5), SOON)


def test_a_deputy_sees_to_it_on_behalf_of_the_leader(cast: Cast, case: Case) -> None:
    made = agreed(cast, case)
    assert actions.mark_done(by=cast.actor("deputy"), agreement_id=made.pk)
    event = AgreementEvent.objects.get(agreement=made)
    assert event.on_behalf_of == cast.people["leader"]
    assert Entry.objects.filter(action="agreements.done", on_behalf_of=cast.people["leader"]).exists()


def test_what_somebody_else_has_not_done_in_time_comes_to_the_leader(client: Client, cast: Cast, case: Case) -> None:
    made = agreed(cast, case, owner="employee")
    assert "Dagen er passeret" not in page(client, cast, "leader", "/i-dag/")
    Agreement.objects.filter(pk=made.pk).update(target=TODAY - timedelta(days=1))
    assert "Dagen er passeret" in page(client, cast, "leader", "/i-dag/")


def test_a_new_leader_sees_the_agreements_of_the_running_case_and_none_of_an_ended_one(cast: Cast, case: Case) -> None:
    ended = Case.objects.create(
        employment=cast.employments["anne-1"], first_day=date(2026, 5, 4), last_day=date(2026, 6, 1)
    )
    agreed(cast, case), agreed(cast, ended), agreed(cast, None)
    QuerySet.update(Agreement.objects.all(), at=datetime(2026, 11, 9, 9, tzinfo=UTC))
    anne = cast.employments["anne-1"]
    EmploymentTerm.objects.filter(employment=anne).update(last=date(2026, 11, 15))
    EmploymentTerm.objects.create(employment=anne, unit=cast.units["havblik"], fte=1, first=date(2026, 11, 16))
    person = cast.people["anne"].pk
    assert [row.pk for row in queries.of_person(cast.actor("leader"), person, TODAY)] == []
    assert len(queries.of_person(cast.actor("outsider"), person, TODAY)) == 1


def test_the_leader_is_told_by_mail_on_the_day_and_once_more_when_it_is_late(cast: Cast, case: Case) -> None:
    made = agreed(cast, case)
    leader = cast.people["leader"].ext_id

    def told(day: date) -> set[str]:
        return {key for key in matters_by_person(day)[leader] if key.startswith("agreement:")}

    assert told(SOON) == {f"agreement:{made.pk}:due"}
    assert told(SOON + timedelta(days=1)) == {f"agreement:{made.pk}:overdue"}


def test_a_consultant_finds_what_they_have_promised_in_the_cases_handed_to_them(
    client: Client, cast: Cast, case: Case
) -> None:
    from naervaer.web.organisation.models import Handover

    agreed(cast, case, owner="retention_consultant")
    assert "lettere vagt" not in page(client, cast, "retention", "/organisation/overdragne/")
    Handover.objects.create(
        person=cast.people["anne"],
        to=cast.people["retention"],
        role="retention_consultant",
        given_by=cast.people["leader"],
        reason="Rådgivning",
        first=TODAY,
    )
    assert "lettere vagt" in page(client, cast, "retention", "/organisation/overdragne/")


def test_the_leader_writes_an_agreement_on_the_persons_page_and_what_is_wrong_is_told(
    client: Client, cast: Cast, case: Case
) -> None:
    cast.login(client, "leader")
    url = f"/person/{cast.people['anne'].pk}/aftaler/ny/"
    typed = {"text": "Ringer fredag", "owner": "leader", "due": "2026-11-01"}
    answer = client.post(url, typed)
    assert "Datoen er passeret" in answer.content.decode()
    assert "Ringer fredag" in answer.content.decode()
    assert client.post(url, typed | {"due": SOON.isoformat()}).status_code == 302
    assert Agreement.objects.get().case == case


def test_the_employee_comments_on_what_they_have_been_told_of_and_the_leader_reads_it(
    client: Client, cast: Cast, case: Case
) -> None:
    """H10: the employee's side; it changes nothing of what was agreed."""
    made = agreed(cast, case)
    assert "Skriv en kommentar" in page(client, cast, "anne", "/min-side/")
    url = f"/aftaler/{made.pk}/kommentar/"
    assert "Skriv din kommentar." in client.post(url, {"note": " "}).content.decode()
    assert client.post(url, {"note": "Fredag er bedst"}).status_code == 302
    assert "Fredag er bedst" in page(client, cast, "anne", "/min-side/")
    assert "Fredag er bedst" in page(client, cast, "leader", f"/person/{cast.people['anne'].pk}/")
    assert client.get(url).status_code == 404
    cast.login(client, "anne")
    assert client.get(f"/aftaler/{made.pk}/gjort/").status_code == 404
    made.refresh_from_db()
    assert made.state == "agreed"


def test_nobody_comments_on_what_they_have_not_been_told_of(cast: Cast, case: Case) -> None:
    hidden, shared = agreed(cast, case, shared=False), agreed(cast, case)
    for who, row in (("anne", hidden), ("mads", shared), ("leader", shared)):
        with pytest.raises(Http404):
            actions.comment(by=cast.actor(who), agreement_id=row.pk, note="Hej")
