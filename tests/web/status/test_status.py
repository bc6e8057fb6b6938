"""N6, N10: the status of the scheme as page, spreadsheet and note; the fast counting equals the obvious one."""

import random
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from io import BytesIO

import pytest
from django.conf import LazySettings
from django.test import Client
from openpyxl import load_workbook
from pypdf import PdfReader
from tests.web.booking import scene as booking
from tests.web.cast import TODAY, Cast

from naervaer.core.access.model import Role
from naervaer.core.access.sight import Capacity
from naervaer.core.scheme.states import COURSE
from naervaer.core.scheme.status import Lived, costs_of, lines_of
from naervaer.web import slots
from naervaer.web.audit.models import Entry
from naervaer.web.courses import standing
from naervaer.web.courses.models import Course, CourseEvent, Posting, Pot
from naervaer.web.courses.money_queries import area_of
from naervaer.web.evaluation.models import Counted, Tally
from naervaer.web.organisation.snapshot import snapshot_on
from naervaer.web.said import said_by
from naervaer.web.status import notes, queries

PAGE, XLSX, NOTE = (f"/trivselsordning/status/{name}" for name in ("", "status.xlsx", "notat.pdf"))
SEE = ("hr", "wellbeing", "coordinator", "finance")
OTHERS = ("leader", "chief", "anne", "administrator", "trio", "committee", "provider", "payroll")


@pytest.fixture(autouse=True)
def norddjurs(settings: LazySettings) -> None:
    settings.NAERVAER_POLICY = "norddjurs"


def made(cast: Cast, offer: str, *, who: str = "", asked_on: date = TODAY, paid_by: str = "scheme") -> Course:
    """A course of somebody, else a unit's effort."""
    return Course.objects.create(
        employment=cast.employments[f"{who}-1"] if who else None,
        unit=cast.units["elmegaarden"],
        offer=offer,
        agreement="trivselskonsulent",
        paid_by=paid_by,
        asked_on=asked_on,
        **said_by(cast.actor("leader"), Capacity(Role.LEADER)),
    )


def noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 11, tzinfo=UTC)


def happened(course: Course, *events: tuple[date, str]) -> Course:
    for day, what in events:
        CourseEvent.objects.create(course=course, what=what, at=noon(day), answer_by=day if what == "offer" else None)
        course.state = COURSE.after(course.state, what)
    course.save(update_fields=["state"])
    return course


def begun(cast: Cast, number: int, offer: str = "samtaler", who: str = "anne", *events: str) -> None:
    for _one in range(number):
        happened(made(cast, offer, who=who), *((TODAY, what) for what in ("begin", *events)))


def drawn(cast: Cast, dice: random.Random) -> Lived:
    """A course that has gone as courses may go, written down and told."""
    offer, effort = dice.choice([("samtaler", False), ("sparring-til-leder", False), ("gruppeindsats", True)])
    asked, paid_by = TODAY - timedelta(days=dice.randrange(500)), dice.choice(["scheme", "workplace"])
    course = made(cast, offer, who="" if effort else "anne", asked_on=asked, paid_by=paid_by)
    events, day = [], asked
    while moves := [move for move in COURSE.moves if course.state in move.starts]:
        if dice.random() < 0.25:
            break
        day += timedelta(days=dice.randrange(60))
        events.append((day, dice.choice(moves).name))
        happened(course, events[-1])
    used = tuple((asked + timedelta(days=dice.randrange(300)), Decimal(dice.randrange(1, 10**7)) / 100) for _n in "ab")
    for when, amount in used:
        pot, _new = Pot.objects.get_or_create(agreement="trivselskonsulent", period=date(when.year, 1, 1))
        Posting.objects.create(pot=pot, kind="used", amount=amount, course=course, at=noon(when))
    area = area_of(course.unit_id, snapshot_on(TODAY))
    payer = standing.payer_title(paid_by, "trivselskonsulent")
    return Lived(offer, effort, area, payer, asked, tuple(events), used)


@pytest.mark.parametrize("seed", range(3))
def test_N6_N10_the_database_counts_as_the_obvious_way_does_on_any_day(cast: Cast, seed: int) -> None:
    dice = random.Random(seed)
    lives = [drawn(cast, dice) for _course in range(40)]
    for back in (0, 1, 30, 200, 327, 328, 400, 600):
        day = TODAY - timedelta(days=back)
        assert standing.lines_on(day) == lines_of(lives, day)
        found = [(cost.payer, cost.used) for cost in standing.costs_on(day)]
        assert found == [(cost.payer, cost.used) for cost in costs_of(lives, day)]


def test_N6_an_event_late_in_the_evening_belongs_to_its_danish_day(cast: Cast) -> None:
    course = made(cast, "samtaler", who="anne", asked_on=date(2026, 1, 1))
    CourseEvent.objects.create(course=course, what="begin", at=datetime(2026, 1, 9, 23, 30, tzinfo=UTC))
    assert standing.lines_on(date(2026, 1, 9))[0].counts.running == 0
    assert standing.lines_on(date(2026, 1, 10))[0].counts.running == 1


@pytest.mark.parametrize("who", SEE)
def test_N6_the_status_is_seen_by_those_who_see_the_scheme_and_its_files_are_logged(
    cast: Cast, client: Client, who: str
) -> None:
    begun(cast, 6)
    cast.login(client, who)
    assert "Der har til dato været 6 forløb" in client.get(PAGE).content.decode()
    assert {client.get(address).status_code for address in (XLSX, NOTE)} == {200}
    assert set(Entry.objects.filter(kind="export").values_list("action", flat=True)) == {"status.xlsx", "status.note"}


@pytest.mark.parametrize("who", OTHERS)
def test_N6_the_status_is_an_unknown_page_for_others(cast: Cast, client: Client, who: str) -> None:
    cast.login(client, who)
    assert {client.get(address).status_code for address in (PAGE, XLSX, NOTE)} == {404}


def test_N6_few_read_as_few_on_the_page_in_the_spreadsheet_and_in_the_note(cast: Cast, client: Client) -> None:
    begun(cast, 9)
    begun(cast, 3, "samtaler", "anne", "stop")
    cast.login(client, "hr")
    book = load_workbook(BytesIO(client.get(XLSX).content))
    [_head, row, whole] = [[cell.value for cell in line] for line in book.worksheets[0].iter_rows()]
    assert row[4] == whole[4] == "færre end 5"
    assert row[1:].count("færre end 5") > 1, "or the three are what is left"
    for text in (client.get(PAGE).content.decode(), in_pdf(client.get(NOTE).content)):
        assert "færre end 5" in text


def test_N6_a_number_that_is_hidden_is_not_put_in_words(cast: Cast) -> None:
    begun(cast, 3)
    assert notes.courses_sentence(queries.status_on(TODAY)).startswith("Antallet af forløb er ikke vist")


def in_pdf(content: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages).split())


def test_N6_the_note_is_a_tagged_pdf_in_danish_with_courses_and_efforts(cast: Cast, client: Client) -> None:
    begun(cast, 7)
    begun(cast, 2, "gruppeindsats", "", "finish")
    cast.login(client, "hr")
    content = client.get(NOTE).content
    reader = PdfReader(BytesIO(content))
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert reader.trailer["/Root"]["/Lang"] == "da"
    text = in_pdf(content)
    for words in (
        *("Orientering om trivselsordningen", "7 forløb af forskellig varighed, som enten er i gang eller afsluttet"),
        *("2 indsatser af forskellig karakter og omfang", "23. november 2026", "Norddjurs Kommune"),
    ):
        assert words in text


def test_N10_the_note_says_what_it_has_cost_to_the_ore(cast: Cast, client: Client) -> None:
    course = made(cast, "samtaler", who="anne")
    pot = Pot.objects.create(agreement="trivselskonsulent", period=date(2026, 1, 1))
    for amount in ("1000.10", "0.20"):
        Posting.objects.create(pot=pot, kind="used", amount=Decimal(amount), course=course, at=noon(TODAY))
    cast.login(client, "finance")
    assert "1.000,30 kr." in in_pdf(client.get(NOTE).content)
    page = client.get(PAGE).content.decode()
    assert "Trivselskonsulent på Velfærdsområdet" in page
    assert "1.000,30" in page


def test_N6_the_hours_of_a_room_that_keeps_them_are_in_a_column_of_their_own(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun(cast, 6)
    begun(cast, 1, "gruppeindsats", "")
    assert not queries.status_on(TODAY).has_hours
    kept = [("samtaler", Decimal("12.5")), ("gruppeindsats", Decimal(3))]
    monkeypatch.setattr(slots.SCHEME_HOURS, "fillers", [lambda day: kept])
    text = str(notes.document_of(queries.status_on(TODAY)))
    for words in ("Timer", "12,5", "3,0"):
        assert words in text


def test_N6_hours_are_those_that_have_been_held(cast: Cast) -> None:
    booking.held(cast, booking.running(cast), 3)
    assert dict(queries.hours_by_offer(TODAY)) == {"samtaler": Decimal(3)}
    assert dict(queries.hours_by_offer(TODAY - timedelta(days=1))) == {}


def test_N6_a_day_that_has_not_come_or_is_no_day_is_refused_with_a_reason(cast: Cast, client: Client) -> None:
    cast.login(client, "hr")
    assert "Dagen er ikke kommet endnu" in client.get(PAGE, {"dag": "2027-01-01"}).content.decode()
    assert "Skriv en dato" in client.get(PAGE, {"dag": "i går"}).content.decode()
    assert "1. marts 2026" in client.get(PAGE, {"dag": "2026-03-01"}).content.decode()


def test_N6_the_note_tells_of_evaluations_in_a_line_for_each_question_and_nothing_of_few(cast: Cast) -> None:
    said = {"hjaelpsomt": {"4": 4, "5": 2}, "arbejdet": {"ja": 5, "nej": 1}}
    many(said, quarter=date(2026, 7, 1))
    text = str(notes.document_of(queries.status_on(TODAY)))
    for words in ("gennemsnit 4,3 på en skala fra 1 (slet ikke) til 5", "ja: 5, delvist: 0, nej: 1", "6 af 8"):
        assert words in text
    assert "6 af 8" not in str(notes.document_of(queries.status_on(date(2026, 6, 30)))), "asked later than that"


def test_N6_an_evaluation_of_few_reads_as_few_in_the_note(cast: Cast) -> None:
    many({"hjaelpsomt": {"1": 3}}, quarter=date(2026, 7, 1), answered=3)
    text = str(notes.document_of(queries.status_on(TODAY)))
    assert "('Har svaret', 'færre end 5')" in text
    assert "hjælpsomt for dig" not in text


def many(said: dict[str, dict[str, int]], *, quarter: date, answered: int = 6) -> None:
    """A counting."""
    evaluation = "brugerevaluering"
    made = Counted.objects.create(evaluation=evaluation, first=quarter, last=quarter, invited=8, answered=answered)
    for question, tally in said.items():
        for answer, number in tally.items():
            Tally.objects.create(counted=made, question=question, answer=answer, number=number)


def test_N6_an_empty_scheme_has_a_status_too(cast: Cast, client: Client) -> None:
    cast.login(client, "hr")
    assert "Der har ikke været nogen forløb" in client.get(PAGE).content.decode()
    text = in_pdf(client.get(NOTE).content)
    for words in ("Der har ikke været nogen indsatser", "ikke registreret betalinger", "ingen svar"):
        assert words in text


def test_N6_waiting_is_told_in_the_note(cast: Cast) -> None:
    for _one in range(5):
        made(cast, "samtaler", who="anne")
    assert "Der har ikke været" in notes.courses_sentence(queries.status_on(TODAY))
    begun(cast, 5)
    assert notes.courses_sentence(queries.status_on(TODAY)).endswith("5 venter.")
