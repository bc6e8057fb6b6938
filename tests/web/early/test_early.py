"""*Tidlig Indsats*: judgements side by side, the offer that does the policy's step, the referral. H3 H4"""

from datetime import timedelta

import pytest
from django.conf import LazySettings
from django.http import Http404
from django.test import Client
from django.urls import reverse
from tests.web.cast import TODAY, Cast
from tests.web.early_scene import ASSESSMENT, HELP, accepted, offered, referred, running
from tests.web.records.asking import handed_to_hr

from naervaer.core.access.model import SYSTEM, Role
from naervaer.core.verdicts import Refused
from naervaer.web import clock
from naervaer.web.early import actions
from naervaer.web.early.models import HelpOffer, Judgement, Referral
from naervaer.web.followup import actions as followup
from naervaer.web.followup.models import Step
from naervaer.web.organisation import actions as organisation
from naervaer.web.organisation.models import Handover

OWN = (("own-offer", ()), ("own-answer", ("accept",)))

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def hjoerring(settings: LazySettings) -> None:
    settings.NAERVAER_POLICY = "hjoerring"


def judged(cast: Cast, who: str, answer: str) -> Judgement | Refused:
    return actions.judge(
        by=cast.actor(who),
        employment=cast.employments["anne-1"].pk,
        rule=ASSESSMENT,
        answer=answer,
        reason="Talt om det",
    )


def handed(cast: Cast) -> None:
    assert organisation.hand_over(
        by=cast.actor("leader"),
        person=cast.people["anne"],
        to=cast.people["retention"],
        role=Role.RETENTION_CONSULTANT,
        reason="Råd",
        first=TODAY,
    )


def test_H3_H4_the_leaders_yes_does_the_step_and_opens_the_talk_the_offer_and_the_plan(cast: Cast) -> None:
    case = running(cast)
    assert isinstance(judged(cast, "leader", "ja"), Judgement)
    assert Step.objects.get(case=case, rule=ASSESSMENT, occurrence=1).state == "done"
    opened = set(Step.objects.filter(case=case, state="waiting").values_list("rule", flat=True))
    assert {"samtale-tidlig-indsats", HELP, "plan-for-tilbagevenden"} <= opened


def test_H3_the_consultant_may_judge_differently_and_both_are_kept(cast: Cast) -> None:
    case = running(cast)
    handed(cast)
    assert isinstance(judged(cast, "retention", "nej"), Judgement)
    assert Step.objects.get(case=case, rule=ASSESSMENT).state == "waiting"
    assert isinstance(judged(cast, "leader", "ja"), Judgement)
    said = Judgement.objects.order_by("pk").values_list("role", "answer")
    assert list(said) == [("retention_consultant", "nej"), ("leader", "ja")]


def test_H3_the_consultant_finds_the_judgement_and_the_offer_on_the_page_of_a_case_handed_over(
    client: Client, cast: Cast
) -> None:
    running(cast)
    person = cast.people["anne"].pk
    wanted = [reverse(f"early:{name}", args=[person]) for name in ("judge", "offer")]
    handed(cast)
    shown = page(client, cast, "retention", reverse("followup:person", args=[person]))
    assert all(f'href="{url}"' in shown for url in wanted)


def test_H3_nobody_outside_judges_and_an_answer_the_policy_does_not_know_is_refused(cast: Cast) -> None:
    running(cast)
    with pytest.raises(Http404):
        judged(cast, "outsider", "ja")
    with pytest.raises(Http404):
        judged(cast, "retention", "ja")
    assert isinstance(judged(cast, "leader", "måske"), Refused)
    assert not Judgement.objects.exists()


def test_H3_the_answer_to_the_offer_does_the_step_of_the_policy(cast: Cast) -> None:
    case = running(cast)
    judged(cast, "leader", "ja")
    made = actions.offer(by=cast.actor("leader"), employment=case.employment_id, professional="psykolog")
    assert isinstance(made, HelpOffer)
    assert actions.answer(by=cast.actor("leader"), offer_id=made.pk, what="decline", on_day=TODAY)
    step = Step.objects.get(case=case, rule=HELP)
    assert step.state == "done"
    assert step.events.get().answer == "siger nej tak"


def test_H3_wanting_to_wait_leaves_the_step_waiting(cast: Cast) -> None:
    made = offered(cast)
    assert actions.answer(by=cast.actor("leader"), offer_id=made.pk, what="wait", on_day=TODAY)
    made.refresh_from_db()
    assert made.state == "later"


def test_H3_the_help_begins_with_somebody_who_gives_it_and_a_second_offer_waits(cast: Cast) -> None:
    made, by = accepted(cast), cast.actor("leader")
    nobody = actions.begin_or_end(by=by, offer_id=made.pk, what="begin", on_day=TODAY)
    assert isinstance(nobody, Refused)
    assert actions.begin_or_end(by=by, offer_id=made.pk, what="begin", on_day=TODAY, given_by="Sundhedscentret")
    again = actions.offer(by=by, employment=made.employment_id, professional="sygeplejerske")
    assert isinstance(again, Refused)


def test_H3_a_judgement_is_asked_for_again_in_the_sixth_week_and_a_yes_then_opens_the_help(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = running(cast)
    assert isinstance(judged(cast, "leader", "nej"), Judgement)
    assert not Step.objects.filter(case=case, rule=HELP).exists()
    case.refresh_from_db()
    monkeypatch.setattr(clock, "today", lambda: TODAY + timedelta(days=3))
    again = Step.objects.get(case=case, rule=ASSESSMENT, occurrence=2)
    assert (again.due - case.first_day).days == 41
    assert isinstance(judged(cast, "leader", "ja"), Judgement)
    assert Step.objects.get(pk=again.pk).state == "done"
    assert Step.objects.filter(case=case, rule=HELP, state="waiting").exists()


def test_H3_nobody_just_says_that_it_was_judged_or_answered(cast: Cast, client: Client) -> None:
    followup.rederive(by=SYSTEM, as_of=TODAY, because="test")
    step = Step.objects.get(case__employment=cast.employments["anne-1"], rule=ASSESSMENT, occurrence=1)
    said = followup.mark_done(by=cast.actor("leader"), step_id=step.pk, on_day=TODAY, answer="ja")
    assert isinstance(said, Refused)
    cast.login(client, "leader")
    shown = client.get(reverse("followup:person", args=[cast.people["anne"].pk])).content.decode()
    assert reverse("early:judge", args=[cast.people["anne"].pk]) in shown
    assert reverse("followup:done", args=[step.pk]) not in shown


def test_H3_the_employee_answers_on_their_own_page_and_the_step_is_done_in_their_name(
    client: Client, cast: Cast
) -> None:
    case = running(cast)
    judged(cast, "leader", "ja")
    made = actions.offer(by=cast.actor("leader"), employment=case.employment_id, professional="psykolog")
    assert isinstance(made, HelpOffer)
    own, answer = (reverse(f"early:{name}", args=[made.pk, *more]) for name, more in OWN)
    assert "Nej tak" in page(client, cast, "anne", own)
    assert client.post(answer).status_code == 302
    event = Step.objects.get(case=case, rule=HELP).events.get()
    assert (event.answer, event.role) == ("tager imod", Role.EMPLOYEE.value)
    for other in ("mads", "leader", "outsider"):
        cast.login(client, other)
        assert client.get(own).status_code == 404, other
        assert client.post(answer).status_code == 404, other


def test_H3_an_employee_takes_their_agreement_back_and_the_consultant_sees_nothing_more(
    client: Client, cast: Cast
) -> None:
    made = referred(cast)
    person = reverse("followup:person", args=[cast.people["anne"].pk])
    cast.login(client, "retention")
    assert client.get(person).status_code == 200
    own = reverse("early:own-referral", args=[made.pk])
    assert "Trækker sig fra fællesskabet" in page(client, cast, "anne", own)
    assert client.post(reverse("early:own-withdraw", args=[made.pk])).status_code == 302
    made.refresh_from_db()
    assert made.state == "withdrawn"
    cast.login(client, "retention")
    assert client.get(person).status_code == 404


def test_H3_a_closed_referral_is_handed_over_no_more_from_tomorrow_but_what_was_handed_besides_stays(
    cast: Cast,
) -> None:
    made = referred(cast)
    for what in ("take_up", "close"):
        assert actions.carry_on(by=cast.actor("retention"), referral_id=made.pk, what=what, on_day=TODAY)
    assert list(Handover.objects.values_list("last", "annulled")) == [(TODAY, False)]


def test_H3_only_the_receiver_takes_a_referral_up_and_only_the_leader_takes_it_back(cast: Cast) -> None:
    made = referred(cast)
    for who, what in (("leader", "take_up"), ("retention", "withdraw")):
        said = actions.carry_on(by=cast.actor(who), referral_id=made.pk, what=what, on_day=TODAY)
        assert isinstance(said, Refused), (who, what)
    made.refresh_from_db()
    assert made.state == "sent"


def test_H3_an_adviser_who_has_the_case_for_something_else_carries_no_referral_on(cast: Cast) -> None:
    made = referred(cast)
    handed_to_hr(cast, role="lawyer")
    with pytest.raises(Http404):
        actions.carry_on(by=cast.actor("lawyer"), referral_id=made.pk, what="take_up", on_day=TODAY)


def test_H3_a_preventive_referral_reaches_the_consultant_who_takes_it_up_and_closes_it(cast: Cast) -> None:
    with pytest.raises(Http404):
        actions.carry_on(by=cast.actor("retention"), referral_id=0, what="take_up", on_day=TODAY)
    made, by = referred(cast), cast.actor("retention")
    for what in ("take_up", "appoint", "close"):
        assert actions.carry_on(by=by, referral_id=made.pk, what=what, on_day=TODAY), what
    made.refresh_from_db()
    assert made.state == "closed"
    with pytest.raises(Http404):
        actions.carry_on(by=cast.actor("outsider"), referral_id=made.pk, what="withdraw", on_day=TODAY)


def test_H3_without_agreement_or_with_an_absence_nobody_is_referred(cast: Cast) -> None:
    to = f"{cast.people['retention'].pk}:retention_consultant"
    asked = {"by": cast.actor("leader"), "employment": cast.employments["anne-1"].pk, "to": to, "text": "Trækker sig"}
    assert isinstance(actions.refer(**asked, agreed=False), Refused)
    running(cast)
    assert isinstance(actions.refer(**asked, agreed=True), Refused)
    assert not Referral.objects.exists()


def page(client: Client, cast: Cast, who: str, url: str) -> str:
    cast.login(client, who)
    return str(client.get(url).content.decode())


def test_H3_the_leader_judges_on_a_page_and_reads_what_the_consultant_judged(client: Client, cast: Cast) -> None:
    running(cast)
    handed(cast)
    judged(cast, "retention", "nej")
    person = cast.people["anne"].pk
    url = reverse("early:judge", args=[person])
    assert "fastholdelseskonsulent" in page(client, cast, "leader", url)
    assert "Vælg et svar." in client.post(url, {}).content.decode()
    assert client.post(url, {"answer": "ja", "reason": "Regner selv med to måneder"}).status_code == 302
    shown = page(client, cast, "leader", reverse("followup:person", args=[person]))
    assert shown.index("Talt om det") < shown.index("Regner selv med to måneder")


def test_H3_the_offer_is_given_answered_and_begun_on_pages_and_the_employee_sees_it(client: Client, cast: Cast) -> None:
    running(cast)
    cast.login(client, "leader")
    client.post(reverse("early:offer", args=[cast.people["anne"].pk]), {"professional": "psykolog"})
    made = HelpOffer.objects.get()
    answered = client.post(reverse("early:answer", args=[made.pk]), {"what": "accept", "on_day": TODAY.isoformat()})
    assert answered.status_code == 302
    for what, more in (("begin", {"given_by": "Sundhedscentret"}), ("end", {})):
        url = reverse("early:act", args=[made.pk, what])
        assert client.post(url, {"on_day": TODAY.isoformat(), **more}).status_code == 302, what
    assert client.get(reverse("early:answer", args=[made.pk])).status_code == 404
    assert "Hjælp fra psykolog" in page(client, cast, "anne", reverse("accounts:own"))
    assert "bliver dér" in page(client, cast, "anne", reverse("early:own-offer", args=[made.pk]))


def test_H3_the_consultant_finds_a_referral_among_what_is_handed_over(client: Client, cast: Cast) -> None:
    to = f"{cast.people['retention'].pk}:retention_consultant"
    cast.login(client, "leader")
    url = reverse("early:refer", args=[cast.people["anne"].pk])
    assert "Medarbejderen skal være enig" in client.post(url, {"to": to, "text": "Trækker sig"}).content.decode()
    assert client.post(url, {"to": to, "text": "Trækker sig", "agreed": "on"}).status_code == 302
    shown = page(client, cast, "retention", reverse("organisation:handed"))
    assert "Forebyggende henvisninger" in shown
    take_up = reverse("early:carry-on", args=[Referral.objects.get().pk, "take_up"])
    assert take_up in shown
    assert client.post(take_up, {"on_day": TODAY.isoformat()}).status_code == 302
    own = page(client, cast, "anne", reverse("accounts:own"))
    assert "Henvisning af dig" in own
    assert "Tilbud om hjælp til dig" not in own, "nothing has been offered"


def test_H3_a_municipality_without_the_offer_has_no_pages_for_it(
    client: Client, cast: Cast, settings: LazySettings
) -> None:
    settings.NAERVAER_POLICY = "standard"
    running(cast)
    cast.login(client, "leader")
    for name in ("judge", "offer", "refer"):
        assert client.get(reverse(f"early:{name}", args=[cast.people["anne"].pk])).status_code == 404
