"""*Min side*: what the employee is told about themselves, in plain sentences."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from naervaer.core.access.model import PURPOSES, Actor, Purpose, Role
from naervaer.core.timeline.counting import counting_of
from naervaer.core.timeline.reference import stretches
from naervaer.web.absence.queries import rows_in_force
from naervaer.web.design import danish
from naervaer.web.followup.own import OwnCase, OwnStep, running_cases, steps_with_me
from naervaer.web.handbook.queries import active_policy
from naervaer.web.organisation import queries as organisation

HOURS_OF_FULL_TIME = Decimal(37)


@dataclass(frozen=True, slots=True)
class Job:
    unit: str
    job_group: str
    hours: str
    leaders: str


@dataclass(frozen=True, slots=True)
class OwnPage:
    """``sees_nobody``: a role that shows nothing of others, so that this is the only page there is."""

    name: str
    running: tuple[OwnCase, ...]
    steps: tuple[OwnStep, ...]
    spells: tuple[str, ...]
    jobs: tuple[Job, ...]
    leads: bool
    sees_nobody: bool


def own_page(actor: Actor, day: date) -> OwnPage:
    """Everything *Min side* shows the actor about themselves on the day."""
    own = organisation.own_employments(actor.person_id or "", day)
    roles = actor.roles_on(day) - {Role.EMPLOYEE}
    keys = [employment.pk for employment in own]
    return OwnPage(
        name=actor.name,
        running=running_cases(keys, day),
        steps=steps_with_me(keys, day),
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
        sees_nobody=bool(roles) and not any(PURPOSES[role] for role in roles),
    )


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
