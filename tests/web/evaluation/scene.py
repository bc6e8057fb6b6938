"""Finished courses of Norddjurs' consultant, and the links that were mailed about them."""

import re
from collections.abc import Iterable
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core import mail
from tests.web.cast import TODAY, Cast

from naervaer.core.access.model import Role
from naervaer.core.access.sight import Capacity
from naervaer.core.calendar import ONE_DAY
from naervaer.core.evaluation.quarters import answer_until, quarter_of
from naervaer.web import slots
from naervaer.web.courses.models import Course
from naervaer.web.said import said_by

POLICY = "norddjurs"
INDIVIDUAL, EFFORT = "brugerevaluering", "evaluering-af-indsats"
MANY = ("anne", "mads", "fatima", "pupil", "mover", "trio", "safety", "med", "stranger", "far_away")
AFTER = answer_until(quarter_of(TODAY), 30) + ONE_DAY
"""The day after the last one for whoever was asked in the cast's quarter."""


def course(cast: Cast, who: str = "anne", *, offer: str = "samtaler", state: str = "finished") -> Course:
    return Course.objects.create(
        employment=cast.employments[f"{who}-1"],
        unit=cast.units["elmegaarden"],
        offer=offer,
        provider="egen-psykolog",
        agreement="trivselskonsulent",
        paid_by="scheme",
        asked_on=TODAY,
        state=state,
        **said_by(cast.actor("leader"), Capacity(Role.LEADER)),
    )


def effort(cast: Cast, by: str = "leader", *, offer: str = "gruppeindsats", state: str = "finished") -> Course:
    return Course.objects.create(
        unit=cast.units["elmegaarden"],
        asker=cast.people[by],
        offer=offer,
        provider="egen-psykolog",
        agreement="trivselskonsulent",
        paid_by="scheme",
        asked_on=TODAY,
        state=state,
        **said_by(cast.actor("chief"), Capacity(Role.CHIEF)),
    )


def finish(cast: Cast, *courses: Course) -> None:
    """As the one who gives the courses finishes them."""
    for one in courses:
        slots.COURSE_FINISHED(cast.actor("wellbeing"), one.pk)


def mailed() -> dict[str, str]:
    """The newest link (token) that was mailed to each, by person."""
    return {letter.to[0].removesuffix("@example.org"): token_in(str(letter.body)) for letter in mail.outbox}


def token_in(text: str) -> str:
    found = re.search(r"http\S+", text) or pytest.fail("no link in the mail")
    return parse_qs(urlsplit(found.group()).query)["n"][0]


def ask(cast: Cast, people: Iterable[str] = MANY) -> None:
    """Finish a course of each."""
    finish(cast, *(course(cast, who) for who in people))


SAID = {"hjaelpsomt": "4", "tid": "det var passende", "arbejdet": "ja", "anbefale": "ja"}


def posted(token: str, answers: dict[str, str], remark: str = "") -> dict[str, str]:
    """What the page sends."""
    passed_over = {f"q-{question}": "-" for question in SAID}
    return {"n": token, **passed_over, **{f"q-{q}": answer for q, answer in answers.items()}, "remark": remark}
