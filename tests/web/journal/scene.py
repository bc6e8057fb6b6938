"""Trine keeps the journals: her key, the paper HR keeps, and a course of Tove's that she gives."""

from dataclasses import dataclass
from datetime import date

from tests.web.cast import TODAY, Cast

from naervaer.core.access.model import Role
from naervaer.core.access.sight import Capacity
from naervaer.core.journal.note import Note
from naervaer.web.courses.models import Course
from naervaer.web.journal import actions
from naervaer.web.journal.models import Entry, Journal
from naervaer.web.journal.unlocking import Unlocked
from naervaer.web.organisation.models import RoleAssignment
from naervaer.web.said import said_by

SECRET = "bølgerne ruller mod 7 stejle klinter"
OTHER_SECRET = "kastanjerne falder tidligt i 2026"
MARKER = "Zebrafinken-synger-47"
POLICY = "norddjurs"


@dataclass(frozen=True)
class Scene:
    """``paper`` is what stands on the recovery key; ``opened`` is Trine's open key."""

    cast: Cast
    course: Course
    journal: Journal
    opened: Unlocked
    paper: str


def course_of(cast: Cast, who: str = "trio", *, consultant: str = "wellbeing", state: str = "running") -> Course:
    employment = cast.employments[f"{who}-1"]
    return Course.objects.create(
        employment=employment,
        unit=cast.units["elmegaarden"],
        offer="samtaler",
        provider="egen-psykolog",
        agreement="trivselskonsulent",
        paid_by="scheme",
        asked_on=date(2026, 11, 2),
        state=state,
        consultant=cast.people[consultant],
        **said_by(cast.actor("leader"), Capacity(Role.LEADER)),
    )


def key_for(cast: Cast, who: str = "wellbeing", secret: str = SECRET) -> Unlocked:
    made = actions.make_key(by=cast.actor(who), secret=secret)
    assert isinstance(made, Unlocked), made
    return made


def second_consultant(cast: Cast, who: str = "retention") -> Unlocked:
    """Another psychologist of the municipality, with a key of their own."""
    made_consultant(cast, who)
    return key_for(cast, who, OTHER_SECRET)


def made_consultant(cast: Cast, who: str) -> None:
    RoleAssignment.objects.create(person=cast.people[who], role="wellbeing_consultant", first=date(2026, 1, 1))


def scene_of(cast: Cast) -> Scene:
    paper = actions.make_recovery_key(by=cast.actor("hr"))
    opened, course = key_for(cast), course_of(cast)
    journal = actions.begin(by=cast.actor("wellbeing"), course=course.pk)
    assert isinstance(journal, Journal), journal
    return Scene(cast, course, journal, opened, paper)


def note(text: str = MARKER, *, kind: str = "talk", day: date = TODAY, themes: tuple[str, ...] = ()) -> Note:
    return Note(kind, day, text, themes)


def written(scene: Scene, said: Note | None = None) -> Entry:
    made = actions.write(
        by=scene.cast.actor("wellbeing"), journal_id=scene.journal.pk, opened=scene.opened, note=said or note()
    )
    assert isinstance(made, Entry), made
    return made
