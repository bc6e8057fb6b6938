"""What was said of somebody at *fraværssparring*, for access requests and retention."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from django.db.models import Max
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from naervaer.core.records.case_file import Entry, Section
from naervaer.core.records.kinds import SPARRING
from naervaer.web import slots
from naervaer.web.said import erase, name_of
from naervaer.web.slots import Shelf, Stored
from naervaer.web.sparring.models import Item, ItemEvent, Wish


def fill() -> None:
    slots.RECORD_SECTIONS.fill(sections)
    slots.RETENTION.fill(shelves)


def sections(person: int) -> Iterator[Section]:
    """That the case was on the agenda and why is given; what the advisers and the leader said is inner advice."""
    items = Item.objects.filter(employment__person=person).select_related("meeting")
    wishes = Wish.objects.filter(employment__person=person).select_related("by__person", "on_behalf_of", "meeting")
    said = (
        ItemEvent.objects.filter(item__in=items)
        .exclude(text="")
        .select_related("by__person", "on_behalf_of", "item__meeting")
    )
    entries = [
        *(Entry(item.meeting.on_day, _("På dagsordenen"), _whys(item)) for item in items),
        *(Entry(localdate(w.at), w.get_what_display(), w.text, name_of(w), "internal") for w in wishes),
        *(Entry(localdate(e.at), e.get_what_display(), e.text, name_of(e), "internal") for e in said),
    ]
    yield Section(_("Fraværssparring"), tuple(entries), order=50)


def _whys(item: Item) -> str:
    return "\n".join(str(why.get("text", "")) for why in item.whys)


def shelves() -> Iterator[Shelf]:
    yield Shelf(SPARRING, _items, _erase_items)
    yield Shelf(SPARRING, _wishes, _erase_wishes)


def _items(before: date) -> Iterable[Stored]:
    rows = Item.objects.filter(at__date__lt=before).annotate(newest=Max("events__at"))
    for pk, employment, case, at, on_day, newest in rows.values_list(
        "pk", "employment", "case", "at", "meeting__on_day", "newest"
    ):
        yield Stored(pk, employment, case, localdate(at), max(on_day, localdate(newest or at)))


def _erase_items(pks: Collection[int]) -> int:
    erase(ItemEvent.objects.filter(item__in=list(pks)))
    return erase(Item.objects.filter(pk__in=list(pks)))


def _wishes(before: date) -> Iterable[Stored]:
    rows = Wish.objects.filter(at__date__lt=before)
    for pk, employment, at, on_day in rows.values_list("pk", "employment", "at", "meeting__on_day"):
        yield Stored(pk, employment, None, localdate(at), max(on_day, localdate(at)))


def _erase_wishes(pks: Collection[int]) -> int:
    return erase(Wish.objects.filter(pk__in=list(pks)))
