"""What an import led to, kept with the run: which cases, steps and alerts changed for whom, and the figures.

Employments are told by payroll's own number, as in the file; who may see the person gets a way to the page.
"""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _later

from naervaer.core.access.model import Actor, Purpose
from naervaer.core.followup.model import State
from naervaer.core.followup.rules import alert_rule, asks, step_rule
from naervaer.web import clock
from naervaer.web.access import scope
from naervaer.web.audit import actions as audit
from naervaer.web.design.danish import numeric_date
from naervaer.web.followup import correcting
from naervaer.web.handbook.queries import active_policy
from naervaer.web.imports.models import ImportRun
from naervaer.web.organisation import employed
from naervaer.web.reports import facts

MOST = 200
"""Beyond so many employments it is told how many rows changed, not which."""

_STATES = {
    State.WAITING: _later("afventer"),
    State.DONE: _later("gennemført"),
    State.NOT_RELEVANT: _later("ikke relevant"),
    State.CLOSED: _later("lukket, da fraværet sluttede"),
}


def people_now(employments: Sequence[int] | None) -> correcting.Rows:
    """What is stored of the touched employments; nothing when there are too many to tell of."""
    return correcting.as_it_stands(employments) if employments and len(employments) <= MOST else {}


def people(before: correcting.Rows, after: correcting.Rows) -> list[dict[str, Any]]:
    """What differs, as it is kept."""
    return [asdict(change) for change in correcting.difference(before, after)]


def figures_now() -> dict[date, tuple[Decimal, Decimal]]:
    return facts.whole(clock.today())


def figures(
    before: dict[date, tuple[Decimal, Decimal]], after: dict[date, tuple[Decimal, Decimal]]
) -> list[dict[str, str]]:
    """The months whose figures are not as they were, the newest first, as they are kept."""
    return [
        {"month": month.isoformat(), "before": _days(before, month), "after": _days(after, month)}
        | {"percent_before": _percent(before, month), "percent_after": _percent(after, month)}
        for month in sorted(before.keys() | after.keys(), reverse=True)
        if before.get(month) != after.get(month)
    ]


def _days(by_month: dict[date, tuple[Decimal, Decimal]], month: date) -> str:
    return str(by_month[month][0]) if month in by_month else ""


def _percent(by_month: dict[date, tuple[Decimal, Decimal]], month: date) -> str:
    absent, possible = by_month.get(month, (Decimal(0), Decimal(0)))
    return str(100 * absent / possible) if possible else ""


@dataclass(frozen=True, slots=True)
class Person:
    """What changed for one employment. ``person`` is the pk of its person for who may see the page."""

    employment_id: str
    person: int | None
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Month:
    """The whole organisation's days and percent before and after; None = there was nothing."""

    month: date
    before: Decimal | None
    after: Decimal | None
    percent_before: Decimal | None
    percent_after: Decimal | None


def told_of_people(by: Actor, run: ImportRun) -> list[Person]:
    """By employment, in the order of payroll's numbers; the reading is noted in the log."""
    lines: dict[int, list[str]] = {}
    for kept in run.changes.get("people", []):
        lines.setdefault(kept["employment"], []).extend(_line(kept))
    ext_ids = {pk: ext_id for ext_id, pk in employed.employment_pks(lines).items()} if lines else {}
    seen = dict(
        scope.employments(by, Purpose.SEE_PERSON, clock.today()).filter(pk__in=lines).values_list("pk", "person")
    )
    told = [Person(ext_ids[pk], seen.get(pk), tuple(said)) for pk, said in lines.items() if pk in ext_ids and said]
    audit.record_reads(by=by, action="imports.run", subjects=employed.persons_of(lines), purpose=Purpose.IMPORT)
    return sorted(told, key=lambda person: person.employment_id)


def told_of_figures(run: ImportRun) -> list[Month]:
    names = ("before", "after", "percent_before", "percent_after")
    return [
        Month(date.fromisoformat(kept["month"]), *(Decimal(kept[name]) if kept[name] else None for name in names))
        for kept in run.changes.get("figures", [])
    ]


def _line(kept: dict[str, Any]) -> Iterator[str]:
    """In words. What is only shown on a timeline, and asks nobody, is not told of."""
    before, after = kept["before"], kept["after"]
    if kept["what"] == "case":
        yield _case(before, after)
    elif kept["what"] == "step":
        rule = step_rule(active_policy(), kept["rule"], date.fromisoformat((after or before)[1]))
        if rule is None or asks(rule):
            yield f"{rule.title if rule else kept['rule']}: {_step(before, after)}"
    else:
        rule_of_alert = alert_rule(active_policy(), kept["rule"], date.fromisoformat((after or before)[0]))
        what = _("advis givet") if after else _("advis trukket tilbage")
        yield f"{rule_of_alert.title if rule_of_alert else kept['rule']}: {what}"


def _case(before: list[str], after: list[str]) -> str:
    if not after:
        return _("Forløbet fra %(day)s er bortfaldet") % {"day": _day(before[0])}
    if not before:
        return _("Nyt forløb fra %(day)s") % {"day": _day(after[0])}
    if before[0] != after[0]:
        return _("Forløbets første dag er flyttet fra %(old)s til %(new)s") % {
            "old": _day(before[0]),
            "new": _day(after[0]),
        }
    if not after[1]:
        return _("Forløbet fra %(day)s er i gang igen") % {"day": _day(after[0])}
    return _("Forløbet fra %(day)s sluttede %(last)s") % {"day": _day(after[0]), "last": _day(after[1])}


def _step(before: list[str], after: list[str]) -> str:
    if not after:
        return _("skridtet er bortfaldet")
    if not before:
        return _("nyt skridt med frist %(day)s") % {"day": _day(after[1])}
    said = []
    if before[1] != after[1]:
        said.append(_("fristen er flyttet fra %(old)s til %(new)s") % {"old": _day(before[1]), "new": _day(after[1])})
    if before[0] != after[0]:
        said.append(_("%(old)s → %(new)s") % {"old": _STATES[State(before[0])], "new": _STATES[State(after[0])]})
    return ", ".join(said)


def _day(text: str) -> str:
    return numeric_date(date.fromisoformat(text))
