"""``naervaer figures`` as an analyst uses it: files in, figures out, checked by hand."""

import json
from pathlib import Path
from typing import Any

import pytest

from naervaer.cli import main

ORG = """unit_id;parent_id;name
top;;Ældre og sundhed
syd;top;Plejehjem Syd
nord;top;Plejehjem Nord
"""
EMPLOYMENTS = """employment_id;person_id;unit_id;job_group;fte;from;to
1;a;syd;sygeplejerske;1;2025-01-01;
2;b;syd;husassistent;0,5;2025-01-01;
3;b;nord;husassistent;0,5;2025-01-01;
4;c;nord;sygeplejerske;1;2025-01-01;
5;d;nord;sygeplejerske;1;2025-07-01;
"""
PERIODS = """employment_id;type;from;to;degree
1;790;2025-03-03;2025-03-21;1
2;790;2025-03-10;2025-03-12;1
4;526;2025-03-31;2025-04-01;0,5
4;910;2025-05-05;2025-05-05;1
"""


@pytest.fixture
def files(tmp_path: Path) -> Path:
    for name, text in (("org", ORG), ("employments", EMPLOYMENTS), ("periods", PERIODS)):
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    return tmp_path


def arguments(files: Path, *more: str) -> list[str]:
    year = ["--from", "2025-01-01", "--to", "2025-12-31"]
    given = ["--employments", files / "employments.csv", "--absence-periods", files / "periods.csv"]
    return ["figures", *map(str, given), *(() if "--from" in more else year), *more]


@pytest.fixture
def ask(files: Path, capsys: pytest.CaptureFixture[str]) -> Any:
    def asked(*more: str) -> dict[str, Any]:
        assert main(arguments(files, *more, "--json")) == 0
        document: dict[str, Any] = json.loads(capsys.readouterr().out)
        return document

    return asked


def test_h2_a_whole_year_in_total(ask: Any) -> None:
    (row,) = ask()["rows"]
    assert row["unit"] is row["person"] is row["job_group"] is row["month"] is None
    assert (row["persons"], row["persons_absent"]) == (4, 3)
    assert row["absence_workdays"] == 15 + 3 + 1
    assert row["absence_fulltime_days"] == 15 + 3 * 0.5 + 1
    assert row["absence_calendar_days"] == 19 + 3 + 2
    assert row["fte"] == 3 + 6 / 12
    assert row["possible_days"] == 3.5 * 227
    assert row["percent"] == pytest.approx(100 * 17.5 / (3.5 * 227))
    assert row["days_per_fte"] == 17.5 / 3.5
    assert (row["spells_started"], row["spells_short"], row["spells_long"]) == (3, 2, 1)
    assert row["suppressed"] is False


def test_h1_a_unit_with_roll_up_is_itself_and_all_below_it(ask: Any, files: Path) -> None:
    rows = {r["unit"]: r for r in ask("--by", "unit", "--rollup", "--org", str(files / "org.csv"))["rows"]}
    assert list(rows) == ["nord", "syd", "top"]
    assert [rows[unit]["persons"] for unit in rows] == [3, 2, 4], "b works in both and is one person above"
    assert rows["top"]["absence_workdays"] == rows["nord"]["absence_workdays"] + rows["syd"]["absence_workdays"] == 19


def test_units_without_absence_have_rows_too(ask: Any) -> None:
    rows = ask("--by", "unit,month", "--from", "2025-01-01", "--to", "2025-03-31")["rows"]
    assert [(r["unit"], r["month"]) for r in rows] == [
        (unit, f"2025-0{month}") for unit in ("nord", "syd") for month in (1, 2, 3)
    ]
    assert rows[0]["absence_workdays"] == rows[0]["percent"] == 0


def test_one_person_with_two_employments_is_one_row(ask: Any) -> None:
    rows = {r["person"]: r for r in ask("--by", "person")["rows"]}
    assert list(rows) == ["a", "b", "c", "d"]
    assert (rows["b"]["persons"], rows["b"]["fte"]) == (1, 1)


def test_job_groups_and_categories_are_asked_for_by_name(ask: Any) -> None:
    rows = {r["job_group"]: r for r in ask("--by", "job_group", "--categories", "child_sick")["rows"]}
    assert rows["sygeplejerske"]["absence_workdays"] == 1
    assert rows["husassistent"]["absence_workdays"] == 0


def test_every_denominator_has_its_own_base(ask: Any) -> None:
    march = ["--from", "2025-03-01", "--to", "2025-03-31"]
    base = {
        d: ask(*march, "--denominator", d)["rows"][0]["possible_days"]
        for d in ("krl-227", "net-workdays", "gross-weekdays", "planned-hours", "dst")
    }
    assert base == {
        "krl-227": 3 * 227 / 12,
        "net-workdays": 3 * 21,
        "gross-weekdays": 3 * 21,
        "planned-hours": 3 * 21,
        "dst": 3 * 21,
    }


def test_dst_takes_out_absence_that_is_not_counted(ask: Any) -> None:
    may = ["--from", "2025-05-01", "--to", "2025-05-31", "--denominator"]
    assert ask(*may, "dst")["rows"][0]["possible_days"] == ask(*may, "net-workdays")["rows"][0]["possible_days"] - 1


def test_calendar_days_and_calendars_change_what_is_counted(ask: Any, tmp_path: Path) -> None:
    march = ["--from", "2025-03-01", "--to", "2025-03-31"]
    assert ask(*march, "--count", "calendar-days")["rows"][0]["absence_workdays"] == 19 + 3 + 0.5
    assert ask(*march, "--calendar", "every-day")["rows"][0]["absence_workdays"] == 19 + 3 + 0.5
    (tmp_path / "fri.csv").write_text("dato;andel\n2025-03-03;0,5\n")
    document = ask(*march, "--calendar", str(tmp_path / "fri.csv"))
    assert document["rows"][0]["absence_workdays"] == 15 + 3 + 0.5 - 0.5
    assert document["method"]["calendar"]["label"].endswith("med egne fridage og arbejdsdage")


def test_as_of_cuts_absence_after_that_day(ask: Any) -> None:
    (row,) = ask("--as-of", "2025-03-07")["rows"]
    assert (row["absence_workdays"], row["spells_short"], row["spells_long"]) == (5, 1, 0)


def test_long_spells_begin_where_asked(ask: Any) -> None:
    assert ask("--long-from", "3")["rows"][0]["spells_long"] == 2


def test_h9b_absence_days_count_hours_of_the_hours_planned(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Region Hovedstaden's published table: 3.93 days for the leader, 6.43 full-time days for the unit."""
    hours = [("7,4", "7,4"), ("7,4", "2,4"), ("8,5", "2,5"), ("10", "5"), ("16", "16"), ("17,5", "14,25")]
    lines = [f"1;2025-03-{day:02};790;{absent};{planned}" for day, (planned, absent) in enumerate(hours, start=3)]
    days = files / "days.csv"
    days.write_text("\n".join(["employment_id;date;type;absent_hours;planned_hours", *lines]))
    given = ["--employments", str(files / "employments.csv"), "--absence-days", str(days)]
    assert main(["figures", *given, "--from", "2025-03-01", "--to", "2025-03-31", "--json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)["rows"]
    assert round(row["absence_workdays"], 3) == 3.933
    assert round(row["absence_fulltime_days"], 3) == 6.426
    assert (row["absence_calendar_days"], row["spells_started"]) == (6, 1)


def test_small_groups_are_hidden_and_never_zero(ask: Any, files: Path) -> None:
    rows = ask("--by", "unit", "--rollup", "--org", str(files / "org.csv"), "--suppress-below", "3")["rows"]
    assert [(r["unit"], r["suppressed"]) for r in rows] == [("nord", True), ("syd", True), ("top", False)]
    figures = {k: v for k, v in rows[1].items() if k not in ("unit", "suppressed")}
    assert set(figures.values()) == {None}


def test_every_choice_is_told_by_name_and_in_danish(ask: Any) -> None:
    method = ask("--by", "unit,month", "--denominator", "dst", "--include-hourly-paid")["method"]
    assert all(set(choice) == {"name", "label"} and choice["label"] for choice in method.values())
    assert method["denominator"]["name"] == "dst"
    assert method["by"] == {"name": ["unit", "month"], "label": "fordelt på enhed og måned"}
    assert method["population"]["name"] == "all-paid"
    assert method["suppress_below"]["label"] == "alle tal vises"
    assert method["spells"]["name"] == "bridge-absence-days"


def test_the_fte_of_part_of_a_month_is_taken_on_its_first_day_and_says_so(ask: Any) -> None:
    document = ask("--from", "2025-06-10", "--to", "2025-06-20")
    assert document["rows"][0]["fte"] == 3
    assert document["method"]["fte"]["name"] == "first-day"


def test_h9b_refused_rows_are_named_and_the_figures_are_of_the_rest(
    files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (files / "periods.csv").write_text(PERIODS.replace("2;790;2025-03-10", "2;790;ukendt") + "\n")
    assert main(arguments(files, "--json")) == 1
    out, err = capsys.readouterr()
    document = json.loads(out)
    assert document["rows"][0]["absence_workdays"] == 16
    assert len(err.splitlines()) == 1
    assert err.startswith("periods.csv, linje 3, kolonnen from: ")
    assert document["summary"][0]["refused"] == [{"line": 3, "reason": err.strip()}]


def test_unknown_columns_are_named_in_the_summary(files: Path, ask: Any) -> None:
    (files / "periods.csv").write_text(PERIODS.replace("\n", ";x\n").replace("degree;x", "degree;bemærkning"))
    assert ask()["summary"][0]["unknown_columns"] == ["bemærkning"]


def test_without_json_it_is_a_danish_table_with_the_method_under_it(
    files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments(files, "--by", "unit", "--suppress-below", "3")) == 0
    out = capsys.readouterr().out
    assert "Enhed  Personer  Med fravær" in out
    assert [line.split() for line in out.splitlines()[1:3]] == [
        ["nord", "3", "1", "1,0", "1,0", "2", "2,0", "454,0", "0,2", "0,5", "1", "1", "0"],
        ["syd", "skjult", *["–"] * 11],
    ]
    assert "KRL's 227 arbejdsdage" in out
    assert "Tal for færre end 3 personer vises ikke" in out


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["--by", "afdeling"], "»afdeling« findes ikke; vælg mellem total, unit, person, job_group, month"),
        (["--categories", "syg"], "»syg« findes ikke; vælg mellem own_sickness"),
        (["--suppress-below", "-1"], "»-1« er ikke et tal som 5"),
        (["--long-from", "10000"], "højst 9999"),
        (["--from", "2025-02-01", "--to", "9999-12-31"], "ligger ikke mellem 1900 og 2199"),
        (["--from", "2025-02-01", "--to", "2025-01-01"], "--to ligger før --from"),
        (["--denominator", "flis"], "findes ikke"),
    ],
)
def test_wrong_usage_is_said_in_danish(
    files: Path, capsys: pytest.CaptureFixture[str], more: list[str], said: str
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments(files, *more))
    assert stopped.value.code == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(
    ("calendar", "said"),
    [
        ("findes-ikke.csv", "er hverken dk, mon-fri, every-day eller en tekstfil"),
        (None, "fri.csv, linje 2: kolonnen andel"),
    ],
)
def test_a_calendar_that_cannot_be_read_is_refused(
    files: Path, capsys: pytest.CaptureFixture[str], calendar: str | None, said: str
) -> None:
    (files / "fri.csv").write_text("dato;andel\n2025-03-03;9\n")
    assert main(arguments(files, "--calendar", calendar or str(files / "fri.csv"))) == 1
    assert said in capsys.readouterr().err


def test_h2_a_policy_counts_as_tal_does_and_a_choice_on_the_command_line_goes_before_it(ask: Any) -> None:
    by_policy = ask("--policy", "standard")["method"]
    assert by_policy["spells"]["name"] == "bridge-non-workdays"
    assert by_policy["calendar"]["label"].endswith("med egne fridage og arbejdsdage")
    assert by_policy["denominator"]["name"] == "krl-227"
    chosen = ask("--policy", "standard", "--denominator", "gross-weekdays", "--long-from", "29", "--calendar", "dk")
    assert chosen["method"]["denominator"]["name"] == "gross-weekdays"
    assert chosen["method"]["long_from"]["name"] == 29
    assert chosen["method"]["calendar"]["label"] == "mandag til fredag uden helligdage"
    assert chosen["method"]["spells"]["name"] == "bridge-non-workdays"


def test_a_weekend_between_two_periods_joins_them_only_when_told_to(files: Path, ask: Any) -> None:
    (files / "periods.csv").write_text(
        "employment_id;type;from;to\n1;790;2025-03-06;2025-03-07\n1;790;2025-03-10;2025-03-11\n", encoding="utf-8"
    )
    assert ask()["rows"][0]["spells_started"] == 2
    assert ask("--bridge-non-workdays")["rows"][0]["spells_started"] == 1


def test_a_policy_that_does_not_exist_is_refused_in_a_sentence(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments(files, "--policy", "nowhere")) == 1
    assert "nowhere" in capsys.readouterr().err
