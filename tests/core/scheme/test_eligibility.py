"""The question frame: what is answered and how it is explained always agree, whatever the policy says. A2 A4 A8"""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naervaer.core.policy.schema import Policy
from naervaer.core.scheme.eligibility import (
    Situation,
    judge,
    known_answers,
    quota_hours_left,
    way_named,
    ways_that_remain,
)
from naervaer.files.policy_files import read_policy

DAY = date(2026, 11, 23)
BOOKERS = ("nearest_leader", "any_leader", "colleague", "employee", "trio", "chief", "hr_consultant")


def _policy(offer: str) -> Policy:
    return Policy.model_validate(
        {
            "municipality": {"name": "Prøve"},
            "offer": [
                {
                    "id": "samtale",
                    "title": "Samtaler",
                    "source": "s",
                    "level": "individual",
                    "provider": "p",
                    "booked_by": ["nearest_leader"],
                    "alternatives": ["gruppe", "laege"],
                    **OFFERS[offer],
                },
                {
                    "id": "gruppe",
                    "title": "Gruppe",
                    "source": "s",
                    "level": "group",
                    "provider": "p",
                    "booked_by": ["trio"],
                    "how_to_book": "Ring til HR.",
                    "condition": [{"id": "arbejdet", "ask": "?", "must_be": True, "refusal": "Kun om arbejdet."}],
                },
                {
                    "id": "gammel",
                    "title": "Gammel",
                    "source": "s",
                    "level": "group",
                    "provider": "p",
                    "booked_by": ["trio"],
                    "valid_to": "2020-12-31",
                },
            ],
            "alternative": [{"id": "laege", "title": "Egen læge", "source": "s", "text": "Ring til din læge."}],
        }
    )


BEYOND = {"paid_by": "workplace", "agreed_with": "leader"}
OFFERS: dict[str, dict[str, object]] = {
    "plain": {},
    "hours": {"quota": {"hours": 5, "per": "course"}, "beyond_quota": BEYOND},
    "no more": {"quota": {"hours": 5, "per": "course"}},
    "own money": {
        "quota": {"hours": 1, "per": "course"},
        "beyond_quota": {"paid_by": "employee", "agreed_with": "hr_consultant"},
    },
    "yearly": {"quota": {"courses": 1, "per": "workplace-and-year"}, "beyond_quota": BEYOND},
    "workplace": {"paid_by": "workplace", "quota": {"hours": 1, "per": "course"}},
    "waiting": {"when_money_is_out": "waiting_list"},
    "workplace pays": {"when_money_is_out": "workplace_pays"},
    "closed": {"when_money_is_out": "closed"},
    "past": {"valid_to": "2020-12-31"},
    "work": {
        "condition": [
            {"id": "arbejdet", "ask": "?", "must_be": True, "refusal": "Kun om arbejdet.", "alternatives": ["gammel"]}
        ]
    },
}

ROWS = [
    ("plain", {}, True, "scheme", []),
    ("hours", {"hours_used": Decimal("4.5")}, True, "scheme", []),
    ("hours", {"hours_used": Decimal(5)}, False, "workplace", ["quota"]),
    ("hours", {"hours_used": Decimal(5), "extra_agreed": True}, True, "workplace", []),
    ("no more", {"hours_used": Decimal(6), "extra_agreed": True}, False, "scheme", ["quota"]),
    ("own money", {"hours_used": Decimal(1)}, False, "employee", ["quota"]),
    ("own money", {"hours_used": Decimal(1), "extra_agreed": True}, True, "employee", []),
    ("yearly", {"courses_used": 0}, True, "scheme", []),
    ("yearly", {"courses_used": 1}, False, "workplace", ["quota"]),
    ("workplace", {"hours_used": Decimal(9), "money_left": False}, True, "workplace", []),
    ("waiting", {"money_left": True}, True, "scheme", []),
    ("waiting", {"money_left": False}, True, "scheme", []),
    ("workplace pays", {"money_left": False}, False, "workplace", ["money"]),
    ("workplace pays", {"money_left": False, "extra_agreed": True}, True, "workplace", []),
    ("closed", {"money_left": False, "extra_agreed": True}, False, "scheme", ["money"]),
    ("plain", {"money_left": False}, False, "scheme", ["money"]),
    ("past", {}, False, "scheme", ["valid"]),
    ("plain", {"booked_by": "trio"}, False, "scheme", ["booked_by"]),
    ("plain", {"booked_by": "nearest_leader"}, True, "scheme", []),
    ("work", {"answers": {"arbejdet": False}}, False, "scheme", ["arbejdet"]),
    ("work", {"answers": {}}, False, "scheme", ["arbejdet"]),
    ("work", {"answers": {"arbejdet": True}}, True, "scheme", []),
]


@pytest.mark.parametrize(("offer", "known", "allowed", "payer", "failed"), ROWS)
def test_A2_A4_A8_the_answer_who_pays_and_what_fails(
    offer: str, known: dict[str, object], allowed: bool, payer: str, failed: list[str]
) -> None:
    policy = _policy(offer)
    found = judge(policy.offer[0], policy, Situation(on=DAY, **known))  # type: ignore[arg-type]
    assert (found.allowed, found.paid_by) == (allowed, payer)
    assert [reason.condition for reason in found.reasons] == failed


def test_A8_a_place_on_the_waiting_list_comes_with_the_other_ways() -> None:
    policy = _policy("waiting")
    found = judge(policy.offer[0], policy, Situation(on=DAY, money_left=False))
    assert found.waits
    assert found.alternatives == ("gruppe", "laege")


def test_A2_a_way_that_the_same_condition_closes_is_not_pointed_to_nor_one_that_is_over() -> None:
    policy = _policy("work")
    found = judge(policy.offer[0], policy, Situation(on=DAY, answers={"arbejdet": False}))
    assert found.alternatives == ("laege",), "the group course is about work too, and the old offer is over"
    assert ways_that_remain(policy.offer[0], policy, date(2020, 6, 1), set()) == ("gruppe", "laege")


def test_a_way_has_a_title_and_says_how_it_is_had() -> None:
    policy = _policy("plain")
    assert way_named("gruppe", policy, DAY) == ("Gruppe", "Ring til HR.")
    assert way_named("laege", policy, DAY) == ("Egen læge", "Ring til din læge.")
    assert way_named("egen-betaling", policy, DAY) == ("Egen betaling.", "")


def test_A2_what_the_program_knows_is_filled_in_and_the_rest_is_asked() -> None:
    policy = read_policy("aabenraa")
    assert isinstance(policy, Policy)
    offer = next(offer for offer in policy.offers_on(DAY) if offer.id == "stress-samtale")
    assert known_answers(offer, sick_listed=True, booked_by="nearest_leader") == {
        "naermeste-leder": True,
        "ikke-sygemeldt": True,
    }
    assert known_answers(offer, sick_listed=None, booked_by=None) == {}
    known = known_answers(offer, sick_listed=False, booked_by="trio")
    [reason] = [r for r in judge(offer, policy, Situation(DAY, known, "trio")).reasons if "bookes af" in r.text]
    assert reason.condition == "naermeste-leder", "told once, as the policy says it"


situations = st.builds(
    Situation,
    on=st.sampled_from([DAY, date(2019, 1, 1), date(2030, 1, 1)]),
    answers=st.dictionaries(
        st.sampled_from(["naermeste-leder", "ikke-sygemeldt", "trepart", "arbejdsrelateret", "ikke-arbejdsulykke"]),
        st.booleans(),
    ),
    booked_by=st.none() | st.sampled_from(BOOKERS),
    hours_used=st.decimals(0, 20, places=2),
    courses_used=st.integers(0, 4),
    money_left=st.none() | st.booleans(),
    extra_agreed=st.booleans(),
)


@given(st.sampled_from(["aabenraa", "norddjurs", "hjoerring"]), st.integers(0, 20), situations)
def test_A2_the_answer_and_its_explanation_agree(name: str, which: int, situation: Situation) -> None:
    policy = read_policy(name)
    assert isinstance(policy, Policy)
    offer = policy.offer[which % len(policy.offer)]
    found = judge(offer, policy, situation)
    assert found.allowed == (not found.reasons)
    assert not found.waits or found.allowed
    assert all(reason.text.endswith((".", "?")) and reason.source for reason in found.reasons)
    assert len({reason.condition for reason in found.reasons}) == len(found.reasons)
    if found.allowed and not found.waits:
        assert found.alternatives == ()
    left = quota_hours_left(offer, situation.hours_used)
    assert found.quota_hours_left == left
    assert left is None or left >= 0
    if found.allowed and found.paid_by == "scheme":
        assert left is None or left > 0


def test_A2_what_the_program_knows_answers_the_questions_it_can_and_leaves_the_rest() -> None:
    def asked(known_from: str | None) -> dict[str, object]:
        return {"id": known_from or "egen", "ask": "?", "must_be": True, "refusal": "Nej.", "known_from": known_from}

    conditions = {"condition": [asked("absence"), asked("organisation"), asked("courses"), asked(None)]}
    base = _policy("plain")
    offer = type(base.offer[0]).model_validate({**base.offer[0].model_dump(exclude_unset=True), **conditions})
    assert known_answers(offer, sick_listed=None, booked_by=None) == {}
    assert known_answers(offer, sick_listed=False, booked_by="employee", open_course=True) == {
        "absence": False,
        "organisation": False,
        "courses": True,
    }


def test_A5_a_second_course_is_refused_while_one_is_open_whatever_is_answered() -> None:
    policy = _policy("plain")
    found = judge(policy.offer[0], policy, Situation(on=DAY, open_course=True))
    assert [reason.text for reason in found.reasons] == ["Der er allerede et forløb af »Samtaler«, som ikke er slut."]
