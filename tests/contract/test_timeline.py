"""Spells, cases, due steps and alerts from the command line (H4, H3, H9, S9b)."""

from collections.abc import Callable
from typing import Any

import pytest

pytestmark = pytest.mark.slow
"""Every one starts the program anew, as its users do."""

Run = Callable[..., Any]


def periods(*rows: str) -> str:
    return "employment_id;type;from;to;degree\n" + "".join(f"{row}\n" for row in rows)


def test_full_absence_that_turns_partial_keeps_its_first_day(naervaer: Run) -> None:
    done = naervaer(
        "spells", "--absence-periods", "periods.csv", "--as-of", "2026-11-22", "--json",
        periods=periods("00123;790;2026-10-01;2026-10-31;1", "00123;526;2026-11-01;;0,6757"),
    )  # fmt: skip
    assert done.code == 0, done.err
    [spell] = done.json["spells"]
    assert (spell["employment_id"], spell["from"], spell["open"]) == ("00123", "2026-10-01", True)
    assert sorted(spell["categories"]) == ["own_sickness", "partial_sickness"]
    [case] = done.json["cases"]
    assert case["first_day"] == "2026-10-01"
    assert case["calendar_days"] == 53


@pytest.mark.parametrize(
    ("options", "cases"), [((), 2), (("--max-gap", "1"), 2), (("--max-gap", "2"), 1), (("--bridge-non-workdays",), 1)]
)
def test_a_weekend_between_two_spells_is_a_break_unless_told_otherwise(
    naervaer: Run, options: tuple[str, ...], cases: int
) -> None:
    done = naervaer(
        "spells", "--absence-periods", "periods.csv", *options, "--as-of", "2026-11-22", "--json",
        periods=periods("1;790;2026-11-02;2026-11-06;1", "1;790;2026-11-09;2026-11-10;1"),
    )  # fmt: skip
    assert len(done.json["spells"]) == 2
    assert len(done.json["cases"]) == cases


def test_the_statutory_dates_of_the_worked_example(naervaer: Run) -> None:
    """Rules §1.14: first day Monday 2 November 2026, wholly ill, wage paid."""
    done = naervaer(
        "due", "--absence-periods", "periods.csv", "--policy", "standard", "--as-of", "2026-11-22", "--json",
        periods=periods("1;790;2026-11-02;;1"),
    )  # fmt: skip
    assert done.code == 0, done.err
    steps = done.json["steps"]
    latest = {s["latest"] for s in steps}
    due = {s["due"] for s in steps}
    assert "2026-11-30" in latest, "§ 7 a: senest 4 uger efter første sygedag"
    assert "2026-11-29" in due
    assert "2026-12-07" in latest, "§ 40 og Fast track: senest 5 uger efter"
    assert all({"employment_id", "case_first_day", "step", "title", "opens", "basis", "source", "state"} <= s.keys()
               for s in steps)  # fmt: skip


def test_hjoerrings_contact_in_the_second_week(naervaer: Run) -> None:
    done = naervaer(
        "due", "--absence-periods", "periods.csv", "--policy", "hjoerring", "--as-of", "2026-11-12", "--json",
        periods=periods("1;790;2026-11-02;;1"),
    )  # fmt: skip
    [contact] = [s for s in done.json["steps"] if s["step"] == "kontakt-uge-2"]
    assert (contact["opens"], contact["due"], contact["state"]) == ("2026-11-09", "2026-11-15", "open")


SKETCH_RULE = """
[municipality]
name = "Prøve"
[[alert]]
id = "tre-perioder"
title = "3 sygeperioder på 180 dage"
rule = { spells = 3, within_days = 180 }
leaves_out = ["section_56"]
source = "lokal politik"
"""


def test_the_third_spell_raises_the_alert_on_its_first_day(naervaer: Run, tmp_path: Any) -> None:
    (tmp_path / "p.toml").write_text(SKETCH_RULE, encoding="utf-8")
    done = naervaer(
        "alerts", "--absence-periods", "periods.csv", "--policy", "p.toml", "--as-of", "2026-11-22", "--json",
        periods=periods(
            "1;790;2026-06-15;2026-06-16;1", "1;790;2026-08-10;2026-08-10;1", "1;790;2026-11-02;2026-11-03;1",
            "2;790;2026-06-15;2026-06-16;1", "2;525;2026-08-10;2026-08-10;1", "2;790;2026-11-02;2026-11-03;1",
        ),
    )  # fmt: skip
    assert done.code == 0, done.err
    [alert] = done.json["alerts"]
    assert (alert["employment_id"], alert["rule"], alert["raised_on"]) == ("1", "tre-perioder", "2026-11-02")
    assert alert["because"]["count"] == 3
    assert alert["because"]["window_days"] == 180
    assert alert["because"]["dates"] == ["2026-06-15", "2026-08-10", "2026-11-02"]


def test_the_sketch_of_the_policy_language_passes_the_check_and_a_faulty_file_names_every_fault(
    naervaer: Run, tmp_path: Any
) -> None:
    (tmp_path / "good.toml").write_text(SKETCH_RULE, encoding="utf-8")
    assert naervaer("policy", "check", "good.toml").code == 0
    (tmp_path / "bad.toml").write_text(
        SKETCH_RULE.replace("spells = 3", 'spells = "tre"').replace("section_56", "section_65")
        .replace("title", "titel"), encoding="utf-8",
    )  # fmt: skip
    done = naervaer("policy", "check", "bad.toml")
    assert done.code == 1
    assert "section_56" in done.err, "det nærmeste gyldige navn"
    for found in ("titel", "tre", "section_65", "bad.toml"):
        assert found in done.err
    assert "Traceback" not in done.err


def test_wrong_usage_is_2_and_help_is_danish(naervaer: Run) -> None:
    assert naervaer("figures").code == 2
    assert naervaer("findes-ikke").code == 2
    for word in ("figures", "spells", "due", "alerts", "policy", "import", "nightly", "demo", "serve", "migrate"):
        shown = naervaer(word, "--help")
        assert shown.code == 0
        assert "brug:" in shown.out
        assert "show this help" not in shown.out


def test_a_missing_file_and_a_row_that_cannot_be_read_are_named(naervaer: Run) -> None:
    missing = naervaer("spells", "--absence-periods", "nej.csv", "--json")
    assert missing.code == 1
    assert "nej.csv" in missing.err
    broken = naervaer(
        "spells", "--absence-periods", "periods.csv", "--json", periods=periods("1;790;2026-02-30;2026-03-01;1")
    )
    assert broken.code == 1
    assert "2026-02-30" in broken.err
