"""N3, N5: ``[[evaluation]]`` of a policy: what it may say, which mistakes are named, and what the handbook tells."""

from datetime import date

import pytest
from tests.core.policy.test_shipped import shipped_policy
from tests.core.policy.texts import SMALL, faults, policy

from naervaer.core.policy.handbook import handbook

OFFER = """
[[offer]]
id = "samtaler"
title = "Samtaler"
level = "individual"
provider = "psykolog"
booked_by = ["employee"]
source = "prøve"

[[offer]]
id = "oplaeg"
title = "Oplæg"
level = "group"
provider = "psykolog"
booked_by = ["chief"]
source = "prøve"
"""
ASK = """
  [[evaluation.question]]
  id = "hjalp"
  ask = "Hjalp det?"
  kind = "scale"
  low = "slet ikke"
  high = "meget"
"""
HEAD = """
[[evaluation]]
id = "brugere"
title = "Hvordan var det?"
source = "prøve"
"""
TODAY = date(2026, 11, 23)


def evaluated(for_what: str = 'levels = ["individual"]', ask: str = ASK, head: str = HEAD) -> str:
    return f"{SMALL}{OFFER}{head}{for_what}\n{ask}"


def test_N3_a_question_has_the_answers_of_its_kind() -> None:
    ask = f"""{ASK}
  [[evaluation.question]]
  id = "tid"
  ask = "Kom det i tide?"
  kind = "yes_partly_no"

  [[evaluation.question]]
  id = "omfang"
  ask = "Var det nok?"
  kind = "choice"
  choices = ["for lidt", "nok"]
"""
    [found] = policy(evaluated(ask=ask)).evaluation
    assert [question.answers for question in found.question] == [
        ("1", "2", "3", "4", "5"),
        ("ja", "delvist", "nej"),
        ("for lidt", "nok"),
    ]


def test_N3_the_evaluation_of_an_offer_goes_before_that_of_its_level() -> None:
    other = HEAD.replace("brugere", "alle") + 'levels = ["individual", "organisation"]\n' + ASK
    found = policy(evaluated('offers = ["samtaler"]') + other)
    samtaler, oplaeg = found.offer
    asked = found.evaluation_of(samtaler, TODAY)
    assert asked
    assert asked.id == "brugere"
    assert found.evaluation_of(oplaeg, TODAY) is None
    own = found.evaluation_of(samtaler.model_copy(update={"id": "andre"}), TODAY)
    assert own
    assert own.id == "alle"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (evaluated(""), "en evaluering af ingenting"),
        (evaluated('offers = ["samtale"]'), "mente du samtaler"),
        (evaluated(ask=ASK + ASK), '"hjalp" igen'),
        (evaluated(ask=ASK.replace('low = "slet ikke"', "")), "low og high"),
        (evaluated(ask=ASK.replace("scale", "choice")), "mindst to forskellige valg"),
        (evaluated(ask=ASK.replace("scale", "choice") + '  choices = ["ja", "ja"]\n'), "mindst to forskellige valg"),
        (evaluated(ask=""), "question"),
        (evaluated() + HEAD.replace("brugere", "to") + 'levels = ["individual"]\n' + ASK, '"individual" igen'),
        (
            evaluated('offers = ["samtaler"]') + HEAD.replace("brugere", "to") + 'offers = ["samtaler"]\n' + ASK,
            "brugere gælder de samme dage",
        ),
        (
            evaluated(head=f"{HEAD}valid_to = 2025-12-31\n")
            + f'{HEAD}valid_from = 2026-01-01\nlevels = ["individual"]\n'
            + ASK.replace('high = "meget"', 'high = "meget"\n  steps = 7'),
            '"hjalp" med andre svar end før',
        ),
        (evaluated(head=HEAD.replace("brugere", "samtaler")), "ikke også er et tilbud"),
        (evaluated('levels = ["alle"]'), "levels"),
        (evaluated(head=f"{HEAD}open_days = 3\n"), "open_days"),
    ],
)
def test_N3_a_mistake_in_an_evaluation_is_named(text: str, told: str) -> None:
    assert any(told.casefold() in fault.casefold() for fault in faults(text)), faults(text)


def test_N3_a_question_may_be_asked_in_the_same_way_by_the_next_version() -> None:
    later = f'{HEAD}valid_from = 2026-01-01\nlevels = ["individual"]\n{ASK.replace("Hjalp det?", "Har det hjulpet?")}'
    found = policy(evaluated(head=f"{HEAD}valid_to = 2025-12-31\n") + later)
    assert [rule.question[0].ask for rule in found.evaluation] == ["Hjalp det?", "Har det hjulpet?"]


def test_N3_the_handbook_says_who_is_asked_what_and_that_it_is_anonymous() -> None:
    for name, rule_id, words in (
        (
            "norddjurs",
            "brugerevaluering",
            "Har forløbet været hjælpsomt for dig? Fra 1 (slet ikke) til 5 (i høj grad).",
        ),
        ("norddjurs", "evaluering-af-indsats", "Nåede indsatsen det, I havde aftalt? Ja, delvist eller nej."),
        ("aabenraa", "evaluering-fysioterapi", "Var det let at få en tid? Ja, delvist eller nej."),
    ):
        found = handbook(shipped_policy(name), TODAY)
        place = found.place_of(rule_id)
        assert place
        area = found.area(place.area)
        assert area
        [entry] = [entry for entry in area.entries if entry.rule_id == rule_id]
        told = "\n".join(line for fact in entry.facts for line in fact.lines)
        assert words in told
        assert "Færre end 5 svar vises aldrig." in told
        assert "Svaret er anonymt." in told
    assert "»Fysioterapi og træning«." in told


@pytest.mark.parametrize("name", ["norddjurs", "aabenraa"])
def test_N3_N5_what_no_source_says_is_said_to_be_the_programs_own(name: str) -> None:
    for rule in shipped_policy(name).evaluation:
        assert "rogrammets forslag" in rule.source
        assert rule.confidence in ("L", "M")
    assert {
        offer.id for offer in shipped_policy(name).offer if not shipped_policy(name).evaluation_of(offer, TODAY)
    } == set()
