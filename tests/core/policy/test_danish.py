"""No English leaks: every mistake that the shape or TOML itself can find is said in Danish."""

import inspect
import re
import tomllib
from collections.abc import Iterator
from copy import deepcopy
from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from naervaer.core.policy import danish
from naervaer.core.policy.schema import Policy
from naervaer.core.policy.shape import shaped

FULL: dict[str, Any] = tomllib.loads(
    """
[municipality]
name = "Prøve"
extends = "standard"
drop = [{ id = "a", why = "b", source = "c" }]
days_off = ["12-24"]
half_days_off = ["05-01"]
[figures]
denominator = "krl-227"
sickness = ["own_sickness"]
long_from_calendar_days = 15
bands_from_calendar_days = [15, 29]
suppress_below_persons = 5
cells_below_persons = 3
monthly_paid_only = true
goal_percent = 7.8
stop_import_when_vanishing_percent = 5
note = ""
source = ""
valid_from = 2026-01-01
valid_to = 2026-12-31
[[timeline]]
join_gap_days = 0
bridge_non_workdays = true
source = ""
[absence_codes.sd]
790 = "own_sickness"
[wording]
leader = "teamleder"
[[step]]
id = "x"
title = "x"
source = "x"
source_url = "https://eksempel.dk"
verified_on = 2026-11-22
confidence = "H"
rests_on = "law"
why = ""
opens = { answer = { step = "x", is = "ja" } }
due = { day_of_case = 1 }
latest = { days_after_first = 2 }
except = [{ leaves_within_days_of_first = 56 }, { only_partial = true }, { category = "section_56" }]
repeats = { day_of_case = 42, while = "absent" }
owner = "leader"
with = ["employee"]
kind = "contact"
by_phone = true
answers = ["ja"]
categories = ["own_sickness"]
[[alert]]
id = "y"
title = "y"
source = "y"
rule = { same_weekday = 4, within_days = 365, chance_below = 0.05, count = "workdays" }
leaves_out = ["section_56"]
to = ["leader"]
answers = ["ja"]
[[contact]]
id = "k"
title = "k"
source = "k"
role = "provider"
helps_with = ["x"]
how = ""
[[guidance]]
id = "g"
title = "g"
source = "g"
text = "g"
beside = ["x"]
[[retention]]
document = "r"
source = "r"
keep = { years = 5, after = "recorded" }
[[agreement]]
id = "m"
period = "year"
grants = [{ from = 2026-01-01, amount = "1.00" }]
move_needs = ""
[[offer]]
id = "o"
title = "o"
source = "o"
level = "group"
provider = "p"
places = ["x"]
booked_by = ["chief"]
quota = { hours = 5, conversations = [3, 5], courses = 1, per = "course" }
beyond_quota = { paid_by = "workplace", agreed_with = "leader" }
three_party = { minimum = 1, when = "last", instead_of_leader = ["lawyer"] }
paid_by = "m"
when_money_is_out = "closed"
alternatives = ["egen-laege"]
condition = [{ id = "c", ask = "?", must_be = true, known_from = "absence", refusal = "nej" }]
""",
    parse_float=Decimal,
)

WRONG: tuple[Any, ...] = (
    "", "Ikke et navn!", "7,8", 0, -1, 10**9, Decimal("1.5"), Decimal("nan"), True, [], [[]], [1, 1, 1], ["x"] * 3,
    [{}], {}, {"ukendt": 1}, datetime.fromisoformat("2026-11-22T10:30"), "2026-13-45",
)  # fmt: skip

ENGLISH = re.compile(
    r"\b(input|should|valid|string|field|required|greater|less|than|value|error|extra|permitted|type|"
    r"dictionary|list|instance|model|datetime|parse|finite|length|characters?|assertion|tuple|items?)\b",
    re.IGNORECASE,
)


def places_in(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every holder and key in a nest of tables and lists."""
    items = list(value.items()) if isinstance(value, dict) else list(enumerate(value))
    for key, inner in items:
        yield value, key
        if isinstance(inner, dict | list):
            yield from places_in(inner)


def broken() -> Iterator[dict[str, Any]]:
    """The full policy with one thing in it wrong, missing or too much, for every place and every wrong value."""
    for position in range(len(list(places_in(FULL)))):
        for wrong in WRONG:
            text = deepcopy(FULL)
            holder, key = list(places_in(text))[position]
            holder[key] = wrong
            yield text
        text = deepcopy(FULL)
        holder, key = list(places_in(text))[position]
        del holder[key]
        yield text


@pytest.fixture(scope="module")
def wrong_policies() -> list[tuple[dict[str, Any], set[str]]]:
    found = []
    for table in broken():
        try:
            Policy.model_validate(table)
        except ValidationError as error:
            found.append((table, {str(detail["type"]) for detail in error.errors()}))
    return found


def test_the_full_policy_is_right() -> None:
    assert Policy.model_validate(FULL).offer


def test_every_kind_of_mistake_the_shape_finds_has_danish_words(
    wrong_policies: list[tuple[dict[str, Any], set[str]]],
) -> None:
    kinds = set().union(*(kinds for _, kinds in wrong_policies))
    assert len(kinds) > 15
    assert {kind for kind in kinds if not danish.is_known(kind)} == set()


def test_no_sentence_about_a_mistake_has_an_english_word_in_it(
    wrong_policies: list[tuple[dict[str, Any], set[str]]],
) -> None:
    said = set()
    for table, _ in wrong_policies:
        findings = shaped(table, 0).findings
        assert findings
        said |= {finding.expected.partition("nøglerne")[0].partition("værdierne")[0] for finding in findings}
    assert [sentence for sentence in sorted(said) if ENGLISH.search(sentence.replace("valid_", ""))] == []


def messages_of_tomllib() -> list[str]:
    """What ``tomllib`` can say, from its own source."""
    text = inspect.getsource(inspect.getmodule(tomllib.loads))  # type: ignore[arg-type]
    found = re.findall(r'suffixed_err\(\s*src,\s*\w+,\s*f?("[^"]*"|"[^"]*\\"[^"]*")\s*\)', text)
    return [message[1:-1] for message in found if message]


def test_every_mistake_toml_finds_has_danish_words() -> None:
    messages = messages_of_tomllib()
    assert len(messages) > 20
    unknown = danish.toml_fault("En besked, ingen kender", "")
    for message in messages:
        filled = re.sub(r"\{[^}]*\}", "'x'", message)
        found, expected = danish.toml_fault(filled, "")
        assert (found, expected) != unknown, message
        assert not ENGLISH.search(f"{found} {expected}"), message
