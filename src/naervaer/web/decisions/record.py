"""What was considered and decided about somebody's long absence, for access requests and retention."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from django.db.models import Max
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from naervaer.core.records.case_file import Entry, Section
from naervaer.core.records.kinds import DECISIONS
from naervaer.web import slots
from naervaer.web.decisions.models import Considered, Dropped, Matter, Ruling, Told
from naervaer.web.decisions.queries import gate_of
from naervaer.web.said import erase, name_of
from naervaer.web.slots import Shelf, Stored


def fill() -> None:
    slots.RECORD_SECTIONS.fill(sections)
    slots.RETENTION.fill(shelves)


def sections(person: int) -> Iterator[Section]:
    matters = Matter.objects.filter(employment__person=person).select_related("case")
    entries = [entry for matter in matters for entry in _of(matter)]
    yield Section(_("Beslutninger om langt fravær"), tuple(entries), order=60)


def _of(matter: Matter) -> Iterator[Entry]:
    gate = gate_of(matter.gate, matter.case.first_day)
    titles = {rule.id: rule.title for rule in gate.consideration} if gate else {}
    for row in matter.considered.select_related("by__person", "on_behalf_of"):
        title = titles.get(row.consideration, row.consideration)
        yield Entry(localdate(row.at), f"{row.get_answer_display()}: {title}", row.why, name_of(row))
    for ruling in matter.rulings.select_related("by__person", "on_behalf_of"):
        words = "\n".join(filter(None, [ruling.reasons, ruling.because]))
        yield Entry(localdate(ruling.at), _("Beslutning: %(title)s") % {"title": ruling.title}, words, name_of(ruling))
    for told in Told.objects.filter(ruling__matter=matter).select_related("by__person", "on_behalf_of"):
        yield Entry(localdate(told.at), _("Brev om beslutningen"), told.text, name_of(told))
    for dropped in Dropped.objects.filter(matter=matter).select_related("by__person", "on_behalf_of"):
        yield Entry(localdate(dropped.at), _("Ikke længere aktuel"), dropped.reason, name_of(dropped))


def shelves() -> Iterator[Shelf]:
    yield Shelf(DECISIONS, _stored, _erase)


def _stored(before: date) -> Iterable[Stored]:
    newest = {"considered": Max("considered__at"), "ruled": Max("rulings__at"), "told": Max("rulings__told__at")}
    rows = Matter.objects.filter(at__date__lt=before).annotate(**{f"{k}_at": v for k, v in newest.items()})
    for row in rows.annotate(dropped_at=Max("dropped__at")):
        said = [row.at, *(getattr(row, f"{name}_at") for name in (*newest, "dropped"))]
        yield Stored(row.pk, row.employment_id, row.case_id, localdate(row.at), max(localdate(at) for at in said if at))


def _erase(pks: Collection[int]) -> int:
    rulings = Ruling.objects.filter(matter__in=list(pks))
    erase(Told.objects.filter(ruling__in=rulings))
    erase(rulings)
    erase(Considered.objects.filter(matter__in=list(pks)))
    erase(Dropped.objects.filter(matter__in=list(pks)))
    return erase(Matter.objects.filter(pk__in=list(pks)))
