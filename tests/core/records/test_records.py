"""H18: by which day a request is answered, what is left out of a case, and from when something is let go."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naervaer.core.letters.document import Bullets, Contents, Heading, Noted, Paragraph
from naervaer.core.policy.records import Retention, Trigger
from naervaer.core.records.case_file import About, Entry, Section, answered, case_file, left_out
from naervaer.core.records.judging import may_be_answered, may_be_asked, may_be_held
from naervaer.core.records.retention import Kept, counts_from, has_expired

DAY = date(2026, 11, 23)


def test_a_request_is_not_for_a_day_to_come_and_not_made_twice() -> None:
    assert may_be_asked(DAY, DAY, waits=False)
    assert not may_be_asked(DAY + timedelta(days=1), DAY, waits=False)
    assert not may_be_asked(DAY, DAY, waits=True)


@pytest.mark.parametrize(
    ("state", "move", "role", "reason", "allowed"),
    [
        ("asked", "give", "lawyer", "", True),
        ("asked", "give", "", "", False),
        ("asked", "refuse", "lawyer", "Udleveret før", True),
        ("asked", "refuse", "lawyer", " ", False),
        ("given", "give", "lawyer", "", False),
        ("withdrawn", "refuse", "lawyer", "For sent", False),
    ],
)
def test_who_may_answer_and_how(state: str, move: str, role: str, reason: str, allowed: bool) -> None:
    assert bool(may_be_answered(state, move, role, ("lawyer",), "juristen", reason)) is allowed


def test_a_hold_has_a_reason_and_a_day_to_come() -> None:
    assert may_be_held("Klagesag", None, DAY)
    assert may_be_held("Klagesag", DAY + timedelta(days=1), DAY)
    assert not may_be_held("", None, DAY)
    assert not may_be_held("Klagesag", DAY, DAY)


def rule(after: str, **keep: int) -> Retention:
    return Retention.model_validate({"document": "aftaler", "source": "x", "keep": {"after": after, **keep}})


EARLY, LATE, LATER = date(2020, 1, 1), date(2020, 3, 1), date(2020, 6, 1)


@pytest.mark.parametrize(
    ("after", "kept", "expected"),
    [
        ("recorded", Kept(EARLY, LATE), EARLY),
        ("last_entry", Kept(EARLY, LATE), LATE),
        ("case_closed", Kept(EARLY, LATE, case_closed=LATER), LATER),
        ("case_closed", Kept(EARLY, LATER, case_closed=LATE), LATER),
        ("case_closed", Kept(EARLY, LATE), LATE),
        ("employment_ended", Kept(EARLY, LATE, employment_ended=LATER), LATER),
        ("employment_ended", Kept(EARLY, LATE), None),
        ("course_closed", Kept(EARLY, LATE), None),
        ("recorded", Kept(EARLY, LATE, running=True), None),
        ("recorded", Kept(EARLY, LATE, on_hold=True), None),
    ],
)
def test_from_which_event_a_rule_counts(after: str, kept: Kept, expected: date | None) -> None:
    assert counts_from(rule(after, years=5), kept) == expected


@pytest.mark.parametrize(
    ("keep", "day", "expected"),
    [
        ({"years": 5}, date(2026, 11, 23), date(2021, 11, 23)),
        ({"years": 1}, date(2028, 2, 29), date(2027, 2, 28)),
        ({"years": 4}, date(2028, 2, 29), date(2024, 2, 28)),
        ({"days": 365}, date(2026, 11, 23), date(2025, 11, 23)),
        ({"days": 0}, date(2026, 11, 23), date(2026, 11, 23)),
        ({"years": 5000}, date(2026, 11, 23), date(1, 11, 23)),
        ({"days": 99_999_9 // 10}, date(26, 1, 1), date(1, 1, 1)),
    ],
)
def test_what_happened_before_this_day_is_no_longer_kept(keep: dict[str, int], day: date, expected: date) -> None:
    assert Trigger.model_validate({"after": "recorded", **keep}).before(day) == expected


@given(
    recorded=st.dates(date(2000, 1, 1), date(2030, 1, 1)),
    more=st.integers(0, 4000),
    years=st.integers(0, 10),
    after=st.sampled_from(["recorded", "last_entry", "case_closed"]),
)
def test_what_has_expired_stays_expired_and_nothing_expires_before_its_time(
    recorded: date, more: int, years: int, after: str
) -> None:
    kept, wanted = Kept(recorded, recorded + timedelta(days=more)), rule(after, years=years)
    since = counts_from(wanted, kept)
    assert since is not None
    for days in (0, 1, 365, 366, 4000):
        day = since + timedelta(days=days)
        if has_expired(wanted, kept, day):
            assert day > since.replace(year=since.year + years, day=min(since.day, 28))
            assert has_expired(wanted, kept, day + timedelta(days=1))
    assert has_expired(wanted, kept, since + timedelta(days=366 * years + 2))


ABOUT = About("Anne Birk", "Kommunen", DAY, DAY)
SECTIONS = (
    Section("Samtaler", (Entry(LATE, "Samtale", "Talt om tid"), Entry(EARLY, "Indkaldt", who="Lone")), order=2),
    Section("Ansættelse", (Entry(EARLY, "Ansat"),), order=1),
    Section("Spørgsmål", (Entry(LATE, "Svarede", "Det er hemmeligt", withheld="confidence"),), order=3),
)
RULES = {"confidence": "Forvaltningsloven § 15 b"}


def test_a_case_stands_by_section_and_day_with_its_contents_first() -> None:
    blocks = case_file(ABOUT, SECTIONS, RULES).blocks
    assert [b.text for b in blocks if isinstance(b, Heading)] == ["Udeladt", "Ansættelse", "Samtaler"]
    assert [b.title.split(": ")[1] for b in blocks if isinstance(b, Noted)] == ["Ansat", "Indkaldt", "Samtale"]
    assert any(isinstance(b, Contents) for b in blocks)


def test_what_is_left_out_is_counted_by_kind_and_named_by_its_rule_and_its_words_are_nowhere() -> None:
    assert left_out(SECTIONS, RULES) == {"confidence": 1}
    made = case_file(ABOUT, SECTIONS, RULES)
    [told] = [b for b in made.blocks if isinstance(b, Bullets)]
    assert told.items == ("Det, andre har fortalt i fortrolighed: 1. Regel: Forvaltningsloven § 15 b.",)
    assert "hemmeligt" not in str(made)


def test_an_answer_stands_with_its_question() -> None:
    assert answered("Hvad kan du?", "Gå") == "Hvad kan du? Gå"
    assert answered("Aftaler", "Ringer") == "Aftaler: Ringer"


def test_without_a_rule_nothing_is_left_out() -> None:
    made = case_file(ABOUT, SECTIONS, {})
    assert "hemmeligt" in str(made)
    assert Paragraph("Intet er udeladt.") in made.blocks


def test_a_case_of_nothing_says_so() -> None:
    made = case_file(ABOUT, (), RULES)
    assert made.blocks[-1] == Paragraph("Nærvær rummer ingen oplysninger om sygefravær.")
