"""*Sygemelding*: the workplace's rule for calling in sick, the calls, and what was said of them afterwards.

A call says which days, and what the right registration needs; there is no place to write what somebody suffers from.
"""

from django.db import models
from django.db.models import F, Q

from naervaer.core.absence import Category
from naervaer.core.sickcall.model import KINDS
from naervaer.core.sickcall.states import CALL
from naervaer.web.said import Said


class WorkplaceRule(Said):
    """*Arbejdspladsens egen regel*; the newest counts. It is never changed, only followed by another."""

    unit = models.ForeignKey("organisation.Unit", models.PROTECT, related_name="sick_call_rules")
    to = models.CharField(max_length=30)
    at_latest = models.CharField(max_length=200)
    how = models.CharField(max_length=1000)
    contact = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(at_latest="") & ~Q(how=""), name="sick_call_rule_is_whole")]
        indexes = [models.Index(fields=["unit", "-at"], name="sick_call_rule_newest")]


class SickCall(Said):
    """*Sygemelding*, as it was taken. A wrong one is followed by another that ``corrects`` it.

    ``day`` is what was said, ``first`` the first day absent by the rules. ``back``, ``state`` and ``replaced`` are an
    index over what was said later and what payroll tells.
    """

    class WorkRelated(models.TextChoices):
        YES = "yes", "Ja"
        NO = "no", "Nej"
        UNKNOWN = "", "Ikke oplyst"

    employment = models.ForeignKey("organisation.Employment", models.PROTECT, related_name="sick_calls")
    category = models.CharField(max_length=20, choices=[(kind.value, title) for kind, title in KINDS.items()])
    day = models.DateField()
    went_home = models.BooleanField(default=False)
    first = models.DateField()
    expected = models.DateField(null=True, blank=True)
    work_related = models.CharField(max_length=3, choices=WorkRelated.choices, blank=True)
    tasks = models.TextField(blank=True)
    corrects = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="corrected_by")
    back = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=20, choices=list(CALL.states.items()), default=CALL.start)
    replaced = models.BooleanField(default=False)

    INDEX = frozenset({"back", "state", "replaced"})

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(back__isnull=True) | Q(back__gte=F("first")), name="sick_call_in_order"),
            models.CheckConstraint(
                condition=Q(expected__isnull=True) | Q(expected__gt=F("first")), name="sick_call_expected_later"
            ),
            models.UniqueConstraint(
                fields=["employment"],
                condition=Q(back__isnull=True, replaced=False) & ~Q(state="annulled") & ~Q(state="payroll_right"),
                name="sick_call_one_open",
            ),
        ]
        indexes = [models.Index(fields=["employment", "first"], name="sick_call_employment_first")]

    @property
    def is_injury(self) -> bool:
        return self.category == Category.WORK_INJURY


class CallEvent(Said):
    """What was said of a call afterwards, kept as it was said; ``differences`` are those somebody decided about."""

    class What(models.TextChoices):
        WELL = "well", "Raskmeldt"
        NOT_WELL = "not_well", "Raskmelding trukket tilbage"
        ANNULLED = "annulled", "Annulleret"
        PAYROLL_RIGHT = "payroll_right", "Lønsystemet har ret"
        CALL_RIGHT = "call_right", "Sygemeldingen har ret"
        INJURY_REPORTED = "injury_reported", "Arbejdsskaden er anmeldt"

    call = models.ForeignKey(SickCall, models.PROTECT, related_name="events")
    what = models.CharField(max_length=15, choices=What.choices)
    on_day = models.DateField()
    reason = models.TextField(blank=True)
    differences = models.JSONField(default=list, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(what__in=["annulled", "payroll_right", "call_right", "not_well"]) | ~Q(reason=""),
                name="sick_call_event_reason_given",
            ),
        ]
