"""Ways to the actions of the organisation."""

from datetime import timedelta

from tests.web.cast import TODAY, Cast
from tests.web.killing import Call, way

from naervaer.core.access.model import SYSTEM, Role
from naervaer.web.organisation import actions
from naervaer.web.organisation.models import Body, BodyMember, Handover, RoleAssignment


@way("organisation.add_outside_payroll")
def add_outside_payroll(cast: Cast) -> Call:
    return lambda: actions.add_outside_payroll(by=SYSTEM, number="ude-1", name="Petra Psykolog", email="p@example.org")


@way("organisation.set_address")
def set_address(cast: Cast) -> Call:
    return lambda: actions.set_address(by=SYSTEM, person=cast.people["provider"], email="ny@example.org")


@way("organisation.assign_role")
def assign_role(cast: Cast) -> Call:
    return lambda: actions.assign_role(
        by=SYSTEM, person=cast.people["anne"], role=Role.COORDINATOR, unit=None, first=TODAY
    )


@way("organisation.end_role")
def end_role(cast: Cast) -> Call:
    pk = RoleAssignment.objects.filter(person=cast.people["hr"]).values_list("pk", flat=True)[0]
    return lambda: actions.end_role(by=SYSTEM, assignment_pk=pk, last=TODAY)


@way("organisation.appoint_deputy")
def appoint_deputy(cast: Cast) -> Call:
    first, last = TODAY + timedelta(days=30), TODAY + timedelta(days=40)
    return lambda: actions.appoint_deputy(
        by=cast.actor("leader"), leader=cast.people["leader"], deputy=cast.people["deputy"], first=first, last=last
    )


@way("organisation.add_body")
def add_body(cast: Cast) -> Call:
    return lambda: actions.add_body(by=SYSTEM, unit=cast.units["havblik"], kind=Body.Kind.TRIO, name="TRIO Havblik")


@way("organisation.add_member")
def add_member(cast: Cast) -> Call:
    return lambda: actions.add_member(
        by=SYSTEM, body=cast.trio, person=cast.people["anne"], seat=BodyMember.Seat.MEMBER, first=TODAY
    )


@way("organisation.end_membership")
def end_membership(cast: Cast) -> Call:
    pk = BodyMember.objects.filter(body=cast.trio).values_list("pk", flat=True)[0]
    return lambda: actions.end_membership(by=SYSTEM, member_pk=pk, last=TODAY)


@way("organisation.hand_over")
def hand_over(cast: Cast) -> Call:
    return lambda: actions.hand_over(
        by=cast.actor("leader"),
        person=cast.people["anne"],
        to=cast.people["retention"],
        role=Role.RETENTION_CONSULTANT,
        reason="Rådgivning",
        first=TODAY,
    )


@way("organisation.end_handed")
def end_handed(cast: Cast) -> Call:
    hand_over(cast)()
    by, person, to = cast.actor("leader"), cast.people["anne"], cast.people["retention"]
    return lambda: actions.end_handed(by=by, person=person, to=to, reason="Rådgivning", at_once=True)


@way("organisation.take_back")
def take_back(cast: Cast) -> Call:
    hand_over(cast)()
    pk = Handover.objects.values_list("pk", flat=True)[0]
    return lambda: actions.take_back(by=cast.actor("leader"), handover_pk=pk)
