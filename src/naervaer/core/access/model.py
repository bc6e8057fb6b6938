"""Roles (*roller*), purposes (*formål*) and who holds what. The table below is the whole of it.

A purpose is what a person wants to do; a role gives purposes over the units it is held for, on the days it is
held. Besides roles only a handed-over case (*overdragelse*) gives access, to that one person. Unknown and
forbidden look the same to the one who asks.
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
    PAYROLL = "payroll"
    PLANNER = "planner"
    TRIO = "trio"
    COMMITTEE = "committee"
    ADMINISTRATOR = "administrator"
    EMPLOYEE = "employee"


class Purpose(StrEnum):
    """*Formål*: why somebody looks or acts."""

    SEE_OWN = "see_own"
    SEE_PERSON = "see_person"
    ACT_ON_STEP = "act_on_step"
    WORK_ON_CASE = "work_on_case"
    TAKE_SICK_CALL = "take_sick_call"
    SIGNAL_FOR_UNIT = "signal_for_unit"
    HAND_OVER = "hand_over"
    SEE_HANDED_CASES = "see_handed_cases"
    SPAR = "spar"
    MANAGE_SPARRING = "manage_sparring"
    BOOK_OFFER = "book_offer"
    APPLY_FOR_UNIT = "apply_for_unit"
    AIM_EFFORT = "aim_effort"
    HANDLE_SCHEME = "handle_scheme"
    GIVE_OFFER = "give_offer"
    KEEP_JOURNAL = "keep_journal"
    SEE_SCHEME_STATUS = "see_scheme_status"
    ASK_ADVICE = "ask_advice"
    ANSWER_QUESTIONS = "answer_questions"
    SEE_QUESTIONS = "see_questions"
    KEEP_CATALOGUE = "keep_catalogue"
    HANDLE_REFUSION = "handle_refusion"
    APPOINT_DEPUTY = "appoint_deputy"
    SEE_UNIT_FIGURES = "see_unit_figures"
    SEE_SMALL_FIGURES = "see_small_figures"
    SEE_FOLLOW_UP_TOTALS = "see_follow_up_totals"
    TRY_OUT_RULES = "try_out_rules"
    IMPORT = "import"
    SEE_POLICY_STATE = "see_policy_state"
    MANAGE_ROLES = "manage_roles"
    SEE_ORGANISATION = "see_organisation"
    SEE_AUDIT = "see_audit"
    MANAGE_RETENTION = "manage_retention"


_FIGURES = frozenset({Purpose.SEE_UNIT_FIGURES, Purpose.SEE_ORGANISATION})
_PERSONS = frozenset(
    {
        Purpose.SEE_PERSON,
        Purpose.ACT_ON_STEP,
        Purpose.WORK_ON_CASE,
        Purpose.HAND_OVER,
        Purpose.SPAR,
        Purpose.BOOK_OFFER,
        Purpose.ASK_ADVICE,
        Purpose.TAKE_SICK_CALL,
    }
)

PURPOSES: dict[Role, frozenset[Purpose]] = {
    Role.LEADER: _FIGURES
    | _PERSONS
    | {Purpose.SEE_SMALL_FIGURES, Purpose.SEE_FOLLOW_UP_TOTALS, Purpose.APPOINT_DEPUTY, Purpose.KEEP_CATALOGUE}
    | {Purpose.APPLY_FOR_UNIT},
    Role.CHIEF: _FIGURES
    | _PERSONS
    | {Purpose.SEE_FOLLOW_UP_TOTALS, Purpose.APPOINT_DEPUTY, Purpose.KEEP_CATALOGUE}
    | {Purpose.APPLY_FOR_UNIT, Purpose.AIM_EFFORT},
    Role.COORDINATOR: _FIGURES
    | {Purpose.SEE_FOLLOW_UP_TOTALS, Purpose.TRY_OUT_RULES, Purpose.IMPORT, Purpose.SEE_POLICY_STATE}
    | {Purpose.MANAGE_SPARRING, Purpose.SEE_QUESTIONS, Purpose.SEE_SCHEME_STATUS},
    Role.RETENTION_CONSULTANT: _FIGURES | {Purpose.SEE_HANDED_CASES, Purpose.ANSWER_QUESTIONS},
    Role.HR_CONSULTANT: _FIGURES
    | {Purpose.SEE_HANDED_CASES, Purpose.ANSWER_QUESTIONS}
    | {Purpose.HANDLE_SCHEME, Purpose.SEE_SCHEME_STATUS, Purpose.APPLY_FOR_UNIT},
    Role.LAWYER: frozenset({Purpose.SEE_HANDED_CASES, Purpose.ANSWER_QUESTIONS}),
    Role.WELLBEING_CONSULTANT: frozenset({Purpose.GIVE_OFFER, Purpose.KEEP_JOURNAL})
    | {Purpose.ANSWER_QUESTIONS, Purpose.SEE_SCHEME_STATUS},
    Role.WORK_ENVIRONMENT_CONSULTANT: _FIGURES | {Purpose.ANSWER_QUESTIONS},
    Role.FINANCE_CONSULTANT: _FIGURES | {Purpose.SEE_SCHEME_STATUS},
    Role.PROVIDER: frozenset({Purpose.GIVE_OFFER}),
    Role.PAYROLL: frozenset({Purpose.HANDLE_REFUSION}),
    Role.PLANNER: frozenset({Purpose.TAKE_SICK_CALL}),
    Role.TRIO: _FIGURES
    | {Purpose.ANSWER_QUESTIONS, Purpose.KEEP_CATALOGUE, Purpose.SIGNAL_FOR_UNIT}
    | {Purpose.APPLY_FOR_UNIT},
    Role.COMMITTEE: _FIGURES,
    Role.ADMINISTRATOR: frozenset(
        {
            Purpose.IMPORT,
            Purpose.MANAGE_ROLES,
            Purpose.SEE_ORGANISATION,
            Purpose.SEE_POLICY_STATE,
            Purpose.SEE_AUDIT,
            Purpose.MANAGE_RETENTION,
        }
    ),
    Role.EMPLOYEE: frozenset({Purpose.SEE_OWN}),
}

NEAREST_ONLY = frozenset({Role.CHIEF})
"""Reaches a person only as the nearest leader (*nærmeste leder*): leaders below see to everybody else."""

LEADING = frozenset({Role.LEADER, Role.CHIEF})
"""Roles that make somebody the leader of a unit."""

CAN_RECEIVE_CASES = frozenset({Role.RETENTION_CONSULTANT, Role.LAWYER, Role.HR_CONSULTANT})
"""Roles a single case can be handed over to."""

HANDED_PURPOSES = frozenset({Purpose.SEE_PERSON, Purpose.WORK_ON_CASE})
"""What a handed-over case gives: to see it, hold conversations and write papers. The steps stay with the leader."""

CALLED_PURPOSES = frozenset({Purpose.SEE_PERSON, Purpose.SPAR})
"""What a call to a sparring gives: to see the cases of its agenda and decide. The work stays with the leader."""


@dataclass(frozen=True, slots=True)
class Grant:
    """A role held for a unit and all below it (``unit_id`` None = the whole organisation), dates inclusive.

    ``deputy_for`` names the person whose role is held in their absence (*stedfortræder*). ``group`` is the kind of
    group a seat is held in, when it is a seat that gives the role.
    """

    role: Role
    unit_id: str | None
    first: date | None = None
    last: date | None = None
    deputy_for: str | None = None
    group: str = ""

    def held_on(self, day: date) -> bool:
        return in_force(self.first, self.last, day)


@dataclass(frozen=True, slots=True)
class Handed:
    """*Overdragelse*: one person's case handed to somebody in a role, dates inclusive. It ends with the role.

    ``called`` when it is no handing over, but a call (*indkaldelse*) to a sparring that has the case on its agenda:
    then cases that ended before ``since`` are not seen.
    """

    person_id: str
    role: Role
    first: date | None = None
    last: date | None = None
    called: bool = False
    since: date | None = None

    @property
    def purposes(self) -> frozenset[Purpose]:
        return CALLED_PURPOSES if self.called else HANDED_PURPOSES


@dataclass(frozen=True, slots=True)
class Actor:
    """Whoever asks, with every grant they have ever had; the day asked about decides which count."""

    user_id: int | None
    person_id: str | None
    name: str
    grants: tuple[Grant, ...] = ()
    handed: tuple[Handed, ...] = ()

    def grants_for(self, purpose: Purpose, day: date) -> tuple[Grant, ...]:
        """The grants that give the purpose on the day; handed-over cases are not among them."""
        return tuple(g for g in self.grants if g.held_on(day) and purpose in PURPOSES[g.role])

    def handed_for(self, purpose: Purpose, day: date) -> tuple[Handed, ...]:
        """The cases handed over, or called to, that give the purpose on the day, while the role itself is held."""
        if purpose not in HANDED_PURPOSES | CALLED_PURPOSES:
            return ()
        held = self.roles_on(day)
        return tuple(
            h for h in self.handed if purpose in h.purposes and h.role in held and in_force(h.first, h.last, day)
        )

    def roles_on(self, day: date) -> frozenset[Role]:
        return frozenset(g.role for g in self.grants if g.held_on(day))

    def holds(self, purpose: Purpose, day: date) -> bool:
        """Whether the purpose is given anywhere at all on the day."""
        return bool(self.grants_for(purpose, day) or self.handed_for(purpose, day))


SYSTEM = Actor(user_id=None, person_id=None, name="Nærvær", grants=(Grant(Role.ADMINISTRATOR, None),))
"""The program itself: the command line, imports by schedule and the night run."""
