"""*Forløb* of the wellbeing scheme, from the waiting list to the last conversation, and the money they take."""

from django.db import models
from django.db.models import F, Q

from naervaer.core.scheme.states import COURSE
from naervaer.web.courses.noting import Noted
from naervaer.web.said import Said

PAYERS = [("scheme", "trivselsordningen"), ("workplace", "arbejdspladsen"), ("employee", "medarbejderen")]
KINDS = [
    ("granted", "bevilget"),
    ("reserved", "reserveret"),
    ("used", "brugt"),
    ("released", "frigivet"),
    ("moved", "flyttet"),
]


class Course(Said):
    """*Forløb i trivselsordningen*: one employee's, or a unit's where ``employment`` is empty.

    ``offer``, ``provider`` and ``agreement`` are ids of the policy. ``asked_on`` is the place on the waiting list and
    is kept, whatever happens. What concerns the leader (``concerns_leader``) is invisible to them. ``asker`` asked for
    a unit's course, and answers for it.
    """

    INDEX = frozenset({"state", "consultant", "acute"})

    request = models.OneToOneField("scheme.Request", models.PROTECT, null=True, blank=True, related_name="course")
    employment = models.ForeignKey("organisation.Employment", models.PROTECT, null=True, blank=True, related_name="+")
    unit = models.ForeignKey("organisation.Unit", models.PROTECT, related_name="+")
    asker = models.ForeignKey("organisation.Person", models.PROTECT, null=True, blank=True, related_name="+")
    offer = models.CharField(max_length=80)
    provider = models.CharField(max_length=80, blank=True)
    agreement = models.CharField(max_length=80, blank=True)
    paid_by = models.CharField(max_length=12, choices=PAYERS)
    concerns_leader = models.BooleanField(default=False)
    asked_on = models.DateField()
    acute = models.BooleanField(default=False)
    state = models.CharField(max_length=12, choices=list(COURSE.states.items()), default=COURSE.start)
    consultant = models.ForeignKey("organisation.Person", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        indexes = [
            models.Index(fields=["agreement", "state", "asked_on"], name="course_waiting"),
            models.Index(fields=["employment", "state"], name="course_of_employment"),
            models.Index(fields=["provider", "state"], name="course_of_provider"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(employment__isnull=True) | Q(asker__isnull=True), name="course_asked_for_by_its_own"
            ),
        ]


class CourseEvent(Noted):
    """What happened to a course, and why when somebody said so. ``answer_by`` is the last day of an offered place."""

    course = models.ForeignKey(Course, models.PROTECT, related_name="events")
    what = models.CharField(max_length=12, choices=[(move.name, move.title) for move in COURSE.moves])
    text = models.TextField(blank=True)
    answer_by = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(what="offer") | Q(answer_by__isnull=False), name="course_offer_until")
        ]


class ProviderSeat(models.Model):
    """Who acts for an external provider of the policy (*leverandør*), and when."""

    person = models.ForeignKey("organisation.Person", models.PROTECT, related_name="+")
    provider = models.CharField(max_length=80)
    first = models.DateField()
    last = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(last__isnull=True) | Q(last__gte=F("first")), name="provider_seat_dates_in_order"
            ),
            models.UniqueConstraint(fields=["person", "provider", "first"], name="provider_seat_once"),
        ]

    def __repr__(self) -> str:
        return f"<ProviderSeat {self.person_id} {self.provider}>"


class Pot(models.Model):
    """*Pulje*: an agreement's money in one period; held while something is written in it, so none is spent twice."""

    agreement = models.CharField(max_length=80)
    period = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agreement", "period"], name="pot_once")]


class MoneyDecision(Said):
    """*Beslutning om penge*: a grant, a move from one agreement to another, or more than there is."""

    text = models.TextField()
    decided_on = models.DateField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="money_decision_says_who")]


class Posting(Noted):
    """*Postering*, kroner: never changed; what it takes back is another one. ``decision`` where it takes one.

    When a course has been deleted after its time, its kroner stay without saying whose they were.
    """

    INDEX = frozenset({"course"})

    pot = models.ForeignKey(Pot, models.PROTECT, related_name="postings")
    kind = models.CharField(max_length=10, choices=KINDS)
    amount = models.DecimalField(max_digits=12, decimal_places=2)
    course = models.ForeignKey(Course, models.PROTECT, null=True, blank=True, related_name="postings")
    decision = models.ForeignKey(MoneyDecision, models.PROTECT, null=True, blank=True, related_name="postings")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind__in=["moved", "granted"]) | Q(decision__isnull=False), name="posting_by_decision"
            ),
        ]
