"""What the employee does with their own papers: asks for a plan, answers on *Fast track*, lays up what came back."""

from django.db import transaction
from django.http import Http404

from naervaer.core.access.model import Actor, Role
from naervaer.core.access.sight import Capacity
from naervaer.core.papers.rules import OWN_FILES, OWN_MOVES, Said, may_start
from naervaer.core.verdicts import ALLOWED, Refused, Verdict
from naervaer.web import clock
from naervaer.web.followup.reach import running_since
from naervaer.web.organisation.employed import employment_of
from naervaer.web.organisation.holding import hold_employment
from naervaer.web.papers.held import Held, hold_own, log, tell_leaders
from naervaer.web.papers.kinds import kind_or_404, under_way
from naervaer.web.papers.models import Moved, Paper
from naervaer.web.said import said_by

OWN = Capacity(Role.EMPLOYEE)


@transaction.atomic
def ask_for_plan(*, by: Actor, employment: int, kind: str, note: str = "") -> Paper | Refused:
    """*Bed om en fastholdelsesplan* (§ 7 b): the leader is told, and makes it with them or says no with a reason."""
    today, about = clock.today(), employment_of(employment)
    rule = kind_or_404(kind, today)
    if not by.person_id or about.person.ext_id != by.person_id or rule.kind != "retention_plan":
        raise Http404
    running = next(iter(running_since([employment], today, 0)), None)
    hold_employment(employment)
    verdict = may_start(rule, running.first_day if running else None, today, under_way(employment))
    if isinstance(verdict, Refused):
        return verdict
    made = Paper.objects.create(
        employment=about, case_id=running.pk if running else None, kind=kind, family=rule.kind, **said_by(by, OWN)
    )
    Moved.objects.create(paper=made, move="ask", on_day=today, note=note.strip(), **said_by(by, OWN))
    log(by, OWN, "ask", made)
    tell_leaders(made, today)
    return made


@transaction.atomic
def answer(*, by: Actor, paper: int, what: str, note: str = "") -> Verdict:
    """The employee's yes, no or objection to a *Fast track*; no reason is asked for a no."""
    held = hold_own(by, paper)
    if what not in OWN_MOVES.get(held.kind.kind, ()):
        raise Http404
    if _said_already(held, what, note):
        return ALLOWED
    verdict = held.go(what, Said(held.today, note=note))
    if verdict:
        held.tell_leaders()
    return verdict


def _said_already(held: Held, what: str, note: str) -> bool:
    """Pressing twice is saying it once."""
    newest = Moved.objects.filter(paper=held.paper).order_by("-pk").first()
    return newest is not None and (newest.move, newest.note, newest.by_id) == (what, note.strip(), held.by.user_id)


@transaction.atomic
def attach_own(*, by: Actor, paper: int, name: str, content: bytes, size: int) -> Verdict:
    """*Læg op*: what the doctor or the employee has filled in. The leader is told and registers it as received."""
    held = hold_own(by, paper)
    if held.kind.kind not in OWN_FILES:
        raise Http404
    if held.has(content):
        return ALLOWED
    verdict = held.attach(name, content, size)
    if verdict:
        held.tell_leaders()
    return verdict
