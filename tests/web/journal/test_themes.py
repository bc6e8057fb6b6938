"""N11: themes are known to the keeper alone; others have a whole year's totals, under the policy's minimum."""

from datetime import UTC, datetime

import pytest
from tests.web.journal.scene import Scene, course_of, note

from naervaer.core.verdicts import Refused
from naervaer.web.journal import actions
from naervaer.web.journal.models import Journal, Reading, ReleasedTotals

pytestmark = pytest.mark.django_db
MANY = ("anne", "mads", "pupil", "temp", "stranger", "far_away", "fatima", "safety", "med", "leader")


def a_year_of(scene: Scene) -> Scene:
    """Ten courses of 2025: five with stress, two with grief."""
    for nth, who in enumerate(MANY):
        begun = actions.begin(by=scene.cast.actor("wellbeing"), course=course_of(scene.cast, who).pk)
        assert isinstance(begun, Journal)
        themes = (*(("stress",) if nth < 5 else ()), *(("sorg",) if nth in (0, 9) else ()))
        said = {"by": scene.cast.actor("wellbeing"), "journal_id": begun.pk, "opened": scene.opened}
        assert actions.write(**said, note=note("Vi talte", themes=themes))
        begun.refresh_from_db()
        begun.at = datetime(2025, 3, 1, 9, tzinfo=UTC)
        begun.save_base(raw=True)
    return scene


@pytest.fixture
def last_year(scene: Scene) -> Scene:
    return a_year_of(scene)


def test_N11_the_keeper_counts_while_the_journals_are_open(last_year: Scene) -> None:
    said = {"by": last_year.cast.actor("wellbeing"), "opened": last_year.opened}
    found = actions.count_themes(**said, year=2025)
    assert (found.courses, dict(found.by_theme)) == (10, {"sorg": 2, "stress": 5})
    assert actions.write(**said, journal_id=last_year.journal.pk, note=note("Vi talte", themes=("sorg",)))
    alone = actions.count_themes(**said, year=2026)
    assert (alone.courses, dict(alone.by_theme)) == (1, {"sorg": 1}), "who keeps them may know it of one"
    assert Reading.objects.filter(what="count", purpose="themes").count() == 11


def test_N11_a_year_is_released_once_with_the_few_left_out(last_year: Scene) -> None:
    said = {"by": last_year.cast.actor("wellbeing"), "opened": last_year.opened}
    made = actions.release_totals(**said, year=2025)
    assert isinstance(made, ReleasedTotals)
    assert (made.courses, made.by_theme) == (10, {"sorg": None, "stress": 5})
    assert isinstance(actions.release_totals(**said, year=2025), Refused)
    assert isinstance(actions.release_totals(**said, year=2026), Refused)
    assert isinstance(actions.release_totals(**said, year=2024), Refused)
