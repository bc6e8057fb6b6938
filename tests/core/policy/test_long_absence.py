"""What a policy says of sparring and of decisions about long absence, held against itself and written out."""

from datetime import date

import pytest
from tests.core.policy.texts import SMALL, faults, policy

from naervaer.core.policy.handbook import handbook

GATE = """\
[[gate]]
id = "beslutning"
title = "Beslutning om langt fravær"
after_months = 4
source = "prøve"
[[gate.consideration]]
id = "omplacering"
title = "Kan medarbejderen omplaceres?"
text = "Undersøg ledige job."
source = "prøve"
[[gate.outcome]]
id = "plan"
title = "Fortsætter"
"""
SPARRING = """\
[sparring]
long_from_day = 21
"""
DAY = date(2026, 11, 23)


def test_a_right_gate_has_no_faults() -> None:
    satisfied = GATE.replace("after_months = 4", 'after_months = 4\nsatisfies = ["kontakt"]')
    assert policy(SMALL + satisfied).gate[0].satisfies == ("kontakt",)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            GATE + '[[gate.outcome]]\nid = "plan"\ntitle = "Igen"\n',
            """outcome "plan".id: fandt "plan" igen, forventet forskellige id'er""",
        ),
        (
            GATE.replace("after_months = 4", 'after_months = 4\nsatisfies = ["kontakte"]'),
            'satisfies nr. 1: fandt "kontakte", forventet id på et skridt. Mente du kontakt',
        ),
        (
            GATE + 'letter = "Kære {medarbejdr}"\n',
            "letter: fandt {medarbejdr}, forventet en pladsholder (medarbejder, leder, enhed, kommune, "
            "første_fraværsdag, i_dag). Mente du medarbejder",
        ),
        (SPARRING + 'order = ["wish", "last_time"]\n', "last_time først: det, der blev besluttet sidst"),
        (SPARRING + 'order = ["last_time", "wish", "wish"]\n', "hver grund højst én gang"),
        (SPARRING + "themes = []\n", "themes"),
        (SPARRING + "ofte = 3\n", "den ukendte nøgle ofte"),
    ],
)
def test_a_fault_is_named_at_its_key(text: str, said: str) -> None:
    """S5 S9b"""
    (found,) = faults(SMALL + text)
    assert said in found


def area(text: str) -> str:
    written = handbook(policy(SMALL + text), DAY).area("langt-fravaer")
    return " ".join(
        line for entry in (written.entries if written else ()) for fact in entry.facts for line in fact.lines
    )


def test_the_handbook_tells_of_the_decision_in_words() -> None:
    """S9b"""
    told = area(
        GATE + 'letter = "Kære {medarbejder}"\nnext = [{ text = "Partshøring", days = 14 }, { text = "Afgørelse." }]\n'
    )
    assert "Når forløbet har varet mere end 4 måneder. Lederen får besked 14 dage før." in told
    assert "Kan medarbejderen omplaceres?: Undersøg ledige job." in told
    assert "Fortsætter. Partshøring (frist 14 dage). Afgørelse. Medarbejderen får et brev." in told
    assert "Personalejurist." not in told
    assert "Personalejurist." in area(GATE.replace("after_months = 4", 'after_months = 4\ninvolves = ["lawyer"]'))


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("", "Hver måned."),
        ("every_months = 2\n", "Hver 2. måned."),
        ("", "Langt fravær tages op fra dag 21."),
        ("long_again_days = 56\n", "En sag, der har været drøftet, tages op igen efter 8 uger."),
        ("at_most = 12\n", "Højst 12 sager pr. møde; resten venter til næste gang."),
        ("", "De ser kun de sager, der er på dagsordenen, fra 7 dage før mødet til 14 dage efter."),
    ],
)
def test_the_handbook_tells_of_sparring_in_words(more: str, said: str) -> None:
    """S5"""
    assert said in area(SPARRING + more)


def test_what_is_not_asked_for_is_not_told() -> None:
    told = area(SPARRING + 'order = ["last_time"]\ncalled = []\n')
    assert "fra dag" not in told
    assert "De ser kun" not in told
    assert area("") == ""


def test_a_table_of_sparring_takes_what_it_does_not_say_from_the_base() -> None:
    base = '[municipality]\nname = "Grund"\n' + SPARRING + "at_most = 9\n"
    own = '[municipality]\nname = "Egen"\nextends = "grund"\n[sparring]\nlong_from_day = 30\n'
    rules = policy(own, grund=base).sparring_on(DAY)
    assert rules is not None
    assert (rules.long_from_day, rules.at_most) == (30, 9)
