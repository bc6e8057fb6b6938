"""The rules for giving roles, deputies, seats and cases. Each says in Danish what to do when it says no."""

from dataclasses import dataclass
from datetime import date

from naervaer.core.access.model import CAN_RECEIVE_CASES, LEADING, Role
from naervaer.core.calendar import numeric_date
from naervaer.core.verdicts import ALLOWED, Verdict, refused

NEEDS_UNIT = LEADING | {Role.TRIO}
"""Roles that mean nothing without a unit."""

NEVER_GIVEN = frozenset({Role.EMPLOYEE})
"""Held by everybody without being given."""

DAYS_OF_A_DEPUTY = 366
"""The longest a deputy is appointed for at a time."""


@dataclass(frozen=True, slots=True)
class Period:
    """Days, both inclusive; ``last`` None = until further notice."""

    first: date
    last: date | None = None

    @property
    def in_order(self) -> bool:
        return self.last is None or self.first <= self.last

    def overlaps(self, other: "Period") -> bool:
        return (self.last is None or other.first <= self.last) and (other.last is None or self.first <= other.last)


OUT_OF_ORDER = "Slutdatoen ligger før startdatoen. Ret en af dem."


def may_assign(role: Role, unit_id: str | None, period: Period, held: tuple[Period, ...]) -> Verdict:
    """Whether a role may be given; ``held`` are the periods the person has this role for this unit already."""
    if role in NEVER_GIVEN:
        return refused("Alle er medarbejdere i forvejen. Vælg en anden rolle.")
    if role in NEEDS_UNIT and unit_id is None:
        return refused("Rollen gælder en enhed. Vælg hvilken.")
    if not period.in_order:
        return refused(OUT_OF_ORDER)
    if any(period.overlaps(other) for other in held):
        return refused("Personen har allerede rollen her i perioden. Afslut den gamle først, eller vælg andre datoer.")
    return ALLOWED


def may_seat(period: Period, held: tuple[Period, ...]) -> Verdict:
    """Whether a seat (*plads*) in a group may be given; ``held`` are the person's periods in this seat already."""
    if not period.in_order:
        return refused(OUT_OF_ORDER)
    if any(period.overlaps(other) for other in held):
        return refused("Personen har allerede pladsen i perioden. Afslut den gamle først, eller vælg andre datoer.")
    return ALLOWED


def may_end(period: Period, last: date, today: date, what: str = "Rollen") -> Verdict:
    """A role or a seat can be ended from yesterday on: what it gave before that has been used and stands."""
    if period.last is not None and period.last < today:
        return refused(f"{what} er allerede slut ({numeric_date(period.last)}).")
    if last < period.first:
        return refused(f"{what} begynder først {numeric_date(period.first)}. Slutdatoen kan ikke ligge før.")
    if (today - last).days > 1:
        return refused("Slutdatoen kan tidligst være i går, for adgangen har været brugt indtil nu.")
    return ALLOWED


def may_appoint_deputy(
    leader_id: str, deputy_id: str, period: Period, held: tuple[Period, ...], today: date
) -> Verdict:
    """*Stedfortræder*: somebody else, for a period with an end; ``held`` are their periods as deputy already."""
    if leader_id == deputy_id:
        return refused("Man kan ikke være sin egen stedfortræder. Vælg en anden.")
    if period.last is None:
        return refused("En stedfortræder skal have en slutdato. Den kan forlænges senere.")
    if not period.in_order:
        return refused(OUT_OF_ORDER)
    if period.last < today:
        return refused("Perioden er allerede forbi. Vælg en slutdato, der ikke er passeret.")
    if (period.last - period.first).days >= DAYS_OF_A_DEPUTY:
        return refused("En stedfortræder udpeges for højst et år ad gangen.")
    if any(period.overlaps(other) for other in held):
        return refused("Personen er allerede stedfortræder i en del af perioden. Vælg andre datoer.")
    return ALLOWED


def may_hand_over(
    subject_id: str, receiver_id: str, role: Role, receivers_roles: frozenset[Role], period: Period, reason: str
) -> Verdict:
    """*Overdragelse* of one person's case to a consultant or lawyer, with a reason the person can read."""
    if role not in CAN_RECEIVE_CASES or role not in receivers_roles:
        return refused("Sager kan kun overdrages til en fastholdelseskonsulent, HR-konsulent eller jurist.")
    if subject_id == receiver_id:
        return refused("En sag kan ikke overdrages til den, den handler om.")
    if not reason.strip():
        return refused("Skriv, hvorfor sagen overdrages. Medarbejderen kan se det.")
    if not period.in_order:
        return refused(OUT_OF_ORDER)
    return ALLOWED
