"""*Pladser*: what a room puts on a page that another room owns.

The room of the page asks; rooms that know of the matter answer, each from its ``AppConfig.ready``. So *I dag* and
the person's page know nothing of conversations, plans or papers, and a new room changes no page but its own.
Whoever fills a slot asks access itself: a slot is no way around ``naervaer.web.access.scope``.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Generic, ParamSpec, TypeVar

from naervaer.core.access.model import Actor, Handed
from naervaer.core.access.sight import Subject
from naervaer.core.records.case_file import Section
from naervaer.core.scheme.status import Cost

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Button:
    """Something that can be done: where it leads, and what it is called. ``order`` counts from 0: the usual first."""

    label: str
    url: str
    order: int = 50


@dataclass(frozen=True)
class Panel:
    """A part of a page. ``template`` is drawn with ``context``; ``order`` counts from 0 at the top.

    ``always`` when it is there for everybody, and so tells of nothing that was agreed or written about them.
    """

    title: str
    template: str
    context: Mapping[str, Any]
    order: int = 50
    buttons: tuple[Button, ...] = ()
    always: bool = False


@dataclass(frozen=True)
class Task:
    """Something that waits for a leader, beside the steps of the rules. ``employment`` is its pk.

    ``target`` is the day it should be done by; ``why`` and ``source`` say what asks for it.
    """

    employment: int
    title: str
    target: date
    text: str
    buttons: tuple[Button, ...]
    why: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class StepAsked:
    """A step of the rules that waits for somebody: its pk, the rule's id, and the day it should be done by.

    ``done_by`` is what the rule says does the step, empty when it says nothing.
    """

    pk: int
    rule: str
    employment: int
    target: date
    done_by: str = ""


@dataclass(frozen=True, slots=True)
class Matter:
    """Something to be told of by mail. ``key`` names it without telling what it is; ``parties`` are the policy's.

    ``persons`` (ids) are told as well, whatever parties they are.
    """

    key: str
    parties: tuple[str, ...]
    subject: Subject
    persons: tuple[str, ...] = ()


@dataclass(frozen=True)
class Moment:
    """A point of the person's timeline: what happened or is to happen on ``day``. ``badge`` is one of the design."""

    day: date
    title: str
    text: str = ""
    badge: str = ""
    badge_text: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Enclosed:
    """*Bilag* of the copy of a case: its name in the copy, when it was kept, and its bytes when asked for.

    The employee has it always; of those who answer, the ones in ``seen_by`` (None: all of them).
    """

    name: str
    at: datetime
    read: Callable[[], bytes]
    seen_by: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Stored:
    """A row that retention may delete, with all that hangs on it: its pk, when it was recorded and last added to.

    ``employment`` and ``case`` are pks: whose it is, and the case it is a part of, if any.
    """

    pk: int
    employment: int
    case: int | None
    recorded: date
    last_entry: date


@dataclass(frozen=True)
class Shelf:
    """*Hylde*: how a room finds and deletes what it holds of a kind of document (``core.records.kinds``).

    ``stored`` gives what was recorded before a day; ``erase`` deletes rows by pk and says how many. Shelves are
    cleared in ``order``: what others refer to comes late.
    """

    document: str
    stored: Callable[[date], Iterable[Stored]]
    erase: Callable[[Collection[int]], int]
    order: int = 50


@dataclass
class Slot(Generic[P, R]):
    """A place that several rooms may fill; what they answer is laid together in the order they were given."""

    fillers: list[Callable[P, Iterable[R]]] = field(default_factory=list)

    def fill(self, filler: Callable[P, Iterable[R]]) -> Callable[P, Iterable[R]]:
        """Add a filler; adding the same one twice is adding it once."""
        if filler not in self.fillers:
            self.fillers.append(filler)
        return filler

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> list[R]:
        return [found for filler in self.fillers for found in filler(*args, **kwargs)]


PERSON_PANELS: Slot[[Actor, int, date], Panel] = Slot()
"""Panels of the person's page (pk of the person), for an actor who may see the person."""

PERSON_BUTTONS: Slot[[Actor, int, date], Button] = Slot()
"""What can be done from the person's page, besides the steps."""

PERSON_MOMENTS: Slot[[Actor, Collection[int], date], Moment] = Slot()
"""Points of the timeline of some employments (pks)."""

TODAY_TASKS: Slot[[Actor, Collection[int], date], Task] = Slot()
"""What waits on *I dag* for the employments (pks) the actor is shown."""

STEP_BUTTONS: Slot[[Actor, Collection[StepAsked], date], tuple[int, Button]] = Slot()
"""What can be done about steps besides registering them, by the step's pk."""

HANDED_PANELS: Slot[[Actor, date], Panel] = Slot()
"""Panels of *Overdragne sager*: what waits for a consultant or lawyer."""

OWN_PANELS: Slot[[Actor, date], Panel] = Slot()
"""Panels of *Min side*: the actor's own, in plain sentences."""

OWN_STEPS: Slot[[Actor, Collection[StepAsked], date], tuple[int, str]] = Slot()
"""What the actor is told of steps of their own that are under way already: a sentence, by the step's pk."""

MATTERS: Slot[[date], Matter] = Slot()
"""What leaders are told of by mail, besides steps and alerts."""

UNSENT: Slot[[], int] = Slot()
"""Mail that could not be sent when it was written: try again, and say how many were sent."""

CALLS: Slot[[int], Handed] = Slot()
"""*Indkaldelser*: the cases somebody (pk of the person) is called to talk of; a part of who the actor is."""

ADVISED: Slot[[int, date], str] = Slot()
"""The roles (values) of advisers who have talked of a case (pk) up to the day, without its being handed to them."""

NIGHT: Slot[[Actor, date], tuple[str, int]] = Slot()
"""What rooms do at night, before the day's mail: the name of what was counted, and how many."""

OFFER_BUTTONS: Slot[[Actor, str, date], Button] = Slot()
"""What can be done from the page of an offer (id)."""

SCHEME_LINKS: Slot[[Actor, date], Button] = Slot()
"""Pages of the wellbeing scheme for whoever works with it, linked from its first page."""

PROVIDER_LINKS: Slot[[Actor, date], Button] = Slot()
"""Pages about what is between the municipality and its providers, linked from where either sees the other."""

TODAY_PANELS: Slot[[Actor, date], Panel] = Slot()
"""Panels of *I dag*, under the tasks: what waits for the leader and is about nobody's steps."""

HANDBOOK_PANELS: Slot[[Actor, date], Panel] = Slot()
"""Panels of *Sådan gør vi her*, under the municipality's own rules."""

COORDINATOR_PANELS: Slot[[Actor, date], Panel] = Slot()
"""Panels of the coordinator's page: totals of what lies waiting."""

RECORD_SECTIONS: Slot[[int], Section] = Slot()
"""*Aktindsigt*: everything a room holds about a person (pk), whoever asks. What is given is for the room of records."""

RECORD_FILES: Slot[[int], Enclosed] = Slot()
"""*Bilag*: the letters and files a room holds about a person (pk), enclosed in the copy of the case."""

OWN_COURSE_PARTS: Slot[[Actor, int, date], Panel] = Slot()
"""Parts of the page of one's own course (pk), for whoever it is for."""

GIVEN_COURSE_PARTS: Slot[[Actor, int, date], Panel] = Slot()
"""Parts of the page of a course (pk), for whoever gives it."""

SESSION_GUESTS: Slot[[int], Any] = Slot()
"""The persons called to the three-party conversations of a course (pk), besides its employee and whoever gives it."""

COURSE_MAY_FINISH: Slot[[int], str] = Slot()
"""What stands in the way of finishing a course (pk), in sentences."""

COURSE_ERASED: Slot[[Collection[int]], int] = Slot()
"""What rooms hold of courses (pks) that retention deletes: deleted first, and how many rows it was."""

RETENTION: Slot[[], Shelf] = Slot()
"""What retention may delete."""

COURSE_FINISHED: Slot[[Actor, int], int] = Slot()
"""What follows when somebody has finished a course (pk): called in the transaction that finishes it."""

SCHEME_COSTS: Slot[[date], Cost] = Slot()
"""What others than the agreements had paid of the year when a day was over, by area and payer."""

SCHEME_HOURS: Slot[[date], tuple[str, Decimal]] = Slot()
"""The hours held of each offer (its id) when a day was over, of courses and of efforts."""
