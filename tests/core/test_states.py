"""State machines as tables: what may happen, what follows, and the diagram that shows it."""

import pytest

from naervaer.core.states import Machine, Move
from naervaer.core.verdicts import Refused

DOOR = Machine(
    "door",
    "dør",
    {"shut": "Lukket", "open": "Åben", "gone": "Fjernet"},
    (
        Move("open", "Åbn", ("shut",), "open"),
        Move("shut", "Luk", ("open",), "shut"),
        Move("remove", "Fjern", ("shut", "open"), "gone"),
    ),
)


def test_a_move_leads_from_one_state_to_the_next() -> None:
    assert DOOR.start == "shut"
    assert DOOR.may("shut", "open")
    assert DOOR.after("shut", "open") == "open"


def test_what_may_not_happen_is_refused_in_a_sentence_and_cannot_be_forced() -> None:
    verdict = DOOR.may("gone", "open")
    assert isinstance(verdict, Refused)
    assert verdict.reasons == ("Åbn kan ikke ske nu: tilstanden er »Fjernet«.",)
    with pytest.raises(ValueError, match="open from gone"):
        DOOR.after("gone", "open")


def test_the_moves_of_a_state_are_those_that_lead_out_of_it() -> None:
    assert [move.name for move in DOOR.open_moves("open")] == ["shut", "remove"]
    assert DOOR.ends == {"gone"}


@pytest.mark.parametrize(
    ("states", "moves", "fault"),
    [
        ({"a": "A"}, (Move("go", "Gå", ("a",), "b"),), "no such state: b"),
        ({"a": "A", "b": "B"}, (), "never reached: b"),
    ],
)
def test_a_table_that_hangs_together_badly_is_refused_at_once(
    states: dict[str, str], moves: tuple[Move, ...], fault: str
) -> None:
    with pytest.raises(ValueError, match=fault):
        Machine("broken", "i stykker", states, moves)


def test_a_move_nobody_has_heard_of_is_a_fault_of_the_program() -> None:
    with pytest.raises(KeyError):
        DOOR.may("open", "paint")


def test_the_diagram_shows_every_state_and_move() -> None:
    assert DOOR.diagram() == (
        "stateDiagram-v2\n"
        "    [*] --> shut\n"
        '    state "Lukket" as shut\n'
        '    state "Åben" as open\n'
        '    state "Fjernet" as gone\n'
        "    shut --> open: Åbn\n"
        "    open --> shut: Luk\n"
        "    shut --> gone: Fjern\n"
        "    open --> gone: Fjern\n"
        "    gone --> [*]"
    )
