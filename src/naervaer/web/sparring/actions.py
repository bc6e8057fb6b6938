"""What is done with a meeting and the cases on it. Each action asks access, asks the rule, writes and audits.

Whoever neither manages the groups nor takes part gets the answer of a page that does not exist.
"""

from collections.abc import Collection
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Max, Min
from django.http import Http404

from naervaer.core.access.model import Actor, Purpose, Role
from naervaer.core.access.sight import Capacity
from naervaer.core.sparring.agenda import Proposed
from naervaer.core.sparring.rules import (
    may_cancel,
    may_decide,
    may_end,
    may_send,
    may_take_off,
    may_talk,
    may_wish,
)
from naervaer.core.sparring.states import ITEM, MEETING
from naervaer.core.verdicts import ALLOWED, Refused, Verdict
from naervaer.web import clock
from naervaer.web.access.acting import capacity_or_404
from naervaer.web.agreements import actions as agreements
from naervaer.web.agreements import queries as agreed
from naervaer.web.audit import actions as audit
from naervaer.web.followup import reach as followup
from naervaer.web.handbook.queries import active_policy
from naervaer.web.organisation.employed import employment_of
from naervaer.web.said import said_by
from naervaer.web.sparring import calendars
from naervaer.web.sparring.groups import ADVISERS, manages, members_on, seats_filled, takes_part
from naervaer.web.sparring.keeping import COORDINATOR, Seat, add_group, add_member, add_unit, end_member, end_unit, plan
from naervaer.web.sparring.knowing import ORIGIN, draft
from naervaer.web.sparring.models import Call, Item, ItemEvent, Meeting, MeetingEvent, Wish

__all__ = [
    "Seat",
    "add_group",
    "add_member",
    "add_unit",
    "cancel",
    "decide",
    "decided_is_done",
    "end",
    "end_member",
    "end_unit",
    "plan",
    "postpone",
    "put_on",
    "send",
    "send_due",
    "take_off",
    "talked",
]


def _hold_meeting(by: Actor, pk: int) -> Meeting:
    """The meeting, held for writing, for those who manage it or take part in it."""
    meeting = Meeting.objects.select_for_update(of=("self",)).select_related("group").filter(pk=pk).first()
    today = clock.today()
    if meeting is None or not (by.user_id is None or manages(by, today) or takes_part(by, meeting, today)):
        raise Http404
    return meeting


def _capacity(by: Actor, meeting: Meeting) -> Capacity:
    """In what role somebody sees to a meeting: as coordinator, in their own seat, or in that of an absent leader."""
    today = clock.today()
    if manages(by, today):
        return COORDINATOR
    seats = seats_filled(by, meeting, today)
    held = [grant for grant in by.grants if grant.held_on(today) and grant.role is not Role.EMPLOYEE]
    absent = [Capacity(grant.role, grant.deputy_for) for grant in held if grant.deputy_for in seats]
    if absent and by.person_id not in seats:
        return absent[0]
    return Capacity(min((grant.role for grant in held if not grant.deputy_for), default=Role.EMPLOYEE))


def _moved(by: Actor, meeting: Meeting, move: str, what: MeetingEvent.What, reason: str = "", **changed: Any) -> None:
    meeting.state = MEETING.after(meeting.state, move)
    for name, value in changed.items():
        setattr(meeting, name, value)
    meeting.save(update_fields=["state", *changed])
    capacity = _capacity(by, meeting) if by.user_id is not None else None
    if capacity is not None:
        MeetingEvent.objects.create(meeting=meeting, what=what, reason=reason, **said_by(by, capacity))
    audit.record(
        by=by,
        kind=audit.Kind.WRITE,
        capacity=capacity,
        action=f"sparring.{move}",
        detail={"group": meeting.group.name, "day": meeting.on_day.isoformat()},
    )


@transaction.atomic
def send(*, by: Actor, meeting_id: int) -> Verdict:
    """*Send dagsorden*: it is written down as it is now, and the advisers see its cases from today."""
    meeting, today = _hold_meeting(by, meeting_id), clock.today()
    rules = active_policy().sparring_on(meeting.on_day)
    if rules is None:
        raise Http404
    members = members_on(meeting.group_id, meeting.on_day)
    called = [member for member in members if member.seat in rules.called]
    verdict = may_send(meeting.state, len(members), len(called))
    if not verdict:
        return verdict
    seen_until = max(meeting.on_day, today) + timedelta(days=rules.seen_days_after)
    _moved(by, meeting, "send", MeetingEvent.What.SENT, sent_on=today, seen_until=seen_until)
    for number, proposed in enumerate(draft(meeting, today).agenda.items, start=1):
        _write_item(meeting, proposed, number)
    invited = [member for member in members if member.seat not in ADVISERS or member in called]
    Call.objects.bulk_create(Call(meeting=meeting, person=m.person, seat=m.seat) for m in invited)
    calendars.invite(meeting)
    return ALLOWED


def _write_item(meeting: Meeting, proposed: Proposed, position: int) -> Item:
    earlier = Item.objects.filter(meeting__group=meeting.group_id, employment=proposed.employment, case=proposed.case)
    first = earlier.aggregate(first=Min("on_since"))["first"]
    case_began = followup.first_day_of(proposed.case) if proposed.case else None
    return Item.objects.create(
        meeting=meeting,
        employment_id=proposed.employment,
        case_id=proposed.case,
        at=clock.now(),
        on_since=clock.today(),
        seen_since=case_began or first or clock.today(),
        position=position,
        whys=[{"reason": why.reason, "text": why.text} for why in proposed.whys],
    )


def send_due(*, by: Actor, day: date) -> int:
    """*Nattens arbejde*: every agenda whose day to be sent has come. Groups that cannot meet are left for people."""
    sent = 0
    for meeting in Meeting.objects.filter(state="planned", on_day__gte=day).order_by("on_day", "pk"):
        rules = active_policy().sparring_on(meeting.on_day)
        if rules and meeting.on_day - timedelta(days=rules.sent_days_before) <= day:
            sent += bool(send(by=by, meeting_id=meeting.pk))
    return sent


@transaction.atomic
def cancel(*, by: Actor, meeting_id: int, reason: str) -> Verdict:
    """*Aflys*: advisers no longer see its cases, and what it had waits for the next."""
    meeting = _hold_meeting(by, meeting_id)
    verdict = may_cancel(meeting.state, reason)
    if verdict:
        _moved(by, meeting, "cancel", MeetingEvent.What.CANCELLED, reason.strip())
        calendars.call_off(meeting)
    return verdict


@transaction.atomic
def end(*, by: Actor, meeting_id: int, present: Collection[int]) -> Verdict:
    """*Slut mødet*; ``present`` are keys of the calls of those who were there."""
    meeting = _hold_meeting(by, meeting_id)
    calls = Call.objects.filter(meeting=meeting)
    there = calls.filter(pk__in=list(present))
    verdict = may_end(meeting.state, meeting.on_day, clock.today(), there.count())
    if verdict:
        _moved(by, meeting, "end", MeetingEvent.What.ENDED)
        calls.update(present=False)
        there.update(present=True)
    return verdict


@transaction.atomic
def put_on(*, by: Actor, meeting_id: int, employment: int, theme: str, question: str) -> Verdict:
    """*Tag med på sparring*: by the leader, for a theme of the policy, with or without a running case."""
    today, about = clock.today(), employment_of(employment)
    capacity = capacity_or_404(by, Purpose.ACT_ON_STEP, about, today)
    meeting = _open_meeting(meeting_id)
    rules = active_policy().sparring_on(meeting.on_day)
    verdict = may_wish(meeting.state, question=question, theme=theme, themes=rules.themes if rules else ())
    if not verdict:
        return verdict
    said = {"what": Wish.What.ON, "theme": theme, "text": question.strip()}
    if not _said_before(meeting, employment, said):
        Wish.objects.create(meeting=meeting, employment=about, **said, **said_by(by, capacity))
        _log(by, capacity, "put_on", about)
        if meeting.state == "sent":
            _put_on_the_sent(by, capacity, meeting, employment, theme)
    return ALLOWED


def _open_meeting(pk: int) -> Meeting:
    meeting = Meeting.objects.select_for_update(of=("self",)).select_related("group").filter(pk=pk).first()
    if meeting is None:
        raise Http404
    return meeting


def _said_before(meeting: Meeting, employment: int, said: dict[str, Any]) -> bool:
    newest = Wish.objects.filter(meeting=meeting, employment=employment).order_by("-pk").first()
    return newest is not None and all(getattr(newest, name) == value for name, value in said.items())


def _put_on_the_sent(by: Actor, capacity: Capacity, meeting: Meeting, employment: int, theme: str) -> None:
    item = Item.objects.filter(meeting=meeting, employment=employment).first()
    if item is None:
        last = Item.objects.filter(meeting=meeting).aggregate(last=Max("position"))["last"] or 0
        found = draft(meeting, clock.today()).agenda
        proposed = next(p for p in (*found.items, *found.waiting) if p.employment == employment)
        _write_item(meeting, proposed, last + 1)
    elif item.state == "taken_off":
        _becomes(by, capacity, item, "put_back")


@transaction.atomic
def take_off(*, by: Actor, meeting_id: int, employment: int, reason: str) -> Verdict:
    """*Tag af dagsordenen*, by the leader and with a reason. Called advisers no longer see the case."""
    today, about = clock.today(), employment_of(employment)
    capacity = capacity_or_404(by, Purpose.ACT_ON_STEP, about, today)
    meeting = _open_meeting(meeting_id)
    item = Item.objects.select_for_update().filter(meeting=meeting, employment=employment).first()
    verdict = may_take_off(meeting.state, item.state if item else ITEM.start, reason)
    if verdict:
        Wish.objects.create(
            meeting=meeting, employment=about, what=Wish.What.OFF, text=reason.strip(), **said_by(by, capacity)
        )
        _log(by, capacity, "take_off", about)
        if item:
            _becomes(by, capacity, item, "take_off", reason.strip())
    return verdict


def _hold_item(by: Actor, pk: int) -> tuple[Item, Capacity]:
    item = (
        Item.objects.select_for_update(of=("self",))
        .select_related("meeting__group", "employment__person")
        .filter(pk=pk)
        .first()
    )
    if item is None or not takes_part(by, item.meeting, clock.today()):
        raise Http404
    return item, capacity_or_404(by, Purpose.SPAR, item.employment, clock.today())


def _becomes(by: Actor, capacity: Capacity, item: Item, move: str, text: str = "") -> None:
    ItemEvent.objects.create(item=item, what=move, text=text, **said_by(by, capacity))
    Item.objects.filter(pk=item.pk).update(state=ITEM.after(item.state, move))


@transaction.atomic
def talked(*, by: Actor, item_id: int, note: str = "") -> Verdict:
    """*Drøftet*, with what is worth remembering."""
    return _at_the_meeting(by, item_id, "discuss", note)


@transaction.atomic
def postpone(*, by: Actor, item_id: int, note: str = "") -> Verdict:
    """*Udskyd til næste gang*: it comes first on the next agenda."""
    return _at_the_meeting(by, item_id, "postpone", note)


def _at_the_meeting(by: Actor, item_id: int, move: str, note: str) -> Verdict:
    item, capacity = _hold_item(by, item_id)
    verdict = may_talk(item.meeting.state, item.meeting.on_day, clock.today())
    newest = item.events.order_by("-pk").first()
    if not verdict or (newest is not None and (newest.what, newest.text) == (move, note.strip())):
        return verdict
    verdict = ITEM.may(item.state, move)
    if verdict:
        _becomes(by, capacity, item, move, note.strip())
        _log(by, capacity, move, item.employment)
    return verdict


@transaction.atomic
def decide(*, by: Actor, item_id: int, text: str, owner: str, due: date) -> Verdict:
    """*Beslutning*: an agreement with owner and date. The employee is not told of it until the leader says so."""
    item, _capacity = _hold_item(by, item_id)
    verdict = may_decide(item.meeting.state, item.meeting.on_day, clock.today(), text=text, due=due)
    if not verdict:
        return verdict
    made = agreements.agree(
        by=by,
        employment=item.employment_id,
        case=item.case_id,
        text=text,
        owner=owner,
        due=due,
        origin=ORIGIN,
        origin_pk=item.pk,
        shared=False,
        purpose=Purpose.SPAR,
    )
    return made if isinstance(made, Refused) else ALLOWED


@transaction.atomic
def decided_is_done(*, by: Actor, item_id: int, agreement_id: int) -> Verdict:
    """*Gjort*: what was decided before, said at this meeting of the same case."""
    item, _ = _hold_item(by, item_id)
    before = Item.objects.filter(meeting__group=item.meeting.group_id, employment=item.employment_id)
    known = {
        row.pk for rows in agreed.of_origin(ORIGIN, list(before.values_list("pk", flat=True))).values() for row in rows
    }
    if agreement_id not in known:
        raise Http404
    return agreements.mark_done(by=by, agreement_id=agreement_id, purpose=Purpose.SPAR)


def _log(by: Actor, capacity: Capacity, action: str, employment: Any) -> None:
    audit.record(
        by=by,
        kind=audit.Kind.WRITE,
        action=f"sparring.{action}",
        capacity=capacity,
        subject=employment.person,
    )
