"""The text of a letter in a policy: paragraphs, ``## `` headings, ``- `` bullets and ``{pladsholdere}``."""

import re
from collections.abc import Iterator, Mapping

from naervaer.core.letters.document import Block, Bullets, Heading, Paragraph

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")

PLACEHOLDERS: dict[str, str] = {
    "medarbejder": "medarbejderens navn",
    "leder": "den, der indkalder",
    "samtale": "samtalens navn",
    "pligt": "en sætning om, at medarbejderen indkaldes eller inviteres",
    "deltagere": "dem, der er med, ud over medarbejderen",
    "bisidder": "politikkens sætning om en bisidder",
    "varighed": "samtalens længde",
    "emner": "samtalens punkter",
    "enhed": "arbejdspladsen",
    "kommune": "kommunens navn",
    "dato": "samtalens dag",
    "klokken": "samtalens klokkeslæt",
    "sted": "samtalens sted",
    "svarfrist": "den dag, der senest svares",
    "første_fraværsdag": "forløbets første dag",
    "i_dag": "brevets dato",
    "frist": "den dag, papiret senest afleveres",
}
"""What a letter may name in braces (*pladsholdere*), and what is put there."""


def placeholders(text: str) -> tuple[str, ...]:
    """The names in braces, in the order they stand; the same name once for each time."""
    return tuple(found.strip() for found in _PLACEHOLDER.findall(text))


def fill(text: str, values: Mapping[str, str]) -> str:
    """The text with what the names stand for. ``KeyError`` for a name without a value: half a letter is no letter."""
    return _PLACEHOLDER.sub(lambda found: values[found.group(1).strip()], text)


def blocks(text: str) -> Iterator[Block]:
    """The parts of a text; an empty line ends a part."""
    for part in re.split(r"\n[ \t]*\n", text.strip()):
        lines = [line.strip() for line in part.splitlines() if line.strip()]
        while lines and lines[0].startswith("## "):
            yield Heading(lines.pop(0).removeprefix("## "))
        if lines and all(line.startswith("- ") for line in lines):
            yield Bullets(tuple(line.removeprefix("- ") for line in lines))
        elif lines:
            yield Paragraph(" ".join(lines))
