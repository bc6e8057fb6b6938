"""N12b: a journal is kept as long as the law says, and the copy of a case only tells whom to ask for it."""

from datetime import date

import pytest
from tests.web.cast import Cast
from tests.web.journal.scene import MARKER, Scene, course_of, note, written

from naervaer.core.records.kinds import JOURNALS
from naervaer.web import slots
from naervaer.web.handbook.queries import active_policy
from naervaer.web.journal import actions, record
from naervaer.web.journal.models import Entry, Handing, Journal, PaperFile, Reading, WrappedKey
from naervaer.web.records import actions as records
from naervaer.web.records import clearing

pytestmark = pytest.mark.django_db
OURS = (Entry, PaperFile, Reading, Handing, WrappedKey, Journal)


def count_on(day: date) -> int:
    return next(one.count for one in clearing.preview(active_policy(), day) if one.document == JOURNALS)


def filled(scene: Scene) -> None:
    said = {"by": scene.cast.actor("wellbeing"), "journal_id": scene.journal.pk, "opened": scene.opened}
    pdf = b"%PDF-1.7\n%%EOF\n"
    written(scene)
    actions.write(**said, note=note("Mere"), upload=actions.Upload("Brev", "brev.pdf", pdf, len(pdf)))
    actions.read(**said, purpose="prepare")


@pytest.mark.parametrize(("day", "old"), [(date(2031, 11, 23), 0), (date(2031, 11, 24), 1)])
def test_it_is_deleted_when_five_years_have_gone_since_the_newest_entry(scene: Scene, day: date, old: int) -> None:
    filled(scene)
    assert count_on(day) == old
    clearing.clear(active_policy(), day)
    assert [model.objects.exists() for model in OURS if model is not Handing] == [old == 0] * 5


def test_it_is_kept_longer_while_somebody_has_said_that_it_must_be(scene: Scene) -> None:
    filled(scene)
    assert records.hold(by=scene.cast.actor("leader"), person=scene.cast.people["trio"].pk, reason="Tilsynssag")
    assert count_on(date(2040, 1, 1)) == 0


def test_the_course_may_be_deleted_before_its_journal_which_can_still_be_read(scene: Scene) -> None:
    filled(scene)
    type(scene.course).objects.filter(pk=scene.course.pk)._raw_delete("default")
    said = {"by": scene.cast.actor("wellbeing"), "journal_id": scene.journal.pk, "opened": scene.opened}
    [front, *_notes] = actions.read(**said, purpose="look_up")
    assert "Tove Tillid" in front.note.text


def test_the_copy_of_the_case_tells_that_there_is_one_and_whom_to_ask(scene: Scene) -> None:
    """H18"""
    filled(scene)
    course_of(scene.cast, "trio", state="waiting")
    [section] = record.sections(scene.cast.people["trio"].pk)
    [entry] = section.entries
    assert entry.title == "Journal"
    assert "Bed Trine Trivsel om aktindsigt i den." in entry.text
    whole = str(slots.RECORD_SECTIONS(scene.cast.people["trio"].pk))
    assert MARKER not in whole
    assert "Vi talte" not in whole


def test_nobody_is_told_of_a_journal_they_have_no_course_for(cast: Cast) -> None:
    [section] = record.sections(cast.people["anne"].pk)
    assert section.entries == ()
