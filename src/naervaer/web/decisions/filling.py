"""Where decisions about long absence are shown: *I dag*, the person's page, *Min side* and the day's mail."""

from collections.abc import Collection, Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from naervaer.core.access.model import Actor, Purpose
from naervaer.core.timeline.moments import months_after
from naervaer.web import slots
from naervaer.web.access import scope
from naervaer.web.decisions import queries, totals
from naervaer.web.followup.reach import RunningCase, cases_of, reach_of, reach_of_person
from naervaer.web.handbook.queries import active_policy
from naervaer.web.organisation import employed
from naervaer.web.slots import Button, Matter, Moment, Panel, Task


def fill() -> None:
    slots.TODAY_TASKS.fill(tasks)
    slots.PERSON_PANELS.fill(panels)
    slots.PERSON_MOMENTS.fill(moments)
    slots.OWN_PANELS.fill(own)
    slots.MATTERS.fill(matters)
    slots.COORDINATOR_PANELS.fill(coordinator)


def tasks(actor: Actor, employments: Collection[int], day: date) -> Iterator[Task]:
    """The decision, from the policy's number of days before the limit until it is taken."""
    for found in queries.waiting(employments, day):
        gate = found.asked.gate
        url = reverse("decisions:decision", args=[found.case, gate.id])
        yield Task(
            found.employment,
            gate.title,
            found.asked.limit,
            found.asked.why,
            (Button(_("Overvej og beslut"), url),),
            gate.why,
            gate.source,
        )


def panels(actor: Actor, person: int, day: date) -> Iterator[Panel]:
    """The decisions of the cases within sight; and what is good to know where it is needed."""
    reach = reach_of_person(actor, Purpose.SEE_PERSON, person, day)
    cases = cases_of(reach)
    lines = queries.of_cases(cases, day)
    policy = active_policy()
    if lines:
        yield Panel(_("Beslutning efter langt fravær"), "decisions/_panel.html", {"lines": lines}, order=15)
    running = [case for case in cases if case.last_day is None]
    texts = [*policy.guidance_at("person", day)] if running else []
    if lines or any(_is_long(case, day) for case in running):
        texts += [text for text in policy.guidance_at("long_absence", day) if text not in texts]
    if texts and scope.in_reach(actor, Purpose.WORK_ON_CASE, person, day):
        yield Panel(_("Godt at vide"), "decisions/_guidance.html", {"texts": texts}, order=90)


def _is_long(case: RunningCase, day: date) -> bool:
    """*Langt forløb*, also where the policy asks for no decision about it."""
    return day > months_after(case.first_day, active_policy().timeline_on(case.first_day).long_case_months)


def moments(actor: Actor, employments: Collection[int], day: date) -> Iterator[Moment]:
    if not queries.concerns(employments, day):
        return
    reach = reach_of(actor, Purpose.SEE_PERSON, employments, day)
    for line in queries.of_cases(cases_of(reach), day):
        url = reverse("decisions:decision", args=[line.case, line.gate])
        yield Moment(line.limit, line.title, line.ruling or line.state_title, url=url)


def own(actor: Actor, day: date) -> Iterator[Panel]:
    """The letters the employee has been given."""
    letters = queries.told_about(actor.person_id or "")
    if letters:
        yield Panel(_("Besked om dit fravær"), "decisions/_own.html", {"letters": letters}, order=15)


def matters(day: date) -> Iterator[Matter]:
    """Whoever decides is told when the decision is asked for, and once more when the limit has passed."""
    waiting = queries.waiting(None, day)
    about = employed.subjects_of({found.employment for found in waiting}, day)
    for found in waiting:
        if found.employment in about:
            gate, what = found.asked.gate, "passed" if found.asked.passed(day) else "asked"
            above = ("leaders_leader",) if "leaders_leader" in gate.decides else ()
            yield Matter(f"decision:{found.case}:{gate.id}:{what}", ("leader", *above), about[found.employment])


def coordinator(actor: Actor, day: date) -> Iterator[Panel]:
    """How many decisions wait in all that is reached: the topmost units, with the way to the rest."""
    gates = [gate for gate in active_policy().gate if gate.in_force(day)]
    if gates:
        top = [line for line in totals.lines(actor, day) if line.depth == 0]
        button = Button(_("Se dem enhed for enhed"), reverse("decisions:overview"))
        context = {"lines": top, "above": len(queries.waiting_above(actor, day))}
        yield Panel(gates[0].title, "decisions/_waiting.html", context, order=10, buttons=(button,))
