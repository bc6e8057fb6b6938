"""*Journal* of a course and the keys to it. Nothing here can be read without a key that is not in the database.

No other room may reach these tables: every relation that leaves the room is hidden from the other side.
"""

from django.db import models
from django.db.models import Q

from naervaer.core.journal.rules import HANDED, READS
from naervaer.web.said import Said


class ReaderKey(models.Model):
    """*Nøgle* of somebody who keeps journals. The private one is sealed under their own secret.

    It is written over when the secret is changed: the old secret opens nothing that is still here.
    """

    person = models.OneToOneField("organisation.Person", models.PROTECT, related_name="+")
    public = models.BinaryField()
    sealed_private = models.BinaryField()
    salt = models.BinaryField()
    memory = models.PositiveIntegerField()
    iterations = models.PositiveSmallIntegerField()
    lanes = models.PositiveSmallIntegerField()
    made_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    refused_times = models.PositiveSmallIntegerField(default=0)
    last_refused = models.DateTimeField(null=True, blank=True)

    def __repr__(self) -> str:
        return f"<ReaderKey {self.person_id}>"


class RecoveryKey(Said):
    """*Gendannelsesnøgle*: the public one. The private one is on paper, and was shown once. The newest counts."""

    public = models.BinaryField()


class Journal(Said):
    """*Journal*, one for each course.

    ``course`` may be gone before the journal is: the law keeps the journal longest, and who the client is stands in
    the journal itself. ``entries`` counts what is written in it, and ``last_entry`` is the day of the newest.
    """

    INDEX = frozenset({"keeper", "entries", "last_entry"})

    course = models.OneToOneField("courses.Course", models.DO_NOTHING, db_constraint=False, related_name="+")
    employment = models.ForeignKey("organisation.Employment", models.PROTECT, null=True, blank=True, related_name="+")
    keeper = models.ForeignKey("organisation.Person", models.PROTECT, related_name="+")
    entries = models.PositiveIntegerField(default=0)
    last_entry = models.DateField()


class WrappedKey(models.Model):
    """A journal's data key, wrapped for one reader or for a recovery key. Deleted when the reader hands it over."""

    journal = models.ForeignKey(Journal, models.PROTECT, related_name="+")
    reader = models.ForeignKey(ReaderKey, models.PROTECT, null=True, blank=True, related_name="+")
    recovery = models.ForeignKey(RecoveryKey, models.PROTECT, null=True, blank=True, related_name="+")
    wrapped = models.BinaryField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(reader__isnull=True) ^ Q(recovery__isnull=True), name="journal_wrapped_for_one"
            ),
            models.UniqueConstraint(fields=["journal", "reader"], name="journal_wrapped_for_reader_once"),
            models.UniqueConstraint(fields=["journal", "recovery"], name="journal_wrapped_for_recovery_once"),
        ]

    def __repr__(self) -> str:
        return f"<WrappedKey {self.pk}>"


class Entry(Said):
    """*Notat*: sealed with its kind, day, text and themes. ``number`` counts from 0, the client and the referral."""

    journal = models.ForeignKey(Journal, models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    sealed = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["journal", "number"], name="journal_entry_number_once")]


class PaperFile(Said):
    """*Bilag* of an entry: the sealed bytes of a file, under the journal's own key."""

    entry = models.OneToOneField(Entry, models.PROTECT, related_name="+")
    sealed = models.BinaryField()


class Reading(Said):
    """*Opslag i en journal*: who has read it, and why. ``upto`` is how many entries it had; ``what`` they had it as.

    Holds nothing of what stands in the journal: the client reads this without a key.
    """

    class What(models.TextChoices):
        PAGE = "page", "Læst"
        FILE = "file", "Bilag hentet"
        COPY = "copy", "Taget ud som PDF"
        COUNT = "count", "Temaer talt"

    journal = models.ForeignKey(Journal, models.PROTECT, related_name="+")
    what = models.CharField(max_length=10, choices=What.choices)
    purpose = models.CharField(max_length=20, choices=list(READS.items()))
    upto = models.PositiveIntegerField()

    class Meta:
        indexes = [models.Index(fields=["journal", "-at"], name="journal_reading_newest")]


class Handing(Said):
    """*Overdragelse af en journal* to a successor, and why. ``recovered``: with the recovery key."""

    journal = models.ForeignKey(Journal, models.PROTECT, related_name="+")
    keeper = models.ForeignKey("organisation.Person", models.PROTECT, related_name="+")
    to = models.ForeignKey("organisation.Person", models.PROTECT, related_name="+")
    why = models.CharField(max_length=20, choices=list(HANDED.items()))
    recovered = models.BooleanField()


class ReleasedTotals(Said):
    """*Frigivne tal om temaer*: a year of one keeper's journals. ``by_theme`` has null where they are too few."""

    year = models.PositiveSmallIntegerField()
    courses = models.PositiveIntegerField()
    by_theme = models.JSONField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["by", "year"], name="journal_totals_released_once")]
