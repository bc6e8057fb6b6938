"""Agreements as rooms and pages are told of them. Every list holds only what the actor may see."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from naervaer.core.access.model import Actor, Purpose
from naervaer.core.agreements.states import AGREEMENT
from naervaer.web.agreements.models import Agreement, AgreementEvent
from naervaer.web.agreements.origins import origin
from naervaer.web.design.wording import title_of_party
from naervaer.web.followup.reach import reach_of, reach_of_person
from naervaer.web.organisation import queries as organisation
from naervaer.web.said import name_of

DOING: dict[str, tuple[str, Any]] = {
    "gjort": ("done", _("Gjort")),
    "ny-dato": ("postponed", _("Ny dato")),
    "ikke-aktuel": ("dropped", _("Ikke længere aktuel")),
    "aabn-igen": ("reopened", _("Åbn igen")),
    "annuller": ("annulled", _("Annullér")),
}
"""The words of the addresses: each a move of the agreement, with the text of its link."""

SHARING = ("del", _("Vis den for medarbejderen"))


@dataclass(frozen=True, slots=True)
class Row:
    """An agreement. ``owner`` is the policy's name of the party, ``whose`` the Danish words for it.

    ``said`` are what became of it: the day, what, the note and who said so.
    """

    pk: int
    employment: int
    person: int
    person_id: str
    name: str
    text: str
    owner: str
    whose: str
    agreed_on: date
    agreed_by: str
    where: str
    url: str
    own_url: str
    due: date
    target: date
    state: str
    state_title: str
    shared: bool
    said: tuple[tuple[date, str, str, str], ...]

    @property
    def told(self) -> tuple[tuple[date, str, str, str], ...]:
        """What the employee reads of ``said``: nothing that was written before they were told of the agreement."""
        shared = str(AgreementEvent.What.SHARED.label)
        since = max((i for i, (_day, what, *_rest) in enumerate(self.said) if what == shared), default=0)
        return self.said[since:] if self.shared else ()

    @property
    def waits(self) -> bool:
        return self.state == Agreement.State.AGREED

    @property
    def badge(self) -> str:
        return "done" if self.state == Agreement.State.DONE else "irrelevant"

    @property
    def doing(self) -> list[tuple[str, Any]]:
        """What can be said of it now: the word in the address, and what it is called."""
        found = [(what, title) for what, (move, title) in DOING.items() if AGREEMENT.may(self.state, move)]
        return [*found, SHARING] if self.waits and not self.shared else found


def of_origin(name: str, pks: Collection[int]) -> dict[int, list[Row]]:
    """The agreements made in these rows of a room, for a page that has asked access itself."""
    found: dict[int, list[Row]] = {pk: [] for pk in pks}
    for agreement in _read(Agreement.objects.filter(origin=name, origin_pk__in=list(pks))):
        found[agreement.origin_pk].append(_row(agreement))
    return found


def of_person(actor: Actor, person: int, day: date, case: int | None = None) -> list[Row]:
    """The agreements about a person within sight: those waiting, and those of the case that is shown."""
    reach = reach_of_person(actor, Purpose.SEE_PERSON, person, day)
    shown = Q(state=Agreement.State.AGREED) | Q(case=case) | Q(case__isnull=True)
    return [_row(a) for a in _read(Agreement.objects.filter(reach.rows(), shown))]


def standing(actor: Actor, employments: Collection[int], day: date) -> list[Row]:
    """The agreements about employments within sight, but for those written by mistake."""
    rows = Agreement.objects.filter(employment__in=list(employments)).exclude(state=Agreement.State.ANNULLED)
    if not rows.exists():
        return []
    return [_row(a) for a in _read(rows.filter(reach_of(actor, Purpose.SEE_PERSON, employments, day).rows()))]


def waiting(actor: Actor, employments: Collection[int], owners: Collection[str], day: date) -> list[Row]:
    """What waits for these parties about the employments within reach, the first due first."""
    wanted = Agreement.objects.filter(
        employment__in=list(employments), state=Agreement.State.AGREED, owner__in=list(owners)
    )
    about = set(wanted.values_list("employment", flat=True))
    if not about:
        return []
    reach = reach_of(actor, Purpose.WORK_ON_CASE, about, day)
    return [_row(a) for a in _read(wanted.filter(reach.rows()))]


def own(actor: Actor, day: date) -> list[Row]:
    """What the employee has been told of: what waits, and what was settled in the last three months."""
    keys = [employment.pk for employment in organisation.own_employments(actor.person_id or "", day)]
    rows = _read(Agreement.objects.filter(employment__in=keys, shared=True).exclude(state=Agreement.State.ANNULLED))
    return [row for row in map(_row, rows) if row.waits or (row.said and (day - row.said[-1][0]).days <= 90)]


def one(actor: Actor, pk: int, day: date, *, commenting: bool = False) -> Row:
    """An agreement the actor may say something about; the answer of an unknown page for everybody else.

    The employee comments (``commenting``) on whatever they have been told of, and nobody else does.
    """
    agreement = _read(Agreement.objects.filter(pk=pk)).first()
    if agreement is None:
        raise Http404
    mine = agreement.owner == "employee" and agreement.employment.person.ext_id == actor.person_id
    if commenting:
        mine = agreement.shared and agreement.employment.person.ext_id == actor.person_id
    reach = reach_of(actor, Purpose.WORK_ON_CASE, [] if commenting else [agreement.employment_id], day)
    if not mine and not Agreement.objects.filter(reach.rows(), pk=pk).exists():
        raise Http404
    return _row(agreement)


def due_by(day: date) -> Iterator[tuple[int, str, int, date]]:
    """Key, owner, employment and day of everything that waits and is due by the day, for the day's mail."""
    rows = Agreement.objects.filter(state=Agreement.State.AGREED, target__lte=day)
    yield from rows.values_list("pk", "owner", "employment", "target")


def _read(rows: QuerySet[Agreement]) -> QuerySet[Agreement]:
    return (
        rows.select_related("employment__person", "by__person", "on_behalf_of")
        .prefetch_related("events__by__person", "events__on_behalf_of")
        .order_by("target", "pk")
    )


def _row(agreement: Agreement) -> Row:
    where = origin(agreement.origin)
    return Row(
        pk=agreement.pk,
        employment=agreement.employment_id,
        person=agreement.employment.person_id,
        person_id=agreement.employment.person.ext_id,
        name=agreement.employment.person.name,
        text=agreement.text,
        owner=agreement.owner,
        whose=title_of_party(agreement.owner),
        agreed_on=localdate(agreement.at),
        agreed_by=name_of(agreement),
        where=str(where.words),
        url=where.url(agreement.origin_pk),
        own_url=where.own_url(agreement.origin_pk),
        due=agreement.due,
        target=agreement.target,
        state=agreement.state,
        state_title=agreement.get_state_display(),
        shared=agreement.shared,
        said=tuple(
            (event.on_day, event.get_what_display(), event.note, name_of(event))
            for event in sorted(agreement.events.all(), key=lambda e: e.pk)
        ),
    )
