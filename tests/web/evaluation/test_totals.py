"""N3, N5, N6: what was answered is seen as totals, by those it is for, and by nobody where it would tell of few."""

from collections.abc import Callable
from datetime import date
from io import BytesIO

import pytest
from django.conf import LazySettings
from django.test import Client
from openpyxl import load_workbook
from tests.web.cast import Cast
from tests.web.evaluation.scene import AFTER, EFFORT, INDIVIDUAL, POLICY, SAID

from naervaer.core.access.model import SYSTEM
from naervaer.web.audit.models import Entry
from naervaer.web.evaluation import actions, links, queries
from naervaer.web.evaluation.models import Counted, Remark, SealedAnswer, Tally

Q2, Q3, Q4 = date(2026, 4, 1), date(2026, 7, 1), date(2026, 10, 1)
Get = Callable[[str], str]


def answered(number: int, quarter: date, evaluation: str = INDIVIDUAL, **more: str) -> None:
    """So many envelopes from people who were asked in the quarter."""
    said = SAID | more if evaluation == INDIVIDUAL else {"formaal": "ja", "udbytte": "3", "omfang": "passende", **more}
    for _one in range(number):
        token = links.new_token(evaluation, quarter)
        assert actions.answer(token=token, answers=said, remark="Tak" if not _one else "")


def counted(
    evaluation: str, quarter: date, answers: int, invited: int | None = None, **said: dict[str, int]
) -> Counted:
    made = Counted.objects.create(
        evaluation=evaluation, first=quarter, last=quarter, invited=invited or answers, answered=answers
    )
    for question, tally in (said or {"hjaelpsomt": {"4": answers}}).items():
        for answer, number in tally.items():
            Tally.objects.create(counted=made, question=question, answer=answer, number=number)
    return made


@pytest.fixture
def seen(cast: Cast) -> Get:
    def got(who: str) -> str:
        client = Client()
        cast.login(client, who)
        return client.get("/trivselsordning/evaluering/").content.decode()

    return got


def count(settings: LazySettings, day: date = AFTER) -> int:
    settings.NAERVAER_TODAY = day.isoformat()
    return actions.count_up(by=SYSTEM).counted


def test_N3_an_urn_is_closed_until_nobody_can_answer_any_more(cast: Cast, settings: LazySettings) -> None:
    answered(6, Q4)
    assert count(settings, date(2027, 1, 30)) == 0
    assert count(settings, date(2027, 1, 31)) == 6
    assert count(settings, date(2027, 1, 31)) == 0


def test_N3_too_few_answers_wait_for_the_next_quarter(cast: Cast, settings: LazySettings) -> None:
    answered(4, Q4)
    assert count(settings) == 0
    settings.NAERVAER_TODAY = "2027-02-01"
    answered(1, date(2027, 1, 1))
    assert count(settings, date(2027, 5, 1)) == 5
    [made] = Counted.objects.all()
    assert (made.first, made.last, made.answered) == (Q4, date(2027, 1, 1), 5)


def test_N3_answers_that_stay_too_few_are_thrown_away_unread(cast: Cast, settings: LazySettings) -> None:
    answered(4, Q4)
    settings.NAERVAER_TODAY = "2028-12-31"
    assert actions.count_up(by=SYSTEM).thrown_away == 0
    settings.NAERVAER_TODAY = "2029-01-01"
    assert actions.count_up(by=SYSTEM).thrown_away == 4
    assert (SealedAnswer.objects.count(), Counted.objects.count(), Remark.objects.count()) == (0, 0, 0)
    assert Entry.objects.get(action="evaluation.thrown_away").detail == {"evaluation": INDIVIDUAL, "last": "2026-10-01"}


def test_N3_envelopes_whose_key_is_gone_are_never_counted(cast: Cast, settings: LazySettings) -> None:
    answered(3, Q4)
    old, settings.SECRET_KEY = settings.SECRET_KEY, "en ny"
    answered(4, Q4)
    assert count(settings) == 0
    settings.SECRET_KEY_FALLBACKS = [old]
    assert count(settings) == 7


def test_N3_each_evaluation_has_an_urn_of_its_own(cast: Cast, settings: LazySettings) -> None:
    answered(5, Q4)
    answered(4, Q4, EFFORT)
    assert count(settings) == 5
    assert SealedAnswer.objects.values_list("evaluation", flat=True).distinct().get() == EFFORT


def test_N3_a_question_too_few_answered_is_not_counted_at_all(cast: Cast, settings: LazySettings, seen: Get) -> None:
    answered(4, Q4)
    for _one in range(2):
        actions.answer(token=links.new_token(INDIVIDUAL, Q4), answers={"hjaelpsomt": "1"}, remark="")
    assert count(settings) == 6
    assert set(Tally.objects.values_list("question", flat=True)) == {"hjaelpsomt"}
    assert "Gik der passende tid" not in seen("hr")


@pytest.mark.parametrize("who", ["hr", "wellbeing", "coordinator", "finance"])
def test_N3_the_totals_are_seen_by_who_sees_the_status_of_the_scheme(cast: Cast, seen: Get, who: str) -> None:
    counted(INDIVIDUAL, Q4, 6, 8, hjaelpsomt={"4": 4, "5": 2}, arbejdet={"ja": 5, "nej": 1})
    text = seen(who)
    for words in ("Hvordan var dit samtaleforløb?", "4. kvartal 2026", "gennemsnit 4,3", "Har svaret", ">8<", ">6<"):
        assert words in text


@pytest.mark.parametrize(
    "who", ["leader", "chief", "anne", "administrator", "trio", "committee", "payroll", "provider"]
)
def test_N3_the_totals_are_an_unknown_page_for_others(cast: Cast, client: Client, who: str) -> None:
    cast.login(client, who)
    for address in (
        "/trivselsordning/evaluering/",
        "/trivselsordning/evaluering/evaluering.xlsx",
        "/trivselsordning/evaluering/evaluering.csv",
    ):
        assert client.get(address).status_code == 404


def test_N3_an_own_consultant_reads_no_words_about_what_others_give(
    cast: Cast, seen: Get, settings: LazySettings
) -> None:
    settings.NAERVAER_POLICY = "aabenraa"
    made = counted("evaluering-fysioterapi", Q4, 6)
    Remark.objects.create(counted=made, text="Godt hjulpet")
    assert "Hvordan var din behandling?" in seen("wellbeing")
    assert "Godt hjulpet" not in seen("wellbeing")
    assert "Godt hjulpet" in seen("hr")


def test_N3_own_words_are_read_by_who_handles_and_gives_and_are_in_no_file(cast: Cast, seen: Get) -> None:
    made = counted(INDIVIDUAL, Q4, 6)
    Remark.objects.create(counted=made, text="En samtale mere havde hjulpet")
    assert "En samtale mere" in seen("hr")
    assert "En samtale mere" in seen("wellbeing")
    for who in ("coordinator", "finance"):
        assert "En samtale mere" not in seen(who)
    client = Client()
    cast.login(client, "hr")
    assert "En samtale mere" not in client.get("/trivselsordning/evaluering/evaluering.csv").content.decode()


def test_N3_few_read_as_few_also_where_they_could_be_subtracted_to(cast: Cast, seen: Get) -> None:
    """Counted while the policy let figures be shown of three."""
    made = counted(INDIVIDUAL, Q2, 3, hjaelpsomt={"1": 3})
    Remark.objects.create(counted=made, text="Vi var tre")
    counted(INDIVIDUAL, Q3, 6, hjaelpsomt={"5": 6})
    counted(INDIVIDUAL, Q4, 9, hjaelpsomt={"5": 9})
    text = seen("hr")
    assert "Vi var tre" not in text
    assert ">18<" in text, "all of them together are told"
    assert ">9<" in text
    assert ">6<" not in text, "or the three are what is left"
    assert "færre end 5" in text


def test_N6_totals_of_a_period_are_told_when_each_counting_in_it_is(cast: Cast) -> None:
    counted(INDIVIDUAL, Q2, 3, hjaelpsomt={"1": 3})
    counted(INDIVIDUAL, Q3, 6, hjaelpsomt={"5": 6})
    counted(INDIVIDUAL, Q4, 9, hjaelpsomt={"5": 9})

    def whole(first: date, last: date) -> int | None:
        found = queries.totals(first, last, AFTER)
        return found.everybody and found.everybody[1]

    assert whole(date(2026, 1, 1), date(2026, 12, 31)) == 18
    assert whole(Q4, date(2026, 12, 31)) == 9
    assert whole(Q3, date(2026, 12, 31)) is None
    assert whole(Q2, date(2026, 9, 30)) is None
    assert whole(date(2025, 1, 1), date(2025, 12, 31)) is None


def test_N3_the_files_hold_the_same_figures_and_say_how_they_are_counted(cast: Cast, client: Client) -> None:
    counted(INDIVIDUAL, Q4, 6, 8, hjaelpsomt={"4": 4, "5": 2})
    counted(EFFORT, Q4, 5, udbytte={"3": 5})
    cast.login(client, "finance")
    book = load_workbook(BytesIO(client.get("/trivselsordning/evaluering/evaluering.xlsx").content))
    assert book.sheetnames == ["Hvordan var dit samtaleforløb", "Hvordan gik indsatsen", "Metode"]
    rows = [[cell.value for cell in row] for row in book.worksheets[0].iter_rows()]
    assert rows[1] == ["Spurgt", 8, 8]
    assert rows[3] == ["Har forløbet været hjælpsomt for dig?", "gennemsnit 4,3", "gennemsnit 4,3"]
    assert rows[7:9] == [["– 4", 4, 4], ["– 5: i høj grad", 2, 2]]
    text = client.get("/trivselsordning/evaluering/evaluering.csv").content.decode("utf-8-sig")
    assert "Har svaret;6;6" in text
    assert "Et kvartal med færre end 5 svar tælles sammen med de næste." in text
    assert Entry.objects.filter(action="evaluation.totals", kind="export").count() == 2


def test_N3_an_empty_page_says_when_answers_are_counted(seen: Get) -> None:
    assert "Ingen svar er talt op endnu" in seen("hr")


def test_N3_the_page_of_the_scheme_leads_to_it_where_the_municipality_evaluates(
    cast: Cast, client: Client, settings: LazySettings
) -> None:
    link = 'href="/trivselsordning/evaluering/"'
    for who, policy, there in (("hr", POLICY, True), ("leader", POLICY, False), ("hr", "hjoerring", False)):
        settings.NAERVAER_POLICY = policy
        cast.login(client, who)
        assert (link in client.get("/trivselsordning/").content.decode()) == there


def test_N3_an_evaluation_that_is_gone_from_the_policy_is_told_by_its_id(cast: Cast, seen: Get) -> None:
    counted("gammel", Q4, 6)
    assert "gammel" in seen("hr")
