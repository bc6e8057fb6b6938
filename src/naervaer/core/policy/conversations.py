"""*Samtaler* and *breve*: ``[[conversation]]`` and ``[[letter]]`` of a policy. Who talks of what, and what is sent."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from naervaer.core.policy.dated import Identifier, NotNegative, Positive, Rule, Strict, Text, YesNo
from naervaer.core.policy.steps import PartyName

Setting = Literal["in_case", "before_absence", "either"]
"""When a conversation can be held: only while a case runs, only without one (preventive), or both."""

Duty = Literal["invited", "summoned"]
"""Whether the employee may stay away (*inviteres*) or is to come (*indkaldes*)."""

LONGEST_TALK = 480

Partaker = PartyName | Literal["union_representative"]
OUTSIDE: frozenset[Partaker] = frozenset({"municipality", "union_representative", "doctor"})
"""Parties who may come along and whom the program cannot call: they have no login, or no part in the case."""


def uncapitalised(title: str) -> str:
    """With a small first letter; names inside the title keep theirs."""
    return title[:1].lower() + title[1:]


class Point(Strict):
    """*Punkt på dagsordenen*: something to talk of, with questions that may be asked."""

    title: Text
    questions: tuple[Text, ...] = ()


class MinutesPoint(Strict):
    """*Punkt i referatet*: what the minutes say something about."""

    id: Identifier
    title: Text
    hint: str = ""


class Conversation(Rule):
    """*Samtale*: a kind of conversation, how it is called and held, and which steps are done with it.

    ``notice_days`` is *rimeligt varsel* in calendar days. ``minutes_long`` is the time set aside. ``preventive``
    ones are counted as such. ``letter`` is the invitation; ``moved`` and ``cancelled`` tell of changes.
    """

    with_: tuple[Partaker, ...] = Field((), alias="with")
    setting: Setting = "either"
    preventive: YesNo = False
    while_sick: Duty = "invited"
    at_work: Duty = "summoned"
    notice_days: NotNegative = 3
    minutes_long: Annotated[int, Field(ge=10, le=LONGEST_TALK, strict=True)] = 45
    by_phone: YesNo = False
    companion: str = ""
    agenda: Annotated[tuple[Point, ...], Field(min_length=1)]
    avoid: tuple[Text, ...] = ()
    minutes: Annotated[tuple[MinutesPoint, ...], Field(min_length=1)]
    minutes_within_days: Positive = 7
    satisfies: tuple[Identifier, ...] = ()
    letter: Identifier
    moved: Identifier | None = None
    cancelled: Identifier | None = None

    @model_validator(mode="after")
    def _only_before_absence_satisfies_nothing(self) -> "Conversation":
        if self.setting == "before_absence" and self.satisfies:
            raise ValueError("ingen skridt i satisfies, når samtalen kun holdes før fravær: skridt hører til et forløb")
        return self

    @property
    def letters(self) -> tuple[tuple[str, str], ...]:
        """The keys of the letters with the ids they name."""
        named = (("letter", self.letter), ("moved", self.moved), ("cancelled", self.cancelled))
        return tuple((key, name) for key, name in named if name is not None)

    @property
    def from_outside(self) -> tuple[Partaker, ...]:
        """The parties who come along and have no login: the leader writes who they are."""
        return tuple(party for party in self.with_ if party in OUTSIDE)

    @property
    def named(self) -> str:
        """The title in the middle of a sentence."""
        return uncapitalised(self.title)

    def duty(self, *, sick: bool) -> Duty:
        return self.while_sick if sick else self.at_work


class Letter(Rule):
    """*Brev*: its subject (neutral, it may be read over a shoulder) and its text with *pladsholdere* in braces."""

    subject: Text
    text: Text
