"""``naervaer spells`` as an analyst uses it: files in, spells and cases out."""

import json
from pathlib import Path

import pytest

from naervaer.cli import main

PERIODS = """employment_id;type;from;to;degree
0001;790;2026-11-02;;1
0002;790;2026-11-06;2026-11-06;1
0002;526;2026-11-09;2026-11-10;0,5
"""
DAYS = """employment_id;date;type;absent_hours;planned_hours
0003;2026-11-06;790;7,4;7,4
0003;2026-11-09;790;7,4;7,4
"""


@pytest.fixture
def periods(tmp_path: Path) -> str:
    path = tmp_path / "perioder.csv"
    path.write_text(PERIODS)
    return str(path)


@pytest.fixture
def days(tmp_path: Path) -> str:
    path = tmp_path / "dage.csv"
    path.write_text(DAYS)
    return str(path)


def test_one_json_document_with_spells_and_cases(periods: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["spells", "--absence-periods", periods, "--as-of", "2026-11-22", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [(s["employment_id"], s["from"], s["to"], s["open"]) for s in told["spells"]] == [
        ("0001", "2026-11-02", "2026-11-22", True),
        ("0002", "2026-11-06", "2026-11-06", False),
        ("0002", "2026-11-09", "2026-11-10", False),
    ]
    assert [(c["employment_id"], c["first_day"], c["spells"]) for c in told["cases"]] == [
        ("0001", "2026-11-02", 1),
        ("0002", "2026-11-06", 1),
        ("0002", "2026-11-09", 1),
    ]


def test_bridging_and_gap_join_what_belongs_together(
    periods: str, days: str, capsys: pytest.CaptureFixture[str]
) -> None:
    files = ["--absence-periods", periods, "--absence-days", days, "--as-of", "2026-11-22", "--json"]
    assert main(["spells", *files, "--bridge-non-workdays"]) == 0
    bridged = json.loads(capsys.readouterr().out)
    assert len(bridged["spells"]) == 5
    assert [(c["calendar_days"], c["spells"]) for c in bridged["cases"]] == [(21, 1), (5, 2), (4, 2)]
    assert main(["spells", *files, "--max-gap", "2"]) == 0
    joined = json.loads(capsys.readouterr().out)
    assert (len(joined["spells"]), [c["spells"] for c in joined["cases"]]) == (5, [1, 2, 2])


def test_without_a_day_the_newest_date_in_the_files_is_the_day(
    periods: str, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["spells", "--absence-periods", periods, "--json"])
    assert json.loads(capsys.readouterr().out)["spells"][0]["to"] == "2026-11-10"


def test_the_list_is_readable_danish(periods: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["spells", "--absence-periods", periods, "--as-of", "2026-11-22", "--bridge-non-workdays"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "Perioder",
        "  0001: 2.11.2026 til 22.11.2026 (åben), 21 kalenderdage, 15 arbejdsdage, egen sygdom",
        "  0002: 6.11.2026 til 6.11.2026, 1 kalenderdag, 1 arbejdsdag, egen sygdom",
        "  0002: 9.11.2026 til 10.11.2026, 2 kalenderdage, 2 arbejdsdage, delvis sygdom",
        "Forløb",
        "  0001: 2.11.2026 til 22.11.2026 (åben), 21 kalenderdage, 1 periode",
        "  0002: 6.11.2026 til 10.11.2026, 5 kalenderdage, 2 perioder",
    ]


def test_a_file_without_rows_has_no_spells(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    empty = tmp_path / "tom.csv"
    empty.write_text(PERIODS.splitlines()[0] + "\n")
    assert main(["spells", "--absence-periods", str(empty), "--json"]) == 0
    told = capsys.readouterr()
    assert json.loads(told.out) == {"spells": [], "cases": []}
    assert "ingen rækker" in told.err


def test_a_refused_row_is_named_and_the_good_rows_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """H9b: what and why on stderr, exit code 1."""
    bad = tmp_path / "fejl.csv"
    bad.write_text(PERIODS + "0009;xx;2026-11-02;2026-11-03;1\n")
    assert main(["spells", "--absence-periods", str(bad), "--as-of", "2026-11-22", "--json"]) == 1
    told = capsys.readouterr()
    assert len(json.loads(told.out)["spells"]) == 3
    assert told.err.startswith("fejl.csv, linje 5, kolonnen type: koden »xx« kendes ikke")


def test_columns_nobody_asked_for_are_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wide = tmp_path / "bred.csv"
    wide.write_text("employment_id;type;from;to;farve\n0001;790;2026-11-02;2026-11-03;blå\n")
    assert main(["spells", "--absence-periods", str(wide), "--json"]) == 0
    assert capsys.readouterr().err == "bred.csv: disse kolonner bruges ikke: farve.\n"


def test_a_mapping_gives_the_files_own_names(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = tmp_path / "egen.csv"
    own.write_text("nr;kode;fra dag;til dag\n1;SY;2026-11-02;2026-11-03\n")
    mapping = tmp_path / "tilpasning.toml"
    mapping.write_text(
        '[columns]\nemployment_id = "nr"\ntype = "kode"\nfrom = "fra dag"\nto = "til dag"\n'
        '[codes]\nSY = "own_sickness"\n'
    )
    assert main(["spells", "--absence-periods", str(own), "--mapping", str(mapping), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["spells"][0]["calendar_days"] == 2


@pytest.mark.parametrize(("calendar", "workdays"), [("dk", 3), ("mon-fri", 4), ("every-day", 6)])
def test_the_calendar_decides_the_workdays(
    calendar: str, workdays: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    easter = tmp_path / "paaske.csv"
    easter.write_text("employment_id;type;from;to\n1;790;2026-04-06;2026-04-11\n")
    workdays += calendar != "every-day"  # Tuesday to Friday, and Easter Monday when it is worked
    assert main(["spells", "--absence-periods", str(easter), "--calendar", calendar, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["spells"][0]["workdays"] == workdays


def test_a_file_can_be_the_calendar(periods: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = tmp_path / "kalender.csv"
    own.write_text("2026-11-09;0,5\n")
    files = ["--absence-periods", periods, "--as-of", "2026-11-22", "--json", "--calendar"]
    assert main(["spells", *files, str(own)]) == 0
    assert json.loads(capsys.readouterr().out)["spells"][2]["workdays"] == 1.5
    own.write_text("i går;0\n")
    assert main(["spells", *files, str(own)]) == 1
    assert "kalender.csv, linje 1" in capsys.readouterr().err
    assert main(["spells", *files, str(tmp_path / "findes-ikke")]) == 1
    assert "hverken dk, mon-fri, every-day eller en tekstfil" in capsys.readouterr().err


@pytest.mark.parametrize("wrong", [["--max-gap", "-1"], ["--max-gap", "to"], ["--as-of", "i går"]])
def test_wrong_usage_is_told_in_danish(wrong: list[str], periods: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["spells", "--absence-periods", periods, *wrong])
    assert stopped.value.code == 2
    assert "er ikke" in capsys.readouterr().err


def test_without_a_file_it_says_what_is_missing(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["spells"])
    assert stopped.value.code == 2
    assert "mindst én fil efter --absence-days eller --absence-periods" in capsys.readouterr().err


def test_a_file_that_is_not_there_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["spells", "--absence-periods", str(tmp_path / "væk.csv")]) == 1
    assert "væk.csv" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["spells", "due", "alerts"])
def test_the_help_is_danish(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main([command, "--help"])
    told = capsys.readouterr().out
    assert stopped.value.code == 0
    assert "brug:" in told
    assert "fravær (mindst én fil):" in told
