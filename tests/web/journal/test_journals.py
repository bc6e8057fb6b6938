"""N12b: a journal begun from its course, written in, corrected with the original kept, and read with a purpose."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.http import Http404
from tests.web.cast import TODAY, Cast
from tests.web.journal.scene import MARKER, Scene, course_of, key_for, note, second_consultant, written

from naervaer.core.journal.note import Note
from naervaer.core.verdicts import Refused
from naervaer.web.journal import actions
from naervaer.web.journal.envelope import CannotOpen
from naervaer.web.journal.models import Entry, Journal, PaperFile, Reading, WrappedKey

pytestmark = pytest.mark.django_db


def read(scene: Scene) -> list[Note]:
    shown = actions.read(
        by=scene.cast.actor("wellbeing"), journal_id=scene.journal.pk, opened=scene.opened, purpose="prepare"
    )
    return [one.note for one in shown]


def test_N12b_the_first_entry_is_the_client_and_the_referral_taken_from_the_course(scene: Scene) -> None:
    [front] = read(scene)
    assert front.title == "Klient og henvisning"
    assert "Tove Tillid" in front.text
    assert "trio-1" in front.text
    assert "Samtaler med trivselskonsulenten, søgt 2. november 2026" in front.text


def test_N12b_entries_are_in_order_of_the_day_of_the_contact(scene: Scene) -> None:
    written(scene, note("I dag"))
    written(scene, note("Forleden", day=TODAY - timedelta(days=5), kind="phone"))
    assert [one.text for one in read(scene)[1:]] == ["Forleden", "I dag"]


def test_N12b_a_correction_keeps_the_original_readable(scene: Scene) -> None:
    entry = written(scene, note("Mødte kl. 9"))
    said = {"by": scene.cast.actor("wellbeing"), "journal_id": scene.journal.pk, "opened": scene.opened}
    assert actions.correct(**said, number=entry.number, day=TODAY, text="Mødte kl. 10")
    shown = actions.read(**said, purpose="prepare")[1]
    assert shown.note.text == "Mødte kl. 10"
    assert [line.note.text for line in shown.before] == ["Mødte kl. 9"]
    assert isinstance(actions.correct(**said, number=0, day=TODAY, text="En anden klient"), Refused)
    with pytest.raises(Http404):
        actions.correct(**said, number=99, day=TODAY, text="Hvad?")


def test_N12b_one_journal_for_each_course(scene: Scene) -> None:
    again = actions.begin(by=scene.cast.actor("wellbeing"), course=scene.course.pk)
    assert isinstance(again, Journal)
    assert again.pk == scene.journal.pk


def test_N12b_no_journal_without_a_key_nor_without_a_recovery_key(cast: Cast) -> None:
    course, trine = course_of(cast), cast.actor("wellbeing")
    assert actions.begin(by=trine, course=course.pk) == Refused(("Lav først din egen nøgle.",))
    key_for(cast)
    assert isinstance(actions.begin(by=trine, course=course.pk), Refused)
    actions.make_recovery_key(by=cast.actor("hr"))
    assert isinstance(actions.begin(by=trine, course=course.pk), Journal)


def test_N12b_only_the_keeper_reads_and_a_course_one_does_not_give_is_an_unknown_page(scene: Scene) -> None:
    theirs = second_consultant(scene.cast)
    frede = scene.cast.actor("retention")
    with pytest.raises(Http404):
        actions.read(by=frede, journal_id=scene.journal.pk, opened=theirs, purpose="prepare")
    with pytest.raises(Http404):
        actions.read(by=frede, journal_id=scene.journal.pk, opened=scene.opened, purpose="prepare")
    with pytest.raises(Http404):
        actions.begin(by=frede, course=scene.course.pk)
    Journal.objects.filter(pk=scene.journal.pk).update(keeper=scene.cast.people["retention"])
    with pytest.raises(CannotOpen):
        actions.read(by=frede, journal_id=scene.journal.pk, opened=theirs, purpose="prepare")


def test_N12b_each_reading_is_a_line_with_its_purpose(scene: Scene) -> None:
    written(scene)
    read(scene)
    said = {"by": scene.cast.actor("wellbeing"), "journal_id": scene.journal.pk, "opened": scene.opened}
    with pytest.raises(Http404):
        actions.read(**said, purpose="nysgerrig")
    line = Reading.objects.get()
    assert (line.what, line.purpose, line.upto, line.by_id) == ("page", "prepare", 2, said["by"].user_id)


def test_N12b_a_button_pressed_twice_writes_once(scene: Scene) -> None:
    assert written(scene).pk == written(scene).pk
    assert Entry.objects.count() == 2


def _let_change() -> None:
    """Take away what the database itself says no by, as somebody who owns it can."""
    table = " ON journal_entry" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER journal_entry_no_update{table}")


def _moved(scene: Scene) -> None:
    """The entry's bytes under another number."""
    _let_change()
    first, second = Entry.objects.filter(journal=scene.journal).order_by("number")[:2]
    first.sealed, second.sealed = second.sealed, first.sealed
    for entry in (first, second):
        entry.save_base(raw=True)


def _changed(scene: Scene) -> None:
    _let_change()
    entry = Entry.objects.filter(journal=scene.journal, number=1).get()
    entry.sealed = bytes(entry.sealed)[:-1] + bytes([bytes(entry.sealed)[-1] ^ 1])
    entry.save_base(raw=True)


def _taken_out(scene: Scene) -> None:
    Entry.objects.filter(journal=scene.journal, number=1)._raw_delete("default")


def _cut_off(scene: Scene) -> None:
    Entry.objects.filter(journal=scene.journal, number=2)._raw_delete("default")


def _from_another_course(scene: Scene) -> None:
    other = actions.begin(by=scene.cast.actor("wellbeing"), course=course_of(scene.cast, "anne").pk)
    assert isinstance(other, Journal)
    theirs = WrappedKey.objects.get(journal=other, reader__isnull=False)
    WrappedKey.objects.filter(journal=scene.journal, reader__isnull=False).update(wrapped=theirs.wrapped)


@pytest.mark.parametrize("tamper", [_moved, _changed, _taken_out, _cut_off, _from_another_course])
def test_N12b_what_was_changed_moved_or_taken_out_of_the_database_is_found(scene: Scene, tamper: object) -> None:
    written(scene)
    written(scene, note("Mere"))
    tamper(scene)  # type: ignore[operator]
    with pytest.raises(CannotOpen):
        read(scene)


def test_N12b_an_attached_paper_comes_back_as_it_was_and_a_program_does_not_come_in(scene: Scene) -> None:
    said = {"by": scene.cast.actor("wellbeing"), "journal_id": scene.journal.pk, "opened": scene.opened}
    pdf = b"%PDF-1.7\n" + MARKER.encode() + b"\n%%EOF\n"
    upload = actions.Upload("Brev fra lægen", "brev.pdf", pdf, len(pdf))
    made = actions.write(**said, note=note("Kom i dag", kind="received"), upload=upload)
    assert isinstance(made, Entry)
    paper, content = actions.fetch(**said, number=made.number, purpose="look_up")
    assert (paper.title, paper.file_type, content) == ("Brev fra lægen", "pdf", pdf)
    assert MARKER.encode() not in bytes(PaperFile.objects.get().sealed)
    wrong = actions.Upload("Brev", "brev.pdf", b"MZ", 2)
    assert isinstance(actions.write(**said, note=note("Mere"), upload=wrong), Refused)
    with pytest.raises(Http404):
        actions.fetch(**said, number=0, purpose="look_up")


def test_N12b_the_database_itself_refuses_to_change_what_was_written(scene: Scene) -> None:
    entry = written(scene)
    with pytest.raises(DatabaseError), transaction.atomic():
        entry.save_base(raw=True, force_update=True)
