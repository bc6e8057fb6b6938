"""What the tests of records are made of: a request of Anne's, the case handed to HR, and a case of long ago."""

from datetime import UTC, date, datetime

from tests.web.cast import TODAY, Cast

from naervaer.web.agreements.models import Agreement, AgreementEvent
from naervaer.web.followup.models import Case, Step, StepEvent
from naervaer.web.organisation.models import Handover
from naervaer.web.records import actions
from naervaer.web.records.models import AccessRequest

LONG_AGO = date(2019, 3, 4)


def asked(cast: Cast, who: str = "anne") -> AccessRequest:
    made = actions.ask(by=cast.actor(who), words="Alt om mit fravær")
    assert isinstance(made, AccessRequest)
    return made


def handed_to_hr(cast: Cast, who: str = "anne", role: str = "hr") -> Handover:
    return Handover.objects.create(
        person=cast.people[who],
        to=cast.people[role],
        role={"hr": "hr_consultant", "lawyer": "lawyer", "retention": "retention_consultant"}[role],
        given_by=cast.people["leader"],
        reason="Aktindsigt",
        first=TODAY,
    )


def long_ago(cast: Cast, who: str = "anne-1", first: date = LONG_AGO) -> Case:
    """A case that ended three weeks after it began, with a step done and an agreement kept."""
    begun = datetime(first.year, first.month, first.day, 9, tzinfo=UTC)
    ended = date.fromordinal(first.toordinal() + 21)
    case = Case.objects.create(employment=cast.employments[who], first_day=first, last_day=ended)
    step = Step.objects.create(case=case, rule="samtale-7a", opens=first, due=ended, state="done")
    said = {"by": cast.users["leader"], "role": "leader", "at": begun}
    StepEvent.objects.create(step=step, what="done", on_day=first, due_then=ended, **said)
    agreement = Agreement.objects.create(
        employment=case.employment,
        case=case,
        text="Ringer fredag",
        owner="leader",
        due=ended,
        target=ended,
        origin="direct",
        origin_pk=1,
        **said,
    )
    AgreementEvent.objects.create(agreement=agreement, what="done", on_day=ended, **said)
    return case
