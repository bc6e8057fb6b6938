"""*Journal* of a course: ``[journal]`` of a policy. The themes, and how soon an open journal is locked again."""

from typing import Annotated

from pydantic import Field

from naervaer.core.policy.dated import Dated, Text

LONGEST_OPEN = 60


class JournalRules(Dated):
    """*Journal*: locked when nothing has been done for ``locked_after_minutes``.

    ``themes`` are what a course can be about. They are encrypted with the journal and known to its keeper alone; a
    year's totals are released where at least ``suppress_below`` courses have a theme.
    """

    locked_after_minutes: Annotated[int, Field(ge=1, le=LONGEST_OPEN)] = 15
    themes: tuple[Text, ...] = ()
    suppress_below: Annotated[int, Field(ge=3)] = 5
    why: str = ""
    source: str = ""
