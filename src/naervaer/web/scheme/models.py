"""Requests for offers of the wellbeing scheme: what was answered, who answered it, and what became of it."""

from django.db import models
from django.db.models import Q

from naervaer.core.scheme.states import OPEN, REQUEST
from naervaer.web.said import Said

ROADS = [("leader", "lederen"), ("own", "medarbejderen"), ("around", "uden om lederen")]


class Request(Said):
    """*Anmodning* about one employee. ``offer`` is an id of the policy; ``state`` is an index over its events.

    ``road`` is who asked: the leader, the employee (*own*), or the employee *around* a leader it is about, who is told
    of it nowhere. So each road has its own open request: one that is refused tells nothing of another.

    Nothing is kept of a *spørgeramme* that ended in a refusal.
    """

    employment = models.ForeignKey("organisation.Employment", models.PROTECT, related_name="+")
    offer = models.CharField(max_length=80)
    road = models.CharField(max_length=6, choices=ROADS, default="leader")
    state = models.CharField(max_length=12, choices=list(REQUEST.states.items()), default=REQUEST.start)

    INDEX = frozenset({"state"})

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["employment", "offer", "road"], condition=Q(state__in=OPEN), name="scheme_request_one_at_a_time"
            ),
        ]


class Answered(Said):
    """*Svar på spørgerammen* as it was given: ``answers`` are ``[{"condition", "ask", "answer", "known"}, …]``.

    ``known`` says how the program knew, and is empty where the leader answered. The newest is what the employee is
    asked to confirm.
    """

    request = models.ForeignKey(Request, models.PROTECT, related_name="answered")
    answers = models.JSONField()
    booked_by = models.CharField(max_length=30)
    paid_by = models.CharField(max_length=12)


class RequestEvent(Said):
    """What happened to a request, and why when somebody said so."""

    request = models.ForeignKey(Request, models.PROTECT, related_name="events")
    what = models.CharField(max_length=12, choices=[(move.name, move.title) for move in REQUEST.moves])
    text = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(what="dispute") | ~Q(text=""), name="scheme_request_disputed_why"),
        ]


class AcuteCall(Said):
    """*Opkald om akut hjælp*, written down afterwards: where, when, and for how many. Never whom or why."""

    unit = models.ForeignKey("organisation.Unit", models.PROTECT, related_name="+")
    offer = models.CharField(max_length=80)
    on_day = models.DateField()
    persons = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(persons__gte=1), name="acute_call_for_somebody")]
        indexes = [models.Index(fields=["unit", "on_day"], name="acute_call_unit")]


class AcuteCallAnnulled(Said):
    """*Annulleret*: it was written by mistake."""

    call = models.OneToOneField(AcuteCall, models.PROTECT, related_name="annulled")
    reason = models.TextField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="acute_call_annulled_why")]
