"""*Log*: who saw or did what, about whom, in what role. Rows can be added, never changed or deleted.

The database itself refuses: migration 0002 sets triggers on SQLite and PostgreSQL.
"""

from django.conf import settings
from django.db import models


class Entry(models.Model):
    class Kind(models.TextChoices):
        READ = "read", "Set"
        WRITE = "write", "Ændret"
        EXPORT = "export", "Udtrukket"
        LOGIN = "login", "Logget ind"
        LOGIN_FAILED = "login_failed", "Login afvist"

    at = models.DateTimeField(db_index=True)
    kind = models.CharField(max_length=15, choices=Kind.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    by_name = models.CharField(max_length=200)
    role = models.CharField(max_length=40, blank=True)
    on_behalf_of = models.ForeignKey("organisation.Person", models.PROTECT, null=True, related_name="+")
    action = models.CharField(max_length=80)
    subject = models.ForeignKey("organisation.Person", models.PROTECT, null=True, related_name="+")
    unit = models.ForeignKey("organisation.Unit", models.PROTECT, null=True, related_name="+")
    detail = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=["read", "write", "export", "login", "login_failed"]),
                name="entry_known_kind",
            )
        ]
        indexes = [
            models.Index(fields=["subject", "-at"], name="entry_subject_newest"),
            models.Index(fields=["by", "-at"], name="entry_by_newest"),
        ]
