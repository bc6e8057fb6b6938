"""*Samtaler*: who is called to talk, what was answered, whether it was held, the letters and the minutes.

Events are facts and are never changed. ``state``, ``starts`` and ``place`` of a conversation are an index over them.
Letters and shared minutes are kept as they were sent, byte for byte.
"""

import uuid

from django.db import models
from django.db.models import F, Q

from naervaer.web.said import Said


class Conversation(Said):
    """*Samtale*. ``kind`` is the policy's id; ``uid`` names it in everybody's calendar for as long as it exists.

    ``sequence`` counts the changes the calendars have been told of. ``step`` is the step it was called for, if any.
    ``others`` are those called who do not use the program, by name and title.
    """

    class State(models.TextChoices):
        PLANNED = "planned", "Planlagt"
        INVITED = "invited", "Venter på svar"
        COMES = "comes", "Kommer"
        OTHER_TIME = "other_time", "Ønsker en anden tid"
        STAYS_AWAY = "stays_away", "Kommer ikke"
        HELD = "held", "Holdt"
        HELD_BY_PHONE = "held_by_phone", "Holdt på telefon"
        NOT_POSSIBLE = "not_possible", "Kunne ikke holdes"
        CANCELLED = "cancelled", "Aflyst"
        ANNULLED = "annulled", "Annulleret"

    employment = models.ForeignKey("organisation.Employment", models.PROTECT, related_name="conversations")
    case = models.ForeignKey("followup.Case", models.PROTECT, null=True, blank=True, related_name="conversations")
    step = models.ForeignKey("followup.Step", models.SET_NULL, null=True, blank=True, related_name="+")
    kind = models.CharField(max_length=80)
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    sequence = models.PositiveIntegerField(default=0)
    state = models.CharField(max_length=15, choices=State.choices, default=State.PLANNED)
    starts = models.DateTimeField(null=True, blank=True)
    place = models.CharField(max_length=200, blank=True)
    by_phone = models.BooleanField(default=False)
    held_on = models.DateField(null=True, blank=True)
    others = models.CharField(max_length=300, blank=True)

    INDEX = frozenset({"state", "sequence", "starts", "place", "by_phone", "held_on"})

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=["invited", "comes", "other_time", "stays_away"]) | Q(starts__isnull=False),
                name="conversation_ahead_has_a_time",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["held", "held_by_phone"]) | Q(held_on__isnull=False),
                name="conversation_held_on_a_day",
            ),
            models.UniqueConstraint(
                fields=["employment", "kind"],
                condition=Q(state__in=["invited", "comes", "other_time", "stays_away"]),
                name="conversation_one_ahead_of_a_kind",
            ),
        ]
        indexes = [
            models.Index(fields=["employment", "state"], name="conversation_of_employment"),
            models.Index(fields=["state", "starts"], name="conversation_state_starts"),
        ]


class Participant(models.Model):
    """*Deltager* besides the leader and the employee: an adviser, by the policy's name of the party."""

    conversation = models.ForeignKey(Conversation, models.PROTECT, related_name="participants")
    person = models.ForeignKey("organisation.Person", models.PROTECT, related_name="+")
    party = models.CharField(max_length=30)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["conversation", "person"], name="participant_once"),
        ]


class ConversationEvent(Said):
    """What happened to a conversation, kept as it was said. ``starts`` and ``place`` are those that were told then."""

    class What(models.TextChoices):
        INVITE = "invite", "Indkaldt"
        COME = "come", "Svaret: kommer"
        ASK_OTHER_TIME = "ask_other_time", "Svaret: ønsker en anden tid"
        STAY_AWAY = "stay_away", "Svaret: kommer ikke"
        MOVE = "move", "Flyttet"
        HOLD = "hold", "Holdt"
        HOLD_BY_PHONE = "hold_by_phone", "Holdt på telefon"
        NOT_POSSIBLE = "not_possible", "Kunne ikke holdes"
        CANCEL = "cancel", "Aflyst"
        ANNUL = "annul", "Annulleret"

    conversation = models.ForeignKey(Conversation, models.PROTECT, related_name="events")
    what = models.CharField(max_length=15, choices=What.choices)
    on_day = models.DateField()
    starts = models.DateTimeField(null=True, blank=True)
    place = models.CharField(max_length=200, blank=True)
    by_phone = models.BooleanField(default=False)
    note = models.TextField(blank=True)
    steps = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(what__in=["invite", "move"]) | Q(starts__isnull=False),
                name="conversation_event_has_a_time",
            ),
            models.CheckConstraint(
                condition=~Q(what__in=["not_possible", "annul"]) | ~Q(note=""),
                name="conversation_event_reason_given",
            ),
            models.CheckConstraint(
                condition=~Q(what="ask_other_time") | ~Q(note="") | Q(starts__isnull=False),
                name="conversation_event_other_time_said",
            ),
        ]


class Minutes(Said):
    """*Referat*. ``points`` is a list of id, title and text, as the policy asked for them then.

    A draft is only its writer's side's; once ``shared_at`` is set it is never changed, only corrected by a new one.
    """

    conversation = models.ForeignKey(Conversation, models.PROTECT, related_name="minutes")
    points = models.JSONField()
    shared_at = models.DateTimeField(null=True, blank=True)
    corrects = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="corrected_by")
    reason = models.TextField(blank=True)

    DRAFT_UNTIL = "shared_at"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=(Q(corrects__isnull=True) & Q(reason="")) | (Q(corrects__isnull=False) & ~Q(reason="")),
                name="minutes_corrected_for_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(corrects__isnull=True) | Q(shared_at__isnull=False), name="minutes_correction_is_shared"
            ),
            models.CheckConstraint(condition=~Q(corrects=F("pk")), name="minutes_correct_another"),
            models.UniqueConstraint(
                fields=["conversation"], condition=Q(corrects__isnull=True), name="minutes_begun_once"
            ),
        ]


class Comment(Said):
    """*Medarbejderens kommentar* to the minutes, kept beside them."""

    minutes = models.ForeignKey(Minutes, models.PROTECT, related_name="comments")
    text = models.TextField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="comment_says_something")]


class Paper(models.Model):
    """*Brev* or *referat* as it was sent: the PDF itself and its SHA-256."""

    class What(models.TextChoices):
        INVITATION = "invitation", "Brev: indkaldelse"
        MOVED = "moved", "Brev: ny tid"
        CANCELLED = "cancelled", "Brev: aflysning"
        MINUTES = "minutes", "Referat"

    conversation = models.ForeignKey(Conversation, models.PROTECT, related_name="papers")
    minutes = models.OneToOneField(Minutes, models.PROTECT, null=True, blank=True, related_name="paper")
    what = models.CharField(max_length=12, choices=What.choices)
    title = models.CharField(max_length=200)
    at = models.DateTimeField()
    pdf = models.BinaryField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=(Q(what="minutes") & Q(minutes__isnull=False))
                | (~Q(what="minutes") & Q(minutes__isnull=True)),
                name="paper_of_minutes_names_them",
            ),
        ]


class CalendarMail(models.Model):
    """A calendar invitation on its way: written with what it tells of, sent after, and kept."""

    conversation = models.ForeignKey(Conversation, models.PROTECT, related_name="mails")
    person = models.ForeignKey("organisation.Person", models.PROTECT, related_name="+")
    address = models.EmailField()
    method = models.CharField(max_length=10)
    sequence = models.PositiveIntegerField()
    content = models.TextField()
    written_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    tried_at = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["conversation", "person", "method", "sequence"], name="calendar_mail_told_once"
            ),
        ]
        indexes = [models.Index(fields=["written_at"], condition=Q(sent_at__isnull=True), name="calendar_mail_waiting")]
