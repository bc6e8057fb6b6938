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
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_SCALAR = re.compile(r"[^,\]}\n#]*")
_EQUALS_OR_DOT = re.compile(r"[ \t]*([=.\]])[ \t]*")


@dataclass
class _Scanner:
    text: str
    at: int = 0
    places: dict[KeyPath, int] = field(default_factory=dict)
    ends: list[int] = field(default_factory=list)
    lengths: dict[KeyPath, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.ends = [found.start() for found in re.finditer("\n", self.text)]

    def skip_blank(self) -> None:
        found = _BLANK.match(self.text, self.at)
        self.at = found.end() if found else self.at

    def here(self, starting: str) -> bool:
        return self.text.startswith(starting, self.at)

    def mark(self, path: KeyPath) -> None:
        self.places.setdefault(path, bisect_left(self.ends, self.at) + 1)

    def keys(self) -> tuple[str, ...]:
        """``a.b."c d"`` up to and past the ``=`` or ``]`` that ends it."""
        found: list[str] = []
        while True:
            quoted = _STRING.match(self.text, self.at)
            part = quoted or _BARE_KEY.match(self.text, self.at)
            if part is None:
                return tuple(found)
            found.append(part.group()[1:-1] if quoted else part.group())
            self.at = part.end()
            end = _EQUALS_OR_DOT.match(self.text, self.at)
            if end is None:
                return tuple(found)
            self.at = end.end()
            if end.group(1) != ".":
                return tuple(found)

    def assignment(self, table: KeyPath) -> None:
        start = self.at
        path = (*table, *self.keys())
        end, self.at = self.at, start
        for depth in range(len(table) + 1, len(path) + 1):
            self.mark(path[:depth])
        self.at = end
        self.value(path)

    def value(self, path: KeyPath) -> None:
        if self.here("["):
            self.array(path)
        elif self.here("{"):
            self.inline_table(path)
        elif string := _STRING.match(self.text, self.at):
            self.at = string.end()
        elif scalar := _SCALAR.match(self.text, self.at):
            self.at = scalar.end()

    def array(self, path: KeyPath) -> None:
        self.at += 1
        position = 0
        self.skip_blank()
        while self.at < len(self.text) and not self.here("]"):
            self.mark((*path, position))
            self.value((*path, position))
            position += 1
            self.skip_blank()
            if self.here(","):
                self.at += 1
            self.skip_blank()
        self.at += 1

    def inline_table(self, path: KeyPath) -> None:
        self.at += 1
        self.skip_blank()
        while self.at < len(self.text) and not self.here("}"):
            self.assignment(path)
            self.skip_blank()
            if self.here(","):
                self.at += 1
            self.skip_blank()
        self.at += 1

    def header(self) -> KeyPath:
        many = self.here("[[")
        start = self.at
        self.at += 2 if many else 1
        self.skip_blank()
        names = self.keys()
        end = self.text.find("\n", self.at)
        path = self.resolve(names, many)
        self.at, end = start, len(self.text) if end < 0 else end
        for depth in range(1, len(path) + 1):
            self.mark(path[:depth])
        self.at = end
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
    scanner.skip_blank()
    while scanner.at < len(text):
        before = scanner.at
        if scanner.here("["):
            table = scanner.header()
        else:
            scanner.assignment(table)
        scanner.skip_blank()
        if scanner.at == before:
            break
    return scanner.places


def line_of(found: dict[KeyPath, int], path: KeyPath) -> int:
    """The line of the key, or of the nearest table around it that stands in the text; 0 when there is none."""
    if path[1:2] == (0,) and path[:2] not in found:
        path = (path[0], *path[2:])  # one table where several could stand
    return next((found[path[:length]] for length in range(len(path), 0, -1) if path[:length] in found), 0)
