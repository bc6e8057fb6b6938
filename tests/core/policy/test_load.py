"""Reading a policy: a right one gives its rules, a wrong one every mistake at once, in Danish and by line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.policy.texts import SMALL, faults, policy, read


def test_a_right_text_gives_its_rules() -> None:
    found = policy(SMALL)
    assert [step.id for step in found.step] == ["kontakt"]
    assert found.municipality.name == "Prøve Kommune"


def test_every_mistake_is_named_at_once_with_its_line() -> None:
    text = SMALL.replace("day_of_case = 8", 'day_of_case = "otte"').replace('"leader"', '"leder"') + "ejer = 1\n"
    assert faults(text) == [
        'prøve.toml, linje 7: step "kontakt".opens.day_of_case: '
        'fandt "otte", forventet et helt tal uden anførselstegn.',
        'prøve.toml, linje 9: step "kontakt".owner: fandt "leder", forventet en af værdierne leader, leaders_leader, '
        "employee, colleague_or_planner, retention_consultant, hr_consultant, lawyer, coordinator, "
        "wellbeing_consultant, work_environment_consultant, trio, payroll, municipality, doctor. Mente du leader?",
        'prøve.toml, linje 12: step "kontakt".ejer: fandt den ukendte nøgle ejer, forventet en af nøglerne valid_from, '
        "valid_to, id, title, source, source_url, verified_on, confidence, rests_on, why, opens, due, latest, except, "
        "repeats, owner, with, kind, done_by, by_phone, answers, categories.",
    ]


MANY = """\
[municipality]
name = "Prøve"
drop = [{ id = "findes-ikke", why = "x" }]

[figures]
denominator = "krl"

[absence_codes.sd]
790 = "sygdom"

[[step]]
id = "kontakt"
title = "Kontakt"
opens = { day_of_case = "otte" }
due = { day_of_case = 14 }
owner = "leader"
kind = "contact"
answers = ["ja"]
source = "prøve"

[[step]]
id = "samtale"
title = "Samtale"
opens = { answer = { step = "kontkat", is = "ja" } }
due = { day_of_case = 14 }
owner = "leader"
kind = "conversation"
source = "prøve"

[[step]]
id = "samtale"
title = "Samtale igen"
opens = { answer = { step = "kontakt", is = "måske" } }
due = { day_of_case = 14 }
latest = { day_of_case = 13 }
owner = "leader"
kind = "conversation"
source = "prøve"

[[guidance]]
id = "vejledning"
title = "Vejledning"
source = "prøve"
text = "Tekst"
beside = ["kontakt", "samtalen"]
"""


def test_mistakes_of_every_kind_are_named_together_from_the_top() -> None:
    """A mistake in one entry hides none in the others, and raises none that is not there."""
    found = [fault.partition("prøve.toml, linje ")[2].partition(", forventet")[0] for fault in faults(MANY)]
    assert found == [
        '3: municipality.drop "findes-ikke".id: fandt "findes-ikke"',
        '6: figures.denominator: fandt "krl"',
        '9: absence_codes.sd.790: fandt "sygdom"',
        '14: step "kontakt".opens.day_of_case: fandt "otte"',
        '24: step "samtale".opens.answer.step: fandt "kontkat"',
        '30: step "samtale": fandt samtale igen for de samme dage',
        '35: step "samtale".latest: fandt senest før egen frist',
        '45: guidance "vejledning".beside nr. 2: fandt "samtalen"',
    ]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ("x = \n", "linje 12: fandt en værdi, der ikke kan læses"),
        ("x 1\n", "linje 12: fandt noget andet, forventet = efter nøglen"),
        ("x = [1\n", "fandt en liste uden slutning"),
        ("x = 2026-13-01\n", "linje 12: fandt 2026-13-01, forventet en dato, der findes"),
        ("x = 24-12-2026\n", "linje 12: fandt 24-12-2026, forventet en dato som ÅÅÅÅ-MM-DD"),
        ("x = 5,3\n", "linje 12: fandt 5,3, forventet et tal med punktum som komma"),
    ],
)
def test_a_text_that_is_not_toml_is_told_in_danish(wrong: str, said: str) -> None:
    (found,) = faults(SMALL + wrong)
    assert said in found


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("x = " + "[" * 5000, "fandt et tal eller en indlejring, der er for stor"),
        ("x = " + "9" * 5000, "fandt et tal eller en indlejring, der er for stor"),
        ('[municipality]\nname = "A"\nextends = "../hemmelig"\n', 'fandt "../hemmelig", forventet et navn med små'),
        ("", "municipality: fandt ingenting, forventet at nøglen står her"),
        ("municipality = 1\n", "linje 1: municipality: fandt 1, forventet en tabel"),
        ("[municipality]\n", "linje 1: municipality.name: fandt ingenting, forventet at nøglen står her"),
    ],
)
def test_what_cannot_be_a_policy_is_told(text: str, said: str) -> None:
    assert any(said in fault for fault in faults(text))


@given(st.text(max_size=200))
def test_no_text_makes_the_reader_stumble(text: str) -> None:
    read(text)


@given(st.integers(0, len(SMALL)), st.integers(0, 12), st.text(max_size=3))
def test_no_slip_of_the_hand_makes_the_reader_stumble(at: int, taken: int, put: str) -> None:
    found = read(SMALL[:at] + put + SMALL[at + taken :])
    if isinstance(found, tuple):
        assert all(str(fault).endswith((".", "?")) for fault in found)
