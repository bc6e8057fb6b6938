"""Who has been shown to whom by the pages of sick calls."""

from collections.abc import Iterable

from naervaer.core.access.model import Actor, Purpose
from naervaer.web.audit import actions as audit
from naervaer.web.organisation import employed


def seen(actor: Actor, action: str, persons: Iterable[int]) -> None:
    wanted = set(persons)
    if wanted:
        subjects = employed.persons(wanted)
        audit.record_reads(by=actor, action=action, subjects=subjects, purpose=Purpose.TAKE_SICK_CALL)
