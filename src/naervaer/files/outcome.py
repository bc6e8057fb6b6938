"""What reading a file gives: rows kept, rows refused by line, and remarks a person should see."""

from dataclasses import dataclass


class Unreadable(Exception):
    """The file as a whole cannot be read. ``reasons`` are Danish sentences: what was found, what was expected."""

    def __init__(self, *reasons: str) -> None:
        super().__init__("\n".join(reasons))
        self.reasons = reasons


@dataclass(frozen=True, slots=True)
class Refusal:
    """*Afvist række*: where it stood in the file as delivered, what stood there and why it cannot be used."""

    line: int
    column: str
    found: str
    reason: str

    def sentence(self, filename: str) -> str:
        place = f"{filename}, linje {self.line}"
        return f"{place}, kolonnen {self.column}: {self.reason}" if self.column else f"{place}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Loaded:
    """``read`` = ``kept`` + the refused. ``notes`` are sentences on what was skipped, trimmed or assumed."""

    read: int
    kept: int
    refused: tuple[Refusal, ...] = ()
    unknown_columns: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
