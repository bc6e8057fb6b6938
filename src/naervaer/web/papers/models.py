"""*Papirer* of a case: what was written in them, how far they have come, and what was uploaded.

What was said is never changed. ``state``, ``due``, ``first`` and ``last`` of a paper are an index over it.
"""

from django.db import models
from django.db.models import F, Q

from naervaer.web.said import Said


class Paper(Said):
    """*Papir*. ``kind`` is the policy's id, ``family`` what the law knows. ``first`` to ``last`` is an agreement."""

    INDEX = frozenset({"state", "due", "first", "last"})

    employment = models.ForeignKey("organisation.Employment", models.PROTECT, related_name="+")
    case = models.ForeignKey("followup.Case", models.PROTECT, null=True, blank=True, related_name="+")
    kind = models.CharField(max_length=80)
    family = models.CharField(max_length=30)
    state = models.CharField(max_length=15, default="draft")
    due = models.DateField(null=True, blank=True)
    first = models.DateField(null=True, blank=True)
    last = models.DateField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["employment", "state"], name="papers_by_employment")]
        constraints = [
            models.CheckConstraint(
                condition=Q(first__isnull=True, last__isnull=True) | Q(last__gte=F("first")),
                name="papers_agreement_has_both_days",
            ),
            models.CheckConstraint(
                condition=~Q(state="approved") | Q(first__isnull=False), name="papers_approved_for_a_time"
            ),
        ]


class Written(Said):
    """A part of a paper as it was written; the newest counts until the paper has been handed on."""

    paper = models.ForeignKey(Paper, models.PROTECT, related_name="written")
    part = models.CharField(max_length=80)
    answers = models.JSONField()


class Moved(Said):
    """A step on the paper's way, with the day it happened and what was said of it."""

    paper = models.ForeignKey(Paper, models.PROTECT, related_name="moves")
    move = models.CharField(max_length=20)
    on_day = models.DateField()
    due = models.DateField(null=True, blank=True)
    note = models.TextField(blank=True)
    amount = models.DecimalField(max_digits=8, decimal_places=2, null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(amount__isnull=True) | Q(amount__gte=0), name="papers_amount_not_negative"
            )
        ]


class Attached(Said):
    """*Bilag*: an uploaded file. Its own name is not kept: a name can tell what nobody should read."""

    paper = models.ForeignKey(Paper, models.PROTECT, related_name="attached")
    file = models.OneToOneField("vault.Kept", models.PROTECT, related_name="+")
    file_type = models.CharField(max_length=4)


class RefusionDone(Said):
    """A notification or request to the municipality, made on that day."""

    employment = models.ForeignKey("organisation.Employment", models.PROTECT, related_name="+")
    case = models.ForeignKey("followup.Case", models.PROTECT, related_name="+")
    what = models.CharField(max_length=10)
    on_day = models.DateField()


class RefusionAnnulled(Said):
    """It was not made after all."""

    done = models.OneToOneField(RefusionDone, models.PROTECT, related_name="annulled")
    reason = models.TextField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="papers_refusion_annulled_for_a_reason")]


class Accommodation(Said):
    """*Skånehensyn* or change that can be made at a workplace (*mulighedskatalog*)."""

    unit = models.ForeignKey("organisation.Unit", models.PROTECT, related_name="+")
    title = models.CharField(max_length=120)
    text = models.TextField(blank=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(title=""), name="papers_accommodation_has_a_title")]


class Tried(Said):
    """It was tried for somebody, and how it went; never for whom."""

    class Went(models.TextChoices):
        HELPED = "helped", "Det hjalp"
        PARTLY = "partly", "Det hjalp delvist"
        NOT = "not", "Det hjalp ikke"

    accommodation = models.ForeignKey(Accommodation, models.PROTECT, related_name="tried")
    went = models.CharField(max_length=10, choices=Went.choices)


class TriedAnnulled(Said):
    """It was registered by mistake, and does not count."""

    trial = models.OneToOneField(Tried, models.PROTECT, related_name="annulled")
    reason = models.TextField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="papers_trial_annulled_for_a_reason")]


class Retired(Said):
    """Not offered any more."""

    accommodation = models.OneToOneField(Accommodation, models.PROTECT, related_name="retired")
    reason = models.TextField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="papers_retired_for_a_reason")]
