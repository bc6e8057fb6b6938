"""The payroll office: dates of refusion and answers for NemRefusion, and nothing else of anybody's case."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.http import Http404
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.web.cast import TODAY, Cast
from tests.web.papers.papering import FIRST, SECTION_56, begun, case_of, go, sent, told_of_fast_track

from naervaer.web import clock
from naervaer.web.absence.models import AbsencePeriod
from naervaer.web.audit.models import Entry
from naervaer.web.followup.models import Case
from naervaer.web.followup.owing import matters_by_person
from naervaer.web.organisation.models import EmploymentTerm, RoleAssignment
from naervaer.web.papers import actions, payroll
from naervaer.web.papers.models import Paper, RefusionDone

pytestmark = pytest.mark.django_db


def office(cast: Cast) -> Client:
    client = Client()
    cast.login(client, "payroll")
    return client


def test_what_waits_in_nemrefusion_is_listed_until_it_is_done(cast: Cast) -> None:
    """S6. Source: sygedagpengeloven § 40."""
    case, client = case_of(cast), office(cast)
    assert client.get(reverse("accounts:home"))["Location"] == reverse("papers:refusions")
    shown = client.get(reverse("papers:refusions")).content.decode()
    assert "Anne Birk" in shown
    assert "Anmeld fraværet i NemRefusion" in shown
    assert "25.11.2026" in shown
    url = reverse("papers:refusion-done", args=[case.pk, "notify"])
    assert client.post(url, {"on_day": TODAY.isoformat()}).status_code == 302
    done = RefusionDone.objects.get()
    assert done.role == "payroll"
    [row] = payroll.due(cast.actor("payroll"), TODAY)
    assert (row.line.deadline.what, row.line.deadline.due) == ("request", date(2027, 2, 20))
    assert client.post(reverse("papers:refusion-annul", args=[done.pk]), {"reason": "Forkert sag"}).status_code == 302
    assert Entry.objects.filter(action="papers.refusion_seen", role="payroll").exists()


def test_a_case_is_not_listed_before_its_week_nor_when_it_gives_no_refusion(cast: Cast) -> None:
    """S6. Source: sygedagpengeloven § 30: refusion from day 31."""
    case_of(cast)
    listed = {
        days: len(payroll.due(cast.actor("payroll"), FIRST + timedelta(days=days))) for days in (0, 22, 23, 30, 36)
    }
    assert listed == {0: 0, 22: 0, 23: 1, 30: 1, 36: 1}
    Case.objects.update(last_day=FIRST + timedelta(days=29))
    assert payroll.due(cast.actor("payroll"), TODAY) == []
    Case.objects.update(last_day=FIRST + timedelta(days=30))
    assert len(payroll.due(cast.actor("payroll"), TODAY)) == 1
    assert payroll.due(cast.actor("payroll"), FIRST + timedelta(days=200)) == []


def test_a_short_case_is_listed_where_there_is_no_employers_period(cast: Cast) -> None:
    """S6. Source: sygedagpengeloven § 30, stk. 2: employed under 8 weeks, or a § 56 agreement; within 3 months."""
    case = case_of(cast)
    Case.objects.update(last_day=FIRST + timedelta(days=3))
    assert payroll.due(cast.actor("payroll"), TODAY) == []
    EmploymentTerm.objects.filter(employment=case.employment).update(first=FIRST - timedelta(days=20))
    [row] = payroll.due(cast.actor("payroll"), TODAY)
    assert row.line.deadline.due == date(2027, 1, 21)
    EmploymentTerm.objects.filter(employment=case.employment).update(first=FIRST - timedelta(days=200))
    Paper.objects.create(
        employment=case.employment,
        kind=SECTION_56,
        family="section_56",
        state="approved",
        first=FIRST - timedelta(days=9),
        last=TODAY,
        at=clock.now(),
        by=cast.users["leader"],
        role="leader",
    )
    assert len(payroll.due(cast.actor("payroll"), TODAY)) == 1


def test_a_code_that_does_not_fit_the_agreement_is_asked_about(cast: Cast) -> None:
    """S6. Source: Hjørring, Registrering."""
    case = case_of(cast)
    AbsencePeriod.objects.filter(employment=case.employment).delete()
    about = {"employment": case.employment, "first": case.first_day, "degree": Decimal(1), "added_by": cast.run}
    wrong = AbsencePeriod.objects.create(category="section_56", **about)
    assert [row.doubt for row in payroll.due(cast.actor("payroll"), TODAY)] == [True]
    paper = begun(cast, SECTION_56)
    go(cast, paper, "approve", first=FIRST - timedelta(days=30), last=TODAY + timedelta(days=100))
    assert [row.doubt for row in payroll.due(cast.actor("payroll"), TODAY)] == [False]
    AbsencePeriod.objects.filter(pk=wrong.pk).update(category="own_sickness")
    shown = office(cast).get(reverse("papers:refusion", args=[case.pk])).content.decode()
    assert "Spørg lederen, og ret koden i lønsystemet" in shown


def test_payroll_sees_no_page_of_the_case_itself(cast: Cast) -> None:
    """S6: only what NemRefusion asks."""
    paper, case, client = sent(cast), case_of(cast), office(cast)
    for name, pk in (
        ("papers:show", paper.pk),
        ("papers:pdf", paper.pk),
        ("followup:person", case.employment.person_id),
        ("papers:fast-track", paper.pk),
        ("papers:fast-track", 10**9),
    ):
        assert client.get(reverse(name, args=[pk])).status_code == 404, name
    shown = client.get(reverse("papers:refusion", args=[case.pk])).content.decode()
    assert "Kan ikke løfte" not in shown
    assert reverse("followup:person", args=[case.employment.person_id]) not in shown
    with pytest.raises(Http404):
        actions.send_fast_track(by=cast.actor("payroll"), paper=paper.pk, on_day=TODAY)
    with pytest.raises(Http404):
        actions.send_fast_track(by=cast.actor("finance"), paper=paper.pk, on_day=TODAY)


def test_payroll_sends_a_fast_track_and_both_are_told(
    cast: Cast, mailoutbox: list[object], django_capture_on_commit_callbacks: object
) -> None:
    """S6. Source: sygedagpengeloven § 7 c."""
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        paper = told_of_fast_track(cast)
    assert ["payroll@example.org"] in [mail.to for mail in mailoutbox]  # type: ignore[attr-defined]
    client, url = office(cast), reverse("papers:fast-track", args=[paper.pk])
    assert url in client.get(reverse("papers:refusions")).content.decode()
    assert actions.answer(by=cast.actor("anne"), paper=paper.pk, what="object", note="Det er seks uger.")
    shown = client.get(url).content.decode()
    assert ">Forflytninger.</textarea>" in shown
    assert "Medarbejderen har gjort indsigelse" in shown
    assert "Det er seks uger." not in shown
    assert actions.answer(by=cast.actor("anne"), paper=paper.pk, what="consent")
    assert "Medarbejderen har gjort indsigelse" not in client.get(url).content.decode(), "the newest answer counts"
    future = client.post(url, {"on_day": (TODAY + timedelta(days=1)).isoformat()}).content.decode()
    assert "fremtiden" in future
    mailoutbox.clear()
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        assert client.post(url, {"on_day": TODAY.isoformat()}).status_code == 302
    paper.refresh_from_db()
    assert (paper.state, paper.due) == ("sent", TODAY + timedelta(days=14))
    told = {address for mail in mailoutbox for address in mail.to}  # type: ignore[attr-defined]
    assert told == {"anne@example.org", "leader@example.org", "deputy@example.org"}
    assert client.get(url).status_code == 404
    assert payroll.fast_tracks(cast.actor("payroll"), TODAY) == []


def test_a_payroll_office_of_one_area_sees_that_area(cast: Cast) -> None:
    """S6"""
    case_of(cast)
    told_of_fast_track(cast)
    RoleAssignment.objects.filter(role="payroll").update(unit=cast.units["syd"])
    assert payroll.due(cast.actor("payroll"), TODAY) == []
    assert payroll.fast_tracks(cast.actor("payroll"), TODAY) == []
    assert office(cast).get(reverse("papers:refusion", args=[Case.objects.get().pk])).status_code == 404


def test_payroll_is_told_by_mail_when_something_can_be_done_and_when_its_day_has_passed(cast: Cast) -> None:
    """S6: by a key that names nobody, to the office that has the unit."""
    case = case_of(cast)

    def told(day: date) -> dict[str, frozenset[str]]:
        waiting = matters_by_person(day)
        keys = {who: frozenset(key for key in found if key.startswith("refusion")) for who, found in waiting.items()}
        return {who: found for who, found in keys.items() if found}

    key = f"refusion:{case.pk}:notify:1"
    assert told(FIRST + timedelta(days=29)) == {}
    assert told(FIRST + timedelta(days=30)) == {"payroll": frozenset({f"{key}:today"})}
    assert told(FIRST + timedelta(days=36)) == {"payroll": frozenset({f"{key}:overdue"})}
    RoleAssignment.objects.filter(role="payroll").update(unit=cast.units["syd"])
    assert told(TODAY + timedelta(days=7)) == {}
    RoleAssignment.objects.filter(role="payroll").delete()
    assert list(payroll.matters(TODAY)) == []


def test_somebody_who_has_left_is_nobodys_matter(cast: Cast) -> None:
    """S6"""
    case = case_of(cast)
    EmploymentTerm.objects.filter(employment=case.employment).update(last=TODAY - timedelta(days=1))
    assert list(payroll.matters(TODAY)) == []


def test_the_list_costs_the_same_however_many_cases_there_are(cast: Cast) -> None:
    """S6"""
    case_of(cast)
    actor = cast.actor("payroll")

    def cost() -> int:
        with CaptureQueriesContext(
            connection,
        ) as made:
            payroll.due(actor, TODAY)
        return len(made)

    cost()
    one = cost()
    for who in ("mads", "fatima", "pupil", "stranger"):
        case_of(cast, who)
    assert cost() == one
