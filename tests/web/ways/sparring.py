"""Ways to every action of the room of sparring. The policy is Solrød's: others hold none."""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps

from django.test import override_settings
from tests.web.cast import BEGINNING, TODAY, Cast
from tests.web.killing import Call, Way, way

from naervaer.core.access.model import SYSTEM
from naervaer.web.followup.models import Case
from naervaer.web.sparring import actions
from naervaer.web.sparring.models import Group, GroupMember, GroupUnit, Item, Meeting


def solroed(made: Way) -> Way:
    """Made and called by the policy of Solrød."""

    @wraps(made)
    def by_the_policy(cast: Cast) -> Call:
        with override_settings(NAERVAER_POLICY="solroed"):
            call = made(cast)

        def called() -> object:
            with override_settings(NAERVAER_POLICY="solroed"):
                return call()

        return called

    return by_the_policy


def group_of(cast: Cast) -> Group:
    """Elmegården with its leader, a consultant and a lawyer; Anne is ill there."""
    Case.objects.create(employment=cast.employments["anne-1"], first_day=TODAY - timedelta(days=33))
    group = Group.objects.create(name="Gruppe Nord")
    GroupUnit.objects.create(group=group, unit=cast.units["elmegaarden"], first=BEGINNING)
    for who, seat in (("leader", "leader"), ("retention", "retention_consultant"), ("lawyer", "lawyer")):
        GroupMember.objects.create(group=group, person=cast.people[who], seat=seat, first=BEGINNING)
    return group


def meeting_of(cast: Cast) -> Meeting:
    return Meeting.objects.create(group=group_of(cast), on_day=TODAY)


def sent(cast: Cast) -> Item:
    meeting = meeting_of(cast)
    assert actions.send(by=cast.actor("coordinator"), meeting_id=meeting.pk)
    return Item.objects.get(meeting=meeting)


@way("sparring.add_group")
@solroed
def add_group(cast: Cast) -> Call:
    return lambda: actions.add_group(by=cast.actor("coordinator"), name="Gruppe Syd")


@way("sparring.add_unit")
@solroed
def add_unit(cast: Cast) -> Call:
    group = group_of(cast)
    return lambda: actions.add_unit(
        by=cast.actor("coordinator"), group=group.pk, unit=cast.units["skovbo"], first=TODAY
    )


@way("sparring.add_member")
@solroed
def add_member(cast: Cast) -> Call:
    group, seat = group_of(cast), GroupMember.Seat.HR_CONSULTANT
    return lambda: actions.add_member(
        by=cast.actor("coordinator"), group=group.pk, person=cast.people["hr"], seat=seat, first=TODAY
    )


@way("sparring.end_unit")
@solroed
def end_unit(cast: Cast) -> Call:
    row = GroupUnit.objects.get(group=group_of(cast))
    return lambda: actions.end_unit(by=cast.actor("coordinator"), pk=row.pk, last=TODAY)


@way("sparring.end_member")
@solroed
def end_member(cast: Cast) -> Call:
    row = GroupMember.objects.get(group=group_of(cast), seat="lawyer")
    return lambda: actions.end_member(by=cast.actor("coordinator"), pk=row.pk, last=TODAY)


@way("sparring.plan")
@solroed
def plan(cast: Cast) -> Call:
    group = group_of(cast)
    return lambda: actions.plan(by=cast.actor("coordinator"), group=group.pk, first=TODAY, count=3)


@way("sparring.send")
@solroed
def send(cast: Cast) -> Call:
    meeting = meeting_of(cast)
    return lambda: actions.send(by=cast.actor("coordinator"), meeting_id=meeting.pk)


@way("sparring.send_due")
@solroed
def send_due(cast: Cast) -> Call:
    meeting_of(cast)
    return lambda: actions.send_due(by=SYSTEM, day=TODAY)


@way("sparring.cancel")
@solroed
def cancel(cast: Cast) -> Call:
    meeting = meeting_of(cast)
    return lambda: actions.cancel(by=cast.actor("coordinator"), meeting_id=meeting.pk, reason="Ferie")


@way("sparring.end")
@solroed
def end(cast: Cast) -> Call:
    meeting = sent(cast).meeting
    present = list(meeting.calls.values_list("pk", flat=True))
    return lambda: actions.end(by=cast.actor("leader"), meeting_id=meeting.pk, present=present)


def _with_item(do: Callable[[Cast, Item], object]) -> Way:
    def made(cast: Cast) -> Call:
        item = sent(cast)
        return lambda: do(cast, item)

    return solroed(made)


way("sparring.talked")(
    _with_item(lambda cast, item: actions.talked(by=cast.actor("retention"), item_id=item.pk, note="Plan er lagt"))
)
way("sparring.postpone")(_with_item(lambda cast, item: actions.postpone(by=cast.actor("leader"), item_id=item.pk)))
way("sparring.decide")(
    _with_item(
        lambda cast, item: actions.decide(
            by=cast.actor("lawyer"), item_id=item.pk, text="Ring i morgen", owner="leader", due=TODAY
        )
    )
)


@way("sparring.decided_is_done")
@solroed
def decided_is_done(cast: Cast) -> Call:
    item = sent(cast)
    assert actions.decide(by=cast.actor("leader"), item_id=item.pk, text="Ring", owner="leader", due=TODAY)
    agreement = cast.employments["anne-1"].agreements.get()
    return lambda: actions.decided_is_done(by=cast.actor("leader"), item_id=item.pk, agreement_id=agreement.pk)


@way("sparring.put_on")
@solroed
def put_on(cast: Cast) -> Call:
    meeting = sent(cast).meeting
    mads = cast.employments["mads-1"].pk
    return lambda: actions.put_on(
        by=cast.actor("leader"),
        meeting_id=meeting.pk,
        employment=mads,
        theme="konflikt eller samarbejde",
        question="Hvordan tager jeg det op?",
    )


@way("sparring.take_off")
@solroed
def take_off(cast: Cast) -> Call:
    item = sent(cast)
    return lambda: actions.take_off(
        by=cast.actor("leader"), meeting_id=item.meeting_id, employment=item.employment_id, reason="Er tilbage"
    )
