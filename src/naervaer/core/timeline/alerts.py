"""Patterns of absence to alerts: *adviser*. The slow, obvious way.

- The categories a rule leaves out are taken away before anything is joined or counted.
- What counts as a spell is what the policy's joining makes of the days: with days off bridged, two weeks of one
  illness are one spell, also when payroll sends them as ten single days.
- An alert is raised on a day absent, from what was known on that day, by the rule in force on that day: deriving it
  later gives the same alert, as long as payroll corrects nothing.
- One alert for each crossing. ``spells`` and ``same_weekday``: the rule fits on the first day of a spell and did not
  fit the day before. ``days``: the count reaches the limit in a spell that began below it. ``consecutive_days``: once
  in a spell. ``long_term_days``: once in a case.
- A window of n days ends on the day itself and holds n calendar days. Days off inside a spell count as days absent
  where calendar days are counted.
- ``same_weekday``: chance is measured over Monday to Friday, and over all seven days for someone of whom a spell in
  the window began on a Saturday or Sunday.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction

from naervaer.core.calendar import ONE_DAY
from naervaer.core.evidence.chance import fewest_remarkable
from naervaer.core.policy.schema import Alert, AlertWhen
from naervaer.core.timeline.counting import Counting
from naervaer.core.timeline.known import Known
from naervaer.core.timeline.model import Because, Case, RaisedAlert, Spell
from naervaer.core.timeline.moments import because_text
from naervaer.core.timeline.spells import cases, spells


def alerts(known: Known, alert: Alert, counting: Counting) -> list[RaisedAlert]:
    """Every time the absence of one employment came to fit a rule; ``known`` is without the categories left out."""
    periods = spells(known, counting)
    rule = alert.rule
    if rule.consecutive_days is not None:
        found = _stretches([(s.first, s.last) for s in periods], rule.consecutive_days, rule, known, counting)
    elif rule.long_term_days is not None:
        found = _stretches(_spans(cases(periods, known, counting)), rule.long_term_days, rule, known, counting)
    elif rule.days is not None:
        found = _days(periods, rule, known, counting)
    else:
        found = _starts(periods, rule, counting)
    raised = [
        RaisedAlert(known.employment_id, alert.id, alert.title, day, because)
        for day, because in found
        if alert.in_force(day)
    ]
    return sorted(raised, key=lambda one: one.raised_on)


Raised = tuple[date, Because]


def _spans(cases: list[Case]) -> list[tuple[date, date]]:
    return [(case.first_day, case.last_day) for case in cases]


def _stretches(
    stretches: list[tuple[date, date]], limit: int, rule: AlertWhen, known: Known, counting: Counting
) -> Iterator[Raised]:
    """The first day absent on which a stretch has become long enough."""
    for first, last in stretches:
        for day in sorted(d for d in known.days if first <= d <= last):
            length = _length(first, day, rule, counting)
            if length >= limit:
                text = because_text(rule, length, day, (first,), 1)
                yield day, Because(length, None, length, (first,), text)
                break


def _days(periods: list[Spell], rule: AlertWhen, known: Known, counting: Counting) -> Iterator[Raised]:
    """The first day absent in a spell on which the window holds enough days, when it did not before the spell."""
    limit = rule.days or 0
    for spell in periods:
        if _absent_in_window(periods, spell.first - ONE_DAY, rule, counting) >= limit:
            continue
        for day in sorted(d for d in known.days if spell.first <= d <= spell.last):
            count = _absent_in_window(periods, day, rule, counting)
            if count >= limit:
                window_first = _window_first(day, rule)
                dates = tuple(s.first for s in periods if s.first <= day and s.last >= window_first)
                text = because_text(rule, count, day, dates, len(dates))
                yield day, Because(count, rule.within_days, count, dates, text)
                break


def _starts(periods: list[Spell], rule: AlertWhen, counting: Counting) -> Iterator[Raised]:
    """First days on which enough spells, or enough of them on one weekday, have begun within the window."""
    firsts = [spell.first for spell in periods]
    for spell in periods:
        day = spell.first
        if not _fits(firsts, day, day, rule) or _fits(firsts, day - ONE_DAY, day, rule):
            continue
        in_window = [s for s in periods if _window_first(day, rule) <= s.first <= day]
        counted = [s for s in in_window if rule.same_weekday is None or s.first.weekday() == day.weekday()]
        absent = sum((_length(s.first, min(s.last, day), rule, counting) for s in counted), Fraction(0))
        dates = tuple(s.first for s in counted)
        text = because_text(rule, Fraction(len(counted)), day, dates, len(in_window))
        yield day, Because(Fraction(len(counted)), rule.within_days, absent, dates, text)


def _fits(firsts: list[date], day: date, weekday_of: date, rule: AlertWhen) -> bool:
    """Whether the window that ends on ``day`` fits the rule, looked at for one weekday."""
    in_window = [first for first in firsts if _window_first(day, rule) <= first <= day]
    if rule.spells is not None:
        return len(in_window) >= rule.spells
    kinds = 7 if any(first.weekday() >= 5 for first in in_window) else 5
    same = sum(1 for first in in_window if first.weekday() == weekday_of.weekday())
    remarkable = fewest_remarkable(len(in_window), kinds, rule.chance_below)
    return same >= (rule.same_weekday or 0) and remarkable is not None and same >= remarkable


def _window_first(day: date, rule: AlertWhen) -> date:
    return day - timedelta(days=(rule.within_days or 0) - 1)


def _absent_in_window(periods: list[Spell], day: date, rule: AlertWhen, counting: Counting) -> Fraction:
    window_first = _window_first(day, rule)
    parts = (_length(max(s.first, window_first), min(s.last, day), rule, counting) for s in periods)
    return sum(parts, Fraction(0))


def _length(first: date, last: date, rule: AlertWhen, counting: Counting) -> Fraction:
    """Days from ``first`` to ``last`` as the rule counts them; 0 when ``last`` is before ``first``."""
    if rule.count == "workdays":
        return counting.calendar.workdays(first, last)
    return Fraction(max((last - first).days + 1, 0))
