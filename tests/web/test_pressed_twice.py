"""A button pressed twice is pressed once: the second time writes nothing more, and nobody is mailed again."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from django.core import mail
from django.http import Http404
from tests.web.cast import Cast
from tests.web.killing import known_ways, state

AGAIN = {
    "accounts.add_persona": "the demo makes its personas once",
    "accounts.choose_password": "a new link or password each time",
    "accounts.invite": "a new invitation takes the place of the old one",
    "accounts.open_account": "the name is taken, and the form says so",
    "accounts.open_account_outside_payroll": "the name is taken, and the form says so",
    "accounts.set_address": "every writing of an address is in the log",
    "accounts.unlock_account": "every unlocking is in the log",
    "audit.record": "what is read twice is in the log twice",
    "imports.drop_upload": "the upload is gone",
    "imports.import_file": "every import is in the history, one without changes too",
    "imports.keep_upload": "two uploads are two",
    "imports.save_mapping": "every version of a mapping is kept",
    "journal.count_themes": "every reading is in the journal's own log",
    "journal.fetch": "every reading is in the journal's own log",
    "journal.give_copy": "every copy that is given out is written in the journal",
    "journal.make_recovery_key": "what is on the screen is the newest",
    "journal.read": "every reading is in the journal's own log",
    "journal.unlock": "every unlocking is in the log",
    "organisation.add_outside_payroll": "the number is taken, and the form says so",
    "organisation.set_address": "every writing of an address is in the log",
    "papers.note_trial": "the same may be tried for two on a day, and nobody's name is kept",
    "reports.recompute": "every run is kept",
}
"""What is done again when it is asked for again, and why."""

WAYS = {name: known for name, known in known_ways().items() if name not in AGAIN}


@pytest.mark.parametrize("name", sorted(WAYS))
def test_an_action_called_again_as_it_was_writes_nothing_more(
    cast: Cast, name: str, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    call = WAYS[name].way(cast)
    with django_capture_on_commit_callbacks(execute=True):
        call()
    mail.outbox.clear()
    after = state()
    with django_capture_on_commit_callbacks(execute=True), suppress(Http404):
        call()
    assert state() == after
    assert mail.outbox == []
