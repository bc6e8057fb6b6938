"""A paper on paper: what is written filled in, and the doctor's part with room to write. Reads nothing by itself."""

from collections.abc import Iterator
from datetime import date

from naervaer.core.letters.document import Block, Document, Facts, FillIn, Heading, Paragraph, Signatures
from naervaer.core.letters.text import PLACEHOLDERS, blocks, fill
from naervaer.web.design.danish import long_date
from naervaer.web.papers.queries import PartRow, Whole

FOOTER = "Der skrives aldrig diagnoser, symptomer eller behandling på dette papir."
SIGNED_BY: dict[str, tuple[str, ...]] = {
    "together": ("Medarbejder", "Leder"),
    "doctor": ("Læge",),
    "employee": ("Medarbejder",),
    "employer": (),
}
SIGNED_ALONE: dict[str, tuple[str, ...]] = {
    "declaration_on_honour": ("Medarbejder",),
    "section_56": ("Medarbejder", "Leder", "Kommunen"),
}
"""Papers without parts, and who signs them."""
BLANK = "_" * 14
TO_THE_EMPLOYEE = frozenset({"fast_track"})


def sheet(whole: Whole, *, municipality: str, unit: str, leader: str, printed: date) -> Document:
    """The paper as it is printed."""
    row, kind = whole.row, whole.row.kind
    facts = [("Medarbejder", row.name), ("Arbejdsplads", unit)]
    if row.first_day:
        facts.append(("Fraværende siden", long_date(row.first_day)))
    if row.first and row.last:
        facts.append(("Gælder", f"{long_date(row.first)} til {long_date(row.last)}"))
    elif row.family == "section_56":
        facts.append(("Gælder", f"fra {BLANK} til {BLANK}"))
    values = dict.fromkeys(PLACEHOLDERS, "") | {
        "medarbejder": row.name,
        "leder": leader,
        "enhed": unit,
        "kommune": municipality,
        "frist": long_date(row.due) if row.due else BLANK,
        "i_dag": long_date(printed),
        "første_fraværsdag": long_date(row.first_day) if row.first_day else "",
    }
    letter = blocks(fill(kind.letter, values)) if kind else ()
    body = (block for part in whole.parts for block in _part(part, first=part is whole.parts[0]))
    return Document(
        title=row.title,
        blocks=(Facts(tuple(facts)), *letter, *body, *_signed_alone(whole)),
        sender=(municipality, unit),
        receiver=(row.name,) if row.family in TO_THE_EMPLOYEE else (),
        dated=long_date(printed),
        footer=f"{row.title}, {row.name}. {FOOTER}",
    )


def _part(row: PartRow, *, first: bool) -> Iterator[Block]:
    """The doctor gets a page of their own after what the others have written."""
    yield Heading(row.part.title, new_page=row.by_doctor and not first)
    for answer in row.answers:
        if answer.text:
            yield FillIn(answer.question.title, 0)
            yield from (Paragraph(text) for text in answer.text.split("\n") if text.strip())
        else:
            yield FillIn(answer.question.title, answer.question.lines)
    if names := SIGNED_BY[row.part.who]:
        yield Signatures(names)


def _signed_alone(whole: Whole) -> Iterator[Block]:
    if not whole.parts and (names := SIGNED_ALONE.get(whole.row.family)):
        yield Signatures(names)
