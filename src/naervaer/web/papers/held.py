"""A paper held for writing: who says something of it, in what role, and under which rules."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import Http404
from django.utils.timezone import localdate

from naervaer.core.access.model import Actor, Purpose, Role
from naervaer.core.access.sight import Capacity
from naervaer.core.papers import files
from naervaer.core.papers.deadlines import follow_up_by
from naervaer.core.papers.rules import MACHINES, TAKES_FILES, Said, Standing, may_move
from naervaer.core.policy.papers import Paper as Kind
from naervaer.core.verdicts import ALLOWED, Verdict, refused
from naervaer.web import clock
from naervaer.web.access.acting import capacity_or_404
from naervaer.web.audit import actions as audit
from naervaer.web.followup import actions as followup
from naervaer.web.followup.reach import case_of, reach_of, waiting_steps_of
from naervaer.web.notices.news import tell_at_once
from naervaer.web.organisation import queries as organisation
from naervaer.web.papers.kinds import kind_or_404
from naervaer.web.papers.models import Attached, Moved, Paper, Written
from naervaer.web.papers.seeing import untold
from naervaer.web.said import said_again, said_by
from naervaer.web.vault import safe

WORK = Purpose.WORK_ON_CASE
DOES_STEPS = frozenset({"receive", "agree", "send", "approve"})
"""The moves with which a paper's steps of the policy are done, when nothing later in its way does them."""


@dataclass(frozen=True)
class Held:
    """The paper, the rules it was begun under, and in what role the actor reaches it."""

    paper: Paper
    kind: Kind
    by: Actor
    capacity: Capacity
    today: date

    @property
    def standing(self) -> Standing:
        parts = Written.objects.filter(paper=self.paper).values_list("part", flat=True)
        return Standing(self.paper.state, frozenset(parts), self.paper.due)

    @property
    def first_day(self) -> date | None:
        case = case_of(self.paper.case_id) if self.paper.case_id else None
        return case.first_day if case else None

    def said(self) -> dict[str, Any]:
        return said_by(self.by, self.capacity)

    def log(self, what: str) -> None:
        log(self.by, self.capacity, what, self.paper)

    def go(self, move: str, said: Said) -> Verdict:
        """Take the paper a step on its way, if the rules let it."""
        machine = MACHINES[self.kind.kind]
        if move not in {known.name for known in machine.moves}:
            raise Http404
        verdict = may_move(self.kind, self.standing, move, said, self.today, self.first_day)
        if not verdict:
            return verdict
        Moved.objects.create(
            paper=self.paper,
            move=move,
            on_day=said.on_day,
            due=said.due,
            note=said.note.strip(),
            amount=said.amount,
            **self.said(),
        )
        self.paper.state = machine.after(self.paper.state, move)
        self.paper.due = self._due(move, said)
        if move == "approve":
            self.paper.first, self.paper.last = said.first, said.last
        self.paper.save(update_fields=["state", "due", "first", "last"])
        self.log(move)
        return verdict

    def _due(self, move: str, said: Said) -> date | None:
        """The day given; for *Fast track* the day the municipality must have talked with the employee."""
        if move == "send" and self.kind.kind == "fast_track":
            return follow_up_by(said.on_day)
        return said.due or self.paper.due

    def attach(self, name: str, content: bytes, size: int) -> Verdict:
        """Lay up a file: checked, encrypted and kept. Its own name is not."""
        if self.paper.state not in TAKES_FILES:
            return refused("Et bilag kan lægges op, når papiret er givet videre.")
        if not safe.is_ready():
            return refused("Installationen er ikke sat op til bilag. Bed administratoren om at sætte en nøgle.")
        verdict = files.check(
            name,
            content,
            size,
            types=self.kind.file_types,
            largest_mb=self.kind.largest_mb,
            already=Attached.objects.filter(paper=self.paper).count(),
            most=self.kind.most_files,
        )
        if verdict:
            kept = safe.keep(content)
            Attached.objects.create(paper=self.paper, file_id=kept, file_type=files.type_of(name), **self.said())
            self.log("attach")
        return verdict

    def has(self, content: bytes) -> bool:
        """Whether the newest file is this very one, laid up by the same person: a button pressed twice."""
        newest = said_again(Attached.objects.filter(paper=self.paper), self.by)
        try:
            return newest is not None and safe.open_file(newest.file_id) == content
        except safe.CannotOpen:
            return False

    def tell_leaders(self) -> None:
        """There is news for the nearest leader, and for whoever stands in for them; the mail names nothing."""
        tell_leaders(self.paper, self.today)

    def tell_payroll(self) -> None:
        """There is something to put into NemRefusion."""
        subjects = organisation.subjects_of_employment(self.paper.employment_id, self.today)
        units = [subject.unit_id for subject in subjects]
        tell_at_once(persons=organisation.holders(Role.PAYROLL, units, self.today))

    def tell_employee(self) -> None:
        tell_at_once(persons=[self.paper.employment.person.ext_id])


def tell_leaders(paper: Paper, day: date) -> None:
    leaders = organisation.leading_now(paper.employment_id, day)
    tell_at_once(persons=leaders - {paper.employment.person.ext_id})


def log(by: Actor, capacity: Capacity, what: str, paper: Paper) -> None:
    audit.record(
        by=by,
        kind=audit.Kind.WRITE,
        action=f"papers.{what}",
        capacity=capacity,
        subject=paper.employment.person,
        detail={"paper": paper.pk, "kind": paper.kind},
    )


def _locked(pk: int) -> Paper:
    rows = Paper.objects.select_for_update(of=("self",)).select_related("employment__person")
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def hold(by: Actor, pk: int, purpose: Purpose = WORK) -> Held:
    """The paper for somebody who works on the case; the answer of an unknown page for everybody else."""
    found, today = _locked(pk), clock.today()
    reach = reach_of(by, purpose, [found.employment_id], today)
    if not Paper.objects.filter(reach.rows(), pk=pk).exists():
        raise Http404
    capacity = capacity_or_404(by, purpose, found.employment, today)
    return Held(found, kind_or_404(found.kind, localdate(found.at)), by, capacity, today)


def hold_own(by: Actor, pk: int) -> Held:
    """One's own paper, once one has been told of it."""
    found = _locked(pk)
    mine = Paper.objects.filter(pk=pk, employment__person__ext_id=by.person_id or "").exclude(untold())
    if not by.person_id or not mine.exists():
        raise Http404
    return Held(found, kind_or_404(found.kind, localdate(found.at)), by, Capacity(Role.EMPLOYEE), clock.today())


def do_steps(held: Held, move: str, on_day: date, purpose: Purpose = WORK) -> Verdict:
    """The steps of the policy that the paper satisfies are done with the move that settles it."""
    moves = [known.name for known in MACHINES[held.kind.kind].moves if known.name in DOES_STEPS]
    if held.paper.case_id is None or not moves or move != moves[-1]:
        return ALLOWED
    steps = waiting_steps_of(held.paper.case_id, held.kind.satisfies)
    return followup.do_steps(by=held.by, steps=steps, on_day=on_day, reason=held.kind.title, purpose=purpose)
