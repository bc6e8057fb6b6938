"""Requests for offers about Tove, whom Lone leads and who is not absent."""

from tests.web.cast import Cast

from naervaer.web.scheme import actions
from naervaer.web.scheme.models import Request

OFFER = "stress-samtale"
MET = {"trepart": True, "ikke-under-afsked": False, "intet-andet-forloeb": False, "arbejdsrelateret": True}


def asked(cast: Cast, who: str = "trio", by: str = "leader", offer: str = OFFER) -> Request:
    made = actions.ask(by=cast.actor(by), person=cast.people[who].pk, offer=offer, answers=MET)
    assert isinstance(made, Request), made
    return made


def disputed(cast: Cast) -> Request:
    made = asked(cast)
    assert actions.dispute(by=cast.actor("trio"), request_id=made.pk, text="Det handler ikke om arbejdet")
    return made
