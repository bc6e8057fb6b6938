"""*Evaluering*: who was asked, answers nobody can read before they are many, and what they came to (adr/0061).

No row here says when, but for its quarter. A quarter (*kvartal*) is the date of its first day.
"""

import uuid

from django.db import models
from django.db.models import F, Q


class Invitation(models.Model):
    """*Invitation*: that the one behind a course was asked, never whether they answered. Gone when it is counted.

    ``course`` is its number and no bond: a course can be deleted without it. The link stands nowhere.
    """

    course = models.PositiveBigIntegerField(unique=True)
    evaluation = models.CharField(max_length=80)
    quarter = models.DateField()
    sent = models.BooleanField(default=False)
    tries = models.PositiveSmallIntegerField(default=0)

    def __repr__(self) -> str:
        return f"<Invitation {self.course}>"


class SealedAnswer(models.Model):
    """*Forseglet svar*, in its envelope (*kuvert*): under a key that is not in the database, all of one length.

    Gone when it is counted. ``link`` is the hash of the link it was given by, so that no link is used twice; whom a
    link was sent to is known by nobody.
    """

    link = models.CharField(max_length=64, primary_key=True)
    evaluation = models.CharField(max_length=80)
    quarter = models.DateField()
    sealed = models.TextField()

    class Meta:
        indexes = [models.Index(fields=["evaluation", "quarter"], name="sealed_answer_urn")]

    def __repr__(self) -> str:
        return f"<SealedAnswer {self.link[:8]}>"


class Counted(models.Model):
    """*Optælling*: an urn that was opened, with the quarters ``first`` to ``last``."""

    evaluation = models.CharField(max_length=80)
    first = models.DateField()
    last = models.DateField()
    invited = models.PositiveIntegerField()
    answered = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["evaluation", "first", "last"], name="evaluation_counted_once"),
            models.CheckConstraint(condition=Q(first__lte=F("last")), name="evaluation_quarters_in_order"),
            models.CheckConstraint(condition=Q(answered__gte=1), name="evaluation_counted_something"),
        ]

    def __repr__(self) -> str:
        return f"<Counted {self.evaluation} {self.last}>"


class Tally(models.Model):
    """How many gave an answer to a question. What one person answered to two questions is kept nowhere."""

    counted = models.ForeignKey(Counted, models.PROTECT, related_name="tallies")
    question = models.CharField(max_length=80)
    answer = models.TextField()
    number = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["counted", "question", "answer"], name="evaluation_tally_once"),
            models.CheckConstraint(condition=Q(number__gte=1), name="evaluation_tally_of_some"),
        ]

    def __repr__(self) -> str:
        return f"<Tally {self.question}>"


class Remark(models.Model):
    """*Med egne ord*: loose from what else its writer answered, with a random key and laid down in random order."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    counted = models.ForeignKey(Counted, models.PROTECT, related_name="remarks")
    text = models.TextField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="evaluation_remark_says_something")]

    def __repr__(self) -> str:
        return f"<Remark {self.pk}>"
