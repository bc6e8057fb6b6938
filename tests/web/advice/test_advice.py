"""H18, S16, H8: one door for a leader who needs help, and who sees what of it."""

from datetime import timedelta

import pytest
from django.conf import LazySettings
from django.core import mail
from django.http import Http404
from django.test import Client
from tests.web.cast import TODAY, Cast
from tests.web.ways.advice import answered, asked, proposed

from naervaer.core.access.model import SYSTEM
from naervaer.core.verdicts import Refused
from naervaer.web.advice import actions, queries, record
from naervaer.web.advice.actions import About
from naervaer.web.advice.models import Question, Word
from naervaer.web.audit.models import Entry
from naervaer.web.organisation.models import Handover, RoleAssignment

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def hjoerring(settings: LazySettings) -> None:
    settings.NAERVAER_POLICY = "hjoerring"


def page(client: Client, cast: Cast, who: str, url: str) -> str:
    cast.login(client, who)
    return client.get(url).content.decode()


def about_anne(cast: Cast, text: str = "Medarbejderen vil ikke tale med mig.", hand_to: str = "") -> Question | Refused:
    receiver = cast.people[hand_to] if hand_to else None
    about = About(cast.employments["anne-1"].pk, None, receiver)
    return actions.ask(by=cast.actor("leader"), theme="konflikt", text=text, about=about)


def late(question: Question) -> Question:
    Question.objects.filter(pk=question.pk).update(answer_by=TODAY - timedelta(days=1))
    return question


def test_the_leader_sees_who_answers_and_when_before_anything_is_sent(client: Client, cast: Cast) -> None:
    """H18"""
    text = page(client, cast, "leader", "/hjaelp/ny/")
    assert "Løn og Personale" in text
    assert "Hanne Personale" in text
    assert "Tidlig Indsats" in text
    assert "Arbejdsmiljø og MED" in text
    assert "torsdag den 26. november" in text or "26. november" in text


@pytest.mark.parametrize(
    ("theme", "who"),
    [
        ("enkelt-sag", "retention"),
        ("konflikt", "retention"),
        ("regler-og-jura", "hr"),
        ("arbejdsmiljoe", "work_environment"),
        ("prioritering", "area_leader"),
        ("faglig-organisation", "trio"),
        ("ved-ikke", "coordinator"),
    ],
)
def test_S16_H18_a_question_finds_the_right_adviser_and_nobody_else(cast: Cast, theme: str, who: str) -> None:
    """H18, S16: HR, Tidlig Indsats, Arbejdsmiljø og MED, the leader's leader, the trade-union side."""
    made = asked(cast, theme=theme)
    for other in ("retention", "hr", "work_environment", "area_leader", "trio", "coordinator", "outsider", "chief"):
        _mine, to_me = queries.for_me(cast.actor(other), TODAY)
        assert ([row.pk for row in to_me] == [made.pk]) is (other == who), other


def test_where_nobody_holds_the_role_the_question_goes_to_the_next(cast: Cast) -> None:
    RoleAssignment.objects.filter(role__in=["hr_consultant", "retention_consultant"]).delete()
    made = asked(cast, theme="konflikt")
    assert made.asked_role == "coordinator"


def test_the_adviser_sees_the_question_without_the_name_until_the_case_is_handed_over(
    client: Client, cast: Cast
) -> None:
    """H18: with a case the adviser is offered it only when the leader chooses to."""
    made = about_anne(cast)
    assert isinstance(made, Question)
    text = page(client, cast, "retention", f"/hjaelp/{made.pk}/")
    assert "vil ikke tale med mig" in text
    assert "Anne" not in text
    assert "Anne Birk" in page(client, cast, "leader", f"/hjaelp/{made.pk}/")
    assert not Entry.objects.filter(action="advice.show", subject=cast.people["anne"], by_name__contains="Frede")


def test_what_was_asked_about_somebody_is_part_of_what_is_held_about_them(cast: Cast) -> None:
    """S9b: as inner advice; a question about nobody is in nobody's case."""
    about_anne(cast)
    asked(cast)
    [section] = record.sections(cast.people["anne"].pk)
    assert [(entry.text, entry.withheld) for entry in section.entries] == [
        ("Medarbejderen vil ikke tale med mig.", "internal")
    ]


def test_the_leader_hands_the_case_over_with_the_question(client: Client, cast: Cast) -> None:
    made = about_anne(cast, "Anne vil ikke tale med mig.", hand_to="retention")
    assert isinstance(made, Question)
    assert Handover.objects.filter(person=cast.people["anne"], to=cast.people["retention"]).exists()
    assert "Anne Birk" in page(client, cast, "retention", f"/hjaelp/{made.pk}/")
    assert Entry.objects.filter(action="advice.show", subject=cast.people["anne"]).exists()


def test_a_question_that_names_the_employee_is_sent_back_unless_the_case_is_handed_over(cast: Cast) -> None:
    made = about_anne(cast, "Hvad gør jeg med Anne?")
    assert isinstance(made, Refused)
    assert not Question.objects.exists()
    assert isinstance(about_anne(cast, hand_to="finance"), Refused)


@pytest.mark.parametrize("who", ["outsider", "co_leader", "anne", "mads", "lawyer", "chief", "finance"])
def test_whoever_has_nothing_to_do_with_it_finds_no_such_page(client: Client, cast: Cast, who: str) -> None:
    made = asked(cast)
    cast.login(client, who)
    assert client.get(f"/hjaelp/{made.pk}/").status_code == 404
    with pytest.raises(Http404):
        actions.answer(by=cast.actor(who), question_id=made.pk, text="Hej")


def test_the_outsider_asks_about_nobody_in_anothers_unit(client: Client, cast: Cast) -> None:
    cast.login(client, "outsider")
    assert client.get(f"/hjaelp/ny/?person={cast.people['anne'].pk}").status_code == 404
    with pytest.raises(Http404):
        actions.ask(
            by=cast.actor("outsider"), theme="konflikt", text="Hvad?", about=About(cast.employments["anne-1"].pk)
        )
    with pytest.raises(Http404):
        actions.ask(by=cast.actor("outsider"), theme="konflikt", text="Hvad?", unit="elmegaarden")


def test_a_deputy_asks_for_the_leader_who_then_has_the_question(client: Client, cast: Cast) -> None:
    made = asked(cast, who="deputy")
    assert made.asker == cast.people["leader"]
    assert made.on_behalf_of == cast.people["leader"]
    assert made.pk in [row.pk for row in queries.for_me(cast.actor("leader"), TODAY)[0]]
    by_leader = asked(cast)
    assert by_leader.pk in [row.pk for row in queries.for_me(cast.actor("deputy"), TODAY)[0]]
    after = TODAY + timedelta(days=30)
    assert queries.for_me(cast.actor("deputy"), after)[0] == []


def test_a_question_about_ones_own_leader_is_hidden_from_them_from_their_deputies_and_from_ones_own(
    client: Client, cast: Cast
) -> None:
    """H18: also when the leader's leader is an adviser, or oversees what is left lying."""
    for role in ("hr_consultant", "coordinator"):
        RoleAssignment.objects.create(
            person=cast.people["area_leader"], role=role, unit=None, first=TODAY - timedelta(days=9)
        )
    made = late(asked(cast, theme="samarbejdet-opad"))
    for who in ("area_leader", "chief", "deputy", "co_leader"):
        cast.login(client, who)
        assert client.get(f"/hjaelp/{made.pk}/").status_code == 404, who
    assert "Ole Områdeleder" not in page(client, cast, "leader", "/hjaelp/ny/samarbejdet-opad/")
    assert page(client, cast, "hr", f"/hjaelp/{made.pk}/")
    assert [row.pk for row in queries.left_lying(cast.actor("coordinator"), TODAY)] == [made.pk]


def test_the_one_a_question_is_about_never_answers_it(cast: Cast) -> None:
    """A leader's leader asks about a leader, who holds the adviser's role beside."""
    RoleAssignment.objects.create(
        person=cast.people["leader"], role="retention_consultant", unit=None, first=TODAY - timedelta(days=9)
    )
    about = About(cast.employments["leader-1"].pk)
    made = actions.ask(by=cast.actor("area_leader"), theme="konflikt", text="Vi er uenige.", about=about)
    assert isinstance(made, Question)
    assert queries.for_me(cast.actor("leader"), TODAY) == ([], [])
    assert [row.pk for row in queries.for_me(cast.actor("retention"), TODAY)[1]] == [made.pk]


def test_a_thread_goes_from_question_to_answer_and_everybody_is_told_by_neutral_mail(
    client: Client, cast: Cast, django_capture_on_commit_callbacks: object
) -> None:
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        made = asked(cast)
        assert actions.take(by=cast.actor("hr"), question_id=made.pk)
        assert actions.ask_back(by=cast.actor("hr"), question_id=made.pk, text="Hvor mange timer?")
        assert actions.reply(by=cast.actor("leader"), question_id=made.pk, text="Tyve timer.")
        assert actions.answer(by=cast.actor("hr"), question_id=made.pk, text="Så er der ingen frist.")
        assert actions.close(by=cast.actor("leader"), question_id=made.pk)
    assert [message.to for message in mail.outbox] == [
        ["hr@example.org"], ["leader@example.org"], ["hr@example.org"], ["leader@example.org"]
    ]  # fmt: skip
    assert all("timer" not in message.body and "hjælp" not in message.subject for message in mail.outbox)
    text = page(client, cast, "leader", f"/hjaelp/{made.pk}/")
    for said in ("Hvor mange timer?", "Tyve timer.", "Så er der ingen frist.", "Afsluttet"):
        assert said in text
    assert isinstance(actions.answer(by=cast.actor("hr"), question_id=made.pk, text="Mere"), Refused)


def test_whoever_passes_a_question_on_gives_a_reason_and_sees_it_no_longer(client: Client, cast: Cast) -> None:
    made = asked(cast)
    same = actions.pass_on(by=cast.actor("hr"), question_id=made.pk, theme="regler-og-jura", text="Fordi")
    assert isinstance(same, Refused)
    assert not actions.pass_on(by=cast.actor("hr"), question_id=made.pk, theme="konflikt", text=" ")
    assert actions.pass_on(by=cast.actor("hr"), question_id=made.pk, theme="konflikt", text="Det er en konflikt")
    cast.login(client, "hr")
    assert client.get(f"/hjaelp/{made.pk}/").status_code == 404
    assert "Det er en konflikt" in page(client, cast, "retention", f"/hjaelp/{made.pk}/")


def test_what_is_left_lying_comes_first_on_the_coordinators_page_and_is_given_to_another(
    client: Client, cast: Cast, django_capture_on_commit_callbacks: object
) -> None:
    """H18"""
    made = asked(cast)
    cast.login(client, "coordinator")
    assert client.get(f"/hjaelp/{made.pk}/").status_code == 404
    late(made)
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        assert actions.tell_left_lying(by=SYSTEM, day=TODAY) == 1
        assert actions.tell_left_lying(by=SYSTEM, day=TODAY) == 0
    assert [message.to for message in mail.outbox] == [["coordinator@example.org"]]
    text = page(client, cast, "coordinator", "/koordinator/")
    assert "Svaret er forsinket" in text
    wrong = actions.give(by=cast.actor("coordinator"), question_id=made.pk, to=cast.people["finance"])
    assert isinstance(wrong, Refused)
    assert actions.give(by=cast.actor("coordinator"), question_id=made.pk, to=cast.people["retention"])
    assert [row.pk for row in queries.for_me(cast.actor("retention"), TODAY)[1]] == [made.pk]
    with pytest.raises(Http404):
        actions.give(by=cast.actor("hr"), question_id=made.pk, to=cast.people["retention"])


def test_the_coordinator_answers_what_is_left_lying(cast: Cast) -> None:
    made = late(asked(cast))
    assert actions.answer(by=cast.actor("coordinator"), question_id=made.pk, text="Spørg igen, hvis det haster.")
    assert actions.close(by=cast.actor("leader"), question_id=made.pk)


def test_a_text_is_corrected_by_who_wrote_it_and_the_first_stays_readable(client: Client, cast: Cast) -> None:
    made = answered(cast)
    word = Word.objects.get(question=made, what="answer")
    assert actions.correct(by=cast.actor("hr"), word_id=word.pk, text="Højst tre måneder.")
    with pytest.raises(Http404):
        actions.correct(by=cast.actor("leader"), word_id=word.pk, text="Nej")
    text = page(client, cast, "leader", f"/hjaelp/{made.pk}/")
    assert "Højst tre måneder." in text
    assert "Så kort, som I kan nøjes med." in text


def test_a_good_answer_stands_in_the_handbook_when_the_coordinator_says_so_and_tells_of_nobody(
    client: Client, cast: Cast
) -> None:
    """H18, H8"""
    found = proposed(cast)
    url = "/saadan-goer-vi-her/spoergsmaal-og-svar/"
    assert "gradvis tilbagevenden" not in page(client, cast, "anne", url)
    with pytest.raises(Http404):
        actions.publish(by=cast.actor("hr"), known_answer_id=found.pk)
    assert actions.publish(by=cast.actor("coordinator"), known_answer_id=found.pk)
    text = page(client, cast, "anne", f"{url}?q=gradvis+dato")
    assert "aftal en dato" in text
    assert "Lone" not in text
    assert "Hanne" not in text
    assert "Elmegården" not in text
    assert "aftal en dato" not in page(client, cast, "anne", f"{url}?q=afskedigelse")
    assert "aftal en dato" in page(client, cast, "leader", "/hjaelp/ny/regler-og-jura/")
    assert "aftal en dato" not in page(client, cast, "leader", "/hjaelp/ny/konflikt/")
    assert actions.take_down(by=cast.actor("coordinator"), known_answer_id=found.pk, reason="Ny lov")
    assert "aftal en dato" not in page(client, cast, "anne", url)


def test_a_proposal_that_names_a_person_or_a_unit_or_has_no_answer_is_refused(cast: Cast) -> None:
    made = asked(cast)
    by = cast.actor("hr")
    early = actions.propose(by=by, question_id=made.pk, asked="Hvor længe?", answer="Så kort som muligt.")
    assert isinstance(early, Refused)
    assert actions.answer(by=by, question_id=made.pk, text="Tre måneder.")
    named = actions.propose(by=by, question_id=made.pk, asked="Hvor længe?", answer="Spørg på Elmegården.")
    assert isinstance(named, Refused)


def test_the_whole_way_by_the_pages(client: Client, cast: Cast) -> None:
    """A leader asks from the person's page; the adviser answers; the coordinator publishes."""
    person = cast.people["anne"].pk
    assert f"/hjaelp/ny/?person={person}" in page(client, cast, "leader", f"/person/{person}/")
    url = f"/hjaelp/ny/konflikt/?person={person}"
    assert "Skriv ikke navne, diagnoser eller symptomer" in client.get(url).content.decode()
    assert "Anne" in client.post(url, {"text": "Anne er sur"}).content.decode()
    sent = client.post(url, {"text": "Vi er uenige om vagterne"}, follow=True)
    assert "Dit spørgsmål er sendt" in sent.content.decode()
    made = Question.objects.get()
    cast.login(client, "retention")
    for what, data in (
        ("tag", {}),
        ("spoerg-tilbage", {"text": "Siden hvornår?"}),
    ):
        assert client.get(f"/hjaelp/{made.pk}/{what}/").status_code == 200
        assert client.post(f"/hjaelp/{made.pk}/{what}/", data).status_code == 302
    cast.login(client, "leader")
    assert "Siden hvornår?" not in page(client, cast, "leader", "/i-dag/")
    assert "Venter på den, der spurgte" in page(client, cast, "leader", "/i-dag/")
    assert client.post(f"/hjaelp/{made.pk}/skriv/", {"text": "I tre uger"}).status_code == 302
    cast.login(client, "retention")
    assert client.post(f"/hjaelp/{made.pk}/svar/", {"text": "Tag en rundbordssamtale"}).status_code == 302
    data = {"asked": "Hvad gør man ved uenighed?", "answer": "Tag en rundbordssamtale."}
    assert client.post(f"/hjaelp/{made.pk}/til-haandbogen/", data).status_code == 302
    text = page(client, cast, "coordinator", "/hjaelp/overblik/")
    assert "Tag en rundbordssamtale." in text
    known = made.known_answers.get()
    assert client.post(f"/hjaelp/svar/{known.pk}/saet-i/").status_code == 302
    assert client.post(f"/hjaelp/svar/{known.pk}/saet-i/").status_code == 404
    assert "Spørgsmål og svar" in page(client, cast, "anne", "/saadan-goer-vi-her/")
    assert client.get(f"/hjaelp/svar/{known.pk}/tag-ned/").status_code == 404
    cast.login(client, "coordinator")
    assert client.post(f"/hjaelp/svar/{known.pk}/tag-ned/", {"reason": "Dobbelt"}).status_code == 302


def test_the_coordinators_totals_hide_the_few(client: Client, cast: Cast) -> None:
    asked(cast)
    text = page(client, cast, "coordinator", "/hjaelp/overblik/")
    assert "Hvor færre end 5 har spurgt" in text
    assert "vises ikke" in text
