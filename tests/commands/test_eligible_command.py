"""``naervaer eligible``: the *spørgeramme* out of a file, with the municipalities' own policies. A2 A4"""

import json
from pathlib import Path
from typing import Any

import pytest

from naervaer.cli import main

MET = {
    "naermeste-leder": True,
    "ikke-sygemeldt": False,
    "trepart": True,
    "ikke-under-afsked": False,
    "intet-andet-forloeb": False,
    "arbejdsrelateret": True,
}


@pytest.fixture
def eligible(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Any:
    def asked(told: object, offer: str = "stress-samtale", policy: str = "aabenraa") -> Any:
        path = tmp_path / "svar.json"
        path.write_text(told if isinstance(told, str) else json.dumps(told))
        words = ["eligible", "--policy", policy, "--offer", offer, "--answers", str(path), "--json"]
        code = main(words)
        out, err = capsys.readouterr()
        return json.loads(out) if code == 0 else (code, err)

    return asked


def test_A2_with_every_condition_met_the_scheme_pays_five_hours(eligible: Any) -> None:
    found = eligible({**MET, "on": "2026-11-23"})
    assert found["allowed"] is True
    assert found["reasons"] == []
    assert found["alternatives"] == []
    assert (found["paid_by"], found["quota_hours_left"]) == ("scheme", 5.0)


def test_A2_each_condition_that_fails_is_named_with_the_policys_sentence_and_the_ways_that_remain(
    eligible: Any,
) -> None:
    found = eligible({**MET, "ikke-sygemeldt": True, "arbejdsrelateret": False})
    assert found["allowed"] is False
    assert [reason["condition"] for reason in found["reasons"]] == ["ikke-sygemeldt", "arbejdsrelateret"]
    assert found["reasons"][0]["text"].startswith("Ordningen gælder ikke, mens medarbejderen er sygemeldt")
    assert found["alternatives"][0] == "job-og-trivsel"
    assert {"egen-laege", "fagforening", "sundhedsforsikring"} <= set(found["alternatives"])
    assert next(way for way in found["ways"] if way["id"] == "egen-laege")["title"] == "Egen læge"


def test_A2_a_question_nobody_has_answered_is_a_condition_that_is_not_met(eligible: Any) -> None:
    left_out = {key: value for key, value in MET.items() if key != "trepart"}
    [reason] = eligible({"answers": left_out})["reasons"]
    assert reason["condition"] == "trepart"
    assert reason["text"].startswith("Der mangler et svar: Vil både leder og medarbejder")


def test_A4_job_og_trivsel_twice_in_a_year_is_refused_and_may_be_paid_by_the_workplace(eligible: Any) -> None:
    again = eligible({"booked_by": "trio", "courses_used": 1}, offer="job-og-trivsel")
    assert again["allowed"] is False
    assert [reason["condition"] for reason in again["reasons"]] == ["quota"]
    assert again["reasons"][0]["text"].startswith("Arbejdspladsen har allerede fået 1 forløb i år.")
    assert again["alternatives"] == ["paa-arbejdspladsens-regning"]
    agreed = eligible({"booked_by": "trio", "courses_used": 1, "extra_agreed": True}, offer="job-og-trivsel")
    assert (agreed["allowed"], agreed["paid_by"]) == (True, "workplace")


def test_A11_treatment_after_a_work_accident_is_sent_the_other_road(eligible: Any) -> None:
    found = eligible({"ikke-arbejdsulykke": True, "booked_by": "employee"}, offer="fysioterapi")
    assert found["allowed"] is False
    assert found["alternatives"][0] == "arbejdsskadesagen"


def test_A8_without_money_left_one_waits_and_is_told_of_the_other_ways_at_once(eligible: Any) -> None:
    found = eligible({**MET, "money_left": False})
    assert (found["allowed"], found["waits"], found["paid_by"]) == (True, True, "scheme")
    assert "paa-arbejdspladsens-regning" in found["alternatives"]


def test_N2_norddjurs_invites_the_sick_listed(eligible: Any) -> None:
    found = eligible({"booked_by": "nearest_leader"}, offer="samtaler", policy="norddjurs")
    assert (found["allowed"], found["quota_hours_left"]) == (True, None)
    [reason] = eligible({"booked_by": "employee"}, offer="samtaler", policy="norddjurs")["reasons"]
    assert (reason["condition"], reason["text"]) == (
        "booked_by",
        "»Samtaler med trivselskonsulenten« bestilles af nærmeste leder.",
    )


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("{", "linje 1, kolonne 2: filen er ikke JSON."),
        ("[1]", "fandt en liste med 1 led, forventede et objekt med svar."),
        ({"ikke-sygmeldt": True}, "fandt svaret ikke-sygmeldt, forventede en af betingelserne naermeste-leder"),
        ({"ikke-sygmeldt": True}, "Mente du ikke-sygemeldt?"),
        ({"trepart": "ja"}, 'answers.trepart: fandt "ja", forventede true eller false.'),
        ({"answers": 3}, "answers: fandt 3, forventede en tabel."),
        ({"hours_used": -1}, "hours_used: fandt -1, forventede et tal på mindst 0."),
        ({"on": "i går"}, 'on: fandt "i går", forventede en dato som ÅÅÅÅ-MM-DD.'),
        ({"booked_by": "chefen"}, 'booked_by: fandt "chefen", forventede en af værdierne nearest_leader'),
    ],
)
def test_a_mistake_in_the_file_is_a_sentence_that_names_the_place(eligible: Any, told: object, said: str) -> None:
    code, err = eligible(told)
    assert code == 1
    assert said in err


def test_an_offer_the_policy_does_not_have_is_told_with_those_it_has(eligible: Any) -> None:
    code, err = eligible({}, offer="stres-samtale")
    assert code == 1
    assert "Mente du stress-samtale?" in err


def test_a_file_that_is_not_there_or_not_text_is_told(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "svar.json").write_bytes(b"\xff\xfe{}")
    for path, said in (("findes-ikke.json", "kan ikke åbnes"), ("svar.json", "er ikke skrevet i UTF-8")):
        words = ["eligible", "--policy", "aabenraa", "--offer", "fysioterapi", "--answers", str(tmp_path / path)]
        assert main(words) == 1
        assert said in capsys.readouterr().err


def test_without_json_the_answer_is_told_in_danish(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "svar.json"
    path.write_text(json.dumps({**MET, "hours_used": 2, "on": "2026-11-23"}))
    words = ["eligible", "--policy", "aabenraa", "--offer", "stress-samtale", "--answers", str(path)]
    assert main(words) == 0
    assert "kan bookes.\nBetales af trivselsordningen: 3 timer tilbage." in capsys.readouterr().out
    path.write_text(json.dumps({**MET, "trepart": False}))
    assert main(words) == 0
    told = capsys.readouterr().out
    assert "kan ikke bookes." in told
    assert "Fordi: Både leder og medarbejder skal" in told
    assert "I stedet: Egen læge." in told
