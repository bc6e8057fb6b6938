"""*Log*: who saw or did what, about whom, in what role. Rows can be added, never changed or deleted."""

from django.conf import settings
from django.db import models


class Entry(models.Model):
    class Kind(models.TextChoices):
        READ = "read", "Set"
        WRITE = "write", "Ændret"
        EXPORT = "export", "Udtrukket"
        LOGIN = "login", "Logget ind"

    at = models.DateTimeField(db_index=True)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    by_name = models.CharField(max_length=200)
    role = models.CharField(max_length=40, blank=True)
    action = models.CharField(max_length=80)
    subject = models.ForeignKey("organisation.Person", models.PROTECT, null=True, related_name="+")
    unit = models.ForeignKey("organisation.Unit", models.PROTECT, null=True, related_name="+")
    detail = models.JSONField(default=dict)

    class Meta:
        indexes = [models.Index(fields=["subject", "-at"], name="entry_subject_newest")]
