"""*Sygemelding*: ``[sick_call]`` of a policy. To whom, when and how; what may be asked; and who is told at once."""

from typing import Annotated, Literal

from pydantic import Field

from naervaer.core.policy.dated import Dated, Positive, Text, YesNo

Receiver = Literal["leader", "planner", "colleague_or_planner"]
"""Who takes the call (*hvem tager imod*)."""

CountsFrom = Literal["first_whole_day", "same_day"]
"""Whether the day somebody goes home ill counts as the first day absent."""

Texts = Annotated[tuple[Text, ...], Field(min_length=1)]


class SickCallRules(Dated):
    """*Sygemelding*. A workplace may set its own ``to``, ``at_latest`` and ``how`` when ``workplace_decides``.

    Payroll is given ``payroll_knows_within_days`` to tell of a call before somebody is asked to look into it; a work
    injury is to be reported ``injury_reported_within_days`` after the first day absent (BEK 799/2022 § 1).
    """

    to: Receiver = "leader"
    at_latest: Text = "hurtigst muligt og senest to timer efter arbejdstids begyndelse"
    how: Texts = ("Ring.", "Du kan også melde dig syg her i Nærvær.")
    tells: Annotated[tuple[Literal["leader", "planner"], ...], Field(min_length=1)] = ("leader",)
    counts_from: CountsFrom = "first_whole_day"
    may_be_asked: Texts = ("Hvornår du regner med at være tilbage.",)
    may_not_be_asked: Texts = ("Hvad du fejler.",)
    workplace_decides: YesNo = True
    payroll_knows_within_days: Positive = 40
    injury_reported_within_days: Positive = 14
    why: str = ""
    source: str = ""
