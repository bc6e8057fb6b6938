"""Times and sessions of courses: what is open, what is booked, what was held, and what lies beyond the quota."""

from django.db import models
from django.db.models import F, Q

from naervaer.core.booking.states import EXTRA, SESSION
from naervaer.web.said import Said

PARTS = [
    ("conversation", "Samtale"),
    ("three_party", "Trepartssamtale"),
    ("planning", "Planlægningsmøde"),
    ("course", "Møde i forløbet"),
    ("closing", "Afsluttende møde"),
]


class Opening(Said):
    """*Fast tid* of an own consultant: each week from ``first``, for ever without a ``last``."""

    consultant = models.ForeignKey("organisation.Person", models.PROTECT, related_name="+")
    first = models.DateField()
    last = models.DateField(null=True, blank=True)
    at_time = models.TimeField()
    minutes = models.PositiveSmallIntegerField()
    place = models.CharField(max_length=120)

    INDEX = frozenset({"last"})

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["consultant", "first", "at_time"], condition=Q(last=None), name="opening_once"
            ),
        ]


class DaysOff(Said):
    """*Lukket*: days, both inclusive, on which a consultant cannot be booked. Taken back with ``opened_again``."""

    consultant = models.ForeignKey("organisation.Person", models.PROTECT, related_name="+")
    first = models.DateField()
    last = models.DateField()
    opened_again = models.BooleanField(default=False)

    INDEX = frozenset({"opened_again"})

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(last__gte=F("first")), name="days_off_in_order")]


class ContactWay(Said):
    """How the employee will be contacted (*kontaktvej*), told by themselves; the newest counts."""

    course = models.ForeignKey("courses.Course", models.PROTECT, related_name="+")
    text = models.CharField(max_length=120)


class FirstContact(Said):
    """*Første kontakt* with the employee has been made."""

    course = models.OneToOneField("courses.Course", models.PROTECT, related_name="first_contact")
    on_day = models.DateField()


class Session(Said):
    """*Samtale i et forløb*, or a meeting of one. One that is moved stays, and another stands ``instead_of`` it.

    ``giver`` holds it, where somebody's time is taken.
    """

    course = models.ForeignKey("courses.Course", models.PROTECT, related_name="sessions")
    giver = models.ForeignKey("organisation.Person", models.PROTECT, null=True, blank=True, related_name="+")
    starts = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField()
    place = models.CharField(max_length=120)
    part = models.CharField(max_length=12, choices=PARTS, default="conversation")
    state = models.CharField(max_length=10, choices=list(SESSION.states.items()), default=SESSION.start)
    instead_of = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="moved_to")

    INDEX = frozenset({"state"})

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(minutes__gte=1), name="session_has_a_length")]
        indexes = [
            models.Index(fields=["course", "state"], name="session_of_course"),
            models.Index(fields=["starts"], name="session_starts"),
        ]


class SessionEvent(Said):
    """What happened to a session. Of one that was held: how long, and how much of it the workplace pays, minutes."""

    session = models.OneToOneField(Session, models.PROTECT, related_name="event")
    what = models.CharField(max_length=10, choices=[(move.name, move.title) for move in SESSION.moves])
    minutes = models.PositiveSmallIntegerField(default=0)
    beyond = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(beyond__lte=F("minutes")), name="session_beyond_is_a_part"),
        ]


class BookedQuarter(models.Model):
    """A quarter of an hour of a person or a room that is taken: one row each, so that none is booked twice."""

    resource = models.CharField(max_length=140)
    quarter = models.DateTimeField()
    session = models.ForeignKey(Session, models.CASCADE, related_name="quarters")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["resource", "quarter"], name="quarter_booked_once")]


class ExtraHours(Said):
    """*Timer ud over kvoten*, asked of the leader, or of HR where the course goes around them."""

    course = models.ForeignKey("courses.Course", models.PROTECT, related_name="extra_hours")
    minutes = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, choices=list(EXTRA.states.items()), default=EXTRA.start)

    INDEX = frozenset({"state"})

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["course"], condition=Q(state=EXTRA.start), name="extra_hours_asked_once"),
        ]


class ExtraEvent(Said):
    """The answer about hours beyond the quota; a no with its reason."""

    extra = models.OneToOneField(ExtraHours, models.PROTECT, related_name="answer")
    what = models.CharField(max_length=10, choices=[(move.name, move.title) for move in EXTRA.moves])
    text = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(what="decline") | ~Q(text=""), name="extra_hours_declined_why"),
        ]


class SessionMail(models.Model):
    """A calendar mail, written in the transaction of the session and mailed after."""

    session = models.ForeignKey(Session, models.PROTECT, related_name="mails")
    person = models.ForeignKey("organisation.Person", models.PROTECT, related_name="+")
    address = models.EmailField()
    method = models.CharField(max_length=7, choices=[("REQUEST", "Aftalt"), ("CANCEL", "Aflyst")])
    content = models.TextField()
    written_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    tried_at = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["session", "person", "method"], name="session_mail_once")]
        indexes = [
            models.Index(fields=["tries"], condition=Q(sent_at__isnull=True), name="session_mail_waiting"),
        ]
