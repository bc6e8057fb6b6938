"""*Papirer*: ``[[paper]]`` of a policy. Which papers a case may need, who fills them in, and who sees what comes back.

No paper has a field for a diagnosis, and none can be given one by a name: what is asked is what somebody can do.
"""

from datetime import date, timedelta
from typing import Annotated, Literal

from pydantic import Field

from naervaer.core.policy.dated import Identifier, NotNegative, Positive, Rule, Strict, Text, YesNo

PaperKind = Literal[
    "possibility_declaration",
    "duration_certificate",
    "free_certificate",
    "declaration_on_honour",
    "retention_plan",
    "fast_track",
    "section_56",
]
FileType = Literal["pdf", "png", "jpg", "docx"]
Reader = Literal["leader", "retention_consultant", "hr_consultant", "lawyer"]
Filler = Literal["employer", "employee", "together", "doctor"]
LARGEST_FILE_MB = 25
MOST_FILES = 20


class Question(Strict):
    """*Spørgsmål*; ``lines`` is the room for the answer when it is written by hand.

    ``catalogue``: the *mulighedskatalog* of the workplace can be written into the answer.
    """

    id: Identifier
    title: Text
    hint: str = ""
    catalogue: YesNo = False
    lines: Annotated[int, Field(ge=1, le=20, strict=True)] = 3


class Part(Strict):
    """*Del* of a paper, and who fills it in; the doctor's is written by hand."""

    id: Identifier
    title: Text
    who: Filler
    questions: Annotated[tuple[Question, ...], Field(min_length=1)]


class Paper(Rule):
    """*Papir*. ``days`` is the time given to return it; ``from_day`` the day of the case it can be asked for.

    ``within_days`` is the last day it can be used, counted from the first day as 0. ``seen_by`` are those who see
    what is uploaded; the employee always does, and is told of the paper by ``employee_text``. ``remind_days`` is how
    long before the end of an agreement one is told.
    """

    kind: PaperKind
    text: Text
    employee_text: str = ""
    letter: str = ""
    days: Positive = 14
    from_day: Positive = 1
    within_days: NotNegative | None = None
    in_case: YesNo = True
    part: tuple[Part, ...] = ()
    seen_by: Annotated[tuple[Reader, ...], Field(min_length=1)] = ("leader",)
    file_types: Annotated[tuple[FileType, ...], Field(min_length=1)] = ("pdf", "png", "jpg")
    largest_mb: Annotated[int, Field(ge=1, le=LARGEST_FILE_MB, strict=True)] = 10
    most_files: Annotated[int, Field(ge=1, le=MOST_FILES, strict=True)] = 5
    remind_days: Positive = 60
    satisfies: tuple[Identifier, ...] = ()

    @property
    def own_text(self) -> str:
        """What the paper is for, said to the employee."""
        return self.employee_text or self.text

    @property
    def own_parts(self) -> tuple[Part, ...]:
        """The parts that are written in the program."""
        return tuple(part for part in self.part if part.who != "doctor")

    def part_of(self, part_id: str) -> Part | None:
        return next((part for part in self.part if part.id == part_id), None)

    def opens(self, first_day: date) -> date:
        return first_day + timedelta(days=self.from_day - 1)

    def last_day(self, first_day: date) -> date | None:
        return None if self.within_days is None else first_day + timedelta(days=self.within_days)
