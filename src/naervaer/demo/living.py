"""The last year lived through: payroll delivers, the program counts, and leaders do what their lists ask of them.

Leaders differ: some do nearly everything in time, some fall behind; now and then a step is put off or is not relevant.
What the scenes of today need is left undone. Everything is said through the actions a leader's clicks call.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from naervaer.core.access.model import Actor, Purpose
from naervaer.demo import early_effort
from naervaer.demo.days import standing_on
from naervaer.demo.world import SmallWorld
from naervaer.web.access import scope
from naervaer.web.followup import actions, reading
from naervaer.web.followup.rows import AlertRow, StepRow
from naervaer.web.followup.today import today as list_of

LEFT_UNDONE: Mapping[str, frozenset[str]] = {
    "tidlig-indsats": frozenset({"sundhedsfaglig-hjaelp"}),
    "dag-9": frozenset({"kontakt-uge-2", "risikovurdering"}),
    "dag-14": frozenset({"kontakt-uge-2", "risikovurdering"}),
    "dag-27": frozenset({"samtale-7a"}),
    "dag-33": frozenset({"samtale-7a"}),
    "over-4-maaneder": frozenset({"fastholdelsesplan"}),
}
"""Steps that nobody has got round to, by scene; ``tidlig-indsats`` has answered yes to the assessment of risk."""

DEFER_REASONS = (
    "Medarbejderen er på ferie i uge 42.",
    "Mødet er flyttet efter aftale.",
    "Venter på svar fra medarbejderen.",
)
NOT_RELEVANT_REASONS = ("Vi har allerede talt sammen.", "Medarbejderen er tilbage på mandag.", "Aftalt med HR.")
ALERT_WEIGHTS = (0.55, 0.30, 0.15)

YES_TO_RISK = 0.4
WEEKS_LIVED = 52
MOST_DAYS_TO_ANSWER = 9


@dataclass(frozen=True)
class Leading:
    """A leader, and the share of what their list asks that they do in a week."""

    actor: Actor
    diligence: float


def nights(today: date, weeks: int) -> list[date]:
    """A day every other week for a year, and each Thursday and Monday of the last four weeks, before ``today``."""
    every_other = [today - timedelta(weeks=n) for n in range(weeks, 4, -2)]
    lately = [today - timedelta(days=n) for n in range(28, 0, -4)]
    return [_weekday(day) for day in (*every_other, *lately)]


def _weekday(day: date) -> date:
    return day - timedelta(days=max(day.weekday() - 4, 0))


class Life:
    """Lives the year of one small municipality. The same seed makes the same choices."""

    def __init__(self, world: SmallWorld, leaders: Iterable[Actor], seed: int) -> None:
        self._rng = np.random.default_rng([seed, 20])
        self._patience = np.random.default_rng([seed, 21])
        self._leaders = [Leading(actor, float(self._rng.uniform(0.55, 0.97))) for actor in leaders]
        self._left = {world.players[key].person_id: rules for key, rules in LEFT_UNDONE.items()}
        self._at_risk = world.players["tidlig-indsats"].person_id
        self.said = 0

    def day(self, day: date, before: date) -> None:
        """What each leader does about their list that day; a step that has not opened yet the program refuses.

        An alert may wait some days for its answer, but not until ``before``, the day of the next list.
        """
        for leader in self._leaders:
            self._work(leader, day, before)

    def _work(self, leader: Leading, day: date, before: date) -> None:
        found = list_of(leader.actor, day)
        if found is None:
            return
        reading.seen_today(leader.actor, found)
        for row in (*found.asking, *found.coming):
            if row.rule.id not in self._left.get(row.member.person_id, ()):
                self._see_to(leader, row, day)
        for alert in found.alerts:
            if self._rng.random() < leader.diligence:
                with standing_on(self._day_of_answer(leader.actor, alert, day, before)):
                    self._answer(leader.actor, alert)

    def _see_to(self, leader: Leading, row: StepRow, day: date) -> None:
        luck, by = self._rng.random(), leader.actor
        if luck < 0.05:
            reason = self._one_of(NOT_RELEVANT_REASONS)
            self._count(actions.mark_not_relevant(by=by, step_id=row.pk, reason=reason))
        elif luck < 0.11:
            later = max(day, row.due) + timedelta(days=3)
            self._count(actions.defer(by=by, step_id=row.pk, to_day=later, reason=self._one_of(DEFER_REASONS)))
        elif luck < 0.11 + 0.89 * leader.diligence:
            answers = row.rule.answers
            answer = self._answer_to(row, answers) if answers else ""
            if not row.rule.by_hand:
                self._count(early_effort.see_to(by, row, answer))
                return
            by_phone = row.rule.by_phone and bool(self._rng.random() < 0.5)
            self._count(actions.mark_done(by=by, step_id=row.pk, on_day=day, by_phone=by_phone, answer=answer))

    def _answer_to(self, row: StepRow, answers: tuple[str, ...]) -> str:
        yes = row.member.person_id == self._at_risk or self._rng.random() < YES_TO_RISK
        return answers[0] if yes else answers[int(self._rng.integers(1, len(answers)))]

    def _day_of_answer(self, by: Actor, alert: AlertRow, day: date, before: date) -> date:
        """Some days on, or that very day for whoever has no longer anything to do with it by then."""
        waits = min(int(self._patience.integers(MOST_DAYS_TO_ANSWER + 1)), max((before - day).days - 1, 0))
        later = max(_weekday(day + timedelta(days=waits)), day)
        reached = scope.employments(by, Purpose.ACT_ON_STEP, later).filter(pk=alert.member.employment)
        return later if reached.exists() else day

    def _answer(self, by: Actor, alert: AlertRow) -> None:
        answers = alert.rule.answers
        weights = np.resize(ALERT_WEIGHTS, len(answers))
        answer = answers[int(self._rng.choice(len(answers), p=weights / weights.sum()))]
        self._count(actions.answer_alert(by=by, alert_id=alert.pk, answer=answer))

    def _one_of(self, texts: tuple[str, ...]) -> str:
        return texts[int(self._rng.integers(len(texts)))]

    def _count(self, verdict: object) -> None:
        """A refusal is the program's answer and stands; what was said is counted."""
        self.said += bool(verdict)
