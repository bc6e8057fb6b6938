"""Employments and names by their keys, for rooms that follow people up. Returns facts of ``core``, never rows."""

from collections.abc import Collection, Iterable
from datetime import date
from decimal import Decimal

from django.db.models import Min
from django.shortcuts import get_object_or_404

from naervaer.core.absence import EMPLOYED_STATUSES
from naervaer.core.absence import EmploymentTerm as Term
from naervaer.core.access.model import LEADING
from naervaer.core.access.sight import Subject
from naervaer.web.organisation.dated import in_force
from naervaer.web.organisation.models import Employment, EmploymentTerm, Person, RoleAssignment
from naervaer.web.organisation.snapshot import snapshot_on
from naervaer.web.remembering import remembered

AT_ONCE = 5000
"""So many names at most are asked about in one question to the database."""


def employment_pks(pks: Collection[int] | None = None) -> dict[str, int]:
    """The employments by payroll's id; all of them when none are named."""
    if pks is None:
        return dict(Employment.objects.values_list("ext_id", "pk"))
    rows = Employment.objects.filter(pk__in=list(pks)).values_list("ext_id", "pk")
    return dict(remembered(("employment pks", frozenset(pks)), lambda: list(rows)))


def employment_of(pk: int) -> Employment:
    """The employment with its person, for an action that asks access; an unknown key is an unknown page."""
    return get_object_or_404(Employment.objects.select_related("person"), pk=pk)


def subjects_of(pks: Iterable[int], day: date) -> dict[int, Subject]:
    """Who and in which unit, for each of these employments that is in force on the day."""
    rows = EmploymentTerm.objects.filter(in_force(day), employment__in=list(pks))
    return {
        pk: Subject(person, unit)
        for pk, person, unit in rows.values_list("employment", "employment__person__ext_id", "unit__ext_id")
    }


def subjects_on(asked: Iterable[tuple[int, date]]) -> dict[tuple[int, date], str]:
    """The unit (id) each of these employments (pks) was in on each of these days; unknown days are left out."""
    wanted = set(asked)
    rows = EmploymentTerm.objects.filter(employment__in={pk for pk, _day in wanted})
    terms: dict[int, list[tuple[date, date | None, str]]] = {}
    for pk, first, last, unit in rows.values_list("employment", "first", "last", "unit__ext_id"):
        terms.setdefault(pk, []).append((first, last, unit))
    return {
        (pk, day): unit
        for pk, day in wanted
        for first, last, unit in terms.get(pk, ())
        if first <= day and (last is None or day <= last)
    }


def employment_terms(pks: Collection[int]) -> list[Term]:
    """Every term of these employments, as the core knows them."""
    rows = EmploymentTerm.objects.filter(employment__in=list(pks)).values_list(
        *("employment__ext_id", "employment__person__ext_id", "unit__ext_id", "fte", "first", "last"),
        *("employment__person__name", "job_group", "status", "monthly_paid", "is_leader"),
    )
    return remembered(("terms", frozenset(pks)), lambda: [Term(*row) for row in rows])


def person_names(ext_ids: Iterable[str]) -> dict[str, str]:
    """Names by payroll's id."""
    wanted = list(ext_ids)
    return dict(Person.objects.filter(ext_id__in=wanted).values_list("ext_id", "name")) if wanted else {}


def persons(pks: Iterable[int]) -> list[Person]:
    """The persons by key, for the log."""
    wanted = frozenset(pks)
    return remembered(("persons", wanted), lambda: list(Person.objects.filter(pk__in=wanted)))


def persons_of(employments: Iterable[int]) -> list[Person]:
    """The persons of these employments (pks), for the log."""
    return list(Person.objects.filter(employments__in=list(employments)).distinct())


def persons_by_employment(employments: Iterable[int]) -> dict[int, int]:
    """The person (pk) of each of these employments."""
    return dict(Employment.objects.filter(pk__in=list(employments)).values_list("pk", "person"))


def named(employments: Collection[int]) -> dict[int, tuple[int, str, str]]:
    """The person (pk), their name, and payroll's id of each of these employments (pks)."""
    rows = Employment.objects.filter(pk__in=list(employments)).values_list("pk", "person", "person__name", "ext_id")
    found = remembered(("named", frozenset(employments)), lambda: list(rows))
    return {pk: (person, name, ext_id) for pk, person, name, ext_id in found}


def jobs(pks: Iterable[int], day: date) -> list[tuple[str, str, Decimal]]:
    """Job group, name of the unit and fte of each of these employments on the day."""
    units = snapshot_on(day).by_pk
    rows = EmploymentTerm.objects.filter(in_force(day), employment__in=list(pks)).order_by("-fte", "pk")
    return [
        (job_group, units[unit].name, fte)
        for job_group, unit, fte in rows.values_list("job_group", "unit", "fte")
        if unit in units
    ]


def stand_ins_of(day: date) -> dict[str, list[tuple[str, str | None]]]:
    """Who stands in for each leader on the day, and for which unit; all by payroll's ids."""
    rows = RoleAssignment.objects.filter(in_force(day), deputy_for__isnull=False, role__in=sorted(LEADING))
    found: dict[str, list[tuple[str, str | None]]] = {}
    for leader, deputy, unit in rows.values_list("deputy_for__ext_id", "person__ext_id", "unit__ext_id"):
        found.setdefault(leader, []).append((deputy, unit))
    return found


def addresses(ext_ids: Iterable[str]) -> dict[str, tuple[int, str]]:
    """Key and mail address of those who have an address."""
    wanted, found = sorted(set(ext_ids)), {}
    for place in range(0, len(wanted), AT_ONCE):
        rows = Person.objects.filter(ext_id__in=wanted[place : place + AT_ONCE]).exclude(email="")
        found.update({ext_id: (pk, email) for ext_id, pk, email in rows.values_list("ext_id", "pk", "email")})
    return found


def employed_since(day: date) -> frozenset[int]:
    """The employments (pks) that began on the day or later."""
    began = EmploymentTerm.objects.values("employment").annotate(began=Min("first")).filter(began__gte=day)
    return frozenset(began.values_list("employment", flat=True))


Placed = tuple[int, int, str, str, int, str]
"""Keys of employment and person, the person's id and name, key of the unit, and the job group."""


def employed_in(units: Collection[int], day: date) -> list[Placed]:
    """Who is employed in these units (pks) on the day, by name."""
    rows = EmploymentTerm.objects.filter(in_force(day), unit__in=list(units), status__in=sorted(EMPLOYED_STATUSES))
    return list(
        rows.order_by("employment__person__name", "employment").values_list(
            *("employment", "employment__person", "employment__person__ext_id", "employment__person__name"),
            *("unit", "job_group"),
        )
    )


def employments_of(person: int) -> list[Employment]:
    """All employments of a person (pk)."""
    return list(Employment.objects.filter(person=person).order_by("pk"))


def last_days(employments: Collection[int]) -> dict[int, date | None]:
    """The last day of each of these employments; None for one without an end."""
    rows = EmploymentTerm.objects.filter(employment__in=list(employments)).order_by("employment", "first")
    return dict(rows.values_list("employment", "last"))
