"""What other rooms ask of a leader, in the shape of the list; and what they offer to do about the steps on it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from naervaer.core.access.model import Actor
from naervaer.core.calendar import calendar_of
from naervaer.core.followup.model import Dates, State
from naervaer.core.followup.standing import Standing, Urgency, standing
from naervaer.web.access import scope
from naervaer.web.followup.people import Member
from naervaer.web.handbook.queries import active_policy
from naervaer.web.slots import STEP_BUTTONS, TODAY_TASKS, Button, StepAsked, Task


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task of another room, with how it stands today."""

    task: Task
    member: Member
    standing: Standing

    @property
    def urgency(self) -> Urgency:
        return self.standing.urgency

    @property
    def order(self) -> tuple[date, str]:
        return self.standing.target, self.member.name


@dataclass(frozen=True, slots=True)
class Waiting:
    """A task of another room about the person whose page it is, with how it stands today."""

    task: Task
    standing: Standing


def waiting(actor: Actor, employments: Collection[int], day: date) -> tuple[Waiting, ...]:
    """The tasks about these employments (pks), the first due first."""
    if not employments:
        return ()
    scope.expect(employments)
    calendar = calendar_of(active_policy())
    rows = [
        Waiting(task, standing(Dates(day, task.target), State.WAITING, None, day, calendar))
        for task in TODAY_TASKS(actor, employments, day)
    ]
    return tuple(sorted(rows, key=lambda row: (row.task.target, row.task.title)))


def task_rows(actor: Actor, shown: Mapping[int, Member], day: date) -> tuple[TaskRow, ...]:
    """The tasks about these members, the first due first."""
    rows = [
        TaskRow(row.task, shown[row.task.employment], row.standing)
        for row in waiting(actor, shown.keys(), day)
        if row.task.employment in shown
    ]
    return tuple(sorted(rows, key=lambda row: row.order))


def step_buttons(actor: Actor, steps: Iterable[StepAsked], day: date) -> dict[int, list[Button]]:
    """What other rooms offer to do about the steps, by the step's pk."""
    asked = list(steps)
    found: dict[int, list[Button]] = defaultdict(list)
    for pk, button in STEP_BUTTONS(actor, asked, day) if asked else ():
        found[pk].append(button)
    return dict(found)
