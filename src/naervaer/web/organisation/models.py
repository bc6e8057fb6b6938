"""The organisation by date: units, persons, employments, roles, and the groups around a workplace."""

from django.db import models
from django.db.models import F, Q

from naervaer.core.access.model import CAN_RECEIVE_CASES, Role


class DatedModel(models.Model):
    """In force from ``first`` to ``last``, both inclusive; an empty ``last`` is open."""

    first = models.DateField()
    last = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True


def _in_order(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(condition=Q(last__isnull=True) | Q(last__gte=F("first")), name=name)


class Unit(models.Model):
    """*Enhed*. Its name and place in the tree stand in its terms, so a reorganisation leaves the past alone."""

    ext_id = models.CharField(max_length=100, unique=True)


class UnitTerm(DatedModel):
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="terms")
    parent = models.ForeignKey(Unit, models.PROTECT, related_name="child_terms", null=True, blank=True)
    name = models.CharField(max_length=200)
    level = models.CharField(max_length=50, blank=True)

    class Meta:
        constraints = [
            _in_order("unit_term_dates_in_order"),
            models.CheckConstraint(condition=~Q(parent=F("unit")), name="unit_term_not_its_own_parent"),
            models.UniqueConstraint(fields=["unit", "first"], name="unit_term_one_a_day"),
        ]


class Person(models.Model):
    """*Person*. ``ext_id`` is payroll's key; a CPR number is never stored here, only a keyed hash of it."""

    ext_id = models.CharField(max_length=100, unique=True)
    name = models.CharField(max_length=200, db_index=True)
    email = models.EmailField(blank=True)


class Employment(models.Model):
    """*Ansættelse*; one person may hold several."""

    ext_id = models.CharField(max_length=100, unique=True)
    person = models.ForeignKey(Person, models.PROTECT, related_name="employments")


class EmploymentTerm(DatedModel):
    employment = models.ForeignKey(Employment, models.PROTECT, related_name="terms")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="employment_terms")
    job_group = models.CharField(max_length=100, blank=True)
    fte = models.DecimalField(max_digits=9, decimal_places=6)
    status = models.CharField(max_length=2, default="1")
    monthly_paid = models.BooleanField(default=True)
    is_leader = models.BooleanField(default=False)

    class Meta:
        constraints = [
            _in_order("employment_term_dates_in_order"),
            models.CheckConstraint(condition=Q(fte__gte=0), name="employment_term_fte_not_negative"),
            models.UniqueConstraint(fields=["employment", "first"], name="employment_term_one_a_day"),
        ]
        indexes = [models.Index(fields=["unit", "first", "last"], name="employment_term_unit_dates")]


class RoleAssignment(DatedModel):
    """A role held by a person for a unit and all below it; no unit = the whole organisation."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="roles")
    role = models.CharField(max_length=40, choices=[(r.value, r.value) for r in Role])
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="roles", null=True, blank=True)
    deputy_for = models.ForeignKey(Person, models.PROTECT, related_name="deputies", null=True, blank=True)
    reason = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            _in_order("role_assignment_dates_in_order"),
            models.CheckConstraint(condition=Q(role__in=[r.value for r in Role]), name="role_assignment_known_role"),
            models.CheckConstraint(
                condition=Q(deputy_for__isnull=True) | ~Q(deputy_for=F("person")),
                name="role_assignment_not_ones_own_deputy",
            ),
        ]
        indexes = [models.Index(fields=["person", "first", "last"], name="role_assignment_person_dates")]


class Handover(DatedModel):
    """*Overdragelse*: one person's case given to a consultant or lawyer, from a day, until it is taken back."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="handed_over")
    to = models.ForeignKey(Person, models.PROTECT, related_name="cases_received")
    role = models.CharField(max_length=40, choices=[(r.value, r.value) for r in sorted(CAN_RECEIVE_CASES)])
    given_by = models.ForeignKey(Person, models.PROTECT, related_name="cases_given")
    reason = models.CharField(max_length=200)
    annulled = models.BooleanField(default=False)

    class Meta:
        constraints = [
            _in_order("handover_dates_in_order"),
            models.CheckConstraint(condition=~Q(person=F("to")), name="handover_not_of_oneself"),
            models.CheckConstraint(
                condition=Q(role__in=sorted(CAN_RECEIVE_CASES)), name="handover_to_a_role_that_can_receive"
            ),
            models.UniqueConstraint(
                fields=["person", "to", "role"],
                condition=Q(last__isnull=True, annulled=False),
                name="handover_open_once",
            ),
        ]


class Version(models.Model):
    """A random token that the database itself changes with the tree and the roles, so that no cache grows stale."""

    token = models.CharField(max_length=64)


class Body(models.Model):
    """*TRIO*, *arbejdsmiljøgruppe* or *MED-udvalg* of a unit."""

    class Kind(models.TextChoices):
        TRIO = "trio", "TRIO"
        WORK_ENVIRONMENT_GROUP = "work_environment_group", "Arbejdsmiljøgruppe"
        MED = "med", "MED-udvalg"
        STEERING = "steering", "Styregruppe"
        FOLLOWING = "following", "Følgegruppe"

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="bodies")
    kind = models.CharField(max_length=30, choices=Kind.choices)
    name = models.CharField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "kind", "name"], name="body_once_a_unit")]


class BodyMember(DatedModel):
    class Seat(models.TextChoices):
        LEADER = "leader", "Leder"
        WORK_ENVIRONMENT_REPRESENTATIVE = "work_environment_representative", "Arbejdsmiljørepræsentant"
        UNION_REPRESENTATIVE = "union_representative", "Tillidsrepræsentant"
        HR_CONSULTANT = "hr_consultant", "HR-konsulent"
        MEMBER = "member", "Medlem"

    body = models.ForeignKey(Body, models.PROTECT, related_name="members")
    person = models.ForeignKey(Person, models.PROTECT, related_name="seats")
    seat = models.CharField(max_length=40, choices=Seat.choices)

    class Meta:
        constraints = [_in_order("body_member_dates_in_order")]
