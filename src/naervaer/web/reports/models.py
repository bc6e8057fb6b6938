"""*Fraværstal* as stored facts: what the engine computed, by the run that made them."""

from django.db import models


class FigureRun(models.Model):
    """One computation. Pages read the facts in force; figures are never recounted in a view."""

    at = models.DateTimeField()
    because = models.CharField(max_length=200)
    first_month = models.DateField()
    last_month = models.DateField()
    data_version = models.CharField(max_length=50)


class FigureFact(models.Model):
    """Absence of a unit with all below it, in one month. Empty ``category`` or ``job_group`` = all of them.

    Days are exact decimals; ``fte`` is the count on the first of the month.
    """

    run = models.ForeignKey(FigureRun, models.CASCADE, related_name="facts", db_index=False)
    unit = models.ForeignKey("organisation.Unit", models.CASCADE, related_name="+", db_index=False)
    month = models.DateField()
    category = models.CharField(max_length=20, blank=True)
    job_group = models.CharField(max_length=100, blank=True)
    persons = models.PositiveIntegerField()
    persons_absent = models.PositiveIntegerField()
    absence_workdays = models.DecimalField(max_digits=18, decimal_places=6)
    absence_fulltime_days = models.DecimalField(max_digits=18, decimal_places=6)
    absence_calendar_days = models.PositiveIntegerField()
    possible_days = models.DecimalField(max_digits=18, decimal_places=6)
    fte = models.DecimalField(max_digits=14, decimal_places=6)
    spells_started = models.PositiveIntegerField()
    spells_short = models.PositiveIntegerField()
    spells_long = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "category", "job_group", "month"], name="figure_fact_one_a_cell"),
        ]
        indexes = [models.Index(fields=["month"], name="figure_fact_month")]


class HiddenUnit(models.Model):
    """A unit whose figures of a calendar year are hidden: it is small, or would give a small one away."""

    unit = models.ForeignKey("organisation.Unit", models.CASCADE, related_name="+")
    year = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "year"], name="hidden_unit_once_a_year")]
