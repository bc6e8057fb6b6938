"""*Aktindsigt*: the journal as PDF, made in memory and given out by its keeper; the journal itself says so."""

from django.db import transaction
from django.utils.translation import gettext as _

from naervaer.core.access.model import Actor
from naervaer.core.journal.copy import Given, journal_copy
from naervaer.core.journal.note import Note, PassedOn
from naervaer.core.journal.order import Shown, in_order
from naervaer.core.journal.rules import may_write
from naervaer.core.verdicts import Refused
from naervaer.web.handbook.queries import active_policy
from naervaer.web.journal.front import client_named
from naervaer.web.journal.held import Held, hold
from naervaer.web.journal.models import Reading
from naervaer.web.journal.queries import looked
from naervaer.web.journal.unlocking import Unlocked
from naervaer.web.letters.enclosing import with_files
from naervaer.web.letters.typeset import as_pdf


@transaction.atomic
def give_copy(*, by: Actor, journal_id: int, opened: Unlocked, passed_on: PassedOn) -> bytes | Refused:
    """The whole journal with its papers inside. What was given, to whom and on what basis is written in it first."""
    held = hold(by, journal_id, opened)
    note = Note("disclosed", held.today, _("Hele journalen som PDF, med bilag."), passed_on=passed_on)
    verdict = may_write(note, held.today, ())
    if isinstance(verdict, Refused):
        return verdict
    held.add(note)
    held.note_reading(Reading.What.COPY, "access")
    return _pdf(held, in_order(held.lines()))


def _pdf(held: Held, shown: tuple[Shown, ...]) -> bytes:
    municipality = active_policy().municipality.name
    client = client_named(held.journal.employment_id) or _("Enheden")
    given = Given(client, municipality, held.journal.keeper.name, held.today)
    pdf = as_pdf(journal_copy(given, shown, looked(held.journal.pk)), author=municipality)
    papers = ((one.number, one.note.paper) for one in shown if one.note.paper is not None)
    return with_files(pdf, ((f"bilag-{n}.{paper.file_type}", held.file_of(n)) for n, paper in papers))
