"""Holding a row of the organisation while something is written about it, so that two presses of a button are one.

Only inside a transaction: the second waits until the first is kept, and then sees what it wrote.
"""

from django.db.models import Model, QuerySet

from naervaer.web.organisation.models import Employment, Person, Unit


def hold_employment(pk: int) -> None:
    _hold(Employment.objects.filter(pk=pk))


def hold_person(pk: int) -> None:
    _hold(Person.objects.filter(pk=pk))


def hold_unit(pk: int) -> None:
    _hold(Unit.objects.filter(pk=pk))


def _hold(rows: QuerySet[Model]) -> None:
    list(rows.select_for_update(no_key=True).values_list("pk", flat=True))
