"""Whether a table has a move between two states."""

from naervaer.core.states import Machine


def leads(machine: Machine, before: str, after: str) -> bool:
    return any(move.to == after for move in machine.open_moves(before))
