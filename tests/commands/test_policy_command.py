"""``naervaer policy``: what the command answers, in Danish, with the exit code that says whether it did it."""

import json
from pathlib import Path

import pytest
from tests.core.policy.texts import SMALL

from naervaer.cli import main


@pytest.fixture
def right(tmp_path: Path) -> Path:
    path = tmp_path / "ret.toml"
    path.write_text(SMALL, encoding="utf-8")
    return path


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    path = tmp_path / "forkert.toml"
    path.write_text(SMALL.replace("day_of_case = 8", "day_of_case = 0") + "ejer = 1\n", encoding="utf-8")
    return path


def test_a_right_policy_is_summed_up_in_a_line(right: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["policy", "check", str(right)]) == 0
    assert capsys.readouterr().out == "Politikken er i orden: Prøve Kommune. 1 skridt.\n"


def test_a_policy_without_rules_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "tom.toml"
    path.write_text('[municipality]\nname = "Tom"\n', encoding="utf-8")
    assert main(["policy", "check", str(path)]) == 0
    assert capsys.readouterr().out == "Politikken er i orden: Tom. Ingen regler.\n"


def test_a_wrong_policy_names_every_mistake_a_line_each(wrong: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["policy", "check", str(wrong)]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    first, second = printed.err.splitlines()
    assert first.endswith('linje 7: step "kontakt".opens.day_of_case: fandt 0, forventet et tal på mindst 1.')
    assert 'linje 12: step "kontakt".ejer: fandt den ukendte nøgle ejer' in second


def test_mistakes_can_be_read_by_a_program(wrong: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["policy", "check", str(wrong), "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["ok"] is False
    assert told["faults"][0]["line"] == 7
    assert told["faults"][0]["key"] == 'step "kontakt".opens.day_of_case'


def test_a_shipped_policy_is_checked_by_its_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["policy", "check", "hjoerring", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["ok"], told["municipality"], told["rules"]["alert"]) == (True, "Hjørring Kommune", 3)


def test_the_handbook_is_written_as_pages_that_lead_to_each_other(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "haandbog"
    assert main(["policy", "handbook", "hjoerring", "--out", str(out), "--date", "2026-11-22"]) == 0
    assert capsys.readouterr().out == f"Håndbogen er skrevet: 9 sider i {out}. Begynd med {out / 'index.html'}.\n"
    index = (out / "index.html").read_text(encoding="utf-8")
    assert "Som reglerne er 22. november 2026." in index
    assert '<a href="naar-nogen-er-syg.html">Når en medarbejder er syg</a>' in index
    page = (out / "naar-nogen-er-syg.html").read_text(encoding="utf-8")
    assert '<article class="handbook-entry" id="samtale-7a">' in page
    assert '<a href="vejledning.html#referat">Referat af hver samtale</a>' in page
    assert "Kilde: <a href=" in page
    assert (out / "handbook.css").is_file()


def test_the_handbook_is_of_today_unless_a_day_is_asked_for(tmp_path: Path) -> None:
    assert main(["policy", "handbook", "standard", "--out", str(tmp_path)]) == 0
    assert "Som reglerne er 23. november 2026." in (tmp_path / "index.html").read_text(encoding="utf-8")


def test_the_handbook_of_a_wrong_policy_is_refused(
    wrong: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["policy", "handbook", str(wrong), "--out", str(tmp_path / "ud")]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 2
    assert not (tmp_path / "ud").exists()


def test_a_place_that_cannot_be_written_to_is_refused(right: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["policy", "handbook", str(right), "--out", str(right)]) == 1
    assert capsys.readouterr().err == f"{right}: kan ikke skrives til; forventet en mappe, programmet må skrive i.\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["policy"], "disse argumenter mangler: HVAD"),
        (["policy", "check"], "disse argumenter mangler: FIL"),
        (["policy", "tjek", "x"], "'tjek' findes ikke (vælg mellem 'check', 'handbook'"),
        (["policy", "check", "x", "--nej"], "ukendte argumenter: --nej"),
        (["policy", "handbook", "x", "--out"], "argument --out: der skal stå én værdi efter"),
        (["policy", "handbook", "x", "--out", "y", "--date", "i går"], "»i går« er ikke en dato som ÅÅÅÅ-MM-DD"),
    ],
)
def test_wrong_usage_is_told_in_danish_with_exit_code_2(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(words)
    assert stopped.value.code == 2
    printed = capsys.readouterr().err
    assert said in printed
    assert printed.startswith("brug: naervaer")


@pytest.mark.parametrize("words", [["--help"], ["policy", "--help"], ["policy", "check", "--help"]])
def test_help_is_danish(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(words)
    assert stopped.value.code == 0
    printed = capsys.readouterr().out
    assert "vis denne hjælp og afslut" in printed
    assert not any(word in printed for word in ("usage", "options", "show", "arguments"))
