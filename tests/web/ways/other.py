"""Ways to the actions of the log, the mails and the figures."""

from tests.web.cast import TODAY, Cast
from tests.web.killing import Call, way

from naervaer.core.access.model import SYSTEM
from naervaer.web.audit import actions as audit
from naervaer.web.notices import actions as notices
from naervaer.web.reports import actions as reports


@way("audit.record")
def record(cast: Cast) -> Call:
    anne = cast.people["anne"]
    return lambda: audit.record(by=cast.actor("leader"), kind=audit.Kind.READ, action="followup.person", subject=anne)


@way("audit.record_reads")
def record_reads(cast: Cast) -> Call:
    seen = [cast.people["anne"], cast.people["mads"]]
    return lambda: audit.record_reads(by=cast.actor("leader"), action="followup.today", subjects=seen)


@way("notices.tell", leaves=("notices.Digest",), sends=True)
def tell(cast: Cast) -> Call:
    return lambda: notices.tell(matters={"leader": frozenset({"step:1:open"})}, day=TODAY)


@way("reports.recompute")
def recompute(cast: Cast) -> Call:
    return lambda: reports.recompute(by=SYSTEM, because="prøve")


@way("reports.bring_up_to_date")
def bring_up_to_date(cast: Cast) -> Call:
    return lambda: reports.bring_up_to_date(by=SYSTEM, because="prøve")
