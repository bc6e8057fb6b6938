"""The sick call: from the one who is ill to the case, and to the day payroll says something else. H5 S3 S9"""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.http import Http404
from django.test import Client
from django.urls import reverse
from tests.web.cast import TODAY, Cast
from tests.web.imports.conftest import Import, read

from naervaer.core.absence import Category
from naervaer.core.access.model import SYSTEM, Role
from naervaer.core.sickcall.judging import Said
from naervaer.core.verdicts import Refused
from naervaer.web.absence.models import AbsencePeriod
from naervaer.web.followup import actions as followup
from naervaer.web.followup.models import Case
from naervaer.web.imports.models import ImportRun
from naervaer.web.organisation.models import RoleAssignment
from naervaer.web.reports import actions as reports
from naervaer.web.reports.models import FigureFact
from naervaer.web.sickcall import actions
from naervaer.web.sickcall.models import SickCall

__all__ = ["read"]

pytestmark = pytest.mark.django_db
OWN = Category.OWN_SICKNESS


@pytest.fixture
def planner(cast: Cast) -> str:
    """Sofie takes the calls of Elmegården."""
    RoleAssignment.objects.create(
        person=cast.people["pupil"], role=Role.PLANNER, unit=cast.units["elmegaarden"], first=date(2020, 1, 1)
    )
    return "pupil"


def ill(cast: Cast, who: str = "trio", by: str | None = None, day: date = TODAY, **said: object) -> SickCall:
    made = actions.report(
        by=cast.actor(by or who),
        employment=cast.employments[f"{who}-1"].pk,
        said=Said(said.pop("category", OWN), day, **said),  # type: ignore[arg-type]
    )
    assert isinstance(made, SickCall), made
    return made


def page(client: Client, cast: Cast, who: str, url: str) -> str:
    cast.login(client, who)
    return str(client.get(url).content.decode())


def test_H5_whoever_calls_in_sick_is_on_the_leaders_list_the_same_minute(client: Client, cast: Cast) -> None:
    cast.login(client, "trio")
    employment = cast.employments["trio-1"].pk
    typed = {"day": "2026-11-23", "category": "own_sickness", "expected": "", "tasks": "Aftenvagten onsdag"}
    assert client.post(reverse("sickcall:own-new", args=[employment]), typed).status_code == 302
    assert Case.objects.filter(employment=employment, first_day=TODAY, last_day=None).exists()
    today = page(client, cast, "leader", "/i-dag/")
    assert "Tove Tillid" in today
    assert "Kontakt" in today


def test_H5_the_leader_and_the_deputy_are_told_at_once_and_the_mail_says_nothing(
    cast: Cast, django_capture_on_commit_callbacks: object
) -> None:
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        ill(cast)
    assert {address for sent in mail.outbox for address in sent.to} == {"leader@example.org", "deputy@example.org"}
    for sent in mail.outbox:
        text = f"{sent.subject} {sent.body}".lower()
        assert not any(word in text for word in ("tove", "syg", "fravær", "rask"))


def test_H5_a_planner_takes_the_call_of_the_workplace_and_sees_no_history(
    client: Client, cast: Cast, planner: str
) -> None:
    made = ill(cast, by=planner, tasks="Onsdagsmødet")
    assert made.role == "planner"
    shown = page(client, cast, planner, "/sygemelding/?navn=anne")
    assert "Tove Tillid" in shown
    assert "Anne Birk" in shown
    assert client.get(f"/person/{cast.people['anne'].pk}/").status_code == 404
    with pytest.raises(Http404):
        actions.report(by=cast.actor(planner), employment=cast.employments["stranger-1"].pk, said=Said(OWN, TODAY))


def test_H5_well_again_ends_the_case_and_a_call_taken_by_mistake_leaves_none(cast: Cast) -> None:
    made = ill(cast, day=TODAY - timedelta(days=3))
    assert actions.well(by=cast.actor("trio"), call_id=made.pk, back=TODAY)
    case = Case.objects.get(employment=cast.employments["trio-1"])
    assert case.last_day == TODAY - timedelta(days=1)
    assert actions.annul(by=cast.actor("leader"), call_id=made.pk, reason="Det var en fridag")
    case.refresh_from_db()
    assert case.withdrawn


def test_H5_somebody_only_payroll_knows_to_be_ill_says_that_they_are_well(client: Client, cast: Cast) -> None:
    beginning = date(2026, 1, 1)
    followup.rederive(by=SYSTEM, as_of=TODAY, because="t", ended_since=beginning, alerts_since=beginning)
    employment = cast.employments["anne-1"]
    url = reverse("sickcall:well-without-call", args=[employment.pk])
    assert url in page(client, cast, "anne", "/min-side/")
    assert client.post(url, {"back": TODAY.isoformat()}).status_code == 302
    assert Case.objects.get(employment=employment, withdrawn=False).last_day == TODAY - timedelta(days=1)
    assert SickCall.objects.get(employment=employment).state == "awaiting", "lønsystemet kender endnu ikke enden"
    assert client.get(url).status_code == 404


@pytest.mark.parametrize("called", [True, False], ids=["called in here", "payroll alone knows"])
def test_H5_whoever_has_said_well_from_tomorrow_is_not_asked_again(client: Client, cast: Cast, called: bool) -> None:
    who, tomorrow = ("trio" if called else "anne"), TODAY + timedelta(days=1)
    employment = cast.employments[f"{who}-1"].pk
    if called:
        assert actions.well(by=cast.actor(who), call_id=ill(cast, day=TODAY - timedelta(days=2)).pk, back=tomorrow)
    else:
        beginning = date(2026, 1, 1)
        followup.rederive(by=SYSTEM, as_of=TODAY, because="t", ended_since=beginning, alerts_since=beginning)
        assert actions.well_without_call(by=cast.actor(who), employment=employment, back=tomorrow)
    assert Case.objects.get(employment=employment, withdrawn=False).last_day is None, "forløbet løber i dag med"

    again = actions.well_without_call(by=cast.actor(who), employment=employment, back=tomorrow)

    assert isinstance(again, Refused)
    assert SickCall.objects.filter(employment=employment).count() == 1
    assert "Meld dig rask" not in page(client, cast, who, "/min-side/")
    about = reverse("followup:person", args=[cast.people[who].pk])
    assert "Meld rask" not in page(client, cast, "leader", about)


def test_H5_whoever_goes_home_ill_is_absent_from_the_first_whole_day(cast: Cast) -> None:
    assert ill(cast, went_home=True).first == TODAY + timedelta(days=1)


def test_the_same_call_twice_is_one_and_another_while_it_runs_is_refused(cast: Cast) -> None:
    made = ill(cast)
    assert ill(cast).pk == made.pk
    refused = actions.report(
        by=cast.actor("trio"), employment=made.employment_id, said=Said(OWN, TODAY - timedelta(days=1))
    )
    assert isinstance(refused, Refused)
    assert "allerede meldt syg siden 23.11.2026" in refused.reasons[0]


def test_a_corrected_call_moves_the_case_and_the_first_one_can_still_be_read(client: Client, cast: Cast) -> None:
    made = ill(cast)
    by = cast.actor("leader")
    corrected = actions.correct(by=by, call_id=made.pk, said=Said(OWN, TODAY - timedelta(days=1)))
    assert isinstance(corrected, SickCall)
    assert Case.objects.get(employment=made.employment_id, withdrawn=False).first_day == TODAY - timedelta(days=1)
    shown = page(client, cast, "leader", f"/person/{cast.people['trio'].pk}/")
    assert "Først skrevet: sygdom, 23.11.2026" in shown


def tell(read: Import, *rows: str) -> None:
    result = read(ImportRun.Kind.ABSENCE_PERIODS, "employment_id;type;from;to", *rows, confirm_vanishing=True)
    assert result.run is not None
    from naervaer.web.imports.aftermath import follow

    follow.func(result.run)


def told_before() -> list[str]:
    rows = AbsencePeriod.objects.filter(removed_by=None).select_related("employment")
    return [f"{r.employment.ext_id};{r.category};{r.first};{r.last or ''}" for r in rows]


def test_H5_payroll_that_says_the_same_confirms_the_call_and_nobody_is_asked(
    client: Client, cast: Cast, read: Import
) -> None:
    made = ill(cast, day=TODAY - timedelta(days=4))
    tell(read, *told_before(), f"trio-1;own_sickness;{TODAY - timedelta(days=4)};")
    made.refresh_from_db()
    assert made.state == "confirmed"
    assert "Afgør" not in page(client, cast, "leader", "/i-dag/")


def test_H5_where_payroll_contradicts_the_leader_says_who_is_right_and_nothing_is_overwritten(
    client: Client, cast: Cast, read: Import
) -> None:
    monday = TODAY - timedelta(days=4)
    made = ill(cast, day=monday)
    tell(read, *told_before(), f"trio-1;own_sickness;{monday + timedelta(days=1)};")
    made.refresh_from_db()
    assert made.state == "differs"
    shown = page(client, cast, "leader", "/i-dag/")
    assert "Første fraværsdag: sygemeldingen siger 19.11.2026, lønsystemet 20.11.2026." in shown
    case = Case.objects.get(employment=made.employment_id)
    assert case.first_day == monday, "den tidligste dag gælder, til det er afgjort"
    assert actions.believe_payroll(by=cast.actor("leader"), call_id=made.pk, reason="Hun arbejdede mandag")
    case.refresh_from_db()
    assert case.first_day == monday + timedelta(days=1)
    assert "Afgør" not in page(client, cast, "leader", "/i-dag/")


def test_what_is_resolved_is_opened_again_only_when_payroll_says_something_new(cast: Cast, read: Import) -> None:
    made = ill(cast, day=TODAY - timedelta(days=4))
    tell(read, *told_before(), f"trio-1;own_sickness;{TODAY - timedelta(days=3)};")
    assert actions.believe_call(by=cast.actor("leader"), call_id=made.pk, reason="Lønkontoret retter det")
    actions.hold_against_payroll(by=SYSTEM, as_of=TODAY)
    made.refresh_from_db()
    assert made.state == "call_right"
    rest = [row for row in told_before() if not row.startswith("trio")]
    tell(read, *rest, f"trio-1;own_sickness;{TODAY - timedelta(days=2)};")
    made.refresh_from_db()
    assert made.state == "differs"


def test_only_a_leader_says_who_is_right(cast: Cast, planner: str) -> None:
    made = ill(cast)
    SickCall.objects.filter(pk=made.pk).update(state="differs")
    for who in ("trio", planner, "outsider", "coordinator"):
        with pytest.raises(Http404):
            actions.believe_call(by=cast.actor(who), call_id=made.pk, reason="nej")


def test_payroll_that_is_silent_too_long_is_brought_to_the_leader(client: Client, cast: Cast) -> None:
    made = ill(cast, day=TODAY - timedelta(days=10))
    actions.hold_against_payroll(by=SYSTEM, as_of=TODAY + timedelta(days=31))
    made.refresh_from_db()
    assert made.state == "unknown_to_payroll"
    assert "Afgør: ukendt i lønsystemet" in page(client, cast, "leader", "/i-dag/")


def test_figures_are_payrolls_alone(cast: Cast) -> None:
    reports.recompute(by=SYSTEM, because="før")
    before = sorted(FigureFact.objects.values_list("unit", "month", "category", "absence_workdays"))
    made = ill(cast, day=TODAY - timedelta(days=14))
    actions.well(by=cast.actor("trio"), call_id=made.pk, back=TODAY)
    reports.recompute(by=SYSTEM, because="efter")
    assert sorted(FigureFact.objects.values_list("unit", "month", "category", "absence_workdays")) == before


def test_A6_a_work_injury_is_to_be_reported_within_fourteen_days(client: Client, cast: Cast) -> None:
    form = page(client, cast, "trio", reverse("sickcall:own-new", args=[cast.employments["trio-1"].pk]))
    assert "Vold, trusler, mobning og chikane kan også være en arbejdsskade" in form
    made = ill(cast, category=Category.WORK_INJURY)
    shown = page(client, cast, "leader", "/i-dag/")
    assert "Anmeld arbejdsskaden" in shown
    assert "7.12.2026" in shown
    assert actions.report_injury(by=cast.actor("leader"), call_id=made.pk, on_day=TODAY)
    assert "Anmeld arbejdsskaden" not in page(client, cast, "leader", "/i-dag/")


def test_H5_A6_what_may_come_of_the_work_is_shown_to_the_leader_with_what_to_do(client: Client, cast: Cast) -> None:
    url, person = (
        reverse("sickcall:own-new", args=[cast.employments["trio-1"].pk]),
        f"/person/{cast.people['trio'].pk}/",
    )
    cast.login(client, "trio")
    said = {"day": str(TODAY), "category": "own_sickness", "work_related": "yes"}
    assert client.post(url, said).status_code == 302
    shown = page(client, cast, "leader", person)
    assert "Kan have noget med arbejdet at gøre." in shown
    assert "skal det anmeldes som en arbejdsulykke" in shown
    call = SickCall.objects.get()
    actions.correct(by=cast.actor("leader"), call_id=call.pk, said=Said(Category.OWN_SICKNESS, TODAY))
    assert "Kan have noget med arbejdet at gøre." not in page(client, cast, "leader", person)


def test_S3_the_guide_is_the_same_page_everywhere_and_the_workplace_may_set_its_own_rule(
    client: Client, cast: Cast
) -> None:
    unit = cast.units["elmegaarden"].pk
    url = reverse("sickcall:guide", args=[unit])
    assert "to timer efter arbejdstids begyndelse" in page(client, cast, "anne", url)
    assert "Lovligt og ulovligt fravær" not in page(client, cast, "anne", url), "it is written to the leader"
    assert "Lovligt og ulovligt fravær" in page(client, cast, "leader", url)
    cast.login(client, "leader")
    typed = {
        "to": "planner",
        "at_latest": "kl. 6.30",
        "how": "Ring til vagttelefonen.\nSkriv ikke en sms.",
        "contact": "",
    }
    assert client.post(reverse("sickcall:rule", args=[unit]), typed).status_code == 302
    shown = page(client, cast, "anne", url)
    assert "Kl. 6.30." in shown
    assert "Vagtplanlægger" in shown
    assert "Skriv ikke en sms." in shown
    assert "Hvad du fejler." in shown


def test_no_page_of_a_sick_call_has_a_field_for_what_somebody_suffers_from(client: Client, cast: Cast) -> None:
    cast.login(client, "trio")
    text = client.get(reverse("sickcall:own-new", args=[cast.employments["trio-1"].pk])).content.decode()
    names = {part.split('"')[0] for part in text.split('name="')[1:]}
    assert names >= {"day", "went_home", "category", "work_related", "expected", "tasks"}
    assert not any(word in name for name in names for word in ("diagnos", "symptom", "sygdom", "illness"))
