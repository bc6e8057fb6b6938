"""What only shows when a policy is read as a whole: each mistake once, at its own line, with the nearest name."""

import pytest
from tests.core.policy.texts import SMALL, faults, policy

STEP = SMALL[SMALL.index("[[step]]") :]
RISK = """\
[[step]]
id = "risiko"
title = "Bliver fraværet langt?"
opens = { day_of_case = 8 }
due = { day_of_case = 14 }
owner = "leader"
kind = "assessment"
answers = ["ja", "nej"]
source = "prøve"
"""
ALERT = """\
[[alert]]
id = "advis"
title = "Advis"
rule = { spells = 3, within_days = 180 }
source = "prøve"
"""
OFFER = """\
[[offer]]
id = "tilbud"
title = "Tilbud"
level = "group"
provider = "nogen"
booked_by = ["chief"]
source = "prøve"
"""


def only(text: str) -> str:
    (found,) = faults(text)
    return found


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (SMALL + STEP, 'linje 12: step "kontakt": fandt kontakt igen for de samme dage'),
        (
            SMALL + "valid_to = 2026-06-30\n" + STEP + "valid_from = 2026-06-30\n",
            'linje 13: step "kontakt": fandt kontakt i kraft samtidig med en tidligere indgang',
        ),
        (
            SMALL + "valid_from = 2026-06-30\nvalid_to = 2026-06-29\n",
            'linje 13: step "kontakt".valid_to: fandt 2026-06-29, forventet en dato fra 2026-06-30 eller senere',
        ),
        (
            SMALL + "[[figures]]\nvalid_from = 2026-01-01\n[[figures]]\ngoal_percent = 7\n",
            "linje 14: figures nr. 2: fandt figures i kraft samtidig med en tidligere indgang",
        ),
        (
            SMALL.replace("day_of_case = 14", "day_of_case = 7"),
            'linje 8: step "kontakt".due: fandt en frist før skridtet åbner',
        ),
        (
            SMALL + "latest = { day_of_case = 13 }\n",
            'linje 12: step "kontakt".latest: fandt senest før egen frist',
        ),
        (
            SMALL + "repeats = { day_of_case = 14 }\n",
            'linje 12: step "kontakt".repeats.day_of_case: fandt 14, forventet en dag i forløbet efter',
        ),
        (
            SMALL.replace("{ day_of_case = 8 }", '{ answer = { step = "riskio", is = "ja" } }') + RISK,
            'linje 7: step "kontakt".opens.answer.step: fandt "riskio", forventet id på et skridt. Mente du risiko?',
        ),
        (
            SMALL.replace("{ day_of_case = 8 }", '{ answer = { step = "risiko", is = "Ja" } }') + RISK,
            'linje 7: step "kontakt".opens.answer.is: fandt "Ja", forventet et af svarene på risiko (ja, nej). Mente',
        ),
        (
            SMALL.replace("{ day_of_case = 8 }", '{ answer = { step = "kontakt", is = "ja" } }') + 'answers = ["ja"]\n',
            "forventet et skridt, der ikke selv venter på dette skridt",
        ),
        (SMALL + 'answers = ["ja", "nej", "ja"]\n', 'linje 12: step "kontakt".answers nr. 3: fandt "ja" igen'),
        (SMALL + ALERT + "answers = []\n", 'linje 17: alert "advis".answers: fandt en tom liste, forventet en liste'),
        (
            SMALL + ALERT.replace(", within_days = 180", ""),
            'linje 15: alert "advis".rule: fandt en tabel med spells, forventet within_days sammen med',
        ),
        (
            SMALL + ALERT.replace("spells = 3", "spells = 3, days = 4"),
            "forventet præcis én af spells, days, consecutive_days, long_term_days, same_weekday",
        ),
        (
            SMALL.replace("{ day_of_case = 8 }", "{ day_of_case = 8, days_after_first = 8 }"),
            "forventet præcis én af day_of_case, days_after_first, months_after_first, answer og day_without_holidays",
        ),
        (SMALL + "repeats = {}\n", "forventet præcis én af day_of_case og every_days"),
        (
            SMALL + "[figures]\nbands_from_calendar_days = [15, 15]\n",
            "forventet stigende tal, for eksempel [15, 29, 121]",
        ),
        (SMALL.replace('"Prøve Kommune"', '"Prøve"\ndays_off = ["02-30"]'), 'fandt "02-30", forventet en dag i året'),
        (SMALL + 'source_url = "eksempel.dk"\n', "forventet en adresse, der begynder med https://"),
        (SMALL + '[wording]\nleeder = "chef"\n', "wording.leeder: fandt"),
        (
            SMALL + OFFER + 'paid_by = "penge"\n',
            'linje 19: offer "tilbud".paid_by: fandt "penge", forventet id på en aftale (der er ingen) eller workplace',
        ),
        (
            SMALL + OFFER + 'given_by = "huset"\n',
            'linje 19: offer "tilbud".given_by: fandt "huset", forventet id på en leverandør',
        ),
        (
            SMALL + OFFER + 'alternatives = ["fagforening", "tilbudd"]\n',
            'linje 19: offer "tilbud".alternatives nr. 2: fandt "tilbudd", '
            "forventet id på et tilbud eller en anden vej. Mente du tilbud?",
        ),
        (
            SMALL + '[[guidance]]\nid = "g"\ntitle = "g"\nsource = "g"\ntext = "g"\nbeside = ["kontkat"]\n',
            'linje 17: guidance "g".beside nr. 1: fandt "kontkat", forventet id på en regel i politikken. Mente du',
        ),
        (
            SMALL + ALERT.replace('"advis"', '"kontakt"'),
            'linje 13: alert "kontakt".id: fandt "kontakt", forventet et id, der ikke også er et skridt',
        ),
        (
            SMALL + OFFER + 'condition = [{ id = "a", ask = "?", must_be = true, refusal = "x" }, '
            '{ id = "a", ask = "?", must_be = true, refusal = "x" }]\n',
            'linje 19: offer "tilbud".condition "a".id: fandt "a" igen, forventet forskellige betingelser',
        ),
        (
            SMALL + '[[agreement]]\nid = "a"\nperiod = "year"\n'
            "grants = [{ from = 2026-02-01, amount = 1 }, { from = 2026-01-01, amount = 1 }]\n",
            'linje 15: agreement "a".grants: fandt bevillinger i uorden, forventet bevillinger efter stigende dato',
        ),
    ],
)
def test_a_mistake_is_named_at_its_line(text: str, said: str) -> None:
    assert said in only(text)


def test_the_same_rule_at_different_times_is_one_rule_over_time() -> None:
    found = policy(SMALL + "valid_to = 2026-06-30\n" + STEP + "valid_from = 2026-07-01\n")
    assert len(found.step) == 2


def test_a_deadline_by_months_is_only_wrong_when_it_must_be() -> None:
    assert policy(
        SMALL.replace("day_of_case = 8", "months_after_first = 4").replace("day_of_case = 14", "day_of_case = 120")
    )
    assert faults(SMALL.replace("day_of_case = 8", "months_after_first = 4"))


def test_an_offer_may_be_paid_by_the_workplace_itself() -> None:
    assert policy(SMALL + OFFER + 'paid_by = "workplace"\n')


def test_guidance_beside_rules_and_agreements_in_order_are_right() -> None:
    text = '[[guidance]]\nid = "g"\ntitle = "g"\nsource = "g"\ntext = "g"\nbeside = ["kontakt"]\n'
    money = '[[agreement]]\nid = "a"\nperiod = "year"\ngrants = [{ from = 2026-01-01, amount = 1 }]\n'
    assert policy(SMALL + text + money).agreement


def test_steps_that_wait_for_each_other_in_a_ring_are_all_named() -> None:
    def step(name: str, asked: str) -> str:
        opens = f'{{ answer = {{ step = "{asked}", is = "ja" }} }}'
        own = STEP.replace('"kontakt"', f'"{name}"').replace("{ day_of_case = 8 }", opens)
        return own + 'answers = ["ja"]\n'

    ring = SMALL[: SMALL.index("[[step]]")] + step("a", "b") + step("b", "c") + step("c", "a")
    found = faults(ring)
    assert len(found) == 3
    assert all("ikke selv venter på dette skridt" in fault for fault in found)
