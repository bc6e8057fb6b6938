"""Ways to every action about long absence. The policy is Solrød's: it has the gate."""

from datetime import date

from tests.web.cast import TODAY, Cast
from tests.web.killing import Call, way
from tests.web.ways.sparring import solroed

from naervaer.core.policy.gates import Gate
from naervaer.web.decisions import actions
from naervaer.web.followup.models import Case
from naervaer.web.handbook.queries import active_policy
from naervaer.web.organisation.models import Handover

GATE = "over-4-maaneder"


def case_of(cast: Cast) -> Case:
    """Anne has been ill for more than four months, and the lawyer has the case."""
    Handover.objects.create(
        person=cast.people["anne"],
        to=cast.people["lawyer"],
        role="lawyer",
        given_by=cast.people["leader"],
        reason="Langt fravær",
        first=TODAY,
    )
    return Case.objects.create(employment=cast.employments["anne-1"], first_day=date(2026, 7, 1))


def considered(cast: Cast) -> Case:
    """Everything has been thought of."""
    case = case_of(cast)
    gate: Gate = active_policy().gate[0]
    for rule in gate.consideration:
        assert actions.consider(
            by=cast.actor("leader"), case=case.pk, gate=GATE, consideration=rule.id, answer="considered", why="Prøvet."
        )
    return case


def decided(cast: Cast) -> Case:
    case = considered(cast)
    assert actions.decide(by=cast.actor("leader"), case=case.pk, gate=GATE, outcome="plan", reasons="Planen holder.")
    return case


@way("decisions.consider")
@solroed
def consider(cast: Cast) -> Call:
    case = case_of(cast)
    return lambda: actions.consider(
        by=cast.actor("leader"),
        case=case.pk,
        gate=GATE,
        consideration="omplacering",
        answer="considered",
        why="Intet ledigt.",
    )


@way("decisions.decide")
@solroed
def decide(cast: Cast) -> Call:
    case = considered(cast)
    return lambda: actions.decide(
        by=cast.actor("leader"), case=case.pk, gate=GATE, outcome="plan", reasons="Planen holder."
    )


@way("decisions.correct")
@solroed
def correct(cast: Cast) -> Call:
    case = decided(cast)
    return lambda: actions.correct(
        by=cast.actor("leader"), case=case.pk, gate=GATE, outcome="tilpasning", reasons="Færre timer.", because="Fejl."
    )


@way("decisions.inform")
@solroed
def inform(cast: Cast) -> Call:
    case = decided(cast)
    return lambda: actions.inform(by=cast.actor("leader"), case=case.pk, gate=GATE)


@way("decisions.drop")
@solroed
def drop(cast: Cast) -> Call:
    case = considered(cast)
    Case.objects.filter(pk=case.pk).update(last_day=TODAY)
    return lambda: actions.drop(by=cast.actor("leader"), case=case.pk, gate=GATE, reason="Er tilbage på fuld tid.")
