"""*Fraværssparring*: ``[sparring]`` of a policy. How often, what brings a case on the agenda, and who sees it when."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from naervaer.core.policy.dated import Dated, NotNegative, Positive, Text

Reason = Literal["last_time", "wish", "gate", "missed_steps", "long"]
"""What brings a case on the agenda (*grund*)."""

SparringRole = Literal["retention_consultant", "lawyer", "hr_consultant"]

REASONS: dict[str, str] = {
    "last_time": "det, der blev besluttet sidst",
    "wish": "lederens eget ønske",
    "gate": "en beslutning, der nærmer sig",
    "missed_steps": "skridt, der ikke er nået",
    "long": "langt fravær",
}


def _last_time_first(order: tuple[Reason, ...]) -> tuple[Reason, ...]:
    if len(set(order)) < len(order):
        raise ValueError("hver grund højst én gang")
    if order[:1] != ("last_time",):
        raise ValueError("last_time først: det, der blev besluttet sidst, kommer altid først")
    return order


class Sparring(Dated):
    """*Fraværssparring*. A case that ``order`` gives no reason for is not on the agenda by itself.

    ``long_from_day`` counts the first day as 1; a case that has been talked of comes again as a long one when
    ``long_again_days`` have gone. ``called`` are the advisers who see the cases of a meeting from
    ``sent_days_before`` it until ``seen_days_after`` it.
    """

    title: Text = "Fraværssparring"
    every_months: Positive = 1
    order: Annotated[tuple[Reason, ...], AfterValidator(_last_time_first)] = (
        "last_time",
        "wish",
        "gate",
        "missed_steps",
        "long",
    )
    long_from_day: Positive = 28
    long_again_days: Positive | None = None
    at_most: Positive | None = None
    themes: Annotated[tuple[Text, ...], Field(min_length=1)] = ("langt fravær",)
    called: tuple[SparringRole, ...] = ("retention_consultant", "lawyer")
    sent_days_before: NotNegative = 7
    seen_days_after: NotNegative = 14
    why: str = ""
    source: str = ""
