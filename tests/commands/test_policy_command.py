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
    assert capsys.readouterr().out.splitlines()[0] == "Politikken er i orden: Prøve Kommune. 1 skridt."


def test_a_policy_without_rules_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "tom.toml"
    path.write_text('[municipality]\nname = "Tom"\n', encoding="utf-8")
    assert main(["policy", "check", str(path)]) == 0
    assert capsys.readouterr().out.splitlines()[0] == "Politikken er i orden: Tom. Ingen regler."


def test_the_kinds_of_documents_no_rule_lets_go_are_named(
    tmp_path: Path, right: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """H18: what has no rule is never deleted."""
    assert main(["policy", "check", str(right)]) == 0
    assert "Uden regel for opbevaring, og derfor aldrig slettet: skridt og adviser" in capsys.readouterr().out
    unknown = '[municipality]\nname = "P"\n[[retention]]\ndocument = "aftale"\nsource = "x"\n'
    path = tmp_path / "ukendt.toml"
    path.write_text(unknown + 'keep = { years = 5, after = "recorded" }\n', encoding="utf-8")
    assert main(["policy", "check", str(path)]) == 1
    assert "en dokumenttype" in capsys.readouterr().err
    assert main(["policy", "check", "standard"]) == 0
    assert "aldrig slettet" not in capsys.readouterr().out


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
    assert (
        capsys.readouterr().out
        == f"Håndbogen er skrevet: {len(list(out.glob('*.html')))} sider i {out}. Begynd med {out / 'index.html'}.\n"
    )
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


def test_the_handbook_tells_what_is_dropped_and_why(tmp_path: Path) -> None:
    own = tmp_path / "egen.toml"
    drop = (
        'extends = "standard"\ndrop = [{ id = "friattest", why = "Vi bruger mulighedserklæringen.", source = "HMU" }]'
    )
    own.write_text(SMALL.replace('name = "Prøve Kommune"', f'name = "Prøve Kommune"\n{drop}'), encoding="utf-8")
    assert main(["policy", "handbook", str(own), "--out", str(tmp_path)]) == 0
    index = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert "<li>Friattest: Vi bruger mulighedserklæringen. Kilde: HMU</li>" in index


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
        (["policy", "tjek", "x"], "'tjek' findes ikke (vælg mellem 'check', 'handbook', 'backtest')"),
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


PERIODS = """\
employment_id;type;from;to
1;790;01-01-2026;06-01-2026
1;790;01-03-2026;31-03-2026
2;790;01-03-2026;05-03-2026
3;525;01-03-2026;31-03-2026
"""


@pytest.fixture
def periods(tmp_path: Path) -> Path:
    path = tmp_path / "fravaer.csv"
    path.write_text(PERIODS, encoding="utf-8")
    return path


def backtest(policy: str, periods: Path, *more: str, first: str = "2026-01-01", last: str = "2026-03-31") -> int:
    return main(["policy", "backtest", policy, "--absence-periods", str(periods), "--from", first, "--to", last, *more])


def test_rules_are_tried_on_past_absence_month_by_month(periods: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """H9"""
    assert backtest("norddjurs", periods, "--json") == 0
    told = json.loads(capsys.readouterr().out)
    six = [(row["month"], row["alerts"]) for row in told["months"] if row["rule"] == "seks-dage-i-traek"]
    assert six == [("2026-01", 1), ("2026-02", 0), ("2026-03", 1)]
    assert told["rules"] == [
        {"rule": "seks-dage-i-traek", "title": "6 dage i træk", "alerts": 2, "employments": 1},
        {"rule": "femten-dage", "title": "15 sygedage på et år", "alerts": 1, "employments": 1},
    ]


def test_a_trial_can_be_read_by_people(periods: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert backtest("norddjurs", periods) == 0
    assert capsys.readouterr().out == (
        "6 dage i træk: 2 adviser på 1 ansættelse\n  2026-01: 1\n  2026-03: 1\n"
        "15 sygedage på et år: 1 advis på 1 ansættelse\n  2026-03: 1\n"
    )


def test_a_policy_without_alerts_says_so(periods: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert backtest("standard", periods) == 0
    assert capsys.readouterr().out == "Politikken har ingen advisregler.\n"


def test_a_row_that_cannot_be_used_is_named_and_the_rest_is_tried(
    periods: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    periods.write_text(PERIODS + "4;790;i går;\n", encoding="utf-8")
    assert backtest("norddjurs", periods, "--json") == 1
    printed = capsys.readouterr()
    assert "fravaer.csv, linje 6" in printed.err
    assert json.loads(printed.out)["rules"][0]["alerts"] == 2


def test_a_trial_backwards_in_time_is_wrong_usage(periods: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        backtest("norddjurs", periods, first="2026-03-31", last="2026-03-30")
    assert stopped.value.code == 2
    assert "--to skal være samme dag som --from eller senere" in capsys.readouterr().err
