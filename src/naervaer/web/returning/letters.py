"""The plan on paper, for the employee and for those who work with it."""

from collections.abc import Iterator
from decimal import Decimal

from django.utils.translation import gettext as _

from naervaer.core.letters.document import Block, Bullets, Document, Facts, Heading, Paragraph, Rows, Signatures
from naervaer.core.returning.hours import percent
from naervaer.web.design import danish
from naervaer.web.returning.forms import DAYS
from naervaer.web.returning.queries import PlanView


def paper(plan: PlanView, municipality: str, unit: str) -> Document:
    """The newest version, week by week."""
    return Document(
        title=_("Plan for at komme tilbage"),
        blocks=tuple(_blocks(plan)),
        sender=(municipality, unit) if unit else (municipality,),
        receiver=(plan.name,),
        dated=danish.long_date(plan.day),
        footer=_("Planen er aftalt mellem leder og medarbejder. Den kan laves om, hvis den ikke passer."),
    )


def _blocks(plan: PlanView) -> Iterator[Block]:
    yield Facts(
        (
            (_("Medarbejder"), plan.name),
            (_("Fra og til"), f"{danish.long_date(plan.first)} – {danish.long_date(plan.last)}"),
            (_("Normal uge"), _("%(hours)s timer") % {"hours": _hours(sum(plan.norm, Decimal(0)))}),
        )
    )
    days = [n for n in range(7) if plan.norm[n] or any(held.week.hours[n] for held in plan.weeks)]
    heads = (_("Uge"), *(str(DAYS[n]).capitalize() for n in days), _("Timer i alt"), _("Andel arbejde"))
    yield Rows(
        _("Timer på arbejde"),
        heads,
        tuple(
            (
                _("%(week)s, fra %(day)s")
                % {"week": held.week.monday.isocalendar().week, "day": danish.short_date(held.week.monday)},
                *(_hours(held.week.hours[n]) for n in days),
                _hours(held.week.worked),
                f"{_hours(percent(held.week.work_share))} %",
            )
            for held in plan.weeks
        ),
    )
    by_week = [
        _("Uge %(week)s: %(text)s") % {"week": week.monday.isocalendar().week, "text": week.about}
        for week in (held.week for held in plan.weeks)
        if week.about
    ]
    if by_week:
        yield Heading(_("Opgaver og hensyn uge for uge"))
        yield Bullets(tuple(by_week))
    for title, text in ((_("Opgaver"), plan.tasks), (_("Hensyn"), plan.accommodations)):
        if text:
            yield Heading(title)
            yield from (Paragraph(part) for part in text.splitlines() if part.strip())
    yield Signatures((_("Medarbejder"), _("Leder")))


def _hours(value: Decimal) -> str:
    return f"{abs(value).normalize() + 0:f}".replace(".", ",")
