"""The plan of return: agreed with the employee, held against payroll, adjusted, ended and looked back on. H6 S6 H3"""

from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO

import pytest
from django.http import Http404
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader
from tests.web.cast import TODAY, Cast
from tests.web.letters.pdf_ua import faults

from naervaer.core.access.model import SYSTEM, Purpose
from naervaer.core.returning.hours import even_rise, norm_of
from naervaer.core.verdicts import Refused
from naervaer.web.absence.models import AbsencePeriod
from naervaer.web.followup import actions as followup
from naervaer.web.followup.models import Step
from naervaer.web.returning import actions
from naervaer.web.returning.models import Plan
from naervaer.web.returning.weeks import weeks_of

pytestmark = pytest.mark.django_db
NORM = norm_of(Decimal(1))
MONDAY = date(2026, 11, 30)


def page(client: Client, cast: Cast, who: str, url: str) -> str:
    cast.login(client, who)
    return str(client.get(url).content.decode())


def planned(cast: Cast, monday: date = MONDAY, weeks: int = 4) -> Plan:
    made = actions.agree(
        by=cast.actor("leader"),
        employment=cast.employments["anne-1"].pk,
        weeks=even_rise(monday, weeks, NORM),
        norm=NORM,
        tasks="Dagvagter på stuen",
        accommodations="Ingen løft",
    )
    assert isinstance(made, Plan), made
    return made


def typed(monday: date, *days: str, weeks: int = 1) -> dict[str, str]:
    found = {f"norm-{n}": "7,4" if n < 5 else "" for n in range(7)}
    for week in range(weeks):
        first = monday + timedelta(weeks=week)
        found |= {f"uge-{first}-{n}": hours for n, hours in enumerate(days)}
    return found


def test_H6_the_leader_writes_the_plan_week_by_week_and_the_employee_sees_it(client: Client, cast: Cast) -> None:
    cast.login(client, "leader")
    url = reverse("returning:new", args=[cast.people["anne"].pk])
    shown = client.get(f"{url}?fra=2026-12-02&uger=2").content.decode()
    assert "Uge 49" in shown
    assert "Uge 50" in shown
    form = typed(MONDAY, "5", "", "5", "", "5", "", "", weeks=2) | {"tasks": "Dagvagter", "accommodations": ""}
    assert client.post(f"{url}?fra=2026-12-02&uger=2", form).status_code == 302
    plan = Plan.objects.get()
    assert (plan.first, plan.last) == (MONDAY, date(2026, 12, 13))
    own = page(client, cast, "anne", reverse("returning:show", args=[plan.pk]))
    assert "15" in own
    assert "40,54 %" in own, "15 af 37 timer"
    assert "Din plan for at komme tilbage" in page(client, cast, "anne", "/min-side/")


def test_H6_each_week_may_have_tasks_and_accommodations_of_its_own(client: Client, cast: Cast) -> None:
    cast.login(client, "leader")
    url = reverse("returning:new", args=[cast.people["anne"].pk])
    form = typed(MONDAY, "3", "", "3", "", "3", "", "", weeks=2) | {f"uge-{MONDAY}-om": "Kun papirarbejde"}
    assert client.post(f"{url}?fra={MONDAY}&uger=2", form).status_code == 302
    plan = Plan.objects.get()
    for who in ("leader", "anne"):
        shown = page(client, cast, who, reverse("returning:show", args=[plan.pk]))
        assert shown.count("Kun papirarbejde") == 1
    assert "Kun papirarbejde" in page(client, cast, "leader", reverse("returning:adjust", args=[plan.pk]))
    printed = PdfReader(BytesIO(client.get(reverse("returning:pdf", args=[plan.pk])).content))
    assert "Uge 49: Kun papirarbejde" in " ".join(page.extract_text() for page in printed.pages)


def test_H6_five_of_seven_point_four_hours_stand_as_67_57_per_cent(client: Client, cast: Cast) -> None:
    cast.login(client, "leader")
    url = reverse("returning:new", args=[cast.people["anne"].pk])
    client.post(f"{url}?fra=2026-11-30&uger=1", typed(MONDAY, "5", "5", "5", "5", "5", "", ""))
    assert "67,57 %" in page(client, cast, "leader", reverse("returning:show", args=[Plan.objects.get().pk]))


def test_what_cannot_be_planned_is_told_and_what_was_typed_is_kept(client: Client, cast: Cast) -> None:
    cast.login(client, "leader")
    url = reverse("returning:new", args=[cast.people["anne"].pk])
    shown = client.post(f"{url}?fra=2026-11-30&uger=1", typed(MONDAY, "9", "5", "", "", "", "", "")).content.decode()
    assert "mandag er normen 7,4 timer" in shown
    assert 'value="9"' in shown


def test_H3_the_plan_does_the_step_that_asks_for_it(client: Client, cast: Cast) -> None:
    beginning = date(2026, 1, 1)
    followup.rederive(by=SYSTEM, as_of=TODAY, because="test", ended_since=beginning, alerts_since=beginning)
    anne = cast.employments["anne-1"]
    risk = Step.objects.get(case__employment=anne, case__last_day=None, rule="risikovurdering", occurrence=1)
    judged = {"on_day": TODAY, "answer": "ja", "purpose": Purpose.WORK_ON_CASE}
    assert followup.mark_done(by=cast.actor("leader"), step_id=risk.pk, **judged)
    step = Step.objects.get(case__employment=anne, case__last_day=None, rule="plan-for-tilbagevenden")
    assert step.state == "waiting"
    assert "Lav planen" in page(client, cast, "leader", "/i-dag/")
    planned(cast)
    step.refresh_from_db()
    assert step.state == "done"


def test_H6_payroll_that_shows_otherwise_is_told_week_by_week(client: Client, cast: Cast) -> None:
    plan = planned(cast, monday=date(2026, 11, 2))
    anne = AbsencePeriod.objects.filter(employment=cast.employments["anne-1"], last=None)
    anne.update(category="partial_sickness", degree=Decimal("0.75"))
    shown = page(client, cast, "leader", reverse("returning:show", args=[plan.pk]))
    assert "som aftalt" in shown
    assert "timer mere fravær end aftalt" in shown
    assert "Lønsystemet siger noget andet i 1 uge" in page(client, cast, "leader", f"/person/{cast.people['anne'].pk}/")


def test_a_plan_is_adjusted_ended_and_looked_back_on_with_every_version_kept(client: Client, cast: Cast) -> None:
    monday = date(2026, 11, 23)
    plan, by = planned(cast, monday), cast.actor("leader")
    longer = even_rise(monday, 6, NORM)
    assert isinstance(actions.adjust(by=by, plan_id=plan.pk, weeks=longer, norm=NORM, reason=" "), Refused)
    assert actions.adjust(by=by, plan_id=plan.pk, weeks=longer, norm=NORM, reason="Det gik for stærkt")
    assert plan.versions.count() == 2
    assert "Det gik for stærkt" in page(client, cast, "anne", reverse("returning:show", args=[plan.pk]))
    assert isinstance(actions.evaluate(by=by, plan_id=plan.pk, held="yes"), Refused)
    assert actions.end(by=by, plan_id=plan.pk, last=TODAY, text="Tilbage på fuld tid")
    assert "Evaluér planen" in page(client, cast, "leader", "/i-dag/")
    assert actions.evaluate(by=by, plan_id=plan.pk, held="partly", text="Korte dage virkede")
    plan.refresh_from_db()
    assert plan.state == "evaluated"
    assert "Evaluér planen" not in page(client, cast, "leader", "/i-dag/")


def test_only_one_plan_runs_at_a_time(cast: Cast) -> None:
    planned(cast)
    again = actions.agree(
        by=cast.actor("leader"), employment=cast.employments["anne-1"].pk, weeks=even_rise(MONDAY, 2, NORM), norm=NORM
    )
    assert isinstance(again, Refused)


def test_the_employee_comments_on_their_own_plan_and_nobody_else_gets_in(cast: Cast) -> None:
    plan = planned(cast)
    assert actions.comment(by=cast.actor("anne"), plan_id=plan.pk, text="Onsdag er en lang dag")
    for who in ("mads", "outsider", "coordinator", "trio"):
        with pytest.raises(Http404):
            actions.comment(by=cast.actor(who), plan_id=plan.pk, text="hej")
    with pytest.raises(Http404):
        actions.end(by=cast.actor("anne"), plan_id=plan.pk, last=TODAY, text="nej")


def test_the_plan_on_paper_can_be_read_aloud(client: Client, cast: Cast) -> None:
    plan = planned(cast)
    cast.login(client, "anne")
    answer = client.get(reverse("returning:pdf", args=[plan.pk]))
    assert answer["Content-Type"] == "application/pdf"
    assert faults(answer.content) == []


def test_H6_the_leader_is_reminded_where_it_was_never_tried(client: Client, cast: Cast) -> None:
    beginning = date(2026, 1, 1)
    followup.rederive(by=SYSTEM, as_of=TODAY, because="test", ended_since=beginning, alerts_since=beginning)
    url = f"/person/{cast.people['anne'].pk}/"
    assert "Nedsat tjeneste er ikke prøvet" in page(client, cast, "leader", url)
    planned(cast)
    assert "Nedsat tjeneste er ikke prøvet" not in page(client, cast, "leader", url)


def test_a_new_normal_week_leaves_the_weeks_that_have_gone_as_they_were(client: Client, cast: Cast) -> None:
    """H6: somebody who goes from 37 to 30 hours has still worked the same share of the week before."""
    monday = date(2026, 11, 9)
    plan = planned(cast, monday)
    cast.login(client, "leader")
    url = reverse("returning:adjust", args=[plan.pk])
    assert " disabled" in client.get(url).content.decode()
    thirty = {f"norm-{n}": "6" for n in range(5)}
    coming = {f"uge-{monday + timedelta(weeks=w)}-{n}": "3" for w in (2, 3) for n in range(5)}
    said = {"tasks": "", "accommodations": "", "reason": "Ny normtid"}
    assert client.post(url, {**thirty, **coming, **said}).status_code == 302
    first, _second, third, _fourth = weeks_of(plan.versions.get(number=2))
    assert first == even_rise(monday, 4, NORM)[0]
    assert (third.worked, third.whole) == (15, 30)


def test_H6_a_plan_that_ended_midweek_is_not_held_against_the_days_after(client: Client, cast: Cast) -> None:
    monday = date(2026, 11, 9)
    plan, wednesday = planned(cast, monday, 1), date(2026, 11, 11)
    anne = AbsencePeriod.objects.filter(employment=cast.employments["anne-1"], last=None)
    anne.update(category="partial_sickness", degree=Decimal("0.75"), last=wednesday)
    url = reverse("returning:show", args=[plan.pk])
    assert "timer mindre fravær end aftalt" in page(client, cast, "leader", url)
    assert actions.end(by=cast.actor("leader"), plan_id=plan.pk, last=wednesday, text="Rask fra torsdag")
    assert "timer mindre fravær end aftalt" not in page(client, cast, "leader", url)
