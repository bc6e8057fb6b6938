"""Absence as payroll delivered it, versioned by import. Cases and figures are derived from the rows in force.

A row is in force from the run that added it until the run that removed it; no row is ever changed in place.
"""

from django.db import models
from django.db.models import F, Q

from naervaer.core.absence import Category

CATEGORIES = [(c.value, c.value) for c in Category]


class Versioned(models.Model):
    added_by = models.ForeignKey("imports.ImportRun", models.PROTECT, related_name="+")
    removed_by = models.ForeignKey("imports.ImportRun", models.PROTECT, related_name="+", null=True, blank=True)

    class Meta:
        abstract = True


class AbsencePeriod(Versioned):
    """*Fraværsperiode* (OPUS); both days inclusive, an empty ``last`` is open."""

    employment = models.ForeignKey("organisation.Employment", models.PROTECT, related_name="absence_periods")
    category = models.CharField(max_length=20, choices=CATEGORIES)
    first = models.DateField()
    last = models.DateField(null=True, blank=True)
    degree = models.DecimalField(max_digits=9, decimal_places=6, default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(last__isnull=True) | Q(last__gte=F("first")), name="absence_period_dates_in_order"
            ),
            models.CheckConstraint(condition=Q(degree__gt=0, degree__lte=1), name="absence_period_degree"),
            models.UniqueConstraint(
                fields=["employment", "category", "first"],
                condition=Q(removed_by__isnull=True),
                name="absence_period_once_in_force",
            ),
        ]


class AbsenceDay(Versioned):
    """*Fraværsdag* (SD): hours absent of the hours planned."""

    employment = models.ForeignKey("organisation.Employment", models.PROTECT, related_name="absence_days")
    category = models.CharField(max_length=20, choices=CATEGORIES)
    day = models.DateField()
    absent_hours = models.DecimalField(max_digits=7, decimal_places=4)
    planned_hours = models.DecimalField(max_digits=7, decimal_places=4)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(absent_hours__gte=0, planned_hours__gte=0), name="absence_day_hours_not_negative"
            ),
            models.UniqueConstraint(
                fields=["employment", "category", "day"],
                condition=Q(removed_by__isnull=True),
                name="absence_day_once_in_force",
            ),
        ]
