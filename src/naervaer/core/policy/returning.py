"""*Nedsat tjeneste*: ``[return_plan]`` of a policy. How long a plan may be, and when it is thought of."""

from decimal import Decimal
from typing import Annotated

from pydantic import Field

from naervaer.core.policy.dated import Dated, Positive, Text

HoursOfAWeek = Annotated[Decimal, Field(ge=0, le=37)]


class ReturnPlans(Dated):
    """*Plan for at komme tilbage*. A step with ``done_by = "return_plan"`` is done when a plan is agreed.

    Less than ``least_hours_absent`` a week counts as fit for refusion. Payroll may differ from a plan by
    ``tolerance_hours`` a week. A case that has lasted ``think_of_it_from_day`` without is told of; a plan is looked
    back on within ``evaluate_within_days`` after its last day.
    """

    longest_weeks: Positive = 26
    least_hours_absent: HoursOfAWeek = Decimal(4)
    tolerance_hours: HoursOfAWeek = Decimal(2)
    think_of_it_from_day: Positive = 28
    evaluate_within_days: Positive = 14
    examples: tuple[Text, ...] = ()
    why: str = ""
    source: str = ""
