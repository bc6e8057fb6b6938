"""Who decides: as the leader, the leader's leader, or HR with the case in hand, as the policy's gate says."""

from datetime import date

from naervaer.core.access.model import LEADING, Actor, Purpose
from naervaer.core.access.sight import Capacity, Organisation, Subject
from naervaer.core.followup.owners import owners
from naervaer.core.policy.gates import Gate
from naervaer.web.followup.reach import RunningCase
from naervaer.web.organisation import employed
from naervaer.web.organisation.snapshot import snapshot_on


def decides(actor: Actor, gate: Gate, employment: int, day: date) -> bool:
    """Whether the policy lets the actor decide: as the leader, the leader's leader, or HR with the case in hand."""
    subject = employed.subjects_of([employment], day).get(employment)
    if subject is None:
        return False
    organisation = snapshot_on(day).organisation
    persons = {actor.person_id, *(g.deputy_for for g in actor.grants_for(Purpose.ACT_ON_STEP, day) if g.deputy_for)}
    if any(persons & owners(party, subject, organisation) for party in gate.decides):
        return True
    advisers = {h.role.value for h in actor.handed_for(Purpose.WORK_ON_CASE, day) if h.person_id == subject.person_id}
    return bool(advisers & set(gate.decides))


def from_above(actor: Actor, gate: Gate, case: RunningCase, day: date) -> Capacity | None:
    """In what role somebody out of whose sight the person is meets the decision, as the leader's leader.

    A chief sees persons as the nearest leader only. Where the policy lets the leader's leader decide, the chief right
    above the leader meets that one decision while the case runs, and nothing else about the person.
    """
    subject = employed.subjects_of([case.employment], day).get(case.employment)
    if subject is None or case.last_day is not None:
        return None
    return as_leaders_leader(actor, gate, subject, snapshot_on(day).organisation, day)


def as_leaders_leader(
    actor: Actor, gate: Gate, subject: Subject, organisation: Organisation, day: date
) -> Capacity | None:
    """The actor's own role as the leader's leader, or a deputy's; None when they are not, or it is about themselves."""
    if "leaders_leader" not in gate.decides or subject.person_id == actor.person_id:
        return None
    named, line = owners("leaders_leader", subject, organisation), organisation.line(subject)
    held = [
        grant
        for grant in actor.grants_for(Purpose.WORK_ON_CASE, day)
        if grant.role in LEADING and grant.unit_id in line and (grant.deputy_for or actor.person_id) in named
    ]
    best = min(held, key=lambda grant: (grant.deputy_for is not None, line.index(grant.unit_id)), default=None)
    return Capacity(best.role, best.deputy_for) if best else None
