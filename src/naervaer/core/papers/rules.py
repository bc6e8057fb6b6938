"""What may be done with a paper now, and what must be known to do it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from naervaer.core.calendar import ONE_DAY, nth_day_without_holidays, numeric_date
from naervaer.core.papers.deadlines import after_issue, longest_agreement
from naervaer.core.papers.states import CERTIFICATE, FAST_TRACK, POSSIBILITY, RETENTION_PLAN, SECTION_56
from naervaer.core.policy.papers import Paper, PaperKind, Part
from naervaer.core.states import Machine
from naervaer.core.verdicts import ALLOWED, Verdict, refused

MACHINES: Mapping[PaperKind, Machine] = {
    "possibility_declaration": POSSIBILITY,
    "duration_certificate": CERTIFICATE,
    "free_certificate": CERTIFICATE,
    "declaration_on_honour": CERTIFICATE,
    "retention_plan": RETENTION_PLAN,
    "fast_track": FAST_TRACK,
    "section_56": SECTION_56,
}

FINISHES: Mapping[PaperKind, str] = {
    "possibility_declaration": "talk",
    "duration_certificate": "send",
    "free_certificate": "send",
    "declaration_on_honour": "send",
    "retention_plan": "agree",
    "fast_track": "tell",
    "section_56": "apply",
}
"""The move after which the workplace's own part is not written in any more: it has left the house or been agreed."""

NEEDS_REASON = frozenset({"refuse", "drop", "extend", "object"})
WITH_DUE = frozenset({"send", "extend"})
ENDED = frozenset({"closed", "dropped", "handed", "refused", "followed", "declined", "rejected", "ended"})
TAKES_FILES = frozenset({"sent", "received", "applied", "approved", "agreed"})
TIMED_BY_LAW = frozenset({"fast_track"})
EMPLOYEES_ALONE = frozenset({"ask"})
"""What only the employee says."""
OWN_MOVES: Mapping[PaperKind, tuple[str, ...]] = {"fast_track": ("consent", "object", "decline")}
"""What the employee says on *Min side*; said aloud, the leader registers it."""
OWN_FILES: frozenset[PaperKind] = frozenset(
    {"possibility_declaration", "duration_certificate", "free_certificate", "declaration_on_honour"}
)
"""The papers the employee brings back. What the municipality writes to the employee as an authority is not for us."""
SENDS_TO_MUNICIPALITY: frozenset[PaperKind] = frozenset({"fast_track"})
"""The papers whose answers payroll may put into NemRefusion."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A paper as it stands: its state, which parts have been written, and the day it is due."""

    state: str
    written: frozenset[str]
    due: date | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """What is said with a move."""

    on_day: date
    due: date | None = None
    note: str = ""
    amount: Decimal | None = None
    first: date | None = None
    last: date | None = None


def may_start(paper: Paper, first_day: date | None, today: date, open_kinds: Collection[str]) -> Verdict:
    """Begin a paper: a running case where the paper belongs to one, not too early or late, and not twice at once."""
    if paper.id in open_kinds:
        return refused(f"{paper.title} er allerede i gang. Gør den færdig, eller markér den som ikke længere aktuel.")
    if paper.in_case and first_day is None:
        return refused(f"{paper.title} kan kun bruges, mens medarbejderen er fraværende.")
    if first_day is None:
        return ALLOWED
    if (opens := paper.opens(first_day)) > today:
        return refused(f"{paper.title} kan tidligst bruges den {numeric_date(opens)}.")
    if (last := paper.last_day(first_day)) is not None and last < today:
        return refused(f"{paper.title} skulle være brugt senest den {numeric_date(last)}.")
    return ALLOWED


def may_write(paper: Paper, standing: Standing, part: Part, answers: Mapping[str, str]) -> Verdict:
    """Write a part of the paper; what has been handed on stays as it was handed on."""
    machine = MACHINES[paper.kind]
    if part.who == "doctor":
        return refused("Lægen udfylder denne del på papiret.")
    if not machine.may(standing.state, FINISHES[paper.kind]):
        return refused(
            f"{paper.title} er »{machine.states[standing.state]}« og kan ikke ændres. Begynd en ny i stedet."
        )
    if unknown := answers.keys() - {question.id for question in part.questions}:
        return refused(f"Papiret har ikke spørgsmålet {', '.join(sorted(unknown))}.")
    if missing := [question.title for question in part.questions if not answers.get(question.id, "").strip()]:
        return refused(*(f"Svar mangler: {title}" for title in missing))
    return ALLOWED


def may_move(paper: Paper, standing: Standing, move: str, said: Said, today: date, first_day: date | None) -> Verdict:
    """Take the paper a step on."""
    verdict = MACHINES[paper.kind].may(standing.state, move)
    if not verdict:
        return verdict
    if said.on_day > today:
        return refused("Dagen kan ikke ligge ude i fremtiden.")
    if first_day is not None and said.on_day < first_day:
        return refused("Dagen kan ikke ligge før forløbets første dag.")
    if move in NEEDS_REASON and not said.note.strip():
        return refused("Skriv hvorfor.")
    if move == FINISHES[paper.kind] and (lacking := [p.title for p in paper.own_parts if p.id not in standing.written]):
        return refused(*(f"Udfyld først »{title}«." for title in lacking))
    if said.amount is not None and said.amount < 0:
        return refused("Beløbet kan ikke være mindre end nul.")
    if move in WITH_DUE and paper.kind not in TIMED_BY_LAW:
        return _due(paper, said, standing, move, first_day)
    if move == "send" and first_day is not None and (last := paper.last_day(first_day)) and said.on_day > last:
        return refused(f"Fristen var den {numeric_date(last)}. Kommunen afviser en senere anmodning.")
    if move == "approve":
        return _period(said)
    return ALLOWED


def _due(paper: Paper, said: Said, standing: Standing, move: str, first_day: date | None) -> Verdict:
    if said.due is None or said.due <= said.on_day:
        return refused("Fristen skal ligge efter den dag, papiret er givet.")
    if said.due < (earliest := earliest_in_hand(paper, said.on_day, first_day)):
        return refused(
            f"{paper.title} kan tidligst være i hænde den {numeric_date(earliest)}: "
            "søndage og helligdage tæller ikke med."
        )
    if move == "extend" and standing.due is not None and said.due <= standing.due:
        return refused(f"Den nye frist skal ligge efter den gamle, som er den {numeric_date(standing.due)}.")
    return ALLOWED


def earliest_in_hand(paper: Paper, given: date, first_day: date | None) -> date:
    """The first day the workplace can ask to have it: day 2 of the absence (§ 36), or the day after a doctor's."""
    if paper.kind == "declaration_on_honour":
        return nth_day_without_holidays(first_day, 2) if first_day else given + ONE_DAY
    return after_issue(given)


def _period(said: Said) -> Verdict:
    if said.first is None or said.last is None or said.last < said.first:
        return refused("Skriv aftalens første og sidste dag.")
    if said.last > (longest := longest_agreement(said.first)):
        return refused(f"En § 56-aftale gælder højst to år ad gangen: senest til og med den {numeric_date(longest)}.")
    return ALLOWED


def is_overdue(standing: Standing, today: date) -> bool:
    """Waited for, and the day it was due has passed."""
    return standing.state == "sent" and standing.due is not None and standing.due < today
