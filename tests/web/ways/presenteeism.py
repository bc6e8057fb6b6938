"""Ways to the actions of signals of sygenærvær."""

from tests.web.cast import Cast
from tests.web.killing import Call, way

from naervaer.web.presenteeism import actions
from naervaer.web.presenteeism.models import Signal, UnitSignal


def _give(cast: Cast) -> Signal:
    """Tove works at Elmegården, and is at work."""
    by, employment = cast.actor("trio"), cast.employments["trio-1"].pk
    made = actions.give(by=by, employment=employment, told="leader", wishes_talk=True)
    assert isinstance(made, Signal)
    return made


def _for_unit(cast: Cast) -> UnitSignal:
    made = actions.give_for_unit(by=cast.actor("trio"), unit=cast.units["elmegaarden"].pk, extent="some")
    assert isinstance(made, UnitSignal)
    return made


@way("presenteeism.give")
def give(cast: Cast) -> Call:
    return lambda: _give(cast)


@way("presenteeism.withdraw")
def withdraw(cast: Cast) -> Call:
    made = _give(cast)
    return lambda: actions.withdraw(by=cast.actor("trio"), signal_id=made.pk)


@way("presenteeism.see")
def see(cast: Cast) -> Call:
    made = _give(cast)
    return lambda: actions.see(by=cast.actor("leader"), signal_id=made.pk)


@way("presenteeism.talk")
def talk(cast: Cast) -> Call:
    made = _give(cast)
    return lambda: actions.talk(by=cast.actor("leader"), signal_id=made.pk)


@way("presenteeism.give_for_unit")
def give_for_unit(cast: Cast) -> Call:
    return lambda: _for_unit(cast)


@way("presenteeism.annul_for_unit")
def annul_for_unit(cast: Cast) -> Call:
    made = _for_unit(cast)
    return lambda: actions.annul_for_unit(by=cast.actor("trio"), signal_id=made.pk, reason="Forkert enhed")
