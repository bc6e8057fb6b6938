"""*Aftaler*: what somebody has promised to do by a day, wherever it was agreed, and what became of it."""

from django.db import models
from django.db.models import Q

from naervaer.web.said import Said


class Agreement(Said):
    """Kept as it was agreed; what happens to it afterwards is in its events.

    ``origin`` is the room it was agreed in and ``origin_pk`` the row there. ``shared``: the employee may see it.
    ``state`` and ``target`` are an index over the events.
    """

    class State(models.TextChoices):
        AGREED = "agreed", "Aftalt"
        DONE = "done", "Gjort"
        DROPPED = "dropped", "Ikke længere aktuel"
        ANNULLED = "annulled", "Annulleret"

    employment = models.ForeignKey("organisation.Employment", models.PROTECT, related_name="agreements")
    case = models.ForeignKey("followup.Case", models.PROTECT, null=True, blank=True, related_name="agreements")
    text = models.TextField()
    owner = models.CharField(max_length=30)
    due = models.DateField()
    origin = models.CharField(max_length=30)
    origin_pk = models.BigIntegerField()
    shared = models.BooleanField(default=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.AGREED)
    target = models.DateField()

    INDEX = frozenset({"state", "target", "shared"})

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(text="") & ~Q(origin=""), name="agreement_has_text_and_origin"),
            models.CheckConstraint(
                condition=~Q(owner="employee") | Q(shared=True), name="agreement_of_the_employee_is_shared"
            ),
        ]
        indexes = [
            models.Index(fields=["employment"], condition=Q(state="agreed"), name="agreement_waiting"),
            models.Index(fields=["origin", "origin_pk"], name="agreement_origin"),
        ]


class AgreementEvent(Said):
    """What somebody did about an agreement, kept as it was said."""

    class What(models.TextChoices):
        DONE = "done", "Gjort"
        POSTPONED = "postponed", "Ny dato"
        DROPPED = "dropped", "Ikke længere aktuel"
        REOPENED = "reopened", "Åbnet igen"
        ANNULLED = "annulled", "Annulleret"
        SHARED = "shared", "Delt med medarbejderen"
        COMMENTED = "commented", "Medarbejderens kommentar"

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="events")
    what = models.CharField(max_length=10, choices=What.choices)
    on_day = models.DateField()
    to_day = models.DateField(null=True, blank=True)
    note = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(what="postponed", to_day__isnull=False) | (~Q(what="postponed") & Q(to_day__isnull=True)),
                name="agreement_event_postponed_to_a_day",
            ),
            models.CheckConstraint(
                condition=~Q(what__in=["dropped", "annulled", "commented"]) | ~Q(note=""),
                name="agreement_event_reason_given",
            ),
        ]
