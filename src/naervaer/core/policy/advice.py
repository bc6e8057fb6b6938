"""*Spørgsmål om hjælp*: ``[[theme]]`` of a policy. What a leader can ask about, who answers, and how soon."""

from typing import Annotated, Literal

from pydantic import Field

from naervaer.core.policy.dated import Positive, Rule, Text, YesNo

Answerer = Literal[
    "retention_consultant",
    "hr_consultant",
    "lawyer",
    "work_environment_consultant",
    "wellbeing_consultant",
    "coordinator",
    "leaders_leader",
    "union_representative",
]
"""Who may answer: roles, the leader's leader, or the trade-union side (*tillidsrepræsentant*) of the workplace."""


class Theme(Rule):
    """*Tema*: what is asked about, and the way of the question.

    ``otherwise`` answers where nobody holds ``asked``. ``workdays`` are those in which an answer can be expected. A
    ``confidential`` theme is never seen by whoever leads the one who asks, nor by their deputies.
    """

    helps_with: Annotated[tuple[Text, ...], Field(min_length=1)]
    asked: Answerer
    otherwise: Answerer = "coordinator"
    workdays: Positive = 3
    confidential: YesNo = False
