"""Reading the log: one's own lines (*Hvem har set mine oplysninger*), and all of it for who keeps an eye on access."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from naervaer.core.access.model import Actor
from naervaer.web.audit.models import Entry
from naervaer.web.organisation.searching import holds


def about(actor: Actor) -> QuerySet[Entry]:
    """Every line about the actor that somebody else made, newest first."""
    entries = Entry.objects.filter(subject__ext_id=actor.person_id or "").exclude(by=actor.user_id)
    return entries.select_related("on_behalf_of").order_by("-at", "-pk")


@dataclass(frozen=True, slots=True)
class Filter:
    """What the log is narrowed to. ``person`` is part of a name: whoever looked, or was looked at."""

    kind: str = ""
    person: str = ""
    first: date | None = None
    last: date | None = None


READING_THE_LOG = "audit.log"


def lines(wanted: Filter) -> QuerySet[Entry]:
    """The log, newest first.

    A look in the log is one line. That it showed lines about somebody is told to them in *Hvem har set*, and here when
    that person is asked for.
    """
    found = Entry.objects.select_related("subject", "on_behalf_of", "unit").order_by("-at", "-pk")
    if wanted.kind:
        found = found.filter(kind=wanted.kind)
    if wanted.person:
        found = found.filter(holds("by_name", wanted.person) | holds("subject__name", wanted.person))
    else:
        found = found.exclude(action=READING_THE_LOG, subject__isnull=False)
    if wanted.first:
        found = found.filter(at__gte=_midnight(wanted.first))
    if wanted.last:
        found = found.filter(at__lt=_midnight(wanted.last + timedelta(days=1)))
    return found


def refused_since(moment: datetime) -> frozenset[int]:
    """The accounts (pk) with a refused login after the moment."""
    found = Entry.objects.filter(kind=Entry.Kind.LOGIN_FAILED, at__gte=moment, by__isnull=False)
    return frozenset(found.values_list("by", flat=True))


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
