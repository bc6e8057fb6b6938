"""N12: two who book the same room at the same moment: one of them has it, on the database the other tests use."""

from pathlib import Path

import pytest
from tests.web.at_once import told_by

PROGRAM = Path(__file__).with_name("booked_at_once.py")


@pytest.mark.slow
def test_N12_two_processes_that_book_one_room_at_once_get_it_once(tmp_path: Path) -> None:
    """Each of many times is asked for by two, for two consultants and two employees, who share nothing but the room."""
    told = told_by(PROGRAM, tmp_path)
    assert told["times"] == told["booked"] == told["refused"]
    assert told["sessions"] == told["booked"], "who was refused left nothing behind"
    assert told["quarters"] == told["booked"] * 3 * 4, "an hour of an employee, a consultant and a room"
