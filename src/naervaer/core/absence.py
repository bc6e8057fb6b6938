"""What payroll tells: categories, absence periods (OPUS) and absence days (SD), employments and units."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class Category(StrEnum):
    """*Fraværskategori*: what kind of absence a payroll code stands for."""

    OWN_SICKNESS = "own_sickness"
    PARTIAL_SICKNESS = "partial_sickness"
    WORK_INJURY = "work_injury"
    SECTION_56 = "section_56"
    PREGNANCY_RELATED = "pregnancy_related"
    CHILD_SICK = "child_sick"
    CARE_DAY = "care_day"
    PARENTAL = "parental"
    OTHER = "other"


SICKNESS: frozenset[Category] = frozenset(
    {
        Category.OWN_SICKNESS,
        Category.PARTIAL_SICKNESS,
        Category.WORK_INJURY,
        Category.SECTION_56,
        Category.PREGNANCY_RELATED,
    }
)
"""*Sygefravær* when a policy says nothing else."""

FULL_TIME_DAY_HOURS = Decimal("7.4")
"""*Dagsværk*: hours of one full-time day (37 h over five days; Danmarks Statistik)."""

EMPLOYED_STATUSES = frozenset({"0", "1", "3"})
"""SD status codes that count as employed: without pay, active, temporarily out of pay."""


@dataclass(frozen=True, slots=True)
class AbsencePeriod:
    """*Fraværsperiode* as OPUS delivers it. Both days inclusive; ``last`` None = still open.

    ``degree`` is the share of the day that is absent, above 0 and at most 1.
    """

    employment_id: str
    category: Category
    first: date
    last: date | None
    degree: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True)
class AbsenceDay:
    """*Fraværsdag* as SD delivers it: hours absent out of hours planned that day."""

    employment_id: str
    category: Category
    day: date
    absent_hours: Decimal
    planned_hours: Decimal


@dataclass(frozen=True, slots=True)
class EmploymentTerm:
    """One stretch of an *ansættelse* with the same unit, hours and job group; both days inclusive.

    An employment that moves or changes hours is several terms with the same ``employment_id``.
    ``fte`` is the *beskæftigelsesdecimal*: 1 = 37 hours a week.
    """

    employment_id: str
    person_id: str
    unit_id: str
    fte: Decimal
    first: date
    last: date | None
    name: str = ""
    job_group: str = ""
    status: str = "1"
    monthly_paid: bool = True
    is_leader: bool = False
    email: str = ""


@dataclass(frozen=True, slots=True)
class UnitTerm:
    """One stretch in which an *enhed* had this name and parent; both days inclusive, None = unbounded."""

    unit_id: str
    parent_id: str | None
    name: str
    level: str = ""
    first: date | None = None
    last: date | None = None
