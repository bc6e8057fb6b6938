"""N3, N5: the whole database, its row numbers, its log and its tasks tell of no answer whose it is (adr/0061)."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from django.conf import LazySettings
from django.contrib.sessions.models import Session
from django.core import mail
from django.db import transaction
from django.test import Client
from django_tasks_db.models import DBTaskResult
from tests.web.cast import Cast
from tests.web.evaluation.scene import AFTER, MANY, SAID, ask, mailed, posted
from tests.web.evaluation.whole_database import Dump, dump, without

from naervaer.core.access.model import SYSTEM
from naervaer.web import clock, slots
from naervaer.web.audit.models import Entry
from naervaer.web.evaluation import actions, links, sealing, sending
from naervaer.web.evaluation.models import Counted, Invitation, Remark, SealedAnswer, Tally

ROOM = "evaluation_"
RANDOM = {
    "evaluation_sealedanswer": {"link", "sealed"},
    "evaluation_remark": {"id", "counted_id"},
    **{table: {"id", "counted_id"} for table in ("evaluation_counted", "evaluation_tally", "audit_entry")},
}
"""What is drawn at random; and numbers in a row, which PostgreSQL does not take back when a test does."""
NINE = datetime(2026, 11, 23, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def clock_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that two nights which do the same write the same."""
    monkeypatch.setattr(clock, "now", lambda: NINE)


def remark_of(who: str) -> str:
    return f"Ord skrevet af nummer {MANY.index(who)}"


def answer_all(cast: Cast, found: dict[str, str], order: tuple[str, ...]) -> None:
    """Each in turn from a browser they are logged in with, since many are."""
    for number, who in enumerate(order):
        client = Client()
        if who in cast.users:
            cast.login(client, who)
        answers = SAID | {"hjaelpsomt": str(number % 5 + 1)}
        assert client.post("/svar/", posted(found[who], answers, remark_of(order[number]))).status_code == 302


def count(settings: LazySettings) -> None:
    settings.NAERVAER_TODAY = AFTER.isoformat()
    assert actions.count_up(by=SYSTEM).counted == len(MANY)


def test_N3_the_database_is_the_same_whoever_answered_what_and_in_whatever_order(
    cast: Cast, links: dict[str, str], settings: LazySettings
) -> None:
    """The strongest that can be said: swap the people, and not a row of any table is another."""
    forwards, backwards = tuple(MANY), tuple(reversed(MANY))
    closed, counted = [], []
    for order in (forwards, backwards):
        settings.NAERVAER_TODAY = "2026-11-23"
        with transaction.atomic():
            for number, who in enumerate(order):
                said = posted(links[who], SAID | {"hjaelpsomt": str(number % 5 + 1)}, remark_of(MANY[number]))
                assert Client().post("/svar/", said).status_code == 302
            closed.append(without(dump(), RANDOM))
            count(settings)
            counted.append(without(dump(), RANDOM))
            transaction.set_rollback(True)
    for one, other in (closed, counted):
        assert one["evaluation_invitation"] or one["evaluation_counted"]
        differing = [table for table in one if one[table] != other[table]]
        assert differing == []


def test_N3_no_order_of_any_table_is_the_order_of_the_words(
    cast: Cast, links: dict[str, str], settings: LazySettings
) -> None:
    """Every column of every table that can be tied to people puts them in an order; none is that of the remarks."""
    answer_all(cast, links, MANY)
    count(settings)
    dumped = dump()
    laid_down = dumped["evaluation_remark"]
    for rows in (laid_down, sorted(laid_down, key=lambda row: str(row["id"]))):
        words = [row["text"] for row in rows]
        assert len(words) == len(MANY)
        orders = list(orders_of_people(cast, dumped))
        assert len(orders) > 20, "the attacker has found the tables of people"
        for where, order in orders:
            by_them = [remark_of(who) for who in order]
            assert words not in (by_them, by_them[::-1]), where


def orders_of_people(cast: Cast, dumped: Dump) -> Iterator[tuple[str, list[str]]]:
    """By every column of every table with rows of everybody: the people in the order of its values."""
    for table, rows in dumped.items():
        for tie in {name for row in rows[:1] for name in row if name != "place"}:
            for names in identities(cast):
                tied = {names[row[tie]]: row for row in rows if row[tie] in names}
                if len(tied) < len(MANY):
                    continue
                for by in rows[0]:
                    values = {who: str(row[by]).rjust(12, "0") for who, row in tied.items()}
                    yield f"{table}.{tie} by {by}", sorted(MANY, key=lambda who: values[who])


def identities(cast: Cast) -> Iterator[dict[Any, str]]:
    """The keys and names by which a row can be somebody's."""
    yield {cast.people[who].pk: who for who in MANY}
    yield {cast.employments[f"{who}-1"].pk: who for who in MANY}
    yield {cast.people[who].ext_id: who for who in MANY}
    yield {cast.people[who].email: who for who in MANY}
    yield {cast.people[who].name: who for who in MANY}


def test_N3_what_is_left_when_it_is_counted_are_numbers_and_loose_words(
    cast: Cast, links: dict[str, str], settings: LazySettings
) -> None:
    answer_all(cast, links, MANY)
    count(settings)
    assert (SealedAnswer.objects.count(), Invitation.objects.count()) == (0, 0)
    [counted] = Counted.objects.all()
    assert (counted.invited, counted.answered) == (10, 10)
    assert dict(Tally.objects.filter(question="hjaelpsomt").values_list("answer", "number")) == dict.fromkeys(
        "12345", 2
    )
    assert set(Remark.objects.values_list("text", flat=True)) == {remark_of(who) for who in MANY}
    fields = {
        (model.__name__, field.name) for model in (Tally, Remark, Counted) for field in model._meta.concrete_fields
    }
    assert {name for _model, name in fields} == {
        *("id", "counted", "question", "answer", "number", "text"),
        *("evaluation", "first", "last", "invited", "answered"),
    }


def test_N3_no_value_of_an_answer_stands_in_any_other_table(
    cast: Cast, links: dict[str, str], settings: LazySettings
) -> None:
    """Neither link, hash nor words, before or after the counting; nor any name or key beside an answer."""
    answer_all(cast, links, MANY)
    secret = [*links.values(), *(remark_of(who) for who in MANY)]
    before = dump()
    hashes = [row["link"] for row in before["evaluation_sealedanswer"]]
    assert len(hashes) == len(MANY)
    assert tables_with(before, secret) == set()
    assert tables_with(before, hashes) == {"evaluation_sealedanswer"}
    people = [value for who in MANY for value in (cast.people[who].name, cast.people[who].email)]
    assert not tables_with(before, people) & {name for name in before if name.startswith(ROOM)}
    count(settings)
    after = dump()
    assert tables_with(after, secret) == {"evaluation_remark"}
    assert tables_with(after, hashes) == set()
    assert not tables_with(after, people) & {name for name in after if name.startswith(ROOM)}


def tables_with(dumped: Dump, values: list[str]) -> set[str]:
    whole = {table: "\n".join(str(value) for row in rows for value in row.values()) for table, rows in dumped.items()}
    return {table for table, text in whole.items() if any(value in text for value in values)}


def test_N3_an_envelope_shows_nothing_to_whoever_has_the_database_and_not_the_key(
    cast: Cast, links: dict[str, str], settings: LazySettings
) -> None:
    """They lie in the order they came; the long and the short, the glad and the sad are alike."""
    answer_all(cast, links, MANY)
    sealed = list(SealedAnswer.objects.values_list("sealed", flat=True))
    assert len({len(text) for text in sealed}) == 1
    assert len(set(sealed)) == len(MANY)
    assert {text[:12] for text in sealed} == {sealed[0][:12]}, "the moment Fernet writes in clear is the same for all"
    settings.SECRET_KEY = "en anden installations"
    assert [sealing.opened(text) for text in sealed] == [None] * len(MANY)


def test_N3_answering_leaves_no_session_cookie_or_line_in_the_log(cast: Cast, links: dict[str, str]) -> None:
    client = Client()
    cast.login(client, "anne")
    client.get("/min-side/")
    before = (list(Session.objects.values_list()), Entry.objects.count(), dict(client.cookies))
    asked_for = client.get("/svar/", {"n": links["anne"]})
    sent = client.post("/svar/", posted(links["anne"], SAID))
    after = (list(Session.objects.values_list()), Entry.objects.count(), dict(client.cookies))
    assert after == before
    for response in (asked_for, sent, client.get(sent["Location"])):
        assert not response.cookies
        assert response["Referrer-Policy"] == "no-referrer"
        assert response["Cache-Control"] == "no-store"
    assert "Anne" not in asked_for.content.decode()


def test_N3_the_link_is_in_the_mail_alone_and_never_in_the_workers_tasks(
    cast: Cast, settings: LazySettings, on_commit: Callable[[Callable[[], Any]], Any]
) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    on_commit(lambda: ask(cast))
    assert mail.outbox == []
    tasks = DBTaskResult.objects.filter(task_path=sending.send_invitation.module_path)
    assert tasks.count() == len(MANY)
    for task in tasks:
        assert sending.send(task.args_kwargs["args"][0])
    read = [links.read(token) for token in mailed().values()]
    hashes = [link.hash for link in read if link]
    assert len(hashes) == len(MANY)
    assert tables_with(dump(), [*mailed().values(), *hashes]) == set()


def test_N3_an_answer_or_a_counting_names_nobody_in_the_log(
    cast: Cast, links: dict[str, str], settings: LazySettings
) -> None:
    answer_all(cast, links, MANY)
    asked_lines = set(Entry.objects.values_list("pk", flat=True))
    count(settings)
    lines = Entry.objects.exclude(pk__in=asked_lines)
    assert [(line.action, line.subject_id, line.by_id) for line in lines] == [("evaluation.counted", None, None)]


def test_N3_the_words_are_laid_down_in_random_order(cast: Cast, links: dict[str, str], settings: LazySettings) -> None:
    """Ten remarks counted twice from the same envelopes come in two orders, but once in three million."""
    answer_all(cast, links, MANY)
    orders = []
    for _again in range(2):
        with transaction.atomic():
            count(settings)
            orders.append([row["text"] for row in dump()["evaluation_remark"]])
            transaction.set_rollback(True)
    assert sorted(orders[0]) == sorted(orders[1])
    assert orders[0] != orders[1]


def test_N3_the_night_does_the_counting(cast: Cast, links: dict[str, str], settings: LazySettings) -> None:
    answer_all(cast, links, MANY)
    settings.NAERVAER_TODAY = AFTER.isoformat()
    assert dict(slots.NIGHT(SYSTEM, AFTER))["evaluations_counted"] == len(MANY)
