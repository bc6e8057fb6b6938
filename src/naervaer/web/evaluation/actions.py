"""Asking whoever a finished course was for, taking their answer, and counting when there are enough (N3, N5).

Nobody answers: an answer has no actor, no moment and no line in the log. Who was asked is in the log; never whether
they answered.
"""

from collections.abc import Mapping
from functools import partial

from django.db import IntegrityError, transaction

from naervaer.core.access.model import Actor
from naervaer.core.evaluation.quarters import quarter_of
from naervaer.core.evaluation.urns import accepted
from naervaer.web import clock
from naervaer.web.audit import actions as audit
from naervaer.web.courses import evaluated
from naervaer.web.evaluation import queries
from naervaer.web.evaluation.counting import count_up
from naervaer.web.evaluation.models import Invitation, SealedAnswer
from naervaer.web.evaluation.sealing import Answer, seal
from naervaer.web.evaluation.sending import send_invitation
from naervaer.web.handbook.queries import active_policy

__all__ = ["answer", "count_up", "invite"]


@transaction.atomic
def invite(*, by: Actor, course_id: int) -> Invitation | None:
    """*Bed om en evaluering* of a finished course; None where the policy asks nothing, or there is nobody to ask."""
    today = clock.today()
    course = evaluated.finished_by(by, course_id, today)
    rule = active_policy().evaluation_of(course.offer, today) if course.offer else None
    if rule is None or not course.asked:
        return None
    invitation, new = Invitation.objects.get_or_create(
        course=course.pk, defaults={"evaluation": rule.id, "quarter": quarter_of(today)}
    )
    if new:
        audit.record(
            by=by, kind=audit.Kind.WRITE, action="evaluation.asked", detail={"course": course.pk, "evaluation": rule.id}
        )
        transaction.on_commit(partial(send_invitation.enqueue, invitation.pk))
    return invitation


def answer(*, token: str, answers: Mapping[str, str], remark: str) -> bool:
    """*Svar*: laid in the urn; False when the link cannot be used (any more), whatever the reason.

    That the envelope is there is that the link has been used: one row, written once, by whoever comes first.
    """
    found = queries.usable(token, clock.today())
    if found is None:
        return False
    link, rule = found
    words = remark.strip() if rule.free_text else ""
    sealed = seal(Answer(accepted(rule, answers), words))
    try:
        with transaction.atomic():
            SealedAnswer.objects.create(link=link.hash, evaluation=link.evaluation, quarter=link.quarter, sealed=sealed)
    except IntegrityError:
        return False
    return True
