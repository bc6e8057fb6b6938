"""Ways to the actions of sick calls."""

from datetime import date, timedelta

from django.db.models import QuerySet
from tests.web.cast import TODAY, Cast
from tests.web.killing import Call, way

from naervaer.core.absence import Category
from naervaer.core.access.model import SYSTEM
from naervaer.core.sickcall.judging import Said
from naervaer.web.followup import actions as followup
from naervaer.web.sickcall import actions
from naervaer.web.sickcall.models import SickCall


def _said(day: date = TODAY, category: Category = Category.OWN_SICKNESS) -> Said:
    return Said(category, day)


def _report(cast: Cast, day: date = TODAY, category: Category = Category.OWN_SICKNESS) -> SickCall:
    """Tove is not absent by payroll."""
    by, employment = cast.actor("leader"), cast.employments["trio-1"].pk
    made = actions.report(by=by, employment=employment, said=_said(day, category))
    assert isinstance(made, SickCall)
    return made


def _asking(cast: Cast) -> SickCall:
    made = _report(cast)
    SickCall.objects.filter(pk=made.pk).update(state="unknown_to_payroll")
    return made


@way("sickcall.report")
def report(cast: Cast) -> Call:
    return lambda: _report(cast)


@way("sickcall.report_own")
def report_own(cast: Cast) -> Call:
    """From two employments with one call."""
    both = [cast.employments[which].pk for which in ("mads-1", "mads-2")]
    return lambda: actions.report_own(by=cast.actor("mads"), employments=both, said=_said())


@way("sickcall.correct")
def correct(cast: Cast) -> Call:
    made = _report(cast)
    said = _said(TODAY - timedelta(days=1))
    return lambda: actions.correct(by=cast.actor("leader"), call_id=made.pk, said=said)


@way("sickcall.well")
def well(cast: Cast) -> Call:
    made = _report(cast)
    return lambda: actions.well(by=cast.actor("leader"), call_id=made.pk, back=TODAY + timedelta(days=1))


@way("sickcall.well_without_call")
def well_without_call(cast: Cast) -> Call:
    followup.rederive(by=SYSTEM, as_of=TODAY, because="test")
    by, employment = cast.actor("leader"), cast.employments["anne-1"].pk
    return lambda: actions.well_without_call(by=by, employment=employment, back=TODAY)


@way("sickcall.not_well")
def not_well(cast: Cast) -> Call:
    made = _report(cast)
    actions.well(by=cast.actor("leader"), call_id=made.pk, back=TODAY + timedelta(days=1))
    return lambda: actions.not_well(by=cast.actor("leader"), call_id=made.pk, reason="Stadig syg")


@way("sickcall.annul")
def annul(cast: Cast) -> Call:
    made = _report(cast)
    return lambda: actions.annul(by=cast.actor("leader"), call_id=made.pk, reason="Forkert person")


@way("sickcall.believe_payroll")
def believe_payroll(cast: Cast) -> Call:
    made = _asking(cast)
    return lambda: actions.believe_payroll(by=cast.actor("leader"), call_id=made.pk, reason="Det var en ferie")


@way("sickcall.believe_call")
def believe_call(cast: Cast) -> Call:
    made = _asking(cast)
    return lambda: actions.believe_call(by=cast.actor("leader"), call_id=made.pk, reason="Lønkontoret retter det")


@way("sickcall.report_injury")
def report_injury(cast: Cast) -> Call:
    made = _report(cast, category=Category.WORK_INJURY)
    return lambda: actions.report_injury(by=cast.actor("leader"), call_id=made.pk, on_day=TODAY)


@way("sickcall.hold_against_payroll")
def hold_against_payroll(cast: Cast) -> Call:
    made = _report(cast)
    QuerySet.update(SickCall.objects.filter(pk=made.pk), first=TODAY - timedelta(days=50))
    return lambda: actions.hold_against_payroll(by=SYSTEM, as_of=TODAY)


@way("sickcall.set_workplace_rule")
def set_workplace_rule(cast: Cast) -> Call:
    unit = cast.units["elmegaarden"]
    return lambda: actions.set_workplace_rule(
        by=cast.actor("leader"), unit=unit, to="planner", at_latest="kl. 6.30", how="Ring til vagttelefonen."
    )
