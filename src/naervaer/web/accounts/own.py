"""*Min side*: what the employee is told about themselves, in plain sentences."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from naervaer.core.access.model import Actor, Purpose
from naervaer.core.timeline.counting import counting_of
from naervaer.core.timeline.reference import stretches
from naervaer.web.absence.queries import rows_in_force
from naervaer.web.design import danish
from naervaer.web.design.wording import title_of_party
from naervaer.web.followup.own import OwnCase, OwnStep, running_cases, steps_with_me
from naervaer.web.handbook.queries import active_policy
from naervaer.web.organisation import queries as organisation
from naervaer.web.slots import OWN_STEPS, Panel

HOURS_OF_FULL_TIME = Decimal(37)


@dataclass(frozen=True, slots=True)
class Job:
    unit: str
    job_group: str
    hours: str
    leaders: str


@dataclass(frozen=True, slots=True)
class Next:
    """What happens next, and who sees to it, as the employee says it; ``under_way`` when it has begun already."""

    title: str
    who: str
    by: date
    late: bool
    under_way: str


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the page that another room fills; ``anchor`` is its address on the page."""

    anchor: str
    panel: Panel


@dataclass(frozen=True, slots=True)
class OwnPage:
    """*Min side*."""

    name: str
    running: tuple[OwnCase, ...]
    steps: tuple[Next, ...]
    spells: tuple[str, ...]
    jobs: tuple[Job, ...]
    leads: bool


def own_page(actor: Actor, day: date) -> OwnPage:
    """Everything *Min side* shows the actor about themselves on the day."""
    own = organisation.own_employments(actor.person_id or "", day)
    keys = [employment.pk for employment in own]
    steps = steps_with_me(keys, day)
    under_way = dict(OWN_STEPS(actor, [step.asked for step in steps], day)) if steps else {}
    return OwnPage(
        name=actor.name,
        running=running_cases(keys, day),
        steps=tuple(_next(step, under_way.get(step.asked.pk, "")) for step in steps),
        spells=_spells(keys, day),
        jobs=tuple(
            Job(
                e.unit_name,
                e.job_group,
                danish.number(e.fte * HOURS_OF_FULL_TIME, 1).removesuffix(",0") if e.fte else "",
                ", ".join(e.leaders),
            )
            for e in own
        ),
        leads=actor.holds(Purpose.APPOINT_DEPUTY, day),
    )


def _next(step: OwnStep, under_way: str) -> Next:
    theirs = {"employee": str(_("du")), "leader": str(_("din leder")), "leaders_leader": str(_("din leders leder"))}
    who = theirs.get(step.whose) or title_of_party(step.whose)
    return Next(step.title, who, step.by, step.late, under_way)


ACTING = 10
"""Panels below this order are for something to do now: they stand first, after the case when there is one."""


def parts(panels: Iterable[Panel]) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """What there is to do now, and what there is to read, each in the order of the rooms."""
    found = [Part(f"del-{n}", panel) for n, panel in enumerate(sorted(panels, key=lambda p: p.order), start=1)]
    return (
        tuple(part for part in found if part.panel.order < ACTING),
        tuple(part for part in found if part.panel.order >= ACTING),
    )


def nothing_agreed(page: OwnPage, found: Iterable[Part]) -> bool:
    """Whether the employee should be told that there is nothing yet."""
    return bool(page.jobs) and all(part.panel.always for part in found)


def links(page: OwnPage, first: Iterable[Part], rest: Iterable[Part]) -> list[tuple[str, str]]:
    """The parts of the page in their order, for the way down on a phone: anchor and title."""
    case = [("absence", str(_("Dit fravær")))]
    acting = [(part.anchor, part.panel.title) for part in first]
    top = [*case, *acting] if page.running else [*acting, *case]
    reading = [(part.anchor, part.panel.title) for part in rest]
    return [*top, *reading, ("job", str(_("Din ansættelse"))), ("data", str(_("Dine oplysninger")))]


def _spells(employments: list[int], day: date) -> tuple[str, ...]:
    rows = rows_in_force(employments)
    spells, _cases = stretches(rows, [], counting_of(active_policy(), day), day)
    since = (
        day.replace(year=day.year - 1) if (day.month, day.day) != (2, 29) else day.replace(year=day.year - 1, day=28)
    )
    recent = sorted((s for s in spells if s.last >= since), key=lambda s: s.first, reverse=True)
    return tuple(_sentence(spell.first, spell.last, spell.open) for spell in recent)


def _sentence(first: date, last: date, still: bool) -> str:
    if still:
        return f"fra {danish.long_date(first)}, ikke afsluttet"
    if first == last:
        return danish.long_date(first)
    return f"{danish.long_date(first)} – {danish.long_date(last)}"
