"""Ways to the actions of records."""

from tests.web.cast import TODAY, Cast
from tests.web.killing import Call, way
from tests.web.records.asking import asked, handed_to_hr, long_ago

from naervaer.core.access.model import SYSTEM
from naervaer.web.records import actions
from naervaer.web.records.models import Hold


@way("records.ask")
def ask(cast: Cast) -> Call:
    return lambda: actions.ask(by=cast.actor("anne"))


@way("records.register")
def register(cast: Cast) -> Call:
    anne = cast.people["anne"].pk
    return lambda: actions.register(by=cast.actor("leader"), person=anne, received=TODAY)


@way("records.give")
def give(cast: Cast) -> Call:
    made = asked(cast)
    handed_to_hr(cast)
    return lambda: actions.give(by=cast.actor("hr"), request_id=made.pk)


@way("records.refuse")
def refuse(cast: Cast) -> Call:
    made = asked(cast)
    handed_to_hr(cast)
    return lambda: actions.refuse(by=cast.actor("hr"), request_id=made.pk, reason="Bedt om for nylig")


@way("records.withdraw")
def withdraw(cast: Cast) -> Call:
    made = asked(cast)
    return lambda: actions.withdraw(by=cast.actor("anne"), request_id=made.pk)


@way("records.hold")
def hold(cast: Cast) -> Call:
    return lambda: actions.hold(by=cast.actor("leader"), person=cast.people["mads"].pk, reason="Klagesag")


@way("records.release")
def release(cast: Cast) -> Call:
    actions.hold(by=cast.actor("leader"), person=cast.people["anne"].pk, reason="Klagesag")
    held = Hold.objects.get()
    return lambda: actions.release(by=cast.actor("leader"), hold_id=held.pk, reason="Afgjort")


@way("records.clear")
def clear(cast: Cast) -> Call:
    long_ago(cast)
    return lambda: actions.clear(by=SYSTEM)
