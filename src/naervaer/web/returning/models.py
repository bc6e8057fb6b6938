"""*Plan for at komme tilbage*: agreed week by week, adjusted by a new version, looked back on when it has ended."""

from django.db import models
from django.db.models import Q

from naervaer.core.returning.states import PLAN
from naervaer.web.said import Said


class Plan(Said):
    """A plan from its first version to its evaluation. ``state`` and the days are an index over what was said."""

    employment = models.ForeignKey("organisation.Employment", models.PROTECT, related_name="return_plans")
    case = models.ForeignKey("followup.Case", models.PROTECT, null=True, blank=True, related_name="return_plans")
    state = models.CharField(max_length=10, choices=list(PLAN.states.items()), default=PLAN.start)
    first = models.DateField()
    last = models.DateField()

    INDEX = frozenset({"state", "first", "last"})

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["employment"], condition=Q(state="running"), name="return_plan_one_at_a_time"
            ),
        ]
        indexes = [models.Index(fields=["employment", "first"], name="return_plan_employment")]


class Version(Said):
    """The plan as it was agreed on a day; a later one takes its place, and this one stays as it is.

    ``weeks`` are ``[{"monday": "2026-11-30", "hours": ["4", …]}, …]`` and ``norm`` the hours of a whole week.
    A week that went while the norm was another has a ``norm`` of its own; one with tasks of its own is ``about`` them.
    """

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    weeks = models.JSONField()
    norm = models.JSONField()
    tasks = models.TextField(blank=True)
    accommodations = models.TextField(blank=True)
    reason = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="return_plan_version_once"),
            models.CheckConstraint(condition=Q(number=1) | ~Q(reason=""), name="return_plan_change_has_a_reason"),
        ]


class PlanEvent(Said):
    """What was said of a plan: how it ended, how it is looked back on, and the employee's own comments."""

    class What(models.TextChoices):
        ENDED = "ended", "Afsluttet"
        EVALUATED = "evaluated", "Evalueret"
        ANNULLED = "annulled", "Annulleret"
        COMMENTED = "commented", "Kommentar"

    class Held(models.TextChoices):
        YES = "yes", "Ja, planen holdt"
        PARTLY = "partly", "Delvist"
        NO = "no", "Nej"

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="events")
    what = models.CharField(max_length=10, choices=What.choices)
    on_day = models.DateField()
    held = models.CharField(max_length=6, choices=Held.choices, blank=True)
    text = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(what__in=["ended", "annulled", "commented"]) | ~Q(text=""),
                name="return_plan_event_has_text",
            ),
            models.CheckConstraint(
                condition=Q(what="evaluated") & ~Q(held="") | ~Q(what="evaluated") & Q(held=""),
                name="return_plan_evaluation_says_how_it_went",
            ),
        ]


class NotPossible(Said):
    """*Ikke mulig nu*: why *nedsat tjeneste* is not possible in a case, and when it is thought of again.

    The newest word about a case is the one that stands; the employee reads it too.
    """

    employment = models.ForeignKey("organisation.Employment", models.PROTECT, related_name="part_days_ruled_out")
    case = models.ForeignKey("followup.Case", models.PROTECT, related_name="part_days_ruled_out")
    reason = models.TextField()
    again_on = models.DateField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="part_days_ruled_out_has_a_reason")]
        indexes = [models.Index(fields=["case", "at"], name="part_days_ruled_out_case")]
