"""Where sick calls are shown: *I dag*, the person's page and *Min side*."""

from collections.abc import Collection, Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from naervaer.core.access.model import Actor, Purpose
from naervaer.web import slots
from naervaer.web.access import scope
from naervaer.web.design.danish import numeric_date
from naervaer.web.followup.waiting import running_case
from naervaer.web.organisation import queries as organisation
from naervaer.web.organisation.employed import subjects_of
from naervaer.web.organisation.snapshot import snapshot_on
from naervaer.web.sickcall import queries
from naervaer.web.sickcall.counting import called_in
from naervaer.web.sickcall.queries import CallRow
from naervaer.web.slots import Button, Panel, Task

INJURY_WHY = _(
    "En arbejdsulykke anmeldes i EASY, når den giver fravær ud over den dag, den skete. Vold, trusler, mobning og "
    "chikane kan også være en arbejdsskade."
)
INJURY_SOURCE = _("Bekendtgørelse 799 af 3. juni 2022 § 1")
DIFFERS_WHY = _("Fraværet tæller efter begge, til nogen har afgjort, hvem der har ret. Så bliver ingen frist overset.")


def fill() -> None:
    slots.TODAY_TASKS.fill(tasks)
    slots.PERSON_PANELS.fill(panels)
    slots.PERSON_BUTTONS.fill(buttons)
    slots.OWN_PANELS.fill(own)


def tasks(actor: Actor, employments: Collection[int], day: date) -> Iterator[Task]:
    """A difference with payroll to be settled, and a work injury to be reported in time."""
    for row in queries.asking(employments, day):
        if row.asks:
            title = _("Afgør: %(state)s") % {"state": row.state_title.lower()}
            yield Task(row.employment, title, day, " ".join(row.differences), _deciding(row), str(DIFFERS_WHY))
        if row.report_by is not None:
            button = Button(_("Den er anmeldt"), reverse("sickcall:injury", args=[row.pk]))
            text = _("Meldt som arbejdsskade %(day)s.") % {"day": numeric_date(row.first)}
            title = _("Anmeld arbejdsskaden")
            yield Task(row.employment, title, row.report_by, text, (button,), str(INJURY_WHY), str(INJURY_SOURCE))


def _deciding(row: CallRow) -> tuple[Button, ...]:
    return (
        Button(_("Sygemeldingen har ret"), reverse("sickcall:call-right", args=[row.pk])),
        Button(_("Lønsystemet har ret"), reverse("sickcall:payroll-right", args=[row.pk])),
    )


def panels(actor: Actor, person: int, day: date) -> Iterator[Panel]:
    rows = queries.of_person(actor, person, day)
    if rows:
        may_act = scope.in_reach(actor, Purpose.ACT_ON_STEP, person, day)
        yield Panel(_("Sygemeldinger"), "sickcall/_list.html", {"rows": rows, "may_act": may_act}, order=30)


def buttons(actor: Actor, person: int, day: date) -> Iterator[Button]:
    """*Meld syg* for somebody who is not, *Meld rask* for somebody who is."""
    if not scope.in_reach(actor, Purpose.TAKE_SICK_CALL, person, day):
        return
    running = [row for row in queries.of_person(actor, person, day) if row.is_open]
    page = reverse("followup:person", args=[person])
    for row in running:
        yield Button(_("Meld rask"), f"{reverse('sickcall:well', args=[row.pk])}?tilbage={page}", 30)
    others = [pk for pk in queries.employments_of(actor, person, day) if not called_in(pk, day)]
    units = subjects_of(others, day) if len(others) + len(running) > 1 else {}
    for pk in others:
        absent = running_case(pk)
        say, view = (_("Meld rask"), "well-without-call") if absent else (_("Meld syg"), "new")
        where = f": {snapshot_on(day).units[units[pk].unit_id].name}" if pk in units else ""
        yield Button(f"{say}{where}", f"{reverse(f'sickcall:{view}', args=[pk])}?tilbage={page}", 30)


def own(actor: Actor, day: date) -> Iterator[Panel]:
    """*Meld dig syg* comes first on one's own page: it is often done on a phone, early in the morning."""
    jobs = organisation.own_employments(actor.person_id or "", day)
    if not jobs:
        return
    rows = queries.own(actor, day)
    running = [row for row in rows if row.is_open]
    places = queries.own_places(actor, day)
    absent = [job for job in jobs if job.pk not in dict(places) and not called_in(job.pk, day)]
    made = []
    if places:
        units = _(" eller ").join(unit for _pk, unit in places)
        some = _("Meld dig syg") if len(places) == len(jobs) else _("Meld dig også syg på %s") % units
        made = [Button(some, reverse("sickcall:own-new", args=[places[0][0]]))]
    context = {"rows": rows, "running": running, "absent": absent, "several": len(jobs) > 1}
    guide = Button(_("Sådan melder du dig syg"), reverse("sickcall:own-guide"))
    yield Panel(_("Syg eller rask"), "sickcall/_own.html", context, order=5, buttons=(*made, guide), always=True)
