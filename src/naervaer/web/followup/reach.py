"""*Indsigt i et forløb*: which rows about somebody an actor may see, whatever room the rows belong to.

The rule is that of the person's page: the running case follows the employee to a new leader, all of it. What belongs
to a case that ended before the move, or to none, stays behind; what is said after the move is seen.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Q
from django.http import Http404
from django.utils import timezone

from naervaer.core.access.model import Actor, Purpose
from naervaer.core.access.sight import case_in_sight
from naervaer.web.access import scope
from naervaer.web.followup.models import Case, Step
from naervaer.web.organisation.employed import persons
from naervaer.web.remembering import remembered


@dataclass(frozen=True)
class Reach:
    """The employments (pk) within reach, each with the first day it has been so without a break."""

    since: Mapping[int, date]

    def __bool__(self) -> bool:
        return bool(self.since)

    def rows(self, *, employment: str = "employment", case: str = "case", said: str = "at") -> Q:
        """The rows within sight; the arguments are the paths to the employment, the case and when it was said."""
        wanted = Q(pk__in=[])
        for pk, since in self.since.items():
            known = Q(**{f"{case}__withdrawn": False})
            in_case = Q(**{f"{case}__last_day__isnull": True}) | Q(**{f"{case}__last_day__gte": since})
            said_since = Q(**{f"{said}__gte": _start_of(since)})
            wanted |= Q(**{employment: pk}) & ((known & in_case) | said_since)
        return wanted

    def said(self, *, employment: str = "employment", at: str = "at") -> Q:
        """Of rows that belong to no case those within sight: said since the actor has had the employment."""
        wanted = Q(pk__in=[])
        for pk, since in self.since.items():
            wanted |= Q(**{employment: pk, f"{at}__gte": _start_of(since)})
        return wanted


def reach_of_person(actor: Actor, purpose: Purpose, person: int, day: date) -> Reach:
    """What the actor reaches of a person (pk); empty when out of reach."""
    return Reach(scope.sight_of_person(actor, purpose, person, day))


def reach_of(actor: Actor, purpose: Purpose, employments: Collection[int], day: date) -> Reach:
    """What the actor reaches of some employments (pks); on one page each is asked about once."""
    return Reach(scope.in_sight(actor, purpose, sorted(set(employments)), day))


def _start_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


@dataclass(frozen=True, slots=True)
class About:
    """Whom something new is about: the employment, and the running case when there is one."""

    employment: int
    case: int | None
    first_day: date | None
    person: int
    name: str


@dataclass(frozen=True, slots=True)
class RunningCase:
    """A case with its dates; an empty ``last_day`` is one that still runs."""

    pk: int
    employment: int
    first_day: date
    last_day: date | None = None


def running_since(employments: Collection[int] | None, day: date, days: int) -> list[RunningCase]:
    """The running cases of these employments (None = all) that began at least so many days before the day."""
    rows = Case.objects.filter(withdrawn=False, last_day__isnull=True, first_day__lte=day - timedelta(days=days))
    if employments is not None:
        rows = rows.filter(employment__in=list(employments))
    return [RunningCase(*row) for row in rows.values_list("pk", "employment", "first_day")]


def cases_until(actor: Actor, purpose: Purpose, day: date, since: date) -> list[RunningCase]:
    """The cases within reach that run, or ended on or after ``since``; for work that is not one person's at a time."""
    return _until(Q(employment__in=scope.employments(actor, purpose, day).values("pk")), day, since)


def all_cases_until(day: date, since: date) -> list[RunningCase]:
    """The same of everybody, for the night's work: whoever is told asks access themselves."""
    return _until(Q(), day, since)


def _until(within: Q, day: date, since: date) -> list[RunningCase]:
    rows = Case.objects.filter(within, withdrawn=False, first_day__lte=day)
    rows = rows.filter(Q(last_day__isnull=True) | Q(last_day__gte=since)).order_by("first_day", "pk")
    return [RunningCase(*row) for row in rows.values_list("pk", "employment", "first_day", "last_day")]


def long_cases(first: date, last: date, days: int) -> list[RunningCase]:
    """Cases with a day from ``first`` to ``last`` that have lasted at least so many days by then. Asks no access."""
    rows = Case.objects.filter(withdrawn=False, first_day__lte=last - timedelta(days=days - 1))
    rows = rows.filter(Q(last_day__isnull=True) | Q(last_day__gte=first))
    found = (RunningCase(*row) for row in rows.values_list("pk", "employment", "first_day", "last_day"))
    return [case for case in found if (min(case.last_day or last, last) - case.first_day).days >= days - 1]


def case_of(pk: int) -> RunningCase | None:
    row = Case.objects.filter(pk=pk, withdrawn=False).values_list("pk", "employment", "first_day", "last_day").first()
    return RunningCase(*row) if row else None


def cases_of(reach: Reach) -> list[RunningCase]:
    """The cases within sight, newest first."""
    rows = Case.objects.filter(employment__in=list(reach.since), withdrawn=False).order_by("-first_day")
    kept = rows.values_list("pk", "employment", "first_day", "last_day")
    found = (RunningCase(*row) for row in remembered(("cases", frozenset(reach.since)), lambda: list(kept)))
    return [case for case in found if case_in_sight(case.last_day, reach.since[case.employment])]


def first_day_of(case: int) -> date:
    """The first day of a case (pk), wherever a correction has moved it."""
    return Case.objects.values_list("first_day", flat=True).get(pk=case)


def case_is_seen(actor: Actor, purpose: Purpose, employment: int, last_day: date | None, day: date) -> bool:
    """Whether a case of an employment (pk) is within sight: one that ended before a move stays behind."""
    since = reach_of(actor, purpose, [employment], day).since.get(employment)
    return since is not None and case_in_sight(last_day, since)


def about_now(
    actor: Actor, person: int, day: date, employment: str = "", purpose: Purpose = Purpose.WORK_ON_CASE
) -> About:
    """The person's employment with a running case, else the first within reach; out of reach is an unknown page.

    ``employment`` (pk) when the address says which of several is meant.
    """
    reach = reach_of_person(actor, purpose, person, day)
    if employment.isdecimal():
        reach = Reach({pk: since for pk, since in reach.since.items() if pk == int(employment)})
    if not reach:
        raise Http404
    running = Case.objects.filter(employment__in=list(reach.since), last_day__isnull=True, withdrawn=False)
    case = running.order_by("first_day").first()
    [whose] = persons([person])
    if case is None:
        return About(min(reach.since), None, None, person, whose.name)
    return About(case.employment_id, case.pk, case.first_day, person, whose.name)


def waiting_steps_of(case: int, rules: Collection[str]) -> list[int]:
    """The steps (pks) of a case that wait, of these rules."""
    rows = Step.objects.filter(case=case, rule__in=list(rules), state=Step.State.WAITING)
    return list(rows.values_list("pk", flat=True))


def ends_of(cases: Collection[int]) -> dict[int, tuple[bool, date | None]]:
    """Of these cases (pks): whether each runs, and its last day. One payroll has taken back does not run."""
    rows = Case.objects.filter(pk__in=list(cases)).values_list("pk", "withdrawn", "last_day")
    return {pk: (last is None and not withdrawn, last) for pk, withdrawn, last in rows}


def spans_before(day: date) -> dict[int, list[RunningCase]]:
    """The cases that began before the day, by employment; those payroll has taken back are left out."""
    rows = Case.objects.filter(withdrawn=False, first_day__lt=day).order_by("first_day")
    found: dict[int, list[RunningCase]] = {}
    for row in rows.values_list("pk", "employment", "first_day", "last_day"):
        found.setdefault(row[1], []).append(RunningCase(*row))
    return found
