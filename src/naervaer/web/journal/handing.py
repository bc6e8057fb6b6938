"""*Overdragelse* of a journal to a successor: by its keeper, or with the recovery key that HR has on paper."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.http import Http404

from naervaer.core.access.model import Actor, Role
from naervaer.core.journal.note import Note, PassedOn
from naervaer.core.journal.paper_key import from_paper
from naervaer.core.journal.rules import BY_KEEPER, HANDED, LOST
from naervaer.core.verdicts import ALLOWED, Refused, Verdict, refused
from naervaer.web import clock
from naervaer.web.audit import actions as audit
from naervaer.web.journal import envelope
from naervaer.web.journal.held import Held, hold
from naervaer.web.journal.keys import handling, log, place_of
from naervaer.web.journal.models import Handing, Journal, ReaderKey, RecoveryKey, WrappedKey
from naervaer.web.journal.unlocking import Unlocked
from naervaer.web.organisation.people import receivers

NO_SUCCESSOR = "Vælg en anden konsulent, der har lavet sin egen nøgle."
TO_THE_SAME = "Vælg den, der fører journalen, når hemmeligheden er mistet, og kun da."
OTHER_PAPER = "Nøglen åbner ikke alle de valgte journaler. Brug den anden nøgle, der er printet, til resten."
KEEP = (Role.WELLBEING_CONSULTANT.value,)
OPENED_AGAIN = "Hele journalen er åbnet igen med gendannelsesnøglen."
WRONG_PAPER = "Nøglen passer ikke. Se efter, om alle 14 grupper er skrevet rigtigt, og om det er den nyeste nøgle."


@dataclass(frozen=True, slots=True)
class Successor:
    """Somebody who can be given a journal: the pk of the person, and the name."""

    person: int
    name: str


def successors(day: date, *, but: Actor | None = None) -> list[Successor]:
    """Every own consultant of today who has a key of their own; not whoever asks (``but``)."""
    today = {int(choice.partition(":")[0]) for choice, _title in receivers(day, KEEP)}
    rows = ReaderKey.objects.filter(person__in=today).order_by("person__name")
    rows = rows.exclude(person__ext_id=but.person_id) if but and but.person_id else rows
    return [Successor(*row) for row in rows.values_list("person", "person__name")]


@transaction.atomic
def hand_over(*, by: Actor, journal_id: int, opened: Unlocked, to: int, why: str) -> Handing | Refused:
    """*Overdrag journalen* to another psychologist, when the client has consented. The keeper has it no more."""
    held = hold(by, journal_id, opened)
    held.lines()
    successor = _successor(by, to, held.journal)
    if why not in BY_KEEPER:
        return refused("Vælg, hvorfor journalen overdrages.")
    if successor is None:
        return refused(NO_SUCCESSOR)
    return _hand(held, successor, why, recovered=False)


@transaction.atomic
def recover(*, by: Actor, journals: Collection[int], to: int, why: str, paper: str) -> Verdict:
    """*Overdrag med gendannelsesnøglen*: HR opens the way for a successor, and reads nothing on the way."""
    capacity = handling(by)
    rows = list(Journal.objects.select_for_update(of=("self",)).filter(pk__in=list(journals)).order_by("pk"))
    if len(rows) != len(set(journals)):
        raise Http404
    private = from_paper(paper)
    key = _recovery_key(private) if private else None
    if private is None or key is None:
        log(by, capacity, "recovery_refused", audit.Kind.LOGIN_FAILED)
        return refused(WRONG_PAPER)
    if not rows or why not in HANDED:
        return refused("Vælg mindst én journal, og hvorfor den overdrages.")
    if any(_successor(by, to, journal) is None for journal in rows):
        return refused(NO_SUCCESSOR)
    if any((why == LOST) != (to == journal.keeper_id) for journal in rows):
        return refused(TO_THE_SAME)
    wrapped = dict(WrappedKey.objects.filter(recovery=key, journal__in=rows).values_list("journal", "wrapped"))
    if len(wrapped) < len(rows):
        return refused(OTHER_PAPER)
    for journal in rows:
        data_key = envelope.unwrap(bytes(wrapped[journal.pk]), private, place_of(journal, key))
        _hand(Held(journal, data_key, by, capacity, clock.today()), _successor(by, to, journal), why, recovered=True)
    return ALLOWED


def _recovery_key(private: bytes) -> RecoveryKey | None:
    """The one the paper belongs to: also an older one, which opens the journals not wrapped anew since."""
    public = envelope.pair_of(private).public
    return next((key for key in RecoveryKey.objects.order_by("-pk") if bytes(key.public) == public), None)


def _successor(by: Actor, person: int, journal: Journal) -> ReaderKey | None:
    """The key of another consultant, or the keeper's new one; nobody opens a journal for themselves."""
    known = {one.person for one in successors(clock.today(), but=by)}
    if WrappedKey.objects.filter(journal=journal, reader__person=journal.keeper_id).exists():
        known -= {journal.keeper_id}
    return ReaderKey.objects.filter(person=person).select_related("person").first() if person in known else None


def _hand(held: Held, successor: ReaderKey | None, why: str, *, recovered: bool) -> Handing:
    """The journal says it itself, as the law asks; the keeper before can open nothing that is still here."""
    if successor is None:
        raise Http404
    journal, keeper = held.journal, held.journal.keeper
    told = PassedOn(successor.person.name, HANDED[why], "consent" if why in BY_KEEPER else "duty_goes_on")
    said = OPENED_AGAIN if why == LOST else f"Hele journalen er overdraget fra {keeper.name}."
    held.add(Note("disclosed", held.today, said, passed_on=told))
    made = Handing.objects.create(
        journal=journal, keeper=keeper, to=successor.person, why=why, recovered=recovered, **held.said()
    )
    WrappedKey.objects.filter(journal=journal, reader__isnull=False).delete()
    held.wrap_for([successor])
    journal.keeper = successor.person
    journal.save(update_fields=["keeper"])
    log(held.by, held.capacity, "handed_over")
    return made
