"""``naervaer nightly``: safe to run twice, safe to be killed anywhere, and never two at once."""

import json
import os
from collections.abc import Callable
from datetime import timedelta
from pkgutil import resolve_name

import pytest
from django.core import mail
from tests.web.cast import TODAY, Cast, build

from naervaer.cli import main
from naervaer.core.access.model import SYSTEM
from naervaer.web import clock
from naervaer.web.followup import nightly as night
from naervaer.web.followup.models import Alert, Case, NightRun, Step
from naervaer.web.notices.models import Notice
from naervaer.web.reports.models import FigureFact

Output = pytest.CaptureFixture[str]


@pytest.fixture
def cast(db: None) -> Cast:
    return build()


def stored() -> tuple[list[tuple[object, ...]], ...]:
    """Everything a night writes, without keys and times."""
    return (
        list(Case.objects.order_by("employment").values_list("employment", "first_day", "last_day", "partial")),
        list(
            Step.objects.order_by("case__employment", "due", "rule", "occurrence").values_list("rule", "due", "state")
        ),
        list(Alert.objects.order_by("employment", "rule", "raised_on").values_list("rule", "raised_on", "withdrawn")),
        list(FigureFact.objects.order_by("unit", "month", "category", "job_group").values_list("unit", "month", "fte")),
        list(Notice.objects.order_by("person", "key").values_list("person")),
        sorted(message.to for message in mail.outbox),
    )


def test_a_night_leaves_steps_alerts_figures_and_mails(cast: Cast, capsys: Output) -> None:
    """H4 H9"""
    assert main(["nightly", "--json"]) == 0
    said = capsys.readouterr()
    result = json.loads(said.out)
    assert result["as_of"] == TODAY.isoformat()
    assert result["followup"]["steps_opened"] == Step.objects.count() > 0
    assert result["figures"]["figures_counted"] == 1
    assert result["notices"]["mails_sent"] == len(mail.outbox) > 0
    assert "Forløb, skridt og adviser" in said.err


def test_a_second_night_the_same_day_changes_nothing(cast: Cast, capsys: Output) -> None:
    main(["nightly"])
    assert "nye skridt" in capsys.readouterr().out
    before = stored()
    assert main(["nightly", "--json"]) == 0
    result = json.loads(capsys.readouterr().out)
    assert not any(result["followup"].values())
    assert result["notices"]["mails_sent"] == 0
    assert stored() == before


class Killed(BaseException):
    """The machine was switched off."""


def failpoints() -> list[tuple[str, str]]:
    """Places where a night may be killed: a module's function, before or after it has done its work."""
    places = (
        "naervaer.web.followup.recounting.write_steps",
        "naervaer.web.followup.recounting.write_alerts",
        "naervaer.web.followup.recounting.audit.record",
        "naervaer.web.followup.nightly.reports.bring_up_to_date",
        "naervaer.web.reports.actions._replace",
        "naervaer.web.followup.nightly.matters_by_person",
        "naervaer.web.notices.actions._claim",
    )
    return [(place, when) for place in places for when in ("before", "after")]


@pytest.mark.parametrize(("place", "when"), failpoints())
def test_a_night_that_was_killed_is_made_good_by_the_next(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, place: str, when: str
) -> None:
    real: Callable[..., object] = resolve_name(place)

    def killed(*args: object, **kwargs: object) -> object:
        if when == "after":
            real(*args, **kwargs)
        raise Killed

    monkeypatch.setattr(place, killed)
    with pytest.raises(Killed):
        night.nightly(by=SYSTEM, as_of=TODAY)
    monkeypatch.undo()
    night.nightly(by=SYSTEM, as_of=TODAY)
    assert Step.objects.count() > 0
    assert FigureFact.objects.count() > 0
    assert len(mail.outbox) == len({to for message in mail.outbox for to in message.to}) > 0
    assert not any(night.nightly(by=SYSTEM, as_of=TODAY)["followup"].values())


def running(**values: object) -> NightRun:
    now = clock.now()
    given = {"as_of": TODAY, "started_at": now, "beat_at": now, "host": "anden-maskine", "process": 1, **values}
    return NightRun.objects.create(**given)


def test_a_night_beside_another_is_refused_politely(cast: Cast, capsys: Output) -> None:
    running()
    assert main(["nightly"]) == 1
    assert "allerede i gang på anden-maskine" in capsys.readouterr().err
    assert Step.objects.count() == 0


@pytest.mark.parametrize("left", ["dead process", "silent machine"])
def test_a_night_that_died_does_not_stand_in_the_way(cast: Cast, left: str) -> None:
    if left == "dead process":
        pid = os.fork()
        if pid == 0:
            os._exit(0)
        os.waitpid(pid, 0)
        old = running(host=night.socket.gethostname(), process=pid)
    else:
        old = running(beat_at=clock.now() - night.GIVEN_UP - timedelta(minutes=1))
    assert main(["nightly"]) == 0
    old.refresh_from_db()
    assert (old.running, old.finished_at) == (None, None)


def test_a_night_at_work_in_this_very_machine_is_left_alone(cast: Cast) -> None:
    running(host=night.socket.gethostname(), process=os.getpid())
    with pytest.raises(night.AlreadyRunning):
        night.nightly(by=SYSTEM, as_of=TODAY)


def test_a_past_day_is_counted_as_it_was_and_nobody_is_mailed(cast: Cast, capsys: Output) -> None:
    assert main(["nightly", "--as-of", "2026-11-01", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["notices"]["mails_sent"] == 0
    assert not Case.objects.filter(first_day__gt="2026-11-01").exists()


def test_a_day_that_is_none_is_wrong_usage(capsys: Output) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["nightly", "--as-of", "i morgen"])
    assert stopped.value.code == 2
