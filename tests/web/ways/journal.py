"""Ways to the actions of the journals."""

from functools import wraps
from typing import Any

from django.test import override_settings
from tests.web.cast import TODAY, Cast
from tests.web.journal.scene import (
    OTHER_SECRET,
    POLICY,
    SECRET,
    Scene,
    course_of,
    key_for,
    note,
    scene_of,
    second_consultant,
    written,
)
from tests.web.journal.test_themes import a_year_of
from tests.web.killing import Call, Way, way

from naervaer.core.journal.note import PassedOn
from naervaer.web.journal import actions


def here(made: Way) -> Way:
    """Called in a municipality that has a psychologist of its own."""

    @wraps(made)
    def by_the_policy(cast: Cast) -> Call:
        with override_settings(NAERVAER_POLICY=POLICY):
            call = made(cast)

        def called() -> object:
            with override_settings(NAERVAER_POLICY=POLICY):
                return call()

        return called

    return by_the_policy


def told(scene: Scene) -> dict[str, Any]:
    return {"by": scene.cast.actor("wellbeing"), "journal_id": scene.journal.pk, "opened": scene.opened}


@way("journal.make_key")
@here
def make_key(cast: Cast) -> Call:
    return lambda: actions.make_key(by=cast.actor("wellbeing"), secret=SECRET)


@way("journal.unlock")
@here
def unlock(cast: Cast) -> Call:
    scene_of(cast)
    actions.make_recovery_key(by=cast.actor("hr"))
    return lambda: actions.unlock(by=cast.actor("wellbeing"), secret=SECRET)


@way("journal.change_secret")
@here
def change_secret(cast: Cast) -> Call:
    scene_of(cast)
    return lambda: actions.change_secret(by=cast.actor("wellbeing"), secret=SECRET, new=OTHER_SECRET)


@way("journal.renew_key")
@here
def renew_key(cast: Cast) -> Call:
    scene_of(cast)
    return lambda: actions.renew_key(by=cast.actor("wellbeing"), secret=OTHER_SECRET)


@way("journal.make_recovery_key")
@here
def make_recovery_key(cast: Cast) -> Call:
    return lambda: actions.make_recovery_key(by=cast.actor("hr"))


@way("journal.begin")
@here
def begin(cast: Cast) -> Call:
    actions.make_recovery_key(by=cast.actor("hr"))
    key_for(cast)
    course = course_of(cast)
    return lambda: actions.begin(by=cast.actor("wellbeing"), course=course.pk)


@way("journal.write")
@here
def write(cast: Cast) -> Call:
    said, pdf = told(scene_of(cast)), b"%PDF-1.7\n%%EOF\n"
    upload = actions.Upload("Brev", "brev.pdf", pdf, len(pdf))
    return lambda: actions.write(**said, note=note(), upload=upload)


@way("journal.correct")
@here
def correct(cast: Cast) -> Call:
    scene = scene_of(cast)
    entry = written(scene)
    return lambda: actions.correct(**told(scene), number=entry.number, day=TODAY, text="Rettet")


@way("journal.read")
@here
def read(cast: Cast) -> Call:
    said = told(scene_of(cast))
    return lambda: actions.read(**said, purpose="prepare")


@way("journal.fetch")
@here
def fetch(cast: Cast) -> Call:
    scene = scene_of(cast)
    pdf = b"%PDF-1.7\n%%EOF\n"
    actions.write(**told(scene), note=note(), upload=actions.Upload("Brev", "brev.pdf", pdf, len(pdf)))
    return lambda: actions.fetch(**told(scene), number=1, purpose="look_up")


@way("journal.give_copy")
@here
def give_copy(cast: Cast) -> Call:
    said = told(scene_of(cast))
    passed_on = PassedOn("Tove Tillid", "Aktindsigt", "own_access")
    return lambda: actions.give_copy(**said, passed_on=passed_on)


@way("journal.hand_over")
@here
def hand_over(cast: Cast) -> Call:
    said = told(scene_of(cast))
    second_consultant(cast)
    to = cast.people["retention"].pk
    return lambda: actions.hand_over(**said, to=to, why="consent")


@way("journal.recover")
@here
def recover(cast: Cast) -> Call:
    scene = scene_of(cast)
    second_consultant(cast)
    said = {"journals": [scene.journal.pk], "to": cast.people["retention"].pk, "paper": scene.paper}
    return lambda: actions.recover(by=cast.actor("hr"), why="stopped", **said)


@way("journal.count_themes")
@here
def count_themes(cast: Cast) -> Call:
    scene = scene_of(cast)
    return lambda: actions.count_themes(by=cast.actor("wellbeing"), opened=scene.opened, year=TODAY.year)


@way("journal.release_totals")
@here
def release_totals(cast: Cast) -> Call:
    scene = a_year_of(scene_of(cast))
    return lambda: actions.release_totals(by=cast.actor("wellbeing"), opened=scene.opened, year=TODAY.year - 1)
