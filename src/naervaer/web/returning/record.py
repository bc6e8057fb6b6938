"""The plans somebody has had for coming back, for access requests and retention."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from django.db.models import Max
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from naervaer.core.records.case_file import Entry, Section
from naervaer.core.records.kinds import PLANS
from naervaer.core.returning.hours import Week
from naervaer.web import slots
from naervaer.web.design.danish import numeric_date
from naervaer.web.returning.models import NotPossible, Plan, PlanEvent, Version
from naervaer.web.returning.weeks import weeks_of
from naervaer.web.said import erase, name_of
from naervaer.web.slots import Shelf, Stored


def fill() -> None:
    slots.RECORD_SECTIONS.fill(sections)
    slots.RETENTION.fill(shelves)


def sections(person: int) -> Iterator[Section]:
    versions = Version.objects.filter(plan__employment__person=person).select_related("by__person", "on_behalf_of")
    events = PlanEvent.objects.filter(plan__employment__person=person).select_related("by__person", "on_behalf_of")
    ruled_out = NotPossible.objects.filter(employment__person=person).select_related("by__person", "on_behalf_of")
    entries = [
        *(Entry(localdate(v.at), _("Plan, version %(n)s") % {"n": v.number}, _said(v), name_of(v)) for v in versions),
        *(Entry(localdate(e.at), e.get_what_display(), _event(e), name_of(e)) for e in events),
        *(Entry(localdate(n.at), _("Nedsat tjeneste er ikke mulig nu"), n.reason, name_of(n)) for n in ruled_out),
    ]
    yield Section(_("Planer for at komme tilbage"), tuple(entries), order=45)


def _said(version: Version) -> str:
    weeks = (
        _("Uge fra %(day)s: %(hours)s timer. %(about)s")
        % {"day": numeric_date(week.monday), "hours": _hours(week), "about": week.about}
        for week in weeks_of(version)
    )
    said = ((_("Opgaver"), version.tasks), (_("Hensyn"), version.accommodations), (_("Ændret"), version.reason))
    return "\n".join([*weeks, *(f"{title}: {text}" for title, text in said if text)])


def _hours(week: Week) -> str:
    """By day, from Monday to the last day with hours: ``4 + 4 + 3,5``."""
    last = max((n for n in range(7) if week.hours[n]), default=0)
    return " + ".join(f"{hours.normalize() + 0:f}".replace(".", ",") for hours in week.hours[: last + 1])


def _event(event: PlanEvent) -> str:
    return "\n".join(filter(None, [event.get_held_display() if event.held else "", event.text]))


def shelves() -> Iterator[Shelf]:
    yield Shelf(PLANS, _stored, _erase)
    yield Shelf(PLANS, _ruled_out, lambda pks: erase(NotPossible.objects.filter(pk__in=list(pks))))


def _ruled_out(before: date) -> Iterable[Stored]:
    rows = NotPossible.objects.filter(at__date__lt=before).values_list("pk", "employment", "case", "at", "again_on")
    for pk, employment, case, at, again_on in rows:
        yield Stored(pk, employment, case, localdate(at), again_on)


def _stored(before: date) -> Iterable[Stored]:
    rows = Plan.objects.filter(at__date__lt=before).annotate(said=Max("events__at"), changed=Max("versions__at"))
    for pk, employment, case, last, at, *later in rows.values_list(
        "pk", "employment", "case", "last", "at", "said", "changed"
    ):
        days = [localdate(said) for said in (at, *later) if said]
        yield Stored(pk, employment, case, days[0], max([*days, last]))


def _erase(pks: Collection[int]) -> int:
    for model in (PlanEvent, Version):
        erase(model.objects.filter(plan__in=list(pks)))
    return erase(Plan.objects.filter(pk__in=list(pks)))
