"""Who has been shown to whom: every page about people leaves its readings in the log."""

from collections.abc import Iterable

from naervaer.core.access.model import Actor, Purpose
from naervaer.web.audit import actions as audit
from naervaer.web.followup.people import Member
from naervaer.web.followup.today import Today
from naervaer.web.organisation import employed


def seen_today(actor: Actor, shown: Today) -> None:
    """Those named on *I dag*."""
    lists = (shown.asking, shown.tasks, shown.alerts, shown.absent, shown.coming)
    seen(actor, "followup.today", (row.member for rows in lists for row in rows))


def seen(actor: Actor, action: str, members: Iterable[Member]) -> None:
    persons = {member.person for member in members}
    if persons:
        audit.record_reads(by=actor, action=action, subjects=employed.persons(persons), purpose=Purpose.ACT_ON_STEP)


def seen_person(actor: Actor, pk: int) -> None:
    """A person's own page."""
    [person] = employed.persons([pk])
    audit.record(by=actor, kind=audit.Kind.READ, action="followup.person", subject=person)


def extracted(actor: Actor, action: str, form: str, rows: int) -> None:
    """A file of totals that somebody took with them."""
    audit.record(by=actor, kind=audit.Kind.EXPORT, action=action, detail={"form": form, "rows": rows})
