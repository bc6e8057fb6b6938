"""*Aktindsigt* and *opbevaring*: requests for access, what was given out, holds, and what has been deleted by rule."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from naervaer.core.records.states import ACCESS_REQUEST
from naervaer.web.said import Said


class AccessRequest(Said):
    """*Anmodning om aktindsigt*. ``by`` is who wrote it down; ``state`` an index over its events."""

    person = models.ForeignKey("organisation.Person", models.PROTECT, related_name="access_requests")
    received = models.DateField()
    due = models.DateField()
    words = models.TextField(blank=True)
    state = models.CharField(max_length=10, choices=list(ACCESS_REQUEST.states.items()), default=ACCESS_REQUEST.start)

    INDEX = frozenset({"state"})

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(due__gte=F("received")), name="access_request_due_after_received"),
            models.UniqueConstraint(fields=["person"], condition=Q(state="asked"), name="access_request_one_waits"),
        ]
        indexes = [models.Index(fields=["state", "person"], name="access_request_waiting")]


class RequestEvent(Said):
    """What became of a request. ``document`` is the case as it was given out, word for word."""

    class What(models.TextChoices):
        GIVE = "give", "Udleveret"
        REFUSE = "refuse", "Afvist"
        WITHDRAW = "withdraw", "Trukket tilbage"

    request = models.OneToOneField(AccessRequest, models.PROTECT, related_name="answered")
    what = models.CharField(max_length=10, choices=What.choices)
    reason = models.TextField(blank=True)
    document = models.JSONField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(what="give", document__isnull=False) | (~Q(what="give") & Q(document__isnull=True)),
                name="access_request_given_with_document",
            ),
            models.CheckConstraint(
                condition=~Q(what="refuse") | ~Q(reason=""), name="access_request_refused_for_a_reason"
            ),
        ]


class Hold(Said):
    """*Må ikke slettes*: everything of an employment is kept until the day (none = until it is released).

    A person's other employments are held by the same word (``at``), with ``ELSEWHERE`` for a reason: their leaders are
    told that, not why.
    """

    ELSEWHERE: ClassVar[str] = "Begrundelsen hører til en anden ansættelse."

    employment = models.ForeignKey("organisation.Employment", models.PROTECT, related_name="+")
    reason = models.TextField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="hold_for_a_reason")]


class Release(Said):
    """*Ophævet*: the hold is over before its day."""

    hold = models.OneToOneField(Hold, models.PROTECT, related_name="release")
    reason = models.TextField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="release_for_a_reason")]


class Deletion(models.Model):
    """*Sletning*: how many of a kind were deleted, when, by whom and by which rule. Never what they said."""

    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    by_name = models.CharField(max_length=200)
    document = models.CharField(max_length=100)
    rule = models.CharField(max_length=300)
    source = models.TextField()
    count = models.PositiveIntegerField()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(count__gt=0), name="deletion_of_something")]
        indexes = [models.Index(fields=["-at"], name="deletion_newest")]
