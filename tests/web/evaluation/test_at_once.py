"""N3: one link, two processes, one answer: on the kind of database that the other tests use."""

from pathlib import Path

import pytest
from tests.web.at_once import told_by

PROGRAM = Path(__file__).with_name("answered_at_once.py")


@pytest.mark.slow
def test_N3_two_processes_that_answer_by_one_link_at_once_are_counted_once(tmp_path: Path) -> None:
    """Each of many links is answered by two at the same moment."""
    told = told_by(PROGRAM, tmp_path)
    assert told["envelopes"] == told["links"] == told["taken"] == told["refused"]
