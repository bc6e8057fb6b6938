"""Ways to the actions of evaluation."""

from datetime import date

from tests.web.cast import TODAY, Cast
from tests.web.evaluation.scene import INDIVIDUAL, POLICY, SAID, course
from tests.web.killing import Call, way
from tests.web.ways.scheme import by_policy

from naervaer.core.access.model import SYSTEM
from naervaer.core.evaluation.quarters import quarter_of
from naervaer.web.evaluation import actions, links
from naervaer.web.evaluation.models import SealedAnswer
from naervaer.web.evaluation.sealing import Answer, seal

evaluated = by_policy(POLICY)
LONG_PAST = date(2026, 1, 1)


@way("evaluation.invite")
@evaluated
def invite(cast: Cast) -> Call:
    made = course(cast)
    return lambda: actions.invite(by=cast.actor("wellbeing"), course_id=made.pk)


@way("evaluation.answer")
@evaluated
def answer(cast: Cast) -> Call:
    token = links.new_token(INDIVIDUAL, quarter_of(TODAY))
    return lambda: actions.answer(token=token, answers=SAID, remark="Tak")


@way("evaluation.count_up")
@evaluated
def count_up(cast: Cast) -> Call:
    sealed = seal(Answer(SAID, "Tak"))
    for number in range(6):
        SealedAnswer.objects.create(link=str(number), evaluation=INDIVIDUAL, quarter=LONG_PAST, sealed=sealed)
    return lambda: actions.count_up(by=SYSTEM)
