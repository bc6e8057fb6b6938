"""What other rooms ask of a leader, in the shape of the list; and what they offer to do about the steps on it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from naervaer.core.access.model import Actor
from naervaer.core.calendar import calendar_of
from naervaer.core.followup.model import Dates, State
from naervaer.core.followup.standing import Standing, Urgency, standing
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


def task_rows(actor: Actor, shown: Mapping[int, Member], day: date) -> tuple[TaskRow, ...]:
    """The tasks about these members, the first due first."""
    if not TODAY_TASKS.fillers:
        return ()
    calendar = calendar_of(active_policy())
    rows = [
        TaskRow(task, shown[task.employment], standing(Dates(day, task.target), State.WAITING, None, day, calendar))
        for task in TODAY_TASKS(actor, shown.keys(), day)
        if task.employment in shown
    ]
    return tuple(sorted(rows, key=lambda row: row.order))


def step_buttons(actor: Actor, steps: Iterable[StepAsked], day: date) -> dict[int, list[Button]]:
    """What other rooms offer to do about the steps, by the step's pk."""
    asked = list(steps)
    found: dict[int, list[Button]] = defaultdict(list)
    for pk, button in STEP_BUTTONS(actor, asked, day) if asked else ():
        found[pk].append(button)
    return dict(found)
