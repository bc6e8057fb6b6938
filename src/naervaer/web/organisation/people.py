"""Finding a person or a unit by what somebody typed."""

from collections.abc import Collection
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from naervaer.core.access.model import CAN_RECEIVE_CASES, Role
from naervaer.web import clock
from naervaer.web.design.wording import title
from naervaer.web.organisation.dated import in_force
from naervaer.web.organisation.models import Person, RoleAssignment, Unit
from naervaer.web.organisation.searching import equals
from naervaer.web.organisation.snapshot import snapshot_on

NAMED_AT_MOST = 5


def find_person(text: str) -> Person:
    """By payroll's number or by name. Raises ``ValidationError`` in Danish when there is none, or more than one."""
    typed = text.strip()
    by_number = Person.objects.filter(ext_id=typed).first()
    if by_number:
        return by_number
    found = list(Person.objects.filter(equals("name", typed)).order_by("ext_id")[: NAMED_AT_MOST + 1])
    if not found:
        raise ValidationError(
            _("Ingen hedder %(name)s. Skriv hele navnet eller medarbejdernummeret.") % {"name": typed}
        )
    if len(found) > 1:
        numbers = ", ".join(person.ext_id for person in found[:NAMED_AT_MOST])
        raise ValidationError(
            _("Flere hedder %(name)s. Skriv medarbejdernummeret: %(numbers)s.") % {"name": typed, "numbers": numbers}
        )
    return found[0]


def find_unit(text: str) -> Unit:
    """By number or by the name it has today. Raises ``ValidationError`` in Danish when there is none, or several."""
    typed = text.strip()
    units = snapshot_on(clock.today()).units
    hits = [typed] if typed in units else [u for u, row in units.items() if row.name.casefold() == typed.casefold()]
    if not hits:
        raise ValidationError(
            _("Ingen enhed hedder %(name)s i dag. Skriv hele navnet eller nummeret.") % {"name": typed}
        )
    if len(hits) > 1:
        numbers = ", ".join(hits[:NAMED_AT_MOST])
        raise ValidationError(
            _("Flere enheder hedder %(name)s. Skriv nummeret: %(numbers)s.") % {"name": typed, "numbers": numbers}
        )
    return Unit.objects.get(ext_id=hits[0])


def receivers(day: date, roles: Collection[str] = CAN_RECEIVE_CASES) -> list[tuple[str, str]]:
    """Whom a case can be handed over to today: the key of the choice, and name with role."""
    held = RoleAssignment.objects.filter(in_force(day), role__in=sorted(roles), deputy_for__isnull=True)
    rows = held.order_by("role", "person__name").values_list("person", "role", "person__name").distinct()
    return [(f"{person}:{role}", f"{name} ({title(Role(role))})") for person, role, name in rows]


def receiver(choice: str) -> tuple[Person, Role]:
    """The one behind a choice of ``receivers``."""
    person, _colon, role = choice.partition(":")
    return Person.objects.get(pk=int(person)), Role(role)
