"""*Sygenærvær*: what employees say of themselves, and what a TRIO says of a unit. Payroll never knows of it."""

from django.db import models
from django.db.models import Q

from naervaer.core.presenteeism.judging import EXTENTS, TOLD
from naervaer.core.presenteeism.states import SIGNAL
from naervaer.web.said import Said


class Signal(Said):
    """An employee's own word, kept as it was said. ``state`` is an index over what became of it.

    ``told`` is to whom it is shown: what is only counted carries no wish and no text, for nobody reads it.
    """

    INDEX = frozenset({"state"})

    employment = models.ForeignKey("organisation.Employment", models.PROTECT, related_name="presenteeism_signals")
    day = models.DateField()
    told = models.CharField(max_length=10, choices=list(TOLD.items()))
    wishes_talk = models.BooleanField(default=False)
    text = models.TextField(blank=True)
    state = models.CharField(max_length=10, choices=list(SIGNAL.states.items()), default=SIGNAL.start)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(told="leader") | Q(told="counted", wishes_talk=False, text=""),
                name="presenteeism_counted_says_nothing_more",
            ),
            models.UniqueConstraint(
                fields=["employment", "day"], condition=~Q(state="withdrawn"), name="presenteeism_one_a_day"
            ),
        ]
        indexes = [models.Index(fields=["day"], name="presenteeism_day")]


class SignalEvent(Said):
    """What became of an employee's signal."""

    class What(models.TextChoices):
        SEE = "see", "Set"
        TALK = "talk", "Talt om"
        WITHDRAW = "withdraw", "Trukket tilbage"

    signal = models.ForeignKey(Signal, models.PROTECT, related_name="events")
    what = models.CharField(max_length=10, choices=What.choices)
    on_day = models.DateField()


class UnitSignal(Said):
    """A TRIO's word about a unit, without names and without numbers."""

    unit = models.ForeignKey("organisation.Unit", models.PROTECT, related_name="presenteeism_signals")
    day = models.DateField()
    extent = models.CharField(max_length=10, choices=list(EXTENTS.items()))
    text = models.TextField(blank=True)


class Annulment(Said):
    """A TRIO's word was written by mistake; it stays readable, with the reason."""

    signal = models.OneToOneField(UnitSignal, models.PROTECT, related_name="annulment")
    reason = models.TextField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="presenteeism_annulment_reason_given")]
