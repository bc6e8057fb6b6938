"""Cases to due steps: *skridt*. The slow, obvious way.

- The rules in force on the first day of a case are its rules.
- A step that opens by an answer is there from the day of the answer; its limit is never before it opens.
- A repeated step has the same days from opening to limit each time, or a week when an answer opened it, and never
  opens before the earlier one was due. The first repetition is there from the start, each later one when the one
  before it has opened.
- ``except`` and ``categories`` look at what the case has been so far. An exception for a category, or for partial
  sickness, holds when the whole case has been nothing else.
- In a case that has ended only what opened while it ran is there: overdue when the limit came while it ran,
  lapsed when it did not.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from naervaer.core.absence import Category
from naervaer.core.calendar import ONE_DAY, WorkCalendar
from naervaer.core.policy.schema import Except, Policy, Repeats, Step
from naervaer.core.timeline.model import Answer, Case, DueStep, StepState
from naervaer.core.timeline.moments import DAYS_OF_A_WEEK, Answered, basis, handle_by, moment


def steps(
    case: Case, policy: Policy, calendar: WorkCalendar, left: date | None, answers: Iterable[Answer], as_of: date
) -> list[DueStep]:
    """Every step of one case as it stands on ``as_of``, by limit."""
    answered = _answered(case, answers, as_of)
    found = [
        _due_step(case, rule, calendar, occurrence, as_of)
        for rule in policy.steps_on(case.first_day)
        if _applies(rule, case, left)
        for occurrence in _occurrences(case, rule, answered, as_of)
        if case.running or occurrence[1] <= case.last_day
    ]
    return sorted(found, key=lambda step: (step.due, step.step, step.occurrence))


Occurrence = tuple[int, date, date, date | None]
"""Number, opens, due, latest."""


def _occurrences(case: Case, rule: Step, answered: Answered, as_of: date) -> Iterator[Occurrence]:
    opens, due = moment(rule.opens, case.first_day, answered), moment(rule.due, case.first_day, answered)
    if opens is None or due is None:
        return
    due = max(due, opens)
    yield 1, opens, due, moment(rule.latest, case.first_day, answered) if rule.latest else None
    ahead = due - opens if rule.opens.answer is None else timedelta(days=DAYS_OF_A_WEEK - 1)
    number = 1
    for again in _repeats(rule.repeats, case.first_day, due):
        if number > 1 and opens > as_of:
            return
        number, opens, due = number + 1, max(again - ahead, due + ONE_DAY), again
        yield number, opens, due, None


def _repeats(repeats: Repeats | None, first_day: date, due: date) -> Iterator[date]:
    """The later limits of a repeated step; those of a step that comes every so many days have no end."""
    if repeats is None:
        return
    if repeats.day_of_case is not None:
        again = first_day + timedelta(days=repeats.day_of_case - 1)
        if again > due:
            yield again
    while repeats.every_days is not None:
        due += timedelta(days=repeats.every_days)
        yield due


def _answered(case: Case, answers: Iterable[Answer], as_of: date) -> Answered:
    given: dict[tuple[str, str], date] = {}
    for answer in answers:
        same_case = (answer.employment_id, answer.case_first_day) == (case.employment_id, case.first_day)
        if same_case and answer.day <= as_of:
            key = (answer.step, answer.answer)
            given[key] = min(answer.day, given.get(key, answer.day))
    return given


def _applies(rule: Step, case: Case, left: date | None) -> bool:
    wanted = not rule.categories or bool(set(rule.categories) & set(case.categories))
    return wanted and not any(_excepted(exception, case, left) for exception in rule.except_)


def _excepted(exception: Except, case: Case, left: date | None) -> bool:
    if exception.leaves_within_days_of_first is not None:
        return left is not None and left <= case.first_day + timedelta(days=exception.leaves_within_days_of_first)
    if exception.only_partial is not None:
        return (case.categories == (Category.PARTIAL_SICKNESS,)) == exception.only_partial
    return case.categories == (exception.category,)


def _due_step(case: Case, rule: Step, calendar: WorkCalendar, occurrence: Occurrence, as_of: date) -> DueStep:
    number, opens, due, latest = occurrence
    return DueStep(
        employment_id=case.employment_id,
        case_first_day=case.first_day,
        step=rule.id,
        title=rule.title,
        kind=rule.kind,
        occurrence=number,
        opens=opens,
        due=due,
        latest=latest,
        handle_by=handle_by(calendar, opens, due),
        basis=basis(rule.due, case.first_day, due, number),
        source=rule.source,
        state=_state(case, opens, due, as_of),
    )


def _state(case: Case, opens: date, due: date, as_of: date) -> StepState:
    if not case.running:
        return "overdue" if due <= case.last_day else "lapsed"
    if as_of < opens:
        return "upcoming"
    return "overdue" if as_of > due else "open"
