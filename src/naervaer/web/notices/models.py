"""*Beskeder*: what somebody has been told by mail. The text is neutral and never tells who or what."""

from django.db import models
from django.db.models import Q


class Digest(models.Model):
    """*Dagens mail*: at most one a person a day. It is claimed before it is sent, so that none goes out twice."""

    person = models.ForeignKey("organisation.Person", models.PROTECT, related_name="digests")
    day = models.DateField()
    claimed_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "day"], name="digest_one_a_day")]


class Notice(models.Model):
    """A matter somebody has been told of, so that they are not told of it again. ``key`` names the matter."""

    person = models.ForeignKey("organisation.Person", models.PROTECT, related_name="notices")
    key = models.CharField(max_length=200)
    digest = models.ForeignKey(Digest, models.CASCADE, related_name="notices")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "key"], name="notice_once"),
            models.CheckConstraint(condition=~Q(key=""), name="notice_key_given"),
        ]
