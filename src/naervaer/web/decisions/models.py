"""*Beslutning efter langt fravær*: what was thought of, what was decided on that basis, and what it was corrected to.

Everything said is kept. The newest answer to a consideration counts; a decision stands until one corrects it.
"""

from django.db import models
from django.db.models import Q

from naervaer.core.decisions.states import DECISION
from naervaer.web.said import Said


class Matter(models.Model):
    """The decision a gate of the policy asks for in one case. ``state`` is an index over what was said."""

    employment = models.ForeignKey("organisation.Employment", models.PROTECT, related_name="+")
    case = models.ForeignKey("followup.Case", models.PROTECT, related_name="+")
    gate = models.CharField(max_length=80)
    at = models.DateTimeField()
    state = models.CharField(max_length=15, choices=list(DECISION.states.items()), default=DECISION.start)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "gate"], name="decision_once_in_a_case")]


class Considered(Said):
    """*Overvejelse*: the answer to one of the policy's considerations, with why."""

    class Answer(models.TextChoices):
        CONSIDERED = "considered", "Overvejet"
        NOT_RELEVANT = "not_relevant", "Ikke relevant"

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="considered")
    consideration = models.CharField(max_length=80)
    answer = models.CharField(max_length=15, choices=Answer.choices)
    why = models.TextField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(why=""), name="decision_considered_with_why")]


class Ruling(Said):
    """*Beslutning* with its basis (*grundlag*), as both stood when it was made."""

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="rulings")
    outcome = models.CharField(max_length=80)
    title = models.CharField(max_length=200)
    reasons = models.TextField()
    basis = models.JSONField()
    corrects = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="corrected_by")
    because = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(reasons=""), name="decision_has_reasons"),
            models.CheckConstraint(
                condition=Q(corrects__isnull=True, because="") | (Q(corrects__isnull=False) & ~Q(because="")),
                name="decision_corrected_for_a_reason",
            ),
        ]


class Told(Said):
    """*Besked*: the letter the employee was given, word for word."""

    ruling = models.OneToOneField(Ruling, models.PROTECT, related_name="told")
    text = models.TextField()


class Dropped(Said):
    """Not asked for any more: the employee was back before anything was decided."""

    matter = models.OneToOneField(Matter, models.PROTECT, related_name="dropped")
    reason = models.TextField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="decision_dropped_for_a_reason")]
