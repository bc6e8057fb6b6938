"""Applications for efforts (*indsatser*) for a unit: what was written, who answered it, and what became of it."""

from django.db import models
from django.db.models import Q

from naervaer.core.scheme.states import APPLICATION, UNSETTLED
from naervaer.web.said import Said

PRIORITIES = [("first", "Skal i gang først"), ("normal", "Almindelig"), ("can_wait", "Kan vente")]


class Application(Said):
    """*Ansøgning* on behalf of a unit. ``offer`` is an id of the policy; ``state`` is an index over its events.

    What concerns the leader of the unit is invisible to them. ``course`` is what came of it.
    """

    unit = models.ForeignKey("organisation.Unit", models.PROTECT, related_name="+")
    offer = models.CharField(max_length=80)
    concerns_leader = models.BooleanField(default=False)
    state = models.CharField(max_length=12, choices=list(APPLICATION.states.items()), default=APPLICATION.start)
    course = models.OneToOneField("courses.Course", models.PROTECT, null=True, blank=True, related_name="application")

    INDEX = frozenset({"state", "course"})

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "offer", "concerns_leader"],
                condition=Q(state__in=UNSETTLED),
                name="application_one_at_a_time",
            ),
        ]


class Written(Said):
    """*Ansøgningsskema* as it was filled in: ``answers`` are ``[{"ask", "answer"}, …]``. The newest counts."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="written")
    persons = models.PositiveSmallIntegerField()
    answers = models.JSONField()


class ApplicationEvent(Said):
    """What happened to an application: sent back with a reason, or approved with an aim (*mål*) and a priority."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="events")
    what = models.CharField(max_length=12, choices=[(move.name, move.title) for move in APPLICATION.moves])
    text = models.TextField(blank=True)
    priority = models.CharField(max_length=8, choices=PRIORITIES, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(what__in=["send_back", "approve"]) | ~Q(text=""), name="application_answered_with_words"
            ),
            models.CheckConstraint(
                condition=~Q(what="approve") | ~Q(priority=""), name="application_approved_with_priority"
            ),
        ]
