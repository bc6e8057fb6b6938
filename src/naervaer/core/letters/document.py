"""*Brev* and *blanket*: what a paper says, before anybody decides how it looks."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    text: str
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str


@dataclass(frozen=True, slots=True)
class Bullets:
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels with what stands under them (*stamoplysninger*)."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """A table; every row has as many cells as ``heads``."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class FillIn:
    """*Udfyldes*: a question with so many empty lines to write on by hand; none when the answer follows.

    Without a question it is room to write for what stands above.
    """

    question: str
    lines: int = 3


@dataclass(frozen=True, slots=True)
class Signatures:
    """*Underskrifter*: a line with a date for each."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Signed:
    """*Hilsen*: the greeting that ends a letter, and under it who writes."""

    greeting: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Noted:
    """*Notat*: a small heading, what was written (lines are kept), and who wrote it."""

    title: str
    text: str = ""
    who: str = ""


@dataclass(frozen=True, slots=True)
class Contents:
    """*Indholdsfortegnelse* of the headings, with the number of the page."""

    title: str


Block = Heading | Paragraph | Bullets | Facts | Rows | FillIn | Signatures | Signed | Noted | Contents


@dataclass(frozen=True, slots=True)
class Document:
    """A paper with its title, who sends it, to whom, and where and when (*brevhoved*)."""

    title: str
    blocks: tuple[Block, ...]
    sender: tuple[str, ...] = ()
    receiver: tuple[str, ...] = ()
    dated: str = ""
    footer: str = ""
