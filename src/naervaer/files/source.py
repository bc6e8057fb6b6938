"""From a file of any form to one table of text: which line each row stood on, and where our columns are."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from naervaer.files import columns, sd_xml, sheet, text
from naervaer.files.columns import Heading, Kind
from naervaer.files.mapping import Mapping
from naervaer.files.outcome import Unreadable
from naervaer.files.text import Record

_LINES_ABOVE = 40
_ZIP, _PDF, _OLD_EXCEL = b"PK\x03\x04", b"%PDF", b"\xd0\xcf\x11\xe0"
_MARKUP = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(\?xml|!doctype|html|table|[a-z])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Source:
    """``records`` come once, in order; those of a plain text line are unsplit (see ``text.records``)."""

    heading: Heading
    titles: tuple[str, ...]
    header_line: int
    delimiter: str
    records: Iterable[Record | tuple[int, str]]
    notes: tuple[str, ...] = ()


def open_source(path: Path, kind: Kind, mapping: Mapping, *, whole: bool = True) -> Source:
    """Recognise the file by its content, never by its name, and find the heading; raises ``Unreadable``.

    Unless it shall be ``whole``, columns may be missing: somebody is about to say which they are.
    """
    try:
        with path.open("rb") as file:
            start = file.read(1024)
    except FileNotFoundError:
        raise Unreadable("Filen findes ikke.") from None
    except OSError:
        raise Unreadable("Filen kan ikke åbnes. Er det en fil, og må programmet læse den?") from None
    if not start.strip(b"\xef\xbb\xbf \t\r\n"):
        raise Unreadable("Filen er tom. Forventede en overskrift og mindst én række.")
    if start.startswith(_PDF):
        raise Unreadable("Filen er en PDF, uanset hvad den hedder. Hent udtrækket som CSV eller Excel (xlsx).")
    if start.startswith(_OLD_EXCEL):
        raise Unreadable(
            "Filen er i det gamle Excel-format (xls) eller beskyttet med kode. Gem den som xlsx uden kode."
        )
    if start.startswith(_ZIP):
        return _workbook(path, kind, mapping, whole)
    if _MARKUP.match(start):
        return _xml(path, kind)
    return _delimited(path, kind, mapping, whole)


def _delimited(path: Path, kind: Kind, mapping: Mapping, whole: bool) -> Source:
    encoding = text.encoding_of(path)
    tried = []
    for delimiter in text.DELIMITERS:
        top = text.first_records(path, encoding, delimiter, _LINES_ABOVE)
        if top:
            tried.append((delimiter, top, *_best_heading(top, kind, mapping)))
    delimiter, top, place, heading = max(tried, key=lambda t: (len(t[3].places), len(t[1][t[2]].cells)))
    if whole:
        _complete(kind, heading, mapping)
    line, titles = top[place].line, tuple(top[place].cells)
    following = text.records(path, encoding, delimiter, len(titles), after=line)
    return Source(heading, titles, line, delimiter, following, _above(top[:place]))


def _workbook(path: Path, kind: Kind, mapping: Mapping, whole: bool) -> Source:
    read = sheet.sheets(path, mapping.decimal, mapping.sheet)
    found = [(name, rows, *_best_heading(rows[:_LINES_ABOVE], kind, mapping)) for name, rows in read.items() if rows]
    if not found:
        raise Unreadable("Regnearket er tomt. Forventede en overskrift og mindst én række.")
    best = max(found, key=lambda f: len(f[3].places))
    fitting = [f for f in found if not columns.missing(kind, f[3], mapping.constant)] or [best]
    if whole:
        _complete(kind, fitting[0][3], mapping)
    if len(fitting) > 1:
        names = " og ".join(f"»{name}«" for name, *_ in fitting)
        raise Unreadable(f'Arkene {names} passer begge. Skriv sheet = "…" i tilpasningen, eller lad kun ét ark stå.')
    name, rows, place, heading = fitting[0]
    others = [f"»{other}«" for other in read if other != name]
    notes = (*((f"Læste arket »{name}«; sprang {', '.join(others)} over.",) if others else ()), *_above(rows[:place]))
    titles = tuple(rows[place].cells)
    return Source(heading, titles, rows[place].line, ";", rows[place + 1 :], notes)


def _xml(path: Path, kind: Kind) -> Source:
    if kind != "employments":
        raise Unreadable(
            "Filen er XML eller HTML. Forventede CSV eller Excel (xlsx); XML læses kun for ansættelser fra SD "
            "(GetEmployment)."
        )
    rows = sd_xml.employments(path)
    heading = columns.locate(kind, sd_xml.TITLES, {})
    return Source(heading, sd_xml.TITLES, 0, ";", rows)


def _best_heading(top: Sequence[Record], kind: Kind, mapping: Mapping) -> tuple[int, Heading]:
    """The first row with all needed columns, else the one with most of ours."""
    best: tuple[int, Heading] = (0, Heading({}, ()))
    for place, record in enumerate(top):
        heading = columns.locate(kind, record.cells, mapping.columns)
        if not columns.missing(kind, heading, mapping.constant):
            return place, heading
        if len(heading.places) > len(best[1].places) or (place == 0 and not best[1].unknown):
            best = place, heading
    return best


def _complete(kind: Kind, heading: Heading, mapping: Mapping) -> None:
    there = {columns.key(name) for name in _named(heading, mapping)}
    absent = [name for name in mapping.columns.values() if name and columns.key(name) not in there]
    lacking = columns.missing(kind, heading, mapping.constant)
    optional = [our for our, their in mapping.columns.items() if their in absent and our not in lacking]
    if lacking or optional:
        raise Unreadable(*columns.explain_missing(kind, heading, [*lacking, *optional], mapping.columns))


def _named(heading: Heading, mapping: Mapping) -> Iterator[str]:
    yield from heading.unknown
    yield from (mapping.columns.get(our, our) for our in heading.places)


def _above(skipped: Sequence[Record]) -> tuple[str, ...]:
    filled = [r for r in skipped if any(cell.strip() for cell in r.cells)]
    if not filled:
        return ()
    first = next(cell.strip() for cell in filled[0].cells if cell.strip())
    lines = f"linje {filled[0].line}" if len(filled) == 1 else f"linje {filled[0].line}–{filled[-1].line}"
    return (f"Det, der står over tabellen, er ikke læst ({lines}: »{first[:60]}«).",)
