"""SD Løn's answer to GetEmployment and GetEmploymentChanged (20111201), read as rows of employments.

SD dates each property of an employment by itself: department, status, position and working time all have their own
activation and deactivation days, both inclusive, 9999-12-31 being open. A row here is a stretch in which all of
them stand still. Statuses 7, 8, 9 and S (dead, left, pensioned, deleted) end the employment and give no row.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import zip_longest
from pathlib import Path
from xml.sax import SAXException, handler, xmlreader

from defusedxml import DefusedXmlException
from defusedxml import sax as safe_sax

from naervaer.files.forms import OPEN
from naervaer.files.outcome import Unreadable
from naervaer.files.text import Record

TITLES = ("employment_id", "person_id", "unit_id", "job_group", "fte", "from", "to", "status", "monthly_paid")
_ENDED = frozenset({"7", "8", "9", "S"})
_DATED = ("EmploymentStatus", "EmploymentDepartment", "WorkingTime", "Profession")
_ROOTS = ("GetEmployment20111201", "GetEmploymentChanged20111201", "GetEmploymentChangedAtDate20111201")


@dataclass(slots=True)
class _Node:
    name: str
    line: int
    text: str = ""
    children: list["_Node"] = field(default_factory=list)

    def all(self, name: str) -> list["_Node"]:
        return [child for child in self.children if child.name == name]

    def value(self, name: str) -> str:
        return next((child.text.strip() for child in self.all(name)), "")


class _Reader(handler.ContentHandler):
    """Builds each ``Person`` and lets it go again, so that a large answer never stands in memory."""

    def __init__(self) -> None:
        super().__init__()
        self.root = ""
        self.fault = ""
        self.rows: list[Record] = []
        self._open: list[_Node] = []
        self._locator: xmlreader.Locator | None = None

    def setDocumentLocator(self, locator: xmlreader.Locator) -> None:
        self._locator = locator

    def startElement(self, name: str, attrs: xmlreader.AttributesImpl) -> None:
        name = name.rpartition(":")[2]
        self.root = self.root or name
        line = self._locator.getLineNumber() if self._locator else None
        node = _Node(name, line or 0)
        if self._open:
            self._open[-1].children.append(node)
        self._open.append(node)

    def characters(self, content: str) -> None:
        self._open[-1].text += content

    def endElement(self, name: str) -> None:
        node = self._open.pop()
        if node.name == "Person":
            self.rows.extend(_rows(node))
            node.children.clear()
        elif node.name == "faultstring":
            self.fault = node.text.strip()


def employments(path: Path) -> list[Record]:
    """A record for each stretch, its cells as in ``TITLES``, standing on the line of what began it."""
    reader = _Reader()
    try:
        safe_sax.parse(str(path), reader, forbid_dtd=True)
    except DefusedXmlException:
        raise Unreadable("Filen er XML med en DTD eller entiteter, og den læses ikke. Hent den igen fra SD.") from None
    except SAXException as error:
        raise Unreadable(f"Filen er ikke gyldig XML ({error}). Hent den igen fra SD.") from None
    if reader.fault:
        raise Unreadable(f"SD svarede med en fejl i stedet for data: »{reader.fault}«.")
    if reader.root not in _ROOTS:
        raise Unreadable(f"Filen er XML med roden »{reader.root}«; forventede {' eller '.join(_ROOTS)} fra SD.")
    return reader.rows


def _rows(person: _Node) -> Iterator[Record]:
    cpr = person.value("PersonCivilRegistrationIdentifier")
    for employment in person.all("Employment"):
        identifier = employment.value("EmploymentIdentifier")
        for first, last, line, standing in _stretches(employment):
            status = standing["EmploymentStatus"]
            if status is None or status.value("EmploymentStatusCode") in _ENDED:
                continue
            cells = (
                identifier,
                cpr,
                _of(standing["EmploymentDepartment"], "DepartmentIdentifier"),
                _of(standing["Profession"], "EmploymentName"),
                _of(standing["WorkingTime"], "OccupationRate"),
                first.isoformat(),
                "" if last == OPEN else last.isoformat(),
                status.value("EmploymentStatusCode"),
                _of(standing["WorkingTime"], "SalariedIndicator"),
            )
            yield Record(line, cells)


def _of(node: _Node | None, name: str) -> str:
    return node.value(name) if node else ""


def _stretches(employment: _Node) -> Iterator[tuple[date, date, int, dict[str, _Node | None]]]:
    spans = [(*_span(node), node) for name in _DATED for node in employment.all(name)]
    starts = {first for first, _, _ in spans} | {last + timedelta(days=1) for _, last, _ in spans if last != OPEN}
    cuts = sorted(starts)
    for first, following in zip_longest(cuts, cuts[1:]):
        standing = {
            name: next((n for f, last, n in spans if n.name == name and f <= first <= last), None) for name in _DATED
        }
        began = [node.line for f, last, node in spans if f <= first <= last]
        if began:
            line = max((n.line for f, _, n in spans if f == first), default=max(began))
            yield first, following - timedelta(days=1) if following else OPEN, line, standing


def _span(node: _Node) -> tuple[date, date]:
    first, last = node.value("ActivationDate"), node.value("DeactivationDate")
    try:
        return date.fromisoformat(first), date.fromisoformat(last or OPEN.isoformat())
    except ValueError:
        raise Unreadable(
            f"Linje {node.line}, {node.name}: fandt datoerne »{first}« og »{last}«; forventede formen 2026-01-31."
        ) from None
