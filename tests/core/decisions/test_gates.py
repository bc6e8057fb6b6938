"""When a decision about long absence is asked for, and what must be in place before it is taken."""

from datetime import date

import pytest

from naervaer.core.decisions.gates import (
    Asked,
    Ready,
    asked,
    legal_steps,
    may_consider,
    may_correct,
    may_decide,
    may_drop,
    may_inform,
    missing,
)
from naervaer.core.policy.gates import Consideration, Gate, LegalStep, Outcome
from naervaer.core.verdicts import Refused, Verdict

PLAN = Outcome(id="plan", title="Fortsætter", letter="Kære {medarbejder}")
DISMISSAL = Outcome(
    id="afsked",
    title="Afsked overvejes",
    needs_lawyer=True,
    next=(LegalStep(text="Partshøring", days=14), LegalStep(text="Begrundelse")),
)
GATE = Gate(
    id="over-4-maaneder",
    title="Beslutning om fravær over 4 måneder",
    source="kilde",
    after_months=4,
    days_ahead=28,
    involves=("retention_consultant",),
    consideration=(
        Consideration(id="omplacering", title="Omplacering", text="Undersøg.", source="kilde"),
        Consideration(id="timer", title="Færre timer", text="Undersøg.", source="kilde"),
    ),
    outcome=(PLAN, DISMISSAL),
)


@pytest.mark.parametrize(
    ("first_day", "limit", "opens"),
    [
        (date(2026, 7, 2), date(2026, 11, 2), date(2026, 10, 5)),
        (date(2026, 10, 31), date(2027, 2, 28), date(2027, 1, 31)),
        (date(2027, 10, 31), date(2028, 2, 29), date(2028, 2, 1)),
        (date(2026, 9, 1), date(2027, 1, 1), date(2026, 12, 4)),
        (date(2026, 11, 28), date(2027, 3, 28), date(2027, 2, 28)),
    ],
)
def test_four_months_end_on_the_same_day_of_the_month(first_day: date, limit: date, opens: date) -> None:
    """S9b: also in February, over New Year, and on Easter Day; a limit on a day off is not moved."""
    found = Asked(GATE, first_day)
    assert (found.limit, found.opens) == (limit, opens)
    assert found.why.startswith("4 måneder efter første fraværsdag")
    assert not found.passed(limit)
    assert found.passed(date.fromordinal(limit.toordinal() + 1))
    assert asked([GATE], first_day, date.fromordinal(opens.toordinal() - 1)) == ()
    assert asked([GATE], first_day, opens) == (found,)


def test_the_gate_in_force_on_the_first_day_counts() -> None:
    later = GATE.model_copy(update={"valid_from": date(2026, 8, 1)})
    assert asked([later], date(2026, 7, 31), date(2027, 1, 1)) == ()
    assert len(asked([later], date(2026, 8, 1), date(2027, 1, 1))) == 1


READY = Ready("considering", frozenset({"omplacering", "timer"}), frozenset({"retention_consultant"}), decides=True)


def ready(**changed: object) -> Ready:
    fields = {"state": READY.state, "answered": READY.answered, "involved": READY.involved, "decides": True}
    return Ready(**{**fields, **changed})  # type: ignore[arg-type]


ALLOWED = [
    may_consider("considering", GATE, "omplacering", "considered", "Intet ledigt."),
    may_consider("considering", GATE, "timer", "not_relevant", "Er prøvet i foråret."),
    may_decide(READY, GATE, "plan", "Planen holder."),
    may_decide(ready(involved=frozenset({"retention_consultant", "lawyer"})), GATE, "afsked", "Alt er prøvet."),
    may_correct(ready(state="informed"), GATE, "plan", "Planen holder.", "Der stod en forkert dato."),
    may_inform("decided", PLAN),
    may_drop("considering", "Er rask.", running=False),
]
REFUSED: list[tuple[Verdict, str]] = [
    (may_consider("decided", GATE, "omplacering", "considered", "Ja"), "kan ikke ske nu"),
    (may_consider("considering", GATE, "andet", "considered", "Ja"), "findes ikke"),
    (may_consider("considering", GATE, "timer", "ja", "Ja"), "Vælg"),
    (may_consider("considering", GATE, "timer", "considered", " "), "hvorfor"),
    (may_decide(ready(state="decided"), GATE, "plan", "Ja"), "kan ikke ske nu"),
    (may_decide(ready(decides=False), GATE, "plan", "Ja"), "forberede"),
    (may_decide(READY, GATE, "andet", "Ja"), "Vælg"),
    (may_decide(ready(answered=frozenset({"timer"})), GATE, "plan", "Ja"), "»Omplacering«"),
    (may_decide(ready(involved=frozenset()), GATE, "plan", "Ja"), "fastholdelseskonsulent"),
    (may_decide(READY, GATE, "afsked", "Ja"), "personalejurist"),
    (may_decide(READY, GATE, "plan", " "), "begrundelsen"),
    (may_correct(READY, GATE, "plan", "Ja", "Fejl"), "kan ikke ske nu"),
    (may_correct(ready(state="decided"), GATE, "plan", "Ja", " "), "hvorfor"),
    (may_inform("considering", PLAN), "kan ikke ske nu"),
    (may_inform("decided", DISMISSAL), "intet brev"),
    (may_inform("decided", None), "intet brev"),
    (may_drop("decided", "Er rask.", running=False), "kan ikke ske nu"),
    (may_drop("considering", "Er rask.", running=True), "stadig fraværende"),
    (may_drop("considering", "", running=False), "hvorfor"),
]


@pytest.mark.parametrize("verdict", ALLOWED)
def test_what_is_in_order_may_be_done(verdict: Verdict) -> None:
    """S9b"""
    assert verdict


@pytest.mark.parametrize(("verdict", "says"), REFUSED)
def test_a_refusal_says_what_is_missing(verdict: Verdict, says: str) -> None:
    """S9b"""
    assert isinstance(verdict, Refused)
    assert says in verdict.reasons[0]


def test_a_considered_dismissal_names_the_next_legal_steps_with_their_deadline() -> None:
    """S9b: hearing by forvaltningsloven § 19; the program dismisses nobody."""
    assert legal_steps(DISMISSAL, date(2026, 12, 23)) == (("Partshøring", date(2027, 1, 6)), ("Begrundelse", None))
    assert [c.id for c in missing(GATE, {"timer"})] == ["omplacering"]
