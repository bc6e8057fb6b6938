"""What an agenda is made of, read for one group in a handful of queries. The agenda itself is ``core``'s."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from naervaer.core.decisions.gates import asked
from naervaer.core.followup.standing import Urgency
from naervaer.core.policy.schema import Policy
from naervaer.core.policy.sparring import Sparring
from naervaer.core.sparring.agenda import (
    Agenda,
    ComingGate,
    DecidedBefore,
    Known,
    MissedStep,
    Running,
    Wished,
    agenda,
)
from naervaer.web.agreements import queries as agreements
from naervaer.web.decisions import queries as decisions
from naervaer.web.followup.people import Member, members_in
from naervaer.web.followup.rows import CaseRow, Rules, running_cases, waiting_steps
from naervaer.web.handbook.queries import active_policy
from naervaer.web.organisation.snapshot import snapshot_on
from naervaer.web.sparring.groups import units_talked_of
from naervaer.web.sparring.models import Item, Meeting, Wish

ORIGIN = "sparring"
"""What agreements made here are marked with."""


@dataclass(frozen=True)
class Draft:
    """The agenda as it would be sent now, with those it is about by employment (pk)."""

    agenda: Agenda
    people: dict[int, Member]


def draft(meeting: Meeting, day: date) -> Draft:
    """The agenda of a meeting, as known on ``day``. Whoever is in the group's units on that day is talked of."""
    rules = active_policy().sparring_on(meeting.on_day)
    people = members_in(units_talked_of(meeting.group_id, day), day, snapshot_on(day))
    found = agenda(_known(meeting, people, rules, day), rules, meeting.on_day) if rules else Agenda((), (), ())
    return Draft(found, people)


def _known(meeting: Meeting, people: dict[int, Member], rules: Sparring, day: date) -> Known:
    policy = active_policy()
    cases = running_cases(people)
    discussed = dict(
        Item.objects.filter(case__in=[case.pk for case in cases], state="discussed", meeting__state="ended")
        .order_by("meeting__on_day")
        .values_list("case", "meeting__on_day")
    )
    said = newest_words(meeting, people)
    before = list(Meeting.objects.filter(group=meeting.group_id, state="ended", on_day__lt=meeting.on_day))
    last = max(before, key=lambda m: m.on_day, default=None)
    return Known(
        running=[Running(case.member.employment, case.pk, case.first_day, discussed.get(case.pk)) for case in cases],
        missed=list(_missed(people, policy, day)),
        gates=list(_gates(cases, policy, meeting.on_day)),
        decided=list(_decided(before, last, people)),
        postponed=list(_postponed(last, people)),
        wishes=[Wished(w.employment_id, w.theme, w.text) for w in said.values() if w.what == Wish.What.ON],
        taken_off={w.employment_id: w.text for w in said.values() if w.what == Wish.What.OFF},
    )


def newest_words(meeting: Meeting, employments: Collection[int]) -> dict[int, Wish]:
    """What leaders last said of the agenda, by employment; a wish that never came up is still a wish."""
    words = {wish.employment_id: wish for wish in _left_over(meeting, employments)}
    here = Wish.objects.filter(meeting=meeting, employment__in=list(employments)).select_related(
        "by__person", "on_behalf_of"
    )
    return words | {wish.employment_id: wish for wish in here.order_by("pk")}


def _left_over(meeting: Meeting, employments: Collection[int]) -> Iterator[Wish]:
    """Wishes for a meeting that was called off, or that found no room, since the person was last on an agenda."""
    earlier = Meeting.objects.filter(
        group=meeting.group_id, on_day__lte=meeting.on_day, state__in=["ended", "cancelled"]
    ).exclude(pk=meeting.pk)
    rows = Wish.objects.filter(meeting__in=earlier, employment__in=list(employments))
    newest = {
        wish.employment_id: wish for wish in rows.select_related("meeting", "by__person", "on_behalf_of").order_by("pk")
    }
    held = Item.objects.filter(meeting__in=earlier.filter(state="ended"), employment__in=list(newest))
    came_up = dict(held.order_by("meeting__on_day").values_list("employment", "meeting__on_day"))
    for employment, wish in newest.items():
        if wish.what == Wish.What.ON and came_up.get(employment, date.min) < wish.meeting.on_day:
            yield wish


def _missed(people: dict[int, Member], policy: Policy, day: date) -> Iterator[MissedStep]:
    for row in waiting_steps(people, Rules(policy, day)):
        if row.urgency is Urgency.OVERDUE:
            yield MissedStep(row.member.employment, row.rule.title, row.standing.target)


def _gates(cases: Collection[CaseRow], policy: Policy, day: date) -> Iterator[ComingGate]:
    settled = decisions.settled([case.pk for case in cases])
    for case in cases:
        for gate in asked(policy.gate, case.first_day, day):
            if (case.pk, gate.gate.id) not in settled:
                yield ComingGate(case.member.employment, gate.gate.title, gate.limit)


def _decided(before: Collection[Meeting], last: Meeting | None, people: Collection[int]) -> Iterator[DecidedBefore]:
    """All that was decided last time, and what still waits from the times before."""
    items = dict(
        Item.objects.filter(meeting__in=[m.pk for m in before], employment__in=list(people)).values_list(
            "pk", "meeting"
        )
    )
    for pk, rows in agreements.of_origin(ORIGIN, list(items)).items():
        for row in rows:
            newest = last is not None and items[pk] == last.pk
            if row.waits or (newest and row.state != "annulled"):
                yield DecidedBefore(row.employment, done=not row.waits)


def _postponed(last: Meeting | None, people: Collection[int]) -> Iterator[int]:
    """What was put off last time, or never reached before the meeting ended."""
    if last is not None:
        yield from Item.objects.filter(
            meeting=last, state__in=["postponed", "waiting"], employment__in=list(people)
        ).values_list("employment", flat=True)
