"""Every letter and form a policy can lead to, each filled with one small scene: ill Anne, well Fatima, her leader."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from tests.web.cast import TODAY, Cast
from tests.web.conversations.talking import FIRST, at
from tests.web.records.asking import asked, handed_to_hr
from tests.web.ways.sparring import meeting_of

from naervaer.core.policy.conversations import Conversation as Kind
from naervaer.core.policy.gates import Gate
from naervaer.core.returning.hours import even_rise, norm_of
from naervaer.core.verdicts import Refused
from naervaer.web.conversations import actions as conversations
from naervaer.web.conversations import letters, sending
from naervaer.web.conversations.minutes import Agreed
from naervaer.web.conversations.models import Conversation, Paper, Participant
from naervaer.web.decisions import letters as decisions
from naervaer.web.followup.models import Case
from naervaer.web.followup.reach import RunningCase, case_of
from naervaer.web.handbook.queries import active_policy
from naervaer.web.letters.enclosing import with_files
from naervaer.web.letters.typeset import as_pdf
from naervaer.web.papers import actions as papers
from naervaer.web.papers import queries as papers_of
from naervaer.web.papers.views import printed
from naervaer.web.records import queries as records
from naervaer.web.returning import actions as returning
from naervaer.web.returning import letters as plans
from naervaer.web.returning import queries as plans_of
from naervaer.web.returning.models import Plan
from naervaer.web.sparring import actions as sparring
from naervaer.web.sparring import minutes as meetings
from naervaer.web.sparring import queries as agendas
from naervaer.web.sparring.models import Item

POLICIES = tuple(sorted(path.stem for path in (Path(__file__).parents[3] / "policies").glob("*.toml")))
OTHERS = "Bente Holm, tillidsrepræsentant for FOA, og Peter Lund, sagsbehandler i jobcentret"
SAID = (
    "Regner med at være tilbage på fuld tid lige efter nytår. Vi begynder med tre korte vagter om ugen fra uge 49.\n\n"
    "Vi har talt om, at det er forflytningerne, der er svære lige nu, og at det går godt med resten."
)
ANSWER = "Kan gå og stå, men ikke løfte tungt.\nIngen nattevagter de første fire uger."
NORM = norm_of(Decimal(1))


def every(cast: Cast) -> Iterator[tuple[str, bytes]]:
    """Name and PDF of each. ``cast`` is new, and the policy is the active one; the whole case comes last."""
    if active_policy().sparring_on(TODAY):
        yield "fravaerssparring-referat", _of_a_sparring(cast)
    else:
        Case.objects.create(employment=cast.employments["anne-1"], first_day=FIRST)
    yield from _of_conversations(cast)
    yield from _of_papers(cast)
    yield from _of_a_plan(cast)
    yield from _of_decisions(cast)
    request = asked(cast)
    handed_to_hr(cast)
    hr = cast.actor("hr")
    row = records.one(hr, request.pk, TODAY)
    document = records.put_together(row, TODAY)
    pdf = as_pdf(document, author=active_policy().municipality.name)
    yield "aktindsigt", with_files(pdf, ((file.name, file.read()) for file in records.enclosed(hr, row)))


def _of_conversations(cast: Cast) -> Iterator[tuple[str, bytes]]:
    for kind in active_policy().conversations_on(TODAY):
        for who in _whom(kind):
            made = _called(cast, kind, who)
            head = sending.letterhead(made, cast.actor("leader"), None, TODAY)
            for key, letter in kind.letters:
                sending.write_letter(made, kind, key, head)
                yield f"{letter}-{kind.id}-{who}", _newest(made)
            if kind.by_phone:
                yield f"{kind.letter}-{kind.id}-{who}-paa-telefon", _by_phone(cast, kind, made)
            municipality = active_policy().municipality.name
            guide = as_pdf(letters.guide(kind, head, made.starts), author=municipality)
            yield f"samtaleguide-{kind.id}-{who}", guide
            yield from _minutes(cast, kind, made, who)


def _whom(kind: Kind) -> tuple[str, ...]:
    """Those who can be called: one who is ill, one who is at work."""
    return {"in_case": ("anne",), "before_absence": ("fatima",), "either": ("anne", "fatima")}[kind.setting]


def _called(cast: Cast, kind: Kind, who: str) -> Conversation:
    employment = cast.employments[f"{who}-1"]
    case = Case.objects.filter(employment=employment).first()
    made = Conversation.objects.create(
        employment=employment,
        case=case,
        kind=kind.id,
        state="invited",
        starts=at(9),
        place="Mødelokalet ved siden af vagtkontoret, Elmegården, 1. sal",
        others=OTHERS if kind.from_outside else "",
        at=at(0),
        by=cast.users["leader"],
        role="leader",
    )
    for party, adviser in (("retention_consultant", "retention"), ("hr_consultant", "hr")):
        if party in kind.with_:
            Participant.objects.create(conversation=made, person=cast.people[adviser], party=party)
    return made


def _by_phone(cast: Cast, kind: Kind, made: Conversation) -> bytes:
    """Called to by the deputy."""
    Conversation.objects.filter(pk=made.pk).update(by_phone=True, place="")
    head = sending.letterhead(made, cast.actor("deputy"), "Lone Leder", TODAY)
    sending.write_letter(Conversation.objects.get(pk=made.pk), kind, "letter", head)
    return _newest(made)


def _newest(made: Conversation) -> bytes:
    return bytes(Paper.objects.filter(conversation=made).latest("pk").pdf)


def _minutes(cast: Cast, kind: Kind, made: Conversation, who: str) -> Iterator[tuple[str, bytes]]:
    """Shared, and put right."""
    by, pk = cast.actor("leader"), made.pk
    assert conversations.hold(by=by, conversation_id=pk, on_day=TODAY)
    points = {point.id: SAID for point in kind.minutes}
    due = TODAY + timedelta(days=11)
    new = [
        Agreed("Ringer mandag og onsdag og fortæller, hvordan vagten gik", "employee", due),
        Agreed("Skriver vagtplan", "leader", due),
    ]
    assert conversations.write_minutes(by=by, conversation_id=pk, points=points, new=new, share=True)
    yield f"referat-{kind.id}-{who}", _newest(made)
    points[kind.minutes[0].id] = "Regner med at være tilbage i februar."
    assert conversations.correct_minutes(by=by, conversation_id=pk, points=points, reason="Datoen var forkert.")
    yield f"rettet-referat-{kind.id}-{who}", _newest(made)


def _of_papers(cast: Cast) -> Iterator[tuple[str, bytes]]:
    by, case = cast.actor("leader"), Case.objects.get()
    for kind in active_policy().papers_on(TODAY):
        made = papers.start(by=by, employment=case.employment_id, case=case.pk if kind.in_case else None, kind=kind.id)
        assert not isinstance(made, Refused), (kind.id, made)
        yield f"{kind.id}-tom", printed(papers_of.one(by, made.pk, TODAY)).content
        for part in kind.own_parts:
            answers = {question.id: ANSWER for question in part.questions}
            assert papers.write(by=by, paper=made.pk, part=part.id, answers=answers)
        if kind.own_parts:
            yield f"{kind.id}-udfyldt", printed(papers_of.one(by, made.pk, TODAY)).content


def _of_a_plan(cast: Cast) -> Iterator[tuple[str, bytes]]:
    by = cast.actor("leader")
    weeks = even_rise(date(2026, 11, 30), 8, NORM)
    said = {"tasks": "Dagvagter uden forflytninger.", "accommodations": "Makker ved tunge løft.\nFast mødetid kl. 9."}
    plan = returning.agree(by=by, employment=cast.employments["anne-1"].pk, weeks=weeks, norm=NORM, **said)
    assert isinstance(plan, Plan)
    municipality = active_policy().municipality.name
    document = plans.paper(plans_of.one(by, plan.pk, TODAY), municipality, "Elmegården")
    yield "plan-for-at-komme-tilbage", as_pdf(document, author=municipality)


def _of_decisions(cast: Cast) -> Iterator[tuple[str, bytes]]:
    case = case_of(Case.objects.get().pk)
    assert case is not None
    for gate in active_policy().gate:
        yield from _of_a_gate(gate, case)


def _of_a_gate(gate: Gate, case: RunningCase) -> Iterator[tuple[str, bytes]]:
    for outcome in gate.outcome:
        if outcome.letter:
            text = decisions.text_of(outcome, case, TODAY)
            told: dict[str, Any] = {"name": "Anne Birk", "written_on": TODAY, "by": "Lone Leder"}
            yield f"beslutning-{gate.id}-{outcome.id}", decisions.pdf_of("Besked om dit fravær", text, **told)


def _of_a_sparring(cast: Cast) -> bytes:
    """Anne's case is made with it."""
    meeting, by = meeting_of(cast), cast.actor("leader")
    assert sparring.send(by=cast.actor("coordinator"), meeting_id=meeting.pk)
    item = Item.objects.get(meeting=meeting)
    assert sparring.talked(by=cast.actor("retention"), item_id=item.pk, note="Planen er lagt og holder indtil videre.")
    due = TODAY + timedelta(days=8)
    assert sparring.decide(by=by, item_id=item.pk, text="Undersøg en § 56-aftale", owner="leader", due=due)
    present = list(meeting.calls.exclude(person=cast.people["lawyer"]).values_list("pk", flat=True))
    assert sparring.end(by=by, meeting_id=meeting.pk, present=present)
    return meetings.pdf_of(agendas.agenda_page(by, meeting.pk, TODAY))
