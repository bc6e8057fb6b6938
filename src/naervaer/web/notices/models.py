"""*Beskeder*: what is to be mailed. The text is neutral and never tells who or what."""

from django.db import models


class Notice(models.Model):
    """A reason to write to somebody; the digest of a day collects them, at most one mail a day."""

    person = models.ForeignKey("organisation.Person", models.PROTECT, related_name="notices")
    kind = models.CharField(max_length=40)
    key = models.CharField(max_length=200)
    queued_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "key"], name="notice_once")]
        indexes = [models.Index(fields=["sent_at"], name="notice_sent_at")]
