"""Who is called to the three-party conversation of a course, and the agreement that is written at it."""

from django.db import models
from django.db.models import Q

from naervaer.core.scheme.states import JOINT
from naervaer.web.said import Said

ROLES = [("leader", "lederen"), ("hr_consultant", "HR-konsulenten"), ("leaders_leader", "lederens leder")]


class Called(Said):
    """*Indkaldt til trepartssamtalen*: the leader, or whoever takes their place."""

    course = models.ForeignKey("courses.Course", models.PROTECT, related_name="+")
    person = models.ForeignKey("organisation.Person", models.PROTECT, related_name="+")
    party = models.CharField(max_length=20, choices=ROLES)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["course", "person"], name="called_once")]


class Joint(Said):
    """*Fælles aftale* of a course. Nobody but those who wrote it and the employee sees it before they approve it."""

    course = models.OneToOneField("courses.Course", models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=list(JOINT.states.items()), default=JOINT.start)

    INDEX = frozenset({"state"})


class JointText(Said):
    """The agreement as it was written: ``lines`` are ``[{"text", "owner", "due"}, …]``. The newest counts."""

    joint = models.ForeignKey(Joint, models.PROTECT, related_name="texts")
    lines = models.JSONField()


class JointEvent(Said):
    """What the employee said of the agreement: approved, or not what was agreed, and why."""

    joint = models.ForeignKey(Joint, models.PROTECT, related_name="events")
    what = models.CharField(max_length=10, choices=[(move.name, move.title) for move in JOINT.moves])
    text = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(what="dispute") | ~Q(text=""), name="joint_disputed_why"),
        ]
