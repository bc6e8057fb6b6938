"""The rows about one person that the walk needs: one of each kind that has a page."""

from datetime import UTC, date, datetime

from tests.web import (
    walked_advice,
    walked_booking,
    walked_early,
    walked_invoices,
    walked_journal,
    walked_meetings,
    walked_papers,
    walked_records,
    walked_scheme,
    walked_signals,
)
from tests.web.cast import TODAY, Cast

from naervaer.core.letters.document import Document, Paragraph
from naervaer.web.agreements.models import Agreement
from naervaer.web.conversations.models import Conversation, Minutes, Paper
from naervaer.web.followup.models import Alert, Case, Step, StepEvent
from naervaer.web.letters.typeset import as_pdf
from naervaer.web.organisation.models import Handover
from naervaer.web.returning.models import Plan, Version
from naervaer.web.sickcall.models import SickCall


def rows_about(cast: Cast, who: str, unit: str) -> dict[str, int]:
    employment = cast.employments[f"{who}-1"]
    leader = cast.users["leader" if who == "anne" else "outsider"]
    now = datetime(2026, 11, 22, 9, tzinfo=UTC)
    case = Case.objects.create(employment=employment, first_day=date(2026, 10, 21))
    step = Step.objects.create(
        case=case, rule="samtale-7a", opens=date(2026, 11, 4), due=date(2026, 11, 17), latest=date(2026, 11, 18)
    )
    event = StepEvent.objects.create(
        step=step,
        what=StepEvent.What.DONE,
        at=now,
        on_day=date(2026, 11, 20),
        by=leader,
        role="leader",
        due_then=step.due,
    )
    alert = Alert.objects.create(
        employment=employment,
        rule="tre-perioder",
        raised_on=date(2026, 11, 20),
        seen_on=date(2026, 11, 20),
        because={"count": 4, "window_days": 365, "days": 4, "dates": ["2026-11-20"]},
    )
    handover = Handover.objects.create(
        person=cast.people[who],
        to=cast.people["retention"],
        role="retention_consultant",
        given_by=leader.person,
        reason="Rådgivning",
        first=TODAY,
        annulled=True,
    )
    call = SickCall.objects.create(
        employment=employment,
        category="work_injury",
        day=date(2026, 10, 21),
        first=date(2026, 10, 21),
        state="differs",
        at=now,
        by=leader,
        role="leader",
    )
    plan = Plan.objects.create(
        employment=employment, case=case, first=TODAY, last=date(2026, 12, 6), at=now, by=leader, role="leader"
    )
    Version.objects.create(
        plan=plan,
        number=1,
        weeks=[{"monday": "2026-11-23", "hours": ["4", "4", "4", "4", "4", "0", "0"]}],
        norm=["7.4", "7.4", "7.4", "7.4", "7.4", "0", "0"],
        at=now,
        by=leader,
        role="leader",
    )
    agreement = Agreement.objects.create(
        employment=employment,
        case=case,
        text="Ringer fredag",
        owner="employee",
        due=TODAY,
        target=TODAY,
        origin="direct",
        origin_pk=employment.pk,
        at=now,
        by=leader,
        role="leader",
    )
    conversation = Conversation.objects.create(
        employment=employment,
        case=case,
        kind="sygefravaerssamtale",
        state="held",
        starts=now,
        held_on=TODAY,
        at=now,
        by=leader,
        role="leader",
    )
    minutes = Minutes.objects.create(
        conversation=conversation,
        points=[{"id": "tilbage", "title": "Tilbage", "text": "Efter jul"}],
        shared_at=now,
        at=now,
        by=leader,
        role="leader",
    )
    paper = Paper.objects.create(
        conversation=conversation,
        minutes=minutes,
        what="minutes",
        title="Referat",
        at=now,
        pdf=as_pdf(Document("Referat", (Paragraph("Efter jul"),)), author="Kommunen"),
        sha256="0" * 64,
    )
    return {
        "conversation": conversation.pk,
        "paper": paper.pk,
        "agreement": agreement.pk,
        "plan": plan.pk,
        "call": call.pk,
        "employment": employment.pk,
        "person": cast.people[who].pk,
        "unit": cast.units[unit].pk,
        "case": case.pk,
        "step": step.pk,
        "event": event.pk,
        "alert": alert.pk,
        "handover": handover.pk,
        **walked_meetings.rows(cast, who, unit, case),
        **walked_papers.rows(cast, who, unit, case),
        **walked_signals.rows(cast, who, unit, {"at": now, "by": leader, "role": "leader"}),
        **walked_advice.rows(cast, who, unit, {"at": now, "by": leader, "role": "leader"}),
        **walked_records.rows(cast, who, case),
        **walked_early.rows(cast, who, case, {"at": now, "by": leader, "role": "leader"}),
        **walked_scheme.rows(cast, who, unit, {"at": now, "by": leader, "role": "leader"}),
        **walked_booking.rows(cast, who, unit, {"at": now, "by": leader, "role": "leader"}),
        **walked_invoices.rows(cast, who, unit, {"at": now, "by": leader, "role": "leader"}),
        **walked_journal.rows(cast, who, unit, {"at": now, "by": leader, "role": "leader"}),
    }
