"""What the employee can ask for: a *fastholdelsesplan* is their right in a running case (sygedagpengeloven § 7 b)."""

from dataclasses import dataclass
from datetime import date

from naervaer.core.access.model import Actor
from naervaer.core.papers.deadlines import expected_back_before
from naervaer.core.papers.rules import may_start
from naervaer.core.policy.papers import Paper as Kind
from naervaer.web.followup.reach import running_since
from naervaer.web.organisation.queries import own_employments
from naervaer.web.papers.kinds import kinds_on, under_way


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan that can be asked for: in which employment, and the day eight weeks are gone."""

    employment: int
    kind: Kind
    unit: str
    eight_weeks: date


def plans_to_ask_for(actor: Actor, day: date) -> list[Plan]:
    """One for each running case of one's own that has none under way."""
    jobs = {job.pk: job.unit_name for job in own_employments(actor.person_id, day)} if actor.person_id else {}
    running = running_since(list(jobs), day, 0) if jobs else []
    kinds = [kind for kind in kinds_on(day) if kind.kind == "retention_plan"]
    return [
        Plan(case.employment, kind, jobs[case.employment], expected_back_before(case.first_day))
        for case in running
        for kind in kinds
        if may_start(kind, case.first_day, day, under_way(case.employment))
    ]
