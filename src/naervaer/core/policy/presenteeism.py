"""*Sygenærvær*: ``[presenteeism]`` of a policy. Whether it can be said here, and what is done with it."""

from naervaer.core.policy.dated import Dated, Positive, YesNo


class PresenteeismRules(Dated):
    """*Sygenærvær*: to be at work and ought perhaps to be at home. Said by the employee or the TRIO, never by payroll.

    The leader takes up a signal within ``taken_up_within_days``; totals count the last ``counted_months`` whole
    months.
    """

    offered: YesNo = True
    taken_up_within_days: Positive = 1
    counted_months: Positive = 6
    why: str = ""
    source: str = ""
