"""*Tilstandsmaskine*: which states a thing can be in, and what may happen to it in each. A table, never an ``if``.

The diagrams of ``docs/reference/states.md`` are written from the same tables, and a test holds the two together.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from naervaer.core.verdicts import ALLOWED, Verdict, refused


@dataclass(frozen=True, slots=True)
class Move:
    """*Overgang*: what happens, from which states, to which state. ``title`` is what a Danish reader calls it."""

    name: str
    title: str
    starts: tuple[str, ...]
    to: str


@dataclass(frozen=True)
class Machine:
    """States by name with their Danish titles, the first of them the one everything begins in.

    Raises ``ValueError`` when a move names a state that is not there, or a state can never be reached.
    """

    name: str
    title: str
    states: Mapping[str, str]
    moves: tuple[Move, ...]

    def __post_init__(self) -> None:
        named = {state for move in self.moves for state in (*move.starts, move.to)}
        if unknown := named - self.states.keys():
            raise ValueError(f"{self.name}: no such state: {', '.join(sorted(unknown))}")
        if lost := self.states.keys() - self._reached():
            raise ValueError(f"{self.name}: never reached: {', '.join(sorted(lost))}")

    @property
    def start(self) -> str:
        return next(iter(self.states))

    @property
    def ends(self) -> frozenset[str]:
        """The states nothing leads out of."""
        return frozenset(self.states) - {state for move in self.moves for state in move.starts}

    def may(self, state: str, move: str) -> Verdict:
        """Whether it may happen now. ``KeyError`` for a move or a state that does not exist."""
        title = self.states[state]
        wanted = self._named(move)
        if state in wanted.starts:
            return ALLOWED
        return refused(f"{wanted.title} kan ikke ske nu: tilstanden er »{title}«.")

    def after(self, state: str, move: str) -> str:
        """The state that follows. ``ValueError`` when the move may not happen; ask ``may`` first."""
        if not self.may(state, move):
            raise ValueError(f"{self.name}: {move} from {state}")
        return self._named(move).to

    def open_moves(self, state: str) -> tuple[Move, ...]:
        """What can happen now, in the order of the table."""
        return tuple(move for move in self.moves if state in move.starts)

    def diagram(self) -> str:
        """The machine as a Mermaid diagram."""
        lines = ["stateDiagram-v2", f"    [*] --> {self.start}"]
        lines += [f'    state "{title}" as {state}' for state, title in self.states.items()]
        lines += [f"    {start} --> {move.to}: {move.title}" for move in self.moves for start in move.starts]
        lines += [f"    {state} --> [*]" for state in self.states if state in self.ends]
        return "\n".join(lines)

    def _named(self, name: str) -> Move:
        found = next((move for move in self.moves if move.name == name), None)
        if found is None:
            raise KeyError(name)
        return found

    def _reached(self) -> set[str]:
        found = {self.start}
        while True:
            more = {m.to for m in self.moves if found.intersection(m.starts)} - found
            if not more:
                return found
            found |= more
