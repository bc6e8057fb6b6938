"""A decision about long absence: asked for in time, considered, decided on a basis that stays, and told."""

from datetime import date, timedelta

import pytest
from django.conf import LazySettings
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.test import Client
from tests.web.cast import TODAY, Cast
from tests.web.ways.decisions import GATE, case_of, considered, decided

from naervaer.core.verdicts import Refused
from naervaer.web.decisions import actions, queries, totals
from naervaer.web.decisions.models import Considered, Matter, Ruling, Told
from naervaer.web.followup.models import Case
from naervaer.web.followup.owing import matters_by_person
from naervaer.web.organisation.models import EmploymentTerm, Handover
from naervaer.web.sparring import actions as sparring
from naervaer.web.sparring.models import Item

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def solroed(settings: LazySettings) -> None:
    settings.NAERVAER_POLICY = "solroed"


def url(case: Case, more: str = "") -> str:
    return f"/forloeb/{case.pk}/beslutning/{GATE}/{more}"


def body_of(client: Client, cast: Cast, who: str, address: str) -> str:
    cast.login(client, who)
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize(
    ("first_day", "asked"),
    [
        (TODAY - timedelta(days=60), False),
        (date(2026, 8, 8), False),
        (date(2026, 8, 7), True),
        (date(2026, 7, 1), True),
    ],
)
def test_the_leader_is_asked_so_many_days_before_the_limit(
    client: Client, cast: Cast, first_day: date, asked: bool
) -> None:
    """S9b: 14 days before four months are over, on I dag, on the person's page and by mail."""
    case = Case.objects.create(employment=cast.employments["anne-1"], first_day=first_day)
    title = "Beslutning om fravær over 4 måneder"
    assert (title in body_of(client, cast, "leader", "/i-dag/")) is asked
    assert (title in body_of(client, cast, "leader", f"/person/{cast.people['anne'].pk}/")) is asked
    assert client.get(url(case)).status_code == (200 if asked else 404)
    told = {key for key in matters_by_person(TODAY).get("leader", ()) if key.startswith("decision:")}
    assert bool(told) is asked


def test_everything_must_be_considered_before_anything_is_decided(client: Client, cast: Cast) -> None:
    """S9b"""
    case = case_of(cast)
    cast.login(client, "leader")
    refused = client.post(url(case, "beslut/"), {"outcome": "plan", "reasons": "Planen holder."})
    assert "Der mangler svar på" in refused.content.decode()
    answer = {"answer": "not_relevant", "why": "Der er ingen ledige job i kommunen."}
    assert client.post(url(case, "overvej/omplacering/"), answer).status_code == 302
    page = client.get(url(case)).content.decode()
    assert "6 overvejelser mangler svar" in page
    assert "Der er ingen ledige job i kommunen." in page
    without = client.post(url(case, "overvej/omplacering/"), {"answer": "considered", "why": ""})
    assert "Skriv hvorfor" in without.content.decode()


def test_an_answer_is_given_again_and_the_old_one_stays(cast: Cast, client: Client) -> None:
    case = case_of(cast)
    for why in ("Intet ledigt.", "Intet ledigt.", "Et job i køkkenet er prøvet."):
        assert actions.consider(
            by=cast.actor("leader"), case=case.pk, gate=GATE, consideration="omplacering", answer="considered", why=why
        )
    assert Considered.objects.count() == 2
    page = body_of(client, cast, "leader", url(case))
    assert "Tidligere svar og kilde" in page
    assert "Intet ledigt." in page


def test_the_lawyer_must_have_had_the_case_handed_or_at_a_sparring(cast: Cast) -> None:
    """S9b S5"""
    case = considered(cast)
    Handover.objects.all().delete()
    decide = {"by": cast.actor("leader"), "case": case.pk, "gate": GATE, "outcome": "plan", "reasons": "Planen holder."}
    verdict = actions.decide(**decide)
    assert isinstance(verdict, Refused)
    assert "personalejurist" in verdict.reasons[0]
    _talked_of_at_a_sparring(cast, case)
    assert actions.decide(**decide)


def _talked_of_at_a_sparring(cast: Cast, case: Case) -> None:
    from tests.web.ways.sparring import meeting_of

    meeting = meeting_of(cast)
    Case.objects.exclude(pk=case.pk).delete()
    assert sparring.send(by=cast.actor("coordinator"), meeting_id=meeting.pk)
    item = Item.objects.get()
    assert item.whys[0]["text"].startswith("Beslutning om fravær over 4 måneder: senest 1.11.2026")
    assert sparring.talked(by=cast.actor("leader"), item_id=item.pk)


def test_the_decision_keeps_its_basis_and_a_correction_keeps_the_original(client: Client, cast: Cast) -> None:
    """S9b"""
    case = decided(cast)
    ruling = Ruling.objects.get()
    assert len(ruling.basis["considered"]) == 7
    assert ruling.basis["involved"] == ["lawyer"]
    typed = {"outcome": "tilpasning", "reasons": "Færre timer.", "because": "Der stod en forkert beslutning."}
    cast.login(client, "leader")
    assert "Skriv hvorfor" in client.post(url(case, "ret/"), typed | {"because": ""}).content.decode()
    assert client.post(url(case, "ret/"), typed).status_code == 302
    page = client.get(url(case)).content.decode()
    assert "Der stod en forkert beslutning." in page
    assert "<s>Fortsætter med en plan for at komme tilbage</s>" in page
    ruling.refresh_from_db()
    assert (ruling.outcome, ruling.reasons) == ("plan", "Planen holder.")
    again = actions.decide(by=cast.actor("leader"), case=case.pk, gate=GATE, outcome="plan", reasons="Igen")
    assert isinstance(again, Refused)


def test_a_considered_dismissal_stops_at_the_next_legal_steps(client: Client, cast: Cast) -> None:
    """S9b H8: hearing with its deadline; the program writes no letter and dismisses nobody."""
    case = considered(cast)
    cast.login(client, "leader")
    typed = {"outcome": "afsked-overvejes", "reasons": "Alt andet er prøvet."}
    assert client.post(url(case, "beslut/"), typed).status_code == 302
    page = client.get(url(case)).content.decode()
    assert "Partshøring" in page
    assert "7.12.2026" in page
    assert "forvaltningsloven § 19" in page
    assert "Programmet stopper her" in page
    assert "Giv medarbejderen besked" not in page
    assert client.get(url(case, "besked/")).status_code == 404


def test_the_employee_is_told_by_a_letter_kept_word_for_word(client: Client, cast: Cast) -> None:
    """S9b"""
    case = decided(cast)
    assert "Besked om dit fravær" not in body_of(client, cast, "anne", "/min-side/")
    cast.login(client, "leader")
    assert "Kære Anne Birk" in client.get(url(case, "besked/")).content.decode()
    assert client.post(url(case, "besked/")).status_code == 302
    told = Told.objects.get()
    assert "Du har været fraværende siden 1. juli 2026" in told.text
    assert "Lone Leder" in told.text
    assert client.get(f"/beslutning/{told.ruling_id}/brev.pdf").content.startswith(b"%PDF")
    assert "Besked om dit fravær" in body_of(client, cast, "anne", "/min-side/")
    own = client.get(f"/min-side/beslutning/{told.ruling_id}/brev.pdf")
    assert own.content.startswith(b"%PDF")
    cast.login(client, "stranger")
    assert client.get(f"/min-side/beslutning/{told.ruling_id}/brev.pdf").status_code == 404


def test_the_adviser_prepares_and_those_the_policy_names_decide(client: Client, cast: Cast) -> None:
    """S9b"""
    case = considered(cast)
    verdict = actions.decide(by=cast.actor("lawyer"), case=case.pk, gate=GATE, outcome="plan", reasons="Ja")
    assert isinstance(verdict, Refused)
    assert "Beslutningen tages af" in body_of(client, cast, "lawyer", url(case))
    assert actions.decide(by=cast.actor("deputy"), case=case.pk, gate=GATE, outcome="plan", reasons="Ja")
    assert Ruling.objects.get().on_behalf_of == cast.people["leader"]


def test_the_leaders_leader_may_decide_too(cast: Cast) -> None:
    case = considered(cast)
    assert actions.decide(by=cast.actor("area_leader"), case=case.pk, gate=GATE, outcome="plan", reasons="Ja")


def test_a_case_that_has_ended_needs_no_decision(client: Client, cast: Cast) -> None:
    case = case_of(cast)
    assert isinstance(actions.drop(by=cast.actor("leader"), case=case.pk, gate=GATE, reason="Er rask"), Refused)
    Case.objects.filter(pk=case.pk).update(last_day=TODAY)
    Matter.objects.get_or_create(
        case=case, gate=GATE, defaults={"employment": case.employment, "at": "2026-11-01T10:00Z"}
    )
    assert "Ikke længere aktuel" in body_of(client, cast, "leader", url(case))
    assert client.post(url(case, "ikke-aktuel/"), {"reason": "Er tilbage på fuld tid."}).status_code == 302
    assert queries.waiting(None, TODAY) == []


@pytest.mark.parametrize("who", ["outsider", "co_leader", "retention", "hr", "coordinator", "chief"])
def test_an_outsider_meets_no_decision(client: Client, cast: Cast, who: str) -> None:
    case = decided(cast)
    cast.login(client, who)
    assert client.get(url(case)).status_code == 404
    assert client.post(url(case, "ret/"), {}).status_code == 404


def test_a_new_leader_takes_the_running_decision_over_and_the_old_one_loses_sight(client: Client, cast: Cast) -> None:
    case = decided(cast)
    anne = cast.employments["anne-1"]
    EmploymentTerm.objects.filter(employment=anne).update(last=TODAY - timedelta(days=1))
    EmploymentTerm.objects.create(employment=anne, unit=cast.units["havblik"], fte=1, first=TODAY)
    assert "Fortsætter med en plan" in body_of(client, cast, "outsider", url(case))
    cast.login(client, "leader")
    assert client.get(url(case)).status_code == 404


def test_the_coordinator_sees_how_many_wait_and_never_few(client: Client, cast: Cast) -> None:
    """S9b"""
    for who in ("anne-1", "mads-1", "pupil-1", "fatima-1", "trio-1", "safety-1"):
        Case.objects.create(employment=cast.employments[who], first_day=date(2026, 6, 1))
    lines = {line.unit.unit_id: line.counts for line in totals.lines(cast.actor("coordinator"), TODAY)}
    assert lines["forvaltning"] == (None, 6, None)
    assert "skovbo" not in lines, "one person there, and none of the others' counts tells it"
    assert "elmegaarden" not in lines, "five there: with the total of nord it would tell of the one at Skovbo"
    page = body_of(client, cast, "coordinator", "/langt-fravaer/")
    assert "færre end 5" in page
    assert "Anne" not in page
    assert "Beslutning om fravær over 4 måneder" in body_of(client, cast, "coordinator", "/koordinator/")


def test_guidance_stands_at_the_case_that_needs_it(client: Client, cast: Cast) -> None:
    """H8"""
    case_of(cast)
    page = body_of(client, cast, "leader", f"/person/{cast.people['anne'].pk}/")
    for title in ("Lovligt og ulovligt fravær", "Afsked efter langt fravær", "Hvem gør hvad"):
        assert title in page
    short = Case.objects.create(employment=cast.employments["mads-1"], first_day=TODAY - timedelta(days=3))
    page = body_of(client, cast, "leader", f"/person/{short.employment.person_id}/")
    assert "Lovligt og ulovligt fravær" in page
    assert "Afsked efter langt fravær" not in page


def test_the_database_keeps_a_decision_from_being_taken_twice_in_a_case(cast: Cast) -> None:
    case = decided(cast)
    with pytest.raises(IntegrityError), transaction.atomic():
        Matter.objects.create(case=case, gate=GATE, employment=case.employment, at="2026-11-01T10:00Z")


def test_where_the_policy_has_no_gate_nothing_is_asked(client: Client, cast: Cast, settings: LazySettings) -> None:
    settings.NAERVAER_POLICY = "standard"
    case = case_of(cast)
    assert "Beslutning om fravær" not in body_of(client, cast, "leader", "/i-dag/")
    assert "Før afsked" in body_of(client, cast, "leader", f"/person/{cast.people['anne'].pk}/"), "H8"
    assert client.get(url(case)).status_code == 404
    assert "har ingen beslutning efter langt fravær" in body_of(client, cast, "coordinator", "/langt-fravaer/")


@pytest.mark.parametrize(("model", "changed"), [(Ruling, "reasons"), (Considered, "why"), (Told, "text")])
def test_the_database_lets_nobody_change_what_was_considered_decided_or_told(
    cast: Cast, model: type[Ruling | Considered | Told], changed: str
) -> None:
    """S9b"""
    case = decided(cast)
    assert actions.inform(by=cast.actor("leader"), case=case.pk, gate=GATE)
    with pytest.raises(IntegrityError), transaction.atomic():
        QuerySet.update(model.objects.all(), **{changed: "Noget andet"})
