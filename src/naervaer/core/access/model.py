"""Roles (*roller*), purposes (*formål*) and who holds what. The table below is the whole of it.

A purpose is what a person wants to do; a role gives purposes over the units it is held for, on the days it is
held. Nothing else gives access. Unknown and forbidden look the same to the one who asks.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from naervaer.core.tree import in_force


class Role(StrEnum):
    """*Rolle*. The Danish title of each stands in the policy's wording."""

    LEADER = "leader"
    CHIEF = "chief"
    COORDINATOR = "coordinator"
    RETENTION_CONSULTANT = "retention_consultant"
    HR_CONSULTANT = "hr_consultant"
    LAWYER = "lawyer"
    WELLBEING_CONSULTANT = "wellbeing_consultant"
    WORK_ENVIRONMENT_CONSULTANT = "work_environment_consultant"
    FINANCE_CONSULTANT = "finance_consultant"
    PROVIDER = "provider"
    TRIO = "trio"
    COMMITTEE = "committee"
    ADMINISTRATOR = "administrator"
    EMPLOYEE = "employee"


class Purpose(StrEnum):
    """*Formål*: why somebody looks or acts."""

    SEE_OWN = "see_own"
    SEE_PERSON = "see_person"
    ACT_ON_STEP = "act_on_step"
    SEE_UNIT_FIGURES = "see_unit_figures"
    SEE_SMALL_FIGURES = "see_small_figures"
    SEE_FOLLOW_UP_TOTALS = "see_follow_up_totals"
    TRY_OUT_RULES = "try_out_rules"
    IMPORT = "import"
    SEE_POLICY_STATE = "see_policy_state"
    MANAGE_ROLES = "manage_roles"
    SEE_ORGANISATION = "see_organisation"
    SEE_AUDIT = "see_audit"


_FIGURES = frozenset({Purpose.SEE_UNIT_FIGURES, Purpose.SEE_ORGANISATION})

PURPOSES: dict[Role, frozenset[Purpose]] = {
    Role.LEADER: _FIGURES
    | {Purpose.SEE_PERSON, Purpose.ACT_ON_STEP, Purpose.SEE_SMALL_FIGURES, Purpose.SEE_FOLLOW_UP_TOTALS},
    Role.CHIEF: _FIGURES | {Purpose.SEE_FOLLOW_UP_TOTALS},
    Role.COORDINATOR: _FIGURES
    | {Purpose.SEE_FOLLOW_UP_TOTALS, Purpose.TRY_OUT_RULES, Purpose.IMPORT, Purpose.SEE_POLICY_STATE},
    Role.RETENTION_CONSULTANT: _FIGURES,
    Role.HR_CONSULTANT: _FIGURES,
    Role.LAWYER: frozenset(),
    Role.WELLBEING_CONSULTANT: frozenset(),
    Role.WORK_ENVIRONMENT_CONSULTANT: _FIGURES,
    Role.FINANCE_CONSULTANT: _FIGURES,
    Role.PROVIDER: frozenset(),
    Role.TRIO: _FIGURES,
    Role.COMMITTEE: _FIGURES,
    Role.ADMINISTRATOR: frozenset(
        {
            Purpose.IMPORT,
            Purpose.MANAGE_ROLES,
            Purpose.SEE_ORGANISATION,
            Purpose.SEE_POLICY_STATE,
            Purpose.SEE_AUDIT,
        }
    ),
    Role.EMPLOYEE: frozenset({Purpose.SEE_OWN}),
}


@dataclass(frozen=True, slots=True)
class Grant:
    """A role held for a unit and all below it (``unit_id`` None = the whole organisation), dates inclusive.

    ``deputy_for`` names the person whose role is held in their absence (*stedfortræder*).
    """

    role: Role
    unit_id: str | None
    first: date | None = None
    last: date | None = None
    deputy_for: str | None = None

    def held_on(self, day: date) -> bool:
        return in_force(self.first, self.last, day)


@dataclass(frozen=True, slots=True)
class Actor:
    """Whoever asks, with every grant they have ever had; the day asked about decides which count."""

    user_id: int | None
    person_id: str | None
    name: str
    grants: tuple[Grant, ...] = ()

    def grants_for(self, purpose: Purpose, day: date) -> tuple[Grant, ...]:
        return tuple(g for g in self.grants if g.held_on(day) and purpose in PURPOSES[g.role])


SYSTEM = Actor(user_id=None, person_id=None, name="Nærvær")
"""The program itself: imports by schedule and the night run."""
