"""Questions for the walk over all addresses: they are their asker's and their adviser's, whatever the rule lets in."""

from datetime import date
from typing import Any

from tests.web.cast import TODAY, Cast

from naervaer.web.advice.models import KnownAnswer, Question, Word


def rows(cast: Cast, who: str, unit: str, said: dict[str, Any]) -> dict[str, int]:
    """An answered question of the leader of that unit, about the person, and a proposal for the handbook."""
    leader = cast.people["leader" if who == "anne" else "outsider"]
    question = Question.objects.create(
        asker=leader,
        unit=cast.units[unit],
        employment=cast.employments[f"{who}-1"],
        theme="regler-og-jura",
        asked_role="hr_consultant",
        confidential=False,
        answer_by=date(2026, 12, 1),
        state="answered",
        first_answered=TODAY,
        **said,
    )
    word = Word.objects.create(question=question, what="ask", text="Hvad kan vi gøre?", **said)
    known = KnownAnswer.objects.create(
        question=question, theme="regler-og-jura", asked="Hvad kan man gøre?", answer="Tal sammen.", **said
    )
    return {"question": question.pk, "word": word.pk, "known_answer": known.pk}


ASKS = {"leader", "deputy"}
ANSWERS = {"hr"}
