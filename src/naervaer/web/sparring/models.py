"""*Sparringsgrupper*: their units and members by date, their meetings, and the cases on each agenda.

An agenda is written down when it is sent, and stands. What is decided are agreements (*aftaler*) of their own room.
"""

from django.db import models
from django.db.models import F, Q

from naervaer.core.sparring.states import ITEM, MEETING
from naervaer.web.said import Said


class Dated(models.Model):
    """From ``first`` to ``last``, both inclusive; an empty ``last`` is open."""

    first = models.DateField()
    last = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True


class Group(models.Model):
    """*Sparringsgruppe*."""

    name = models.CharField(max_length=200, unique=True)


class GroupUnit(Dated):
    """A unit whose people, and those of the units below, the group talks of."""

    group = models.ForeignKey(Group, models.PROTECT, related_name="units")
    unit = models.ForeignKey("organisation.Unit", models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(last__isnull=True) | Q(last__gte=F("first")), name="sparring_unit_dates_in_order"
            ),
        ]


class GroupMember(Dated):
    """Somebody who takes part. The seat says in what role; advisers are called to the cases of the agenda."""

    class Seat(models.TextChoices):
        LEADER = "leader", "Leder"
        RETENTION_CONSULTANT = "retention_consultant", "Fastholdelseskonsulent"
        LAWYER = "lawyer", "Personalejurist"
        HR_CONSULTANT = "hr_consultant", "HR-konsulent"

    group = models.ForeignKey(Group, models.PROTECT, related_name="members")
    person = models.ForeignKey("organisation.Person", models.PROTECT, related_name="+")
    seat = models.CharField(max_length=30, choices=Seat.choices)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(last__isnull=True) | Q(last__gte=F("first")), name="sparring_member_dates_in_order"
            ),
        ]
        indexes = [models.Index(fields=["person"], name="sparring_member_person")]


class Meeting(models.Model):
    """*Møde*. ``state`` is an index over its events; ``seen_until`` the last day advisers see its cases."""

    group = models.ForeignKey(Group, models.PROTECT, related_name="meetings")
    on_day = models.DateField()
    starts = models.TimeField(null=True, blank=True)
    place = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=15, choices=list(MEETING.states.items()), default=MEETING.start)
    sent_on = models.DateField(null=True, blank=True)
    seen_until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["group", "on_day"], condition=~Q(state="cancelled"), name="sparring_one_meeting_a_day"
            ),
            models.CheckConstraint(
                condition=Q(sent_on__isnull=True, seen_until__isnull=True)
                | Q(sent_on__isnull=False, seen_until__gte=F("on_day")),
                name="sparring_sent_is_seen_until",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["sent", "ended"]) | Q(sent_on__isnull=False), name="sparring_sent_on_a_day"
            ),
        ]


class MeetingEvent(Said):
    """What was done with a meeting, by whom."""

    class What(models.TextChoices):
        PLANNED = "planned", "Planlagt"
        SENT = "sent", "Dagsorden sendt"
        CANCELLED = "cancelled", "Aflyst"
        ENDED = "ended", "Holdt"

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="events")
    what = models.CharField(max_length=15, choices=What.choices)
    reason = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(what="cancelled") | ~Q(reason=""), name="sparring_cancelled_for_a_reason"
            )
        ]


class MeetingMail(models.Model):
    """A calendar invitation or its calling off, written in the transaction of the meeting and mailed after."""

    class Method(models.TextChoices):
        REQUEST = "REQUEST", "Indkaldt"
        CANCEL = "CANCEL", "Aflyst"

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="mails")
    person = models.ForeignKey("organisation.Person", models.PROTECT, related_name="+")
    address = models.EmailField()
    method = models.CharField(max_length=7, choices=Method.choices)
    content = models.TextField()
    written_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    tried_at = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "person", "method"], name="sparring_mail_once"),
        ]
        indexes = [
            models.Index(fields=["tries"], condition=Q(sent_at__isnull=True), name="sparring_mail_waiting"),
        ]


class Call(models.Model):
    """*Indkaldt*: somebody the agenda was sent to. ``present`` is told when the meeting ends."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="calls")
    person = models.ForeignKey("organisation.Person", models.PROTECT, related_name="+")
    seat = models.CharField(max_length=30, choices=GroupMember.Seat.choices)
    present = models.BooleanField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "person"], name="sparring_called_once")]
        indexes = [models.Index(fields=["person", "meeting"], name="sparring_call_person")]


class Wish(Said):
    """*Ønske*: a leader's own word about the agenda: put on with a question, or taken off with a reason."""

    class What(models.TextChoices):
        ON = "on", "Sat på dagsordenen"
        OFF = "off", "Taget af dagsordenen"

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="wishes")
    employment = models.ForeignKey("organisation.Employment", models.PROTECT, related_name="+")
    what = models.CharField(max_length=5, choices=What.choices)
    theme = models.CharField(max_length=100, blank=True)
    text = models.TextField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="sparring_wish_has_text"),
            models.CheckConstraint(
                condition=Q(what="off", theme="") | (Q(what="on") & ~Q(theme="")), name="sparring_wish_has_theme"
            ),
        ]
        indexes = [models.Index(fields=["meeting", "employment"], name="sparring_wish_about")]


class Item(models.Model):
    """*Punkt*: a case on a sent agenda. ``whys`` are the reasons as they stood; ``state`` an index over its events.

    Whoever is called sees it from ``on_since``, and nothing of the person that ended before ``seen_since``.
    """

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="items")
    employment = models.ForeignKey("organisation.Employment", models.PROTECT, related_name="+")
    case = models.ForeignKey("followup.Case", models.PROTECT, related_name="+", null=True, blank=True)
    at = models.DateTimeField()
    on_since = models.DateField()
    seen_since = models.DateField()
    position = models.PositiveSmallIntegerField()
    whys = models.JSONField()
    state = models.CharField(max_length=15, choices=list(ITEM.states.items()), default=ITEM.start)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "employment"], name="sparring_item_once")]
        indexes = [models.Index(fields=["case", "state"], name="sparring_item_case")]


class ItemEvent(Said):
    """What became of a case at the meeting, and what was said of it (*note*)."""

    class What(models.TextChoices):
        DISCUSSED = "discuss", "Drøftet"
        POSTPONED = "postpone", "Udskudt til næste gang"
        TAKEN_OFF = "take_off", "Taget af dagsordenen"
        PUT_BACK = "put_back", "Sat på igen"

    item = models.ForeignKey(Item, models.PROTECT, related_name="events")
    what = models.CharField(max_length=15, choices=What.choices)
    text = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(what="take_off") | ~Q(text=""), name="sparring_taken_off_for_a_reason")
        ]
