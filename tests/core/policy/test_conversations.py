"""What a policy says of conversations and letters, and what is wrong with it."""

from datetime import date

import pytest
from tests.core.policy.test_shipped import NAMES, shipped_policy
from tests.core.policy.texts import SMALL, faults, policy

from naervaer.core.letters.text import PLACEHOLDERS, blocks, fill
from naervaer.core.policy.handbook import handbook

TODAY = date(2026, 11, 23)
LETTER = """\
[[letter]]
id = "brev"
title = "Brev"
subject = "Samtale"
text = "Kære {medarbejder}"
source = "prøve"
"""
TALK = """\
[[conversation]]
id = "samtale"
title = "Samtale"
letter = "brev"
satisfies = ["kontakt"]
agenda = [{ title = "Arbejdet", questions = ["Hvordan går det?"] }]
minutes = [{ id = "aftalt", title = "Aftalt" }]
source = "prøve"
"""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (TALK.replace('"brev"', '"brve"'), '.letter: fandt "brve", forventet id på et brev'),
        (TALK.replace('"kontakt"', '"kontkat"'), '.satisfies nr. 1: fandt "kontkat", forventet id på et skridt'),
        (TALK + "by_phone = true\n", "forventet et skridt, der også kan holdes på telefon"),
        (TALK + 'setting = "before_absence"\n', "ingen skridt i satisfies"),
        (
            TALK.replace('title = "Aftalt" }', 'title = "Aftalt" }, { id = "aftalt", title = "Igen" }'),
            'fandt "aftalt" igen',
        ),
    ],
)
def test_a_conversation_that_points_at_nothing_is_named(text: str, said: str) -> None:
    """S2 H10"""
    assert said in "\n".join(faults(SMALL + text + LETTER))


def test_a_letter_names_its_unknown_placeholder_and_the_nearest_one() -> None:
    (found,) = faults(SMALL + TALK + LETTER.replace("{medarbejder}", "{medarbejdr}"))
    assert "fandt {medarbejdr}" in found
    assert "medarbejder" in found.removeprefix("fandt {medarbejdr}")


def test_a_letter_that_no_conversation_uses_is_named_where_it_stands_but_not_when_it_is_inherited() -> None:
    idle = LETTER.replace('"brev"', '"andet-brev"')
    (found,) = faults(SMALL + TALK + LETTER + idle)
    assert 'fandt "andet-brev", som ingen samtale bruger' in found
    own = '[municipality]\nname = "Vores"\nextends = "base"\ndrop = [{ id = "samtale", why = "Bruges ikke" }]\n'
    assert policy(own, base=SMALL + TALK + LETTER).conversation == ()


@pytest.mark.parametrize("name", NAMES)
def test_every_shipped_conversation_has_a_letter_whose_text_can_be_written(name: str) -> None:
    """S2 H10"""
    shipped = shipped_policy(name)
    values = dict.fromkeys(PLACEHOLDERS, "x")
    assert shipped.conversations_on(TODAY)
    for kind in shipped.conversations_on(TODAY):
        for _key, wanted in kind.letters:
            letter = shipped.letter_on(wanted, TODAY)
            assert letter is not None
            assert list(blocks(fill(letter.text, values)))


@pytest.mark.parametrize("name", NAMES)
def test_the_law_s_conversation_is_held_by_one_that_the_policy_has(name: str) -> None:
    """H4"""
    shipped = shipped_policy(name)
    assert any("samtale-7a" in kind.satisfies for kind in shipped.conversations_on(TODAY))


@pytest.mark.parametrize("name", NAMES)
def test_no_subject_tells_of_illness(name: str) -> None:
    for letter in shipped_policy(name).letter:
        assert not any(word in letter.subject.casefold() for word in ("syg", "fravær", "læge"))


def test_the_handbook_tells_how_each_conversation_is_called_and_what_it_is_about() -> None:
    """H8"""
    area = handbook(shipped_policy("hjoerring"), TODAY).area("samtaler")
    assert area is not None
    entry = next(entry for entry in area.entries if entry.rule_id == "tidlig-indsats-samtale")
    said = {fact.label: " ".join(fact.lines) for fact in entry.facts}
    assert "inviteres" in said["Indkaldelse"]
    assert "Hvad medarbejderen fejler" in said["Det spørger vi ikke om"]
    assert "Samtale med fastholdelseskonsulent" in said["Opfylder"]
