"""``naervaer import`` as it is called from a shell: what it prints, what it writes, and its exit code."""

import json
from pathlib import Path

import pytest
from tests.web.cast import Cast, build

from naervaer.cli import main
from naervaer.web.absence.models import AbsencePeriod
from naervaer.web.imports.models import ImportRun

pytestmark = pytest.mark.django_db

PERIODS = "employment_id;type;from;to;degree\n"


@pytest.fixture
def cast(db: None) -> Cast:
    return build()


def file(tmp_path: Path, text: str, name: str = "fravær.csv") -> str:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_json_has_the_keys_of_the_contract(cast: Cast, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """H9b"""
    path = file(tmp_path, PERIODS + "trio-1;790;02-11-2026;03-11-2026;\nukendt;790;02-11-2026;;\n")
    period = ("--period-from", "2026-11-02", "--period-to", "2026-11-03")
    assert main(["import", "absence-periods", path, *period, "--json"]) == 0
    out, err = capsys.readouterr()
    told = json.loads(out)
    assert {k: told[k] for k in ("read", "kept", "unchanged", "corrected", "unknown_columns")} == {
        "read": 2,
        "kept": 1,
        "unchanged": 0,
        "corrected": 0,
        "unknown_columns": [],
    }
    assert (told["refused"][0]["line"], told["refused"][0]["column"]) == (3, "employment_id")
    assert ImportRun.objects.get(pk=told["run"]).state == "done"
    assert err.startswith("fravær.csv, linje 3, kolonnen employment_id: ansættelsen »ukendt« kendes ikke")


def test_a_dry_run_writes_nothing_and_says_so(cast: Cast, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = AbsencePeriod.objects.count()
    path = file(tmp_path, PERIODS.replace("\n", ";farve\n") + "trio-1;790;02-02-2020;03-02-2020;;rød\n")
    assert main(["import", "absence-periods", path, "--dry-run"]) == 0
    out = capsys.readouterr().out
    assert out.splitlines() == [
        "Prøve, intet er skrevet: 1 læst, 0 uændret, 0 rettet, 1 nye, 0 afvist.",
        "Disse kolonner bruges ikke: farve.",
    ]
    assert AbsencePeriod.objects.count() == before


def test_a_stopped_import_exits_1_until_confirmed(
    cast: Cast, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = file(tmp_path, PERIODS + "anne-1;790;21-10-2026;;\n")
    assert main(["import", "absence-periods", path]) == 1
    assert capsys.readouterr().err.splitlines()[-1] == "Kør igen med --confirm for at gå videre."
    assert main(["import", "absence-periods", path, "--confirm"]) == 0


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("%PDF-1.4", "fravær.csv: Filen er en PDF"),
        ("", "fravær.csv: Filen er tom."),
        ("a;b\n1;2\n", "fravær.csv: Kolonnen »employment_id« mangler."),
    ],
)
def test_a_file_that_cannot_be_read_exits_1_with_a_sentence(
    cast: Cast, tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str, said: str
) -> None:
    assert main(["import", "absence-periods", file(tmp_path, content)]) == 1
    assert capsys.readouterr().err.startswith(said)


def test_a_file_that_is_not_there_exits_1(cast: Cast, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", "org", str(tmp_path / "væk.csv")]) == 1
    assert capsys.readouterr().err == "væk.csv: Filen findes ikke.\n"


def test_a_mapping_is_used_and_its_faults_are_named(
    cast: Cast, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mapping = file(tmp_path, '[columns]\nemployment_id = "Nr"\n[codes]\n"A" = "own_sickness"\n', "t.toml")
    path = file(tmp_path, "Nr;type;from;to\ntrio-1;A;02-02-2020;02-02-2020\n")
    assert main(["import", "absence-periods", path, "--mapping", mapping]) == 0
    broken = file(tmp_path, '[columns]\nemploymentid = "Nr"\n[codes]\n"A" = "own_sicknes"\n', "t.toml")
    capsys.readouterr()
    assert main(["import", "absence-periods", path, "--mapping", broken]) == 1
    assert capsys.readouterr().err.splitlines() == [
        "t.toml, codes.A: fandt »own_sicknes« (mente du »own_sickness«?)",
        "t.toml, columns.employmentid: kolonnen findes ikke i absence-periods (mente du »employment_id«?)",
    ]


@pytest.mark.parametrize(
    "wrong",
    [
        ["import", "fravær", "x.csv"],
        ["import", "org", "x.csv", "--period-to", "2026-01-01"],
        ["import", "org", "x.csv", "--period-from", "2026-02-01", "--period-to", "2026-01-01"],
        ["import", "org", "x.csv", "--period-from", "i går"],
    ],
)
def test_wrong_usage_exits_2(wrong: list[str]) -> None:
    with pytest.raises(SystemExit) as exit_:
        main(wrong)
    assert exit_.value.code == 2
