"""*Tidlig Indsats*: ``[early_effort]`` of a policy. Who judges, what help is offered, and who takes referrals."""

from typing import Annotated, Literal

from pydantic import Field

from naervaer.core.policy.dated import Dated, Text, YesNo

Judge = Literal["leader", "retention_consultant"]
Receiver = Literal["retention_consultant", "hr_consultant"]


class EarlyEffort(Dated):
    """*Tidlig Indsats*. A step with ``done_by = "judgement"`` is done by the judgement of the step's owner.

    ``professionals`` are the kinds of help that may be offered; ``accepted`` and ``declined`` are the answers of a
    step with ``done_by = "offer"`` that an answer to the offer gives. With ``preventive`` a leader may refer an
    employee who is not absent, to one of ``refers_to``. Without ``professionals`` the municipality has no such offer.
    """

    name: Text = "Tidlig Indsats"
    judges: tuple[Judge, ...] = ("leader", "retention_consultant")
    professionals: tuple[Text, ...] = ()
    offered_by: tuple[Judge, ...] = ("leader", "retention_consultant")
    accepted: Text = "tager imod"
    declined: Text = "siger nej tak"
    preventive: YesNo = False
    refers_to: Annotated[tuple[Receiver, ...], Field(min_length=1)] = ("retention_consultant",)
    what_is_said: str = ""
    why: str = ""
    source: str = ""
