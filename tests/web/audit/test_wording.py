"""H18: whatever is written in the log is said in Danish: to those who keep watch, and to the one it is about."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from naervaer import web
from naervaer.core.advice.states import KNOWN_ANSWER, QUESTION
from naervaer.core.conversations.states import CONVERSATION
from naervaer.core.decisions.states import DECISION
from naervaer.core.early.states import OFFER, REFERRAL
from naervaer.core.machines import Machine
from naervaer.core.papers.rules import MACHINES
from naervaer.core.presenteeism.states import SIGNAL
from naervaer.core.records.states import ACCESS_REQUEST
from naervaer.core.sparring.states import ITEM, MEETING
from naervaer.web.agreements.models import AgreementEvent
from naervaer.web.audit import wording
from naervaer.web.followup.models import StepEvent
from naervaer.web.returning.models import PlanEvent
from naervaer.web.sickcall.models import CallEvent

HERE = Path(web.__file__).parent
ROOMS = "|".join([*(room.name for room in HERE.iterdir() if room.is_dir()), "figures"])
A_WORD = re.compile(rf"({ROOMS})(\.[a-z_]+){{1,2}}")
BY_MOVE: list[tuple[str, Machine]] = [
    *(("papers.", machine) for machine in MACHINES.values()),
    *(("advice.", machine) for machine in (QUESTION, KNOWN_ANSWER)),
    *(("sparring.", machine) for machine in (ITEM, MEETING)),
    ("conversations.", CONVERSATION),
    ("decisions.", DECISION),
    ("early.offer_", OFFER),
    ("early.referral_", REFERRAL),
    ("presenteeism.", SIGNAL),
    ("records.", ACCESS_REQUEST),
]
"""Rooms that log the name of the move."""
BY_EVENT = {
    "sickcall.": CallEvent.What,
    "agreements.": AgreementEvent.What,
    "returning.": PlanEvent.What,
    "followup.step.": StepEvent.What,
}
"""Rooms that log what was said."""
ABOUT_NOBODY = {
    *("accounts.log_in", "figures.download", "figures.recompute", "returning.usage", "followup.coordinator"),
    *("imports.ask", "imports.refused_rows", "imports.save_mapping", "imports.undo", "imports.upload"),
    *("organisation.add_body", "sickcall.held", "sickcall.rule", "records.cleared"),
    *("papers.add_accommodation", "papers.annul_trial", "papers.note_trial", "papers.retire_accommodation"),
    *("presenteeism.annulled_for_unit", "presenteeism.given_for_unit"),
    *("sparring.add_group", "sparring.add_unit", "sparring.cancel", "sparring.end", "sparring.plan", "sparring.send"),
    *("advice.add", "advice.answer", "advice.ask", "advice.ask_back", "advice.close", "advice.correct"),
    *("advice.give", "advice.pass_on", "advice.reply", "advice.take", "advice.withdraw"),
    *("advice.propose", "advice.publish", "advice.decline", "advice.take_down"),
    *("scheme.called", "scheme.call_annulled", "courses.grant_money", "courses.move_money"),
    *(f"booking.{what}" for what in ("opened", "opening_ended", "closed", "opened_again", "hours")),
    *(f"efforts.{what}" for what in ("applied", "answer_again", "withdraw", "send_back", "approve")),
    *("journal.key_made", "journal.unlocked", "journal.refused", "journal.secret_changed"),
    "journal.key_renewed",
    *("journal.recovery_key_made", "journal.recovery_refused", "journal.handed_over", "journal.totals_released"),
    *("evaluation.asked", "evaluation.counted", "evaluation.thrown_away", "evaluation.totals"),
    *("status.note", "status.xlsx"),
    *(f"invoices.{what}" for what in ("sent", "approve", "send_back", "withdraw", "xlsx")),
}
"""Logged without saying whom it is about: there is nobody, or the log may not name them."""

LOGGED_AS = {"sparring.put_back": "sparring.put_on"}
"""Moves that are logged under the name of another."""


def written() -> Iterator[str]:
    """Every word for the log that stands whole in the program, and those made of a table."""
    for path in HERE.rglob("*.py"):
        if path.name not in ("wording.py", "apps.py") and not {"migrations", "settings"} & set(path.parts):
            for node in ast.walk(ast.parse(path.read_text())):
                if isinstance(node, ast.Constant) and isinstance(node.value, str) and A_WORD.fullmatch(node.value):
                    yield node.value
    for prefix, machine in BY_MOVE:
        for move in machine.moves:
            yield LOGGED_AS.get(f"{prefix}{move.name}", f"{prefix}{move.name}")
    for prefix, events in BY_EVENT.items():
        yield from (f"{prefix}{event}" for event in events.values)


WRITTEN = sorted(set(written()))


@pytest.mark.parametrize("word", WRITTEN)
def test_H18_what_is_logged_has_words_in_the_log_and_for_the_one_it_is_about(word: str) -> None:
    assert word in wording.ACTIONS
    assert (word in wording.ABOUT_ME) != (word in ABOUT_NOBODY)


def test_what_has_words_for_the_employee_has_them_in_the_log_and_the_other_way() -> None:
    assert set(wording.ACTIONS) == set(wording.ABOUT_ME) | ABOUT_NOBODY


def test_the_words_of_every_kind_of_writing_are_found() -> None:
    assert {"followup.person", "papers.pdf", "papers.extend", "agreements.postponed", "early.offer_wait"} <= set(
        WRITTEN
    )
