"""``naervaer alerts``: what the rules of a policy raise, out of files."""

import json
from pathlib import Path

import pytest

from naervaer.cli import main

ABSENCE = """employment_id;type;from;to
0001;790;2026-09-01;2026-09-01
0001;790;2026-10-05;2026-10-06
0001;790;2026-11-02;2026-11-03
0002;790;2026-11-01;
"""
POLICY = """
[municipality]
name = "Prøve Kommune"

[absence_codes.egen]
790 = "own_sickness"

[[alert]]
id = "tre-perioder"
title = "3 sygeperioder på 180 dage"
rule = { spells = 3, within_days = 180 }
source = "lokal politik"

[[alert]]
id = "to-uger"
title = "14 dage i træk"
rule = { consecutive_days = 14 }
source = "lokal politik"
"""


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    (tmp_path / "fravaer.csv").write_text(ABSENCE)
    (tmp_path / "politik.toml").write_text(POLICY)
    absence, policy = (str(tmp_path / name) for name in ("fravaer.csv", "politik.toml"))
    return ["--absence-periods", absence, "--policy", policy, "--as-of", "2026-11-22"]


def test_one_json_document_with_what_was_raised_and_why(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """H9."""
    assert main(["alerts", *files, "--json"]) == 0
    alerts = json.loads(capsys.readouterr().out)["alerts"]
    assert [(a["employment_id"], a["rule"], a["raised_on"]) for a in alerts] == [
        ("0001", "tre-perioder", "2026-11-02"),
        ("0002", "to-uger", "2026-11-14"),
    ]
    assert alerts[0]["because"] == {
        "count": 3,
        "window_days": 180,
        "days": 4,
        "dates": ["2026-09-01", "2026-10-05", "2026-11-02"],
        "text": "3 perioder begyndt inden for 180 dage",
    }


def test_since_leaves_out_what_is_older(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["alerts", *files, "--since", "2026-11-03", "--json"]) == 0
    alerts = json.loads(capsys.readouterr().out)["alerts"]
    assert [alert["rule"] for alert in alerts] == ["to-uger"]


def test_the_list_is_readable_danish(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["alerts", *files]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "Adviser til og med 22.11.2026: 2",
        "  2.11.2026: 0001, 3 sygeperioder på 180 dage: 3 perioder begyndt inden for 180 dage",
        "  14.11.2026: 0002, 14 dage i træk: 14 kalenderdage i træk siden 1.11.2026",
    ]


def test_a_quiet_file_raises_nothing(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["alerts", *files[:-1], "2026-08-01"]) == 0
    assert capsys.readouterr().out == "Adviser til og med 1.8.2026: ingen\n"
