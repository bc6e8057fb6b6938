"""*Opfølgning*: cases and their steps, alerts, and what people did about them.

Cases, steps and alerts are an index over what the rules say of the absence; the events and answers are facts,
never changed and never undone by a recount. A case is stored from the first recount that finds it running.
"""

from django.db import models
from django.db.models import F, Q

from naervaer.web.said import Said


class Case(models.Model):
    """*Forløb*: one first day, even when full absence turns partial.

    An empty ``last_day`` is a case that still runs. ``withdrawn``: payroll no longer knows of the absence.
    """

    employment = models.ForeignKey("organisation.Employment", models.PROTECT, related_name="cases")
    first_day = models.DateField()
    last_day = models.DateField(null=True, blank=True)
    partial = models.BooleanField(default=False)
    withdrawn = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(last_day__isnull=True) | Q(last_day__gte=F("first_day")),
                name="case_dates_in_order",
            ),
            models.UniqueConstraint(
                fields=["employment", "first_day"], condition=Q(withdrawn=False), name="case_one_first_day"
            ),
        ]
        indexes = [models.Index(fields=["last_day", "employment"], name="case_last_day_employment")]


class CaseChange(models.Model):
    """What a correction from payroll did to a case, so that nobody wonders why a date has moved."""

    class What(models.TextChoices):
        MOVED = "moved", "Første fraværsdag flyttet"
        WITHDRAWN = "withdrawn", "Forløbet er ikke længere i lønsystemet"
        RETURNED = "returned", "Forløbet er kommet tilbage"
        JOINED = "joined", "Lagt sammen med et andet forløb"

    case = models.ForeignKey(Case, models.CASCADE, related_name="changes")
    what = models.CharField(max_length=15, choices=What.choices)
    at = models.DateTimeField()
    because = models.CharField(max_length=200)
    before = models.DateField()
    after = models.DateField()


class Step(models.Model):
    """A step of a case (*skridt*). ``occurrence`` counts repeats from 1. Dates are recomputed, never trusted."""

    class State(models.TextChoices):
        WAITING = "waiting", "Afventer"
        DONE = "done", "Gennemført"
        NOT_RELEVANT = "not_relevant", "Ikke relevant"
        CLOSED = "closed", "Lukket, da fraværet sluttede"
        DROPPED = "dropped", "Bortfaldet"

    case = models.ForeignKey(Case, models.CASCADE, related_name="steps")
    rule = models.CharField(max_length=80)
    occurrence = models.PositiveSmallIntegerField(default=1)
    opens = models.DateField()
    due = models.DateField()
    latest = models.DateField(null=True, blank=True)
    deferred_to = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=15, choices=State.choices, default=State.WAITING)
    basis = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "rule", "occurrence"], name="step_once_in_a_case"),
        ]
        indexes = [
            models.Index(fields=["state", "opens"], name="step_state_opens"),
            models.Index(fields=["state", "due"], name="step_state_due"),
        ]


class StepEvent(Said):
    """What somebody did about a step, kept as it was said."""

    class What(models.TextChoices):
        DONE = "done", "Gennemført"
        DEFERRED = "deferred", "Udskudt"
        NOT_RELEVANT = "not_relevant", "Ikke relevant"
        ANNULLED = "annulled", "Annulleret"

    step = models.ForeignKey(Step, models.PROTECT, related_name="events")
    what = models.CharField(max_length=15, choices=What.choices)
    on_day = models.DateField()
    reason = models.TextField(blank=True)
    deferred_to = models.DateField(null=True, blank=True)
    answer = models.CharField(max_length=80, blank=True)
    by_phone = models.BooleanField(default=False)
    due_then = models.DateField()
    latest_then = models.DateField(null=True, blank=True)
    annuls = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="annulled_by")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(what__in=["deferred", "not_relevant", "annulled"]) | ~Q(reason=""),
                name="step_event_reason_given",
            ),
            models.CheckConstraint(
                condition=Q(what="deferred", deferred_to__isnull=False)
                | (~Q(what="deferred") & Q(deferred_to__isnull=True)),
                name="step_event_deferred_to_a_day",
            ),
            models.CheckConstraint(
                condition=Q(what="annulled", annuls__isnull=False) | (~Q(what="annulled") & Q(annuls__isnull=True)),
                name="step_event_annuls_an_event",
            ),
        ]


class Alert(models.Model):
    """*Advis*: a rule found a pattern on a day. ``because`` is the plain count and the dates.

    ``answered`` is an index over the answers; ``seen_on`` the day the program first told of it.
    """

    employment = models.ForeignKey("organisation.Employment", models.PROTECT, related_name="alerts")
    rule = models.CharField(max_length=80)
    raised_on = models.DateField()
    seen_on = models.DateField()
    because = models.JSONField()
    answered = models.BooleanField(default=False)
    withdrawn = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["employment", "rule", "raised_on"], name="alert_once_a_day"),
        ]
        indexes = [
            models.Index(fields=["raised_on"], name="alert_raised_on"),
            models.Index(
                fields=["employment"], condition=Q(answered=False, withdrawn=False), name="alert_waiting_for_answer"
            ),
        ]


class AlertAnswer(Said):
    """How an alert was answered; the answers of the policy, so that each rule's use can be measured.

    A row that annuls another has an empty ``answer`` and says why in ``note``.
    """

    alert = models.ForeignKey(Alert, models.PROTECT, related_name="answers")
    answer = models.CharField(max_length=80, blank=True)
    on_day = models.DateField()
    note = models.TextField(blank=True)
    annuls = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="annulled_by")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=(Q(annuls__isnull=True) & ~Q(answer=""))
                | (Q(annuls__isnull=False) & Q(answer="") & ~Q(note="")),
                name="alert_answer_or_annulment",
            ),
        ]


class NightRun(models.Model):
    """*Natkørsel*: one at a time. A run that was killed leaves a row whose ``beat_at`` grows old."""

    as_of = models.DateField()
    started_at = models.DateTimeField()
    beat_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)
    host = models.CharField(max_length=200)
    process = models.PositiveIntegerField()
    running = models.BooleanField(null=True, default=True)
    result = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(running=True) | Q(running__isnull=True), name="night_run_true_or_null"),
            models.UniqueConstraint(fields=["running"], name="night_run_one_at_a_time"),
        ]
