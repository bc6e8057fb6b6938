"""*Evaluering* of courses and efforts: ``[[evaluation]]`` of a policy. Whom it asks about what, and what is asked."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from naervaer.core.policy.dated import Identifier, Positive, Rule, Strict, Text

YES_PARTLY_NO = ("ja", "delvist", "nej")
Level = Literal["individual", "group", "organisation"]
Steps = Annotated[int, Field(ge=3, le=10, strict=True)]
Days = Annotated[int, Field(ge=7, le=180, strict=True)]


class Question(Strict):
    """*Spørgsmål* of an evaluation. A ``scale`` goes from 1 (``low``) to ``steps`` (``high``)."""

    id: Identifier
    ask: Text
    kind: Literal["scale", "yes_partly_no", "choice"]
    steps: Steps = 5
    low: str = ""
    high: str = ""
    choices: tuple[Text, ...] = ()

    @model_validator(mode="after")
    def _can_be_answered(self) -> Self:
        if self.kind == "scale" and not (self.low and self.high):
            raise ValueError("low og high: hvad skalaens ender betyder")
        if self.kind == "choice" and len(set(self.choices)) < max(2, len(self.choices)):
            raise ValueError("mindst to forskellige valg i choices")
        return self

    @property
    def answers(self) -> tuple[str, ...]:
        """The answers there are, as they are kept and counted."""
        if self.kind == "scale":
            return tuple(str(step) for step in range(1, self.steps + 1))
        return YES_PARTLY_NO if self.kind == "yes_partly_no" else self.choices

    def same_answers(self, other: "Question") -> bool:
        return (self.kind, self.answers) == (other.kind, other.answers)


class Evaluation(Rule):
    """*Evaluering*: asked of the user of a course, or of whoever asked for an effort, when it is finished.

    It is for some ``offers``, or for those of some ``levels``. Answers are counted for the evaluation as a whole: who
    wants them for each offer writes an evaluation for each. ``free_text`` is what may be written in one's own words;
    empty, and nothing may. Answers too few to be counted are thrown away unread after ``kept_quarters``.
    """

    levels: tuple[Level, ...] = ()
    offers: tuple[Identifier, ...] = ()
    question: Annotated[tuple[Question, ...], Field(min_length=1)]
    introduction: str = ""
    free_text: str = ""
    open_days: Days = 30
    kept_quarters: Positive = 8
