"""*Tidlig Indsats* in the small municipality, where the policy has it: judgements, offers and a preventive referral."""

from collections.abc import Mapping
from datetime import date, timedelta

from naervaer.core.access.model import Actor, Role
from naervaer.core.verdicts import Refused
from naervaer.demo.cast import Casting
from naervaer.demo.days import standing_on
from naervaer.demo.settling import actors_of, must
from naervaer.demo.world import SmallWorld
from naervaer.web import clock
from naervaer.web.early import actions
from naervaer.web.followup.rows import StepRow
from naervaer.web.handbook.queries import active_policy
from naervaer.web.organisation.employed import employment_pks
from naervaer.web.organisation.queries import nearest_leaders, persons_by_ext_id

REASONS: Mapping[str, str] = {
    "ja": "Medarbejderen regner selv med mere end en måned.",
    "nej": "Medarbejderen regner med at være tilbage i næste uge.",
    "ved ikke": "Det er for tidligt at sige; vi taler sammen igen på fredag.",
}
CONSULTANTS_REASON = "Opgaverne kan tilpasses, og der er en dato for den næste samtale. Jeg tror på få uger."
WORRY = (
    "Kolleger og jeg har lagt mærke til, at dokumentationen hober sig op, og at pauserne bliver sprunget over. "
    "Vi har talt om det, og hjælp udefra er et ønske."
)


def see_to(by: Actor, row: StepRow, answer: str) -> object:
    """What a leader does about a step that a judgement or an answer does."""
    employment = row.member.employment
    if row.rule.done_by == "judgement":
        reason = REASONS.get(answer, "Vurderet efter samtalen.")
        return actions.judge(by=by, employment=employment, rule=row.rule.id, answer=answer, reason=reason)
    effort = active_policy().early_effort_on(clock.today())
    made = actions.offer(by=by, employment=employment, professional=effort.professionals[0])
    if isinstance(made, Refused):
        return made
    what = "accept" if answer == effort.accepted else "decline"
    return actions.answer(by=by, offer_id=made.pk, what=what, on_day=clock.today())


def take_place(small: SmallWorld, casting: Casting, today: date) -> None:
    """Today's scenes: two judgements that differ, an offer that waits for its answer, and a referral."""
    effort = active_policy().early_effort_on(today)
    if not effort.professionals:
        return
    consultant_id = next(a.person_id for a in casting.appointments() if a.role is Role.RETENTION_CONSULTANT)
    [consultant] = actors_of([consultant_id])
    keys = employment_pks()
    at_risk = keys[small.players["tidlig-indsats"].employment_id]
    rule = next((step.id for step in active_policy().steps_on(today) if step.done_by == "judgement"), None)
    if rule:
        with standing_on(today - timedelta(days=1)):
            must(actions.judge(by=consultant, employment=at_risk, rule=rule, answer="nej", reason=CONSULTANTS_REASON))
    with standing_on(today - timedelta(days=1)):
        must(actions.offer(by=consultant, employment=at_risk, professional=effort.professionals[-1]))
    if effort.preventive:
        _refer(casting, consultant_id, keys, today)


def _refer(casting: Casting, consultant_id: str, keys: Mapping[str, int], today: date) -> None:
    colleague = casting.colleagues("1201")[3]
    people = persons_by_ext_id([colleague.person_id, consultant_id])
    [leader] = actors_of([nearest_leaders(people[colleague.person_id], today)[0].ext_id])
    to = f"{people[consultant_id].pk}:{Role.RETENTION_CONSULTANT.value}"
    with standing_on(today - timedelta(days=2)):
        must(actions.refer(by=leader, employment=keys[colleague.employment_id], to=to, text=WORRY, agreed=True))
