"""N12b: a successor gets in only after the journal has been handed over, and whoever had it before has it no more."""

import pytest
from django.db import connection
from django.http import Http404
from tests.web.journal.scene import MARKER, OTHER_SECRET, Scene, course_of, second_consultant, written

from naervaer.core.verdicts import ALLOWED, Refused
from naervaer.web.audit.models import Entry as Logged
from naervaer.web.journal import actions
from naervaer.web.journal.models import Handing, Journal, WrappedKey
from naervaer.web.journal.unlocking import Unlocked
from naervaer.web.organisation.models import RoleAssignment

pytestmark = pytest.mark.django_db


def read_by(scene: Scene, who: str, opened: object) -> list[str]:
    shown = actions.read(
        by=scene.cast.actor(who),
        journal_id=scene.journal.pk,
        opened=opened,  # type: ignore[arg-type]
        purpose="taken_over",
    )
    return [one.note.text for one in shown]


def test_the_keeper_hands_over_when_the_client_has_consented_and_the_journal_says_so(scene: Scene) -> None:
    written(scene)
    theirs = second_consultant(scene.cast)
    said = {"by": scene.cast.actor("wellbeing"), "journal_id": scene.journal.pk, "opened": scene.opened}
    to = scene.cast.people["retention"].pk
    assert isinstance(actions.hand_over(**said, to=to, why="stopped"), Refused)
    for wrong in (scene.cast.people["leader"].pk, scene.cast.people["wellbeing"].pk):
        assert isinstance(actions.hand_over(**said, to=wrong, why="consent"), Refused)
    assert isinstance(actions.hand_over(**said, to=to, why="consent"), Handing)
    told = read_by(scene, "retention", theirs)
    assert told[1:] == [MARKER, "Hele journalen er overdraget fra Trine Trivsel."]
    with pytest.raises(Http404):
        actions.read(**said, purpose="prepare")
    assert WrappedKey.objects.filter(reader__isnull=False).count() == 1


def test_the_recovery_key_gives_a_successor_what_somebody_who_stopped_has_left(scene: Scene) -> None:
    """The duty to keep a journal outlives whoever kept it."""
    written(scene)
    theirs = second_consultant(scene.cast)
    RoleAssignment.objects.filter(person=scene.cast.people["wellbeing"]).delete()
    said = {"by": scene.cast.actor("hr"), "journals": [scene.journal.pk], "why": "stopped"}
    to = scene.cast.people["retention"].pk
    wrong = scene.paper.replace(scene.paper[0], "Q" if scene.paper[0] != "Q" else "R", 1)
    for paper in ("", "noget andet", wrong):
        assert isinstance(actions.recover(**said, to=to, paper=paper), Refused)
    assert isinstance(actions.recover(**said, to=scene.cast.people["wellbeing"].pk, paper=scene.paper), Refused)
    with pytest.raises(Http404):
        read_by(scene, "retention", theirs)
    assert actions.recover(**said, to=to, paper=scene.paper) == ALLOWED
    assert MARKER in read_by(scene, "retention", theirs)
    assert Handing.objects.get().recovered
    lines = Logged.objects.filter(action="journal.handed_over")
    assert [(line.by_name, line.subject_id, line.detail) for line in lines] == [("Hanne Personale", None, {})]


def test_whoever_has_lost_the_secret_gets_their_journals_back_by_the_recovery_key(scene: Scene) -> None:
    """Also where there is no other consultant; the client is told."""
    written(scene)
    trine, keeper = scene.cast.actor("wellbeing"), scene.cast.people["wellbeing"].pk
    second_consultant(scene.cast)
    said = {"by": scene.cast.actor("hr"), "journals": [scene.journal.pk], "paper": scene.paper}
    assert isinstance(actions.recover(**said, to=keeper, why="lost"), Refused), "nothing is lost"
    renewed = actions.renew_key(by=trine, secret=OTHER_SECRET)
    assert isinstance(renewed, Unlocked)
    assert isinstance(actions.recover(**said, to=keeper, why="stopped"), Refused)
    assert isinstance(actions.recover(**said, to=scene.cast.people["retention"].pk, why="lost"), Refused)
    assert actions.recover(**said, to=keeper, why="lost") == ALLOWED
    assert read_by(scene, "wellbeing", renewed)[1:] == [MARKER, "Hele journalen er åbnet igen med gendannelsesnøglen."]
    handed = Handing.objects.get()
    assert (handed.keeper_id, handed.to_id, handed.why, handed.recovered) == (keeper, keeper, "lost", True)


def test_only_HR_uses_the_recovery_key_and_never_for_themselves(scene: Scene) -> None:
    second_consultant(scene.cast, "hr")
    said = {"journals": [scene.journal.pk], "why": "stopped", "paper": scene.paper}
    to = scene.cast.people["hr"].pk
    for who in ("administrator", "wellbeing", "leader", "chief"):
        with pytest.raises(Http404):
            actions.recover(by=scene.cast.actor(who), to=to, **said)
    assert isinstance(actions.recover(by=scene.cast.actor("hr"), to=to, **said), Refused)
    with pytest.raises(Http404):
        actions.recover(by=scene.cast.actor("hr"), to=to, **{**said, "journals": [10**9]})


def test_an_older_paper_opens_the_journals_that_were_not_wrapped_anew(scene: Scene) -> None:
    second_consultant(scene.cast)
    newer = actions.make_recovery_key(by=scene.cast.actor("hr"))
    later = actions.begin(by=scene.cast.actor("wellbeing"), course=course_of(scene.cast, "anne").pk)
    assert isinstance(later, Journal)
    said = {"by": scene.cast.actor("hr"), "to": scene.cast.people["retention"].pk, "why": "unable"}
    both = [scene.journal.pk, later.pk]
    for paper in (newer, scene.paper):
        assert isinstance(actions.recover(**said, journals=both, paper=paper), Refused)
    assert actions.recover(**said, journals=[scene.journal.pk], paper=scene.paper)
    assert actions.recover(**said, journals=[later.pk], paper=newer)
    assert isinstance(actions.recover(**said, journals=[], paper=newer), Refused)


def test_the_paper_is_nowhere_in_the_database(scene: Scene) -> None:
    """Only its public half is."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT public FROM journal_recoverykey")
        [(public,)] = cursor.fetchall()
    assert len(bytes(public)) == 32
