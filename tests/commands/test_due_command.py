"""``naervaer due``: the steps that a policy gives, out of files."""

import json
from pathlib import Path

import pytest

from naervaer.cli import main

ABSENCE = "employment_id;type;from;to\n0001;790;2026-11-02;\n0002;SYG;2026-11-16;\n0003;790;2026-11-02;2026-11-10\n"
EMPLOYMENTS = "employment_id;unit_id;fte;from;to\n0001;u1;1;2020-01-01;2026-12-15\n0002;u1;1;2020-01-01;\n"
POLICY = """
[municipality]
name = "Prøve Kommune"

[absence_codes.egen]
790 = "own_sickness"
SYG = "own_sickness"

[[step]]
id = "samtale"
title = "Samtale"
opens = { day_of_case = 8 }
due = { day_of_case = 14 }
latest = { days_after_first = 28 }
except = [{ leaves_within_days_of_first = 56 }]
owner = "leader"
kind = "conversation"
source = "loven"

[[step]]
id = "oplysning"
title = "Oplysning"
opens = { day_of_case = 2 }
due = { day_of_case = 2 }
owner = "leader"
kind = "information"
source = "loven"
"""


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    for name, text in (("fravaer.csv", ABSENCE), ("ansat.csv", EMPLOYMENTS), ("politik.toml", POLICY)):
        (tmp_path / name).write_text(text)
    return [
        "--absence-periods",
        str(tmp_path / "fravaer.csv"),
        "--policy",
        str(tmp_path / "politik.toml"),
        "--as-of",
        "2026-11-22",
    ]


def test_one_json_document_with_the_steps_of_running_cases(
    files: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """H4: the ended case of 0003 has no steps."""
    assert main(["due", *files, "--json"]) == 0
    steps = json.loads(capsys.readouterr().out)["steps"]
    assert [(s["employment_id"], s["step"], s["due"], s["latest"], s["state"]) for s in steps] == [
        ("0001", "oplysning", "2026-11-03", None, "overdue"),
        ("0001", "samtale", "2026-11-15", "2026-11-30", "overdue"),
        ("0002", "oplysning", "2026-11-17", None, "overdue"),
        ("0002", "samtale", "2026-11-29", "2026-12-14", "upcoming"),
    ]


def test_who_leaves_soon_needs_no_talk_when_employments_are_given(
    files: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["due", *files, "--employments", str(tmp_path / "ansat.csv"), "--json"]) == 0
    steps = json.loads(capsys.readouterr().out)["steps"]
    assert [s["employment_id"] for s in steps if s["step"] == "samtale"] == ["0002"]


def test_the_list_is_readable_danish(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["due", *files]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0] == "Skridt den 22.11.2026: 4"
    assert told[1] == (
        "  Til orientering: 0001, Oplysning: fra 3.11.2026, senest 3.11.2026."
        " Dag 2 af forløbet, der begyndte 2.11.2026. Kilde: loven"
    )
    assert told[2] == (
        "  Overskredet: 0001, Samtale: fra 9.11.2026, senest 15.11.2026, håndtér senest 13.11.2026,"
        " lovens frist 30.11.2026. Dag 14 af forløbet, der begyndte 2.11.2026. Kilde: loven"
    )


def test_nobody_absent_gives_no_steps(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["due", *files[:-1], "2026-10-01"]) == 0
    assert capsys.readouterr().out == "Skridt den 1.10.2026: ingen\n"


def test_a_shipped_policy_goes_by_name(files: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "fravaer.csv").write_text(ABSENCE.replace("SYG", "790"))
    asked = [*files[:2], "--policy", "hjoerring", *files[4:], "--json"]
    assert main(["due", *asked]) == 0
    steps = json.loads(capsys.readouterr().out)["steps"]
    assert {"kontakt-uge-2", "samtale-7a"} <= {step["step"] for step in steps}


def test_a_policy_that_is_not_there_is_told(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["due", *files[:2], "--policy", "hjørring", *files[4:]]) == 1
    assert "hjørring" in capsys.readouterr().err
