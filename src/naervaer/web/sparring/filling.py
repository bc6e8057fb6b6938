"""Where sparring is shown on others' pages; and the access that a call gives, which is part of who the actor is."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import date

from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naervaer.core.access.model import Actor, Handed, Purpose, Role
from naervaer.core.sparring.states import ITEM
from naervaer.web import slots
from naervaer.web.access import scope
from naervaer.web.agreements import origins
from naervaer.web.followup.reach import reach_of
from naervaer.web.handbook.queries import active_policy
from naervaer.web.organisation import employed
from naervaer.web.slots import Button, Matter, Moment, Panel, Task
from naervaer.web.sparring import actions, calendars, queries
from naervaer.web.sparring.groups import ADVISERS
from naervaer.web.sparring.knowing import ORIGIN
from naervaer.web.sparring.models import Call, Item

NEAREST = 3
"""So many meetings are told of beside the cases."""


def fill() -> None:
    origins.register(ORIGIN, gettext_lazy("på fraværssparring"), "sparring:item")
    slots.CALLS.fill(calls)
    slots.ADVISED.fill(advised)
    slots.PERSON_BUTTONS.fill(buttons)
    slots.PERSON_MOMENTS.fill(moments)
    slots.TODAY_TASKS.fill(tasks)
    slots.HANDED_PANELS.fill(meetings)
    slots.MATTERS.fill(matters)
    slots.NIGHT.fill(night)
    slots.UNSENT.fill(unsent)


def calls(person: int) -> Iterator[Handed]:
    """The cases an adviser is called to: from the day the agenda was sent until the last day of the policy."""
    rows = Item.objects.filter(
        meeting__calls__person=person,
        meeting__calls__seat__in=sorted(ADVISERS),
        meeting__state__in=["sent", "ended"],
    ).exclude(state="taken_off")
    for ext_id, seat, first, last, since in rows.values_list(
        "employment__person__ext_id", "meeting__calls__seat", "on_since", "meeting__seen_until", "seen_since"
    ).distinct():
        yield Handed(ext_id, Role(seat), first, last, called=True, since=since)


def advised(case: int, day: date) -> Iterator[str]:
    """The seats of the advisers who were there when the case was talked of."""
    rows = Call.objects.filter(
        meeting__items__case=case,
        meeting__items__state="discussed",
        meeting__on_day__lte=day,
        meeting=F("meeting__items__meeting"),
        seat__in=sorted(ADVISERS),
    ).exclude(present=False)
    yield from rows.values_list("seat", flat=True).distinct()


def buttons(actor: Actor, person: int, day: date) -> Iterator[Button]:
    if active_policy().sparring_on(day) is None or not scope.in_reach(actor, Purpose.ACT_ON_STEP, person, day):
        return
    if queries.next_meetings_of(person, day):
        yield Button(_("Tag med på fraværssparring"), reverse("sparring:wish", args=[person]), 40)


def moments(actor: Actor, employments: Collection[int], day: date) -> Iterator[Moment]:
    """The sparrings a case has been or will be on, for those who see it."""
    rows = Item.objects.filter(employment__in=list(employments), meeting__state__in=["sent", "ended"])
    rows = rows.exclude(state="taken_off")
    if not active_policy().sparring or not rows.exists():
        return
    within = reach_of(actor, Purpose.SEE_PERSON, employments, day).rows()
    for item in rows.filter(within).select_related("meeting").order_by("meeting__on_day"):
        yield Moment(item.meeting.on_day, _("Fraværssparring"), ITEM.states[item.state].lower())


def tasks(actor: Actor, employments: Collection[int], day: date) -> Iterator[Task]:
    """A sent agenda waits for the leader until the meeting is over; only for those who take part in it."""
    if not active_policy().sparring:
        return
    rows = Item.objects.filter(employment__in=list(employments), state="waiting", meeting__state="sent")
    mine = queries.visible_meetings(actor, day)
    for item in rows.filter(meeting__in=mine).select_related("meeting"):
        yield Task(
            item.employment_id,
            _("Fraværssparring"),
            item.meeting.on_day,
            "; ".join(why["text"] for why in item.whys) + ".",
            (Button(_("Se sagen på dagsordenen"), reverse("sparring:item", args=[item.pk])),),
        )


def meetings(actor: Actor, day: date) -> Iterator[Panel]:
    """*Overdragne sager*: the sparrings an adviser is called to, or will be."""
    found = queries.coming(actor, day)[:NEAREST]
    if found:
        yield Panel(_("Fraværssparring"), "sparring/_coming.html", {"meetings": found}, order=5)


def matters(day: date) -> Iterator[Matter]:
    """Leaders are told when an agenda with one of their own is sent, and advisers when they are called to one."""
    rows = Item.objects.filter(state="waiting", meeting__state="sent", meeting__on_day__gte=day)
    sent = list(rows.values_list("meeting", "employment"))
    called: dict[int, list[str]] = defaultdict(list)
    advisers = Call.objects.filter(meeting__in={meeting for meeting, _employment in sent}, seat__in=sorted(ADVISERS))
    for meeting, person in advisers.values_list("meeting", "person__ext_id"):
        called[meeting].append(person)
    about = employed.subjects_of({employment for _meeting, employment in sent}, day)
    for meeting, employment in sent:
        if employment in about:
            yield Matter(f"sparring:{meeting}", ("leader",), about[employment], tuple(called[meeting]))


def night(by: Actor, day: date) -> Iterator[tuple[str, int]]:
    yield "agendas_sent", actions.send_due(by=by, day=day)


def unsent() -> Iterator[int]:
    yield calendars.send_waiting()
