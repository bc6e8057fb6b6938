"""*Aldrig prøvet*: cases that have run long without part of a day or a plan, for whoever works on them (H6)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.timezone import localdate

from naervaer.core.absence import Category
from naervaer.core.access.model import Actor, Purpose
from naervaer.core.calendar import ONE_DAY
from naervaer.web.absence import queries as absence
from naervaer.web.access import scope
from naervaer.web.followup.reach import RunningCase, cases_until, running_since
from naervaer.web.handbook.queries import active_policy
from naervaer.web.organisation import employed
from naervaer.web.returning.models import NotPossible, Plan
from naervaer.web.said import name_of


@dataclass(frozen=True, slots=True)
class RuledOut:
    """Why it is not possible for now, who said so, and when it is thought of again."""

    said_on: date
    again_on: date
    reason: str
    who: str


@dataclass(frozen=True, slots=True)
class Untried:
    """A case in which nobody has tried. ``ruled_out`` is the newest word about why."""

    employment: int
    person: int
    name: str
    first_day: date
    days: int
    ruled_out: RuledOut | None

    def waits(self, day: date) -> bool:
        """Whether it should be thought of now."""
        return self.ruled_out is None or self.ruled_out.again_on <= day


def of_actor(actor: Actor, day: date) -> list[Untried]:
    """Every such case the actor works on, the longest first."""
    return _named(_untried(cases_until(actor, Purpose.WORK_ON_CASE, day, day + ONE_DAY), day), day)


def of_person(actor: Actor, person: int, day: date) -> Untried | None:
    """The case of a person within reach, if it is such a one."""
    employments = list(scope.sight_of_person(actor, Purpose.WORK_ON_CASE, person, day))
    cases = running_since(employments, day, 0) if employments else []
    return next(iter(_named(_untried(cases, day), day)), None)


def waiting(actor: Actor, day: date) -> int:
    """How many of them should be thought of now."""
    left = _untried(cases_until(actor, Purpose.WORK_ON_CASE, day, day + ONE_DAY), day)
    words = _words(left)
    return sum(case.pk not in words or words[case.pk].again_on <= day for case in left)


def own(employments: Collection[int]) -> list[RuledOut]:
    """What has been said to somebody (their employments' pks) about the case that runs, the newest first."""
    rows = NotPossible.objects.filter(employment__in=list(employments), case__last_day__isnull=True)
    rows = rows.filter(case__withdrawn=False)
    return [_ruled_out(row) for row in rows.select_related("by__person", "on_behalf_of").order_by("-at", "-pk")]


def _untried(cases: list[RunningCase], day: date) -> list[RunningCase]:
    """Those that have been long, and in which there has been no part of a day."""
    enough = timedelta(days=active_policy().return_plan_on(day).think_of_it_from_day - 1)
    long = [case for case in cases if case.first_day + enough <= day]
    tried = _tried(long) if long else set()
    return [case for case in long if case.pk not in tried]


def _named(cases: list[RunningCase], day: date) -> list[Untried]:
    words = _words(cases)
    persons = employed.persons_by_employment([case.employment for case in cases]) if cases else {}
    names = {person.pk: person.name for person in employed.persons(persons.values())} if cases else {}
    found = [
        Untried(
            case.employment,
            persons[case.employment],
            names[persons[case.employment]],
            case.first_day,
            (day - case.first_day).days + 1,
            words.get(case.pk),
        )
        for case in cases
    ]
    return sorted(found, key=lambda one: (one.first_day, one.name))


def _tried(cases: list[RunningCase]) -> set[int]:
    """Those with a plan, or with part of a day in payroll."""
    planned = Plan.objects.filter(case__in=[case.pk for case in cases]).exclude(state="annulled")
    found = set(planned.values_list("case", flat=True))
    newest: dict[int, date] = {}
    for who, last in absence.ends_coded(Category.PARTIAL_SICKNESS, [case.employment for case in cases]):
        newest[who] = max(newest.get(who, date.min), last or date.max)
    return found | {case.pk for case in cases if newest.get(case.employment, date.min) >= case.first_day}


def _words(cases: list[RunningCase]) -> dict[int, RuledOut]:
    """The newest word by case (pk): a running case is seen whole by whoever works on it."""
    rows = NotPossible.objects.filter(case__in=[case.pk for case in cases]) if cases else NotPossible.objects.none()
    return {
        row.case_id: _ruled_out(row) for row in rows.select_related("by__person", "on_behalf_of").order_by("at", "pk")
    }


def _ruled_out(row: NotPossible) -> RuledOut:
    return RuledOut(localdate(row.at), row.again_on, row.reason, name_of(row))
