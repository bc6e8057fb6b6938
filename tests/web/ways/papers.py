"""Ways to the actions of papers, refusion and the catalogue."""

from tests.web.cast import TODAY, Cast
from tests.web.killing import Call, way
from tests.web.papers.papering import ANSWERS, PDF, PLAN, POSSIBILITY, begun, case_of, sent, told_of_fast_track, written

from naervaer.core.papers.rules import Said
from naervaer.web.papers import actions
from naervaer.web.papers.models import Accommodation, RefusionDone


@way("papers.start")
def start(cast: Cast) -> Call:
    case = case_of(cast)
    asked = {"employment": case.employment_id, "case": case.pk, "kind": POSSIBILITY}
    return lambda: actions.start(by=cast.actor("leader"), **asked)


@way("papers.write")
def write(cast: Cast) -> Call:
    made = begun(cast)
    return lambda: actions.write(by=cast.actor("leader"), paper=made.pk, part="del-1", answers=ANSWERS)


@way("papers.move")
def move(cast: Cast) -> Call:
    made = written(cast)
    return lambda: actions.move(by=cast.actor("leader"), paper=made.pk, move="talk", said=Said(TODAY))


@way("papers.attach")
def attach(cast: Cast) -> Call:
    made = sent(cast)
    return lambda: actions.attach(by=cast.actor("leader"), paper=made.pk, name="svar.pdf", content=PDF, size=len(PDF))


@way("papers.mark_refusion")
def mark_refusion(cast: Cast) -> Call:
    case = case_of(cast)
    return lambda: actions.mark_refusion(by=cast.actor("leader"), case=case.pk, what="notify", on_day=TODAY)


@way("papers.annul_refusion")
def annul_refusion(cast: Cast) -> Call:
    case = case_of(cast)
    assert actions.mark_refusion(by=cast.actor("leader"), case=case.pk, what="notify", on_day=TODAY)
    done = RefusionDone.objects.get(case=case)
    return lambda: actions.annul_refusion(by=cast.actor("leader"), done=done.pk, reason="Forkert medarbejder")


def _possibility(cast: Cast) -> Accommodation:
    unit = cast.units["elmegaarden"].pk
    assert actions.add_accommodation(by=cast.actor("trio"), unit=unit, title="Makker ved tunge løft")
    return Accommodation.objects.get()


@way("papers.add_accommodation")
def add_accommodation(cast: Cast) -> Call:
    unit = cast.units["elmegaarden"].pk
    return lambda: actions.add_accommodation(by=cast.actor("trio"), unit=unit, title="Makker ved tunge løft")


@way("papers.note_trial")
def note_trial(cast: Cast) -> Call:
    made = _possibility(cast)
    return lambda: actions.note_trial(by=cast.actor("trio"), accommodation=made.pk, went="helped")


@way("papers.retire_accommodation")
def retire_accommodation(cast: Cast) -> Call:
    made = _possibility(cast)
    return lambda: actions.retire_accommodation(by=cast.actor("trio"), accommodation=made.pk, reason="Huset er flyttet")


@way("papers.ask_for_plan")
def ask_for_plan(cast: Cast) -> Call:
    employment = case_of(cast).employment_id
    return lambda: actions.ask_for_plan(by=cast.actor("anne"), employment=employment, kind=PLAN, note="Timerne.")


@way("papers.answer")
def answer(cast: Cast) -> Call:
    made = told_of_fast_track(cast)
    return lambda: actions.answer(by=cast.actor("anne"), paper=made.pk, what="object", note="Det er seks uger.")


@way("papers.attach_own")
def attach_own(cast: Cast) -> Call:
    made = sent(cast)
    file = {"name": "svar.pdf", "content": PDF, "size": len(PDF)}
    return lambda: actions.attach_own(by=cast.actor("anne"), paper=made.pk, **file)


@way("papers.send_fast_track")
def send_fast_track(cast: Cast) -> Call:
    made = told_of_fast_track(cast)
    return lambda: actions.send_fast_track(by=cast.actor("payroll"), paper=made.pk, on_day=TODAY)


@way("papers.annul_trial")
def annul_trial(cast: Cast) -> Call:
    made = _possibility(cast)
    assert actions.note_trial(by=cast.actor("trio"), accommodation=made.pk, went="helped")
    return lambda: actions.annul_trial(by=cast.actor("trio"), accommodation=made.pk, reason="Forkert mulighed")
