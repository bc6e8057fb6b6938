"""The command line speaks Danish also where argparse speaks by itself."""

import argparse
from decimal import Decimal

import pytest

from naervaer.commands.parser import CommandError, Parser, day


@pytest.fixture
def parser() -> Parser:
    made = Parser(prog="prøve")
    made.add_argument("--antal", type=int)
    made.add_argument("--par", nargs=2)
    made.add_argument("--mange", nargs="+")
    made.add_argument("--procent", type=Decimal)
    made.add_argument("--dag", type=day)
    made.add_argument("--fil", type=argparse.FileType())
    one = made.add_mutually_exclusive_group(required=True)
    one.add_argument("--ja", action="store_true")
    one.add_argument("--nej", action="store_true")
    return made


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "et af disse argumenter skal være der: --ja --nej"),
        (["--ja", "--nej"], "argument --nej: kan ikke bruges sammen med"),
        (["--ja", "--antal", "to"], "argument --antal: »to« kan ikke læses som et helt tal"),
        (["--ja", "--procent", "x"], "argument --procent: »x« kan ikke læses som et tal"),
        (["--ja", "--antal"], "argument --antal: der skal stå én værdi efter"),
        (["--ja", "--par", "x"], "argument --par: der skal stå 2 værdier efter"),
        (["--ja", "--mange"], "argument --mange: der skal stå mindst én værdi efter"),
        (["--ja", "--dag", "31-12-2026"], "argument --dag: »31-12-2026« er ikke en dato som ÅÅÅÅ-MM-DD"),
        (["--ja", "--fil", "findes/ikke"], "argument --fil: »findes/ikke« kan ikke åbnes"),
        (["--ja=x"], "argument --ja: værdien 'x' hører ikke til her"),
        (["--ja", "--anta", "1"], "ukendte argumenter: --anta 1"),
    ],
)
def test_wrong_usage_is_told_in_danish(
    parser: Parser, words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        parser.parse_args(words)
    assert stopped.value.code == 2
    assert said in capsys.readouterr().err


def test_a_refusal_keeps_its_reasons_apart() -> None:
    refusal = CommandError("den ene", "den anden")
    assert refusal.reasons == ("den ene", "den anden")
    assert str(refusal) == "den ene\nden anden"


def test_a_day_is_read() -> None:
    assert day("2026-11-22").isoformat() == "2026-11-22"


@pytest.mark.parametrize("text", ["0001-01-01", "1899-12-31", "2200-01-01", "9999-12-31"])
def test_a_day_no_file_can_hold_is_refused(text: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError, match="mellem 1900 og 2199"):
        day(text)
