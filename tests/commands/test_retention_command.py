"""H18: ``naervaer retention`` tells counts and rules, and deletes only when asked to."""

import json

import pytest
from tests.web.cast import build
from tests.web.records.asking import long_ago

from naervaer import cli
from naervaer.web.followup.models import Case


@pytest.mark.django_db
def test_a_preview_deletes_nothing_and_a_run_deletes_what_it_told(capsys: pytest.CaptureFixture[str]) -> None:
    long_ago(build())
    assert cli.main(["retention", "--preview"]) == 0
    assert "aftaler: 1 kan slettes" in capsys.readouterr().out
    assert Case.objects.exists()
    assert cli.main(["retention", "--run", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert {one["document"]: one["count"] for one in told["documents"]} == {"aftaler": 1, "skridt og adviser": 1}
    assert not Case.objects.exists()
    assert cli.main(["retention", "--run"]) == 0
    assert "Der er intet at slette." in capsys.readouterr().out


def test_one_of_the_two_is_asked_for() -> None:
    with pytest.raises(SystemExit):
        cli.main(["retention"])
