"""Rows of sparrings and of decisions about long absence, for the walk over all addresses: inside and outside reach."""

from datetime import UTC, date, datetime
from typing import Any

from tests.web.cast import BEGINNING, TODAY, Cast

from naervaer.web.agreements.models import Agreement
from naervaer.web.decisions.models import Matter, Ruling, Told
from naervaer.web.followup.models import Case
from naervaer.web.sparring.models import Call, Group, GroupMember, GroupUnit, Item, Meeting

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
INSIDE = ("leader", "retention", "lawyer")
OUTSIDE = ("outsider", "hr")
SEATS = {"retention": "retention_consultant", "lawyer": "lawyer", "hr": "hr_consultant"}

TAKE_PART = {"leader", "deputy", "retention", "lawyer", "outsider", "hr"}
"""Those of the cast who are in one of the two groups, or stand in for somebody who is."""


def rows(cast: Cast, who: str, unit: str, case: Case) -> dict[str, int]:
    """A group with a sent agenda of today and a meeting that has ended, and a decision taken, about one person."""
    leader = cast.users[INSIDE[0] if who == "anne" else OUTSIDE[0]]
    said: dict[str, Any] = {"at": NOW, "by": leader, "role": "leader"}
    group = Group.objects.create(name=f"Gruppe {unit}")
    part = GroupUnit.objects.create(group=group, unit=cast.units[unit], first=BEGINNING)
    members = [
        GroupMember.objects.create(group=group, person=cast.people[key], seat=SEATS.get(key, "leader"), first=BEGINNING)
        for key in (INSIDE if who == "anne" else OUTSIDE)
    ]
    sent = {"sent_on": date(2026, 11, 9), "seen_until": date(2026, 12, 7)}
    meeting = Meeting.objects.create(group=group, on_day=TODAY, state="sent", **sent)
    ended = Meeting.objects.create(group=group, on_day=date(2026, 11, 16), state="ended", **sent)
    for held in (meeting, ended):
        Call.objects.bulk_create(Call(meeting=held, person=m.person, seat=m.seat) for m in members)
    item = Item.objects.create(
        meeting=meeting,
        employment=case.employment,
        case=case,
        at=NOW,
        on_since=date(2026, 11, 9),
        seen_since=case.first_day,
        position=1,
        whys=[{"reason": "long", "text": "Dag 34"}],
    )
    decided = Agreement.objects.create(
        employment=case.employment,
        case=case,
        text="Ringer til lægen",
        owner="leader",
        due=TODAY,
        target=TODAY,
        origin="sparring",
        origin_pk=item.pk,
        **said,
    )
    matter = Matter.objects.create(
        employment=case.employment, case=case, gate="over-4-maaneder", at=NOW, state="informed"
    )
    ruling = Ruling.objects.create(matter=matter, outcome="plan", title="Plan", reasons="Den holder.", basis={}, **said)
    Told.objects.create(ruling=ruling, text="Kære medarbejder", **said)
    return {
        "sparring_group": group.pk,
        "sparring_unit": part.pk,
        "sparring_member": members[0].pk,
        "meeting": meeting.pk,
        "ended": ended.pk,
        "item": item.pk,
        "decided": decided.pk,
        "employment": case.employment_id,
        "ruling": ruling.pk,
    }
