"""Ways to the actions of plans of return."""

from datetime import date
from decimal import Decimal

from tests.web.cast import Cast
from tests.web.killing import Call, way

from naervaer.core.returning.hours import even_rise, norm_of
from naervaer.web.followup.models import Case
from naervaer.web.returning import actions
from naervaer.web.returning.models import Plan

NORM = norm_of(Decimal(1))
WEEKS = even_rise(date(2026, 11, 30), 4, NORM)


def _agree(cast: Cast) -> Plan:
    by, employment = cast.actor("leader"), cast.employments["anne-1"].pk
    made = actions.agree(by=by, employment=employment, weeks=WEEKS, norm=NORM, tasks="Dagvagter")
    assert isinstance(made, Plan)
    return made


@way("returning.agree")
def agree(cast: Cast) -> Call:
    Case.objects.create(employment=cast.employments["anne-1"], first_day=date(2026, 10, 21))
    by, employment = cast.actor("leader"), cast.employments["anne-1"].pk
    return lambda: actions.agree(by=by, employment=employment, weeks=WEEKS, norm=NORM, tasks="Dagvagter")


@way("returning.adjust")
def adjust(cast: Cast) -> Call:
    plan = _agree(cast)
    by, weeks = cast.actor("leader"), even_rise(date(2026, 11, 30), 6, NORM)
    return lambda: actions.adjust(by=by, plan_id=plan.pk, weeks=weeks, norm=NORM, reason="Der skal mere tid til")


@way("returning.end")
def end(cast: Cast) -> Call:
    plan = _agree(cast)
    return lambda: actions.end(by=cast.actor("leader"), plan_id=plan.pk, last=date(2026, 11, 29), text="Rask")


@way("returning.evaluate")
def evaluate(cast: Cast) -> Call:
    plan = _agree(cast)
    actions.end(by=cast.actor("leader"), plan_id=plan.pk, last=date(2026, 11, 29), text="Rask")
    return lambda: actions.evaluate(by=cast.actor("leader"), plan_id=plan.pk, held="yes", text="Korte dage virkede")


@way("returning.annul")
def annul(cast: Cast) -> Call:
    plan = _agree(cast)
    return lambda: actions.annul(by=cast.actor("leader"), plan_id=plan.pk, text="Forkert person")


@way("returning.comment")
def comment(cast: Cast) -> Call:
    plan = _agree(cast)
    return lambda: actions.comment(by=cast.actor("anne"), plan_id=plan.pk, text="Onsdag er en lang dag")


@way("returning.rule_out")
def rule_out(cast: Cast) -> Call:
    by, employment = cast.actor("leader"), cast.employments["anne-1"].pk
    Case.objects.create(employment_id=employment, first_day=date(2026, 10, 21))
    again = date(2026, 12, 14)
    return lambda: actions.rule_out(by=by, employment=employment, reason="Intet er muligt endnu", again_on=again)
