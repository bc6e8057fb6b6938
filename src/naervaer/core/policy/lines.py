"""Where each key of a TOML text stands, so that a fault can name its line.

``tomllib`` gives values without places. This reads a text that ``tomllib`` has already accepted, and only finds
keys; it judges nothing.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass, field

KeyPath = tuple[str | int, ...]

_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_STRING = re.compile(r'"""(?:\\.|[^\\])*?"""+|' + r"'''.*?'''+|" + r'"(?:\\.|[^"\\\n])*"|' + r"'[^'\n]*'", re.DOTALL)
_PART = re.compile(rf"{_STRING.pattern}|[A-Za-z0-9_-]+", re.DOTALL)
_DOTTED = re.compile(rf"(?:{_PART.pattern})(?:[ \t]*\.[ \t]*(?:{_PART.pattern}))*", re.DOTALL)
_EQUALS = re.compile(r"[ \t]*=[ \t]*")
_SCALAR = re.compile(r"[^,\]}\n#]*")
_REST_OF_LINE = re.compile(r"[^\n]*")


@dataclass
class _Scanner:
    """``ends`` are the places of the line ends; ``lengths`` count the tables of each array of tables so far."""

    text: str
    at: int = 0
    places: dict[KeyPath, int] = field(default_factory=dict)
    ends: list[int] = field(default_factory=list)
    lengths: dict[KeyPath, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.ends = [found.start() for found in re.finditer("\n", self.text)]

    def take(self, pattern: re.Pattern[str]) -> str:
        """What stands here of the pattern; past it the scanner goes on."""
        found = pattern.match(self.text, self.at)
        self.at = found.end() if found else self.at
        return found.group() if found else ""

    def here(self, starting: str) -> bool:
        return self.text.startswith(starting, self.at)

    def mark(self, path: KeyPath, at: int) -> None:
        self.places.setdefault(path, bisect_left(self.ends, at) + 1)

    def keys(self) -> tuple[str, ...]:
        """``a.b."c d"`` as its parts."""
        parts: list[str] = _PART.findall(self.take(_DOTTED))
        return tuple(part[1:-1] if part[0] in "\"'" else part for part in parts)

    def assignment(self, table: KeyPath) -> None:
        start = self.at
        path = (*table, *self.keys())
        for depth in range(len(table) + 1, len(path) + 1):
            self.mark(path[:depth], start)
        self.take(_EQUALS)
        self.value(path)

    def value(self, path: KeyPath) -> None:
        if self.here("["):
            self.array(path)
        elif self.here("{"):
            self.inline_table(path)
        else:
            self.take(_STRING if _STRING.match(self.text, self.at) else _SCALAR)

    def array(self, path: KeyPath) -> None:
        self.at += 1
        position = 0
        self.take(_BLANK)
        while self.at < len(self.text) and not self.here("]"):
            self.mark((*path, position), self.at)
            self.value((*path, position))
            position += 1
            self.take(_BLANK)
            if self.here(","):
                self.at += 1
            self.take(_BLANK)
        self.at += 1

    def inline_table(self, path: KeyPath) -> None:
        self.at += 1
        self.take(_BLANK)
        while self.at < len(self.text) and not self.here("}"):
            self.assignment(path)
            self.take(_BLANK)
            if self.here(","):
                self.at += 1
            self.take(_BLANK)
        self.at += 1

    def header(self) -> KeyPath:
        start, many = self.at, self.here("[[")
        self.at += 2 if many else 1
        self.take(_BLANK)
        path = self.resolve(self.keys(), many)
        for depth in range(1, len(path) + 1):
            self.mark(path[:depth], start)
        self.take(_REST_OF_LINE)
        return path

    def resolve(self, names: tuple[str, ...], many: bool) -> KeyPath:
        """The path of a header, with the running number of each array of tables on its way."""
        path: KeyPath = ()
        for depth, name in enumerate(names):
            path = (*path, name)
            if many and depth == len(names) - 1:
                self.lengths[path] = self.lengths.get(path, 0) + 1
            if path in self.lengths:
                path = (*path, self.lengths[path] - 1)
        return path


def places(text: str) -> dict[KeyPath, int]:
    """The line (from 1) of every key and every element of an array; ``text`` must be valid TOML."""
    scanner = _Scanner(text)
    table: KeyPath = ()
    before = -1
    while before < scanner.at < len(text):
        before = scanner.at
        scanner.take(_BLANK)
        if scanner.here("["):
            table = scanner.header()
        else:
            scanner.assignment(table)
    return scanner.places


def line_of(found: dict[KeyPath, int], path: KeyPath) -> int:
    """The line of the key, or of the nearest table around it that stands in the text; 0 when there is none."""
    if path[1:2] == (0,) and path[:2] not in found:
        path = (path[0], *path[2:])  # one table where several could stand
    return next((found[path[:length]] for length in range(len(path), 0, -1) if path[:length] in found), 0)
