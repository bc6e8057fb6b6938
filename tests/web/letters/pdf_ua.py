"""Whether a PDF can be read by a screen reader: the requirements of PDF/UA-1 that a program can see in the file.

``faults(pdf)`` answers one line for each thing that is wrong, with the clause of ISO 14289-1; nothing = none found.
The order of reading making sense and a text alternative being the right one is for people to see.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ArrayObject, ContentStream, DictionaryObject, IndirectObject

STANDARD = {
    *("Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index", "NonStruct"),
    *("Private", "P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody"),
    *("Table", "TR", "TH", "TD", "THead", "TBody", "TFoot", "Span", "Quote", "Note", "Reference", "BibEntry", "Code"),
    *("Link", "Annot", "Ruby", "RB", "RT", "RP", "Warichu", "WT", "WP", "Figure", "Formula", "Form"),
}
SHOWS = frozenset([b"Tj", b"TJ", b"'", b'"', b"S", b"s", b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"sh", b"Do"])
PARENTS = {"LI": {"L"}, "LBody": {"LI"}, "TR": {"Table", "THead", "TBody", "TFoot"}, "TH": {"TR"}, "TD": {"TR"}}
CHILDREN = {
    "L": {"LI", "Caption", "L"},
    "LI": {"Lbl", "LBody"},
    "Table": {"Caption", "TR", "THead", "TBody", "TFoot"},
    "TR": {"TH", "TD"},
}


@dataclass
class Element:
    """*Strukturelement*: its standard type, what it holds, and the marked content (page, number) it is made of."""

    kind: str
    source: DictionaryObject
    children: list["Element"] = field(default_factory=list)
    marked: list[tuple[int, int]] = field(default_factory=list)
    objects: list[int] = field(default_factory=list)

    def all(self) -> Iterator["Element"]:
        yield self
        for child in self.children:
            yield from child.all()

    def attribute(self, name: str) -> Any:
        attributes = _plain(self.source.get("/A"))
        tables = attributes if isinstance(attributes, list) else [attributes]
        found = (_plain(table).get(name) for table in tables if isinstance(_plain(table), dict))
        return next((value for value in found if value is not None), None)


def faults(pdf: bytes) -> list[str]:
    """Everything that is wrong, in the order of the standard's clauses."""
    reader = PdfReader(BytesIO(pdf))
    catalog = reader.trailer["/Root"]
    found = list(_of_the_file(catalog, reader))
    if "/StructTreeRoot" not in catalog:
        return [*found, "7.1: no structure tree"]
    pages = {page.indirect_reference.idnum: number for number, page in enumerate(reader.pages)}
    root = catalog["/StructTreeRoot"]
    roles = {str(k): str(_plain(v)) for k, v in _plain(root.get("/RoleMap", {})).items()}
    tree = Element("Root", root)
    tree.children = _children(root, tree, roles, pages, None)
    found += _of_the_tree(tree)
    found += _of_the_content(reader, tree)
    found += _of_annotations(reader, tree)
    found += _of_fonts(reader)
    return found


def _plain(value: Any) -> Any:
    return value.get_object() if isinstance(value, IndirectObject) else value


def _is_said(catalog: Any, table: str, name: str) -> bool:
    """A yes of the file's own: pypdf's booleans are true whatever they say."""
    return str(_plain(_plain(catalog.get(table, {})).get(name))) == "True"


def _of_the_file(catalog: Any, reader: PdfReader) -> Iterator[str]:
    if not _is_said(catalog, "/MarkInfo", "/Marked"):
        yield "7.1: the file is not said to be tagged (MarkInfo)"
    if not catalog.get("/Lang"):
        yield "7.2: no language"
    if not _is_said(catalog, "/ViewerPreferences", "/DisplayDocTitle"):
        yield "7.1: the title is not shown in place of the file's name (DisplayDocTitle)"
    metadata = _plain(catalog.get("/Metadata"))
    described = metadata.get_data().decode("utf-8") if metadata is not None else ""
    if "dc:title" not in described:
        yield "7.1: no title in the description (dc:title)"
    if "<pdfuaid:part>1<" not in described and 'pdfuaid:part="1"' not in described:
        yield "5: the file does not say that it is PDF/UA-1"
    if reader.is_encrypted:
        yield "7.16: encrypted"


def _children(
    source: Any, parent: Element, roles: dict[str, str], pages: dict[int, int], page: int | None
) -> list[Element]:
    kids = _plain(source.get("/K"))
    found = []
    for kid in kids if isinstance(kids, ArrayObject | list) else [kids]:
        kid = _plain(kid)
        if isinstance(kid, int):
            assert page is not None
            parent.marked.append((page, int(kid)))
        elif isinstance(kid, DictionaryObject):
            here = pages[kid.raw_get("/Pg").idnum] if "/Pg" in kid else page
            if kid.get("/Type") == "/MCR":
                parent.marked.append((here or 0, int(kid["/MCID"])))
            elif kid.get("/Type") == "/OBJR":
                parent.objects.append(kid.raw_get("/Obj").idnum)
            else:
                element = Element(_standard(str(kid["/S"]), roles), kid)
                element.children = _children(kid, element, roles, pages, here)
                found.append(element)
    return found


def _standard(name: str, roles: dict[str, str]) -> str:
    for _ in range(10):
        if name.removeprefix("/") in STANDARD or name not in roles:
            break
        name = roles[name]
    return name.removeprefix("/")


def _of_the_tree(tree: Element) -> Iterator[str]:
    if [child.kind for child in tree.children] != ["Document"]:
        yield "7.1: the structure tree is not one document"
    for element in list(tree.all())[1:]:
        if element.kind not in STANDARD:
            yield f"7.1: {element.kind} is no standard type"
        if element.kind in ("Figure", "Formula") and not (element.source.get("/Alt") or _words(element)):
            yield f"7.3: a {element.kind} without a text alternative"
        if element.kind == "Table":
            yield from _of_a_table(element)
        yield from _of_a_family(element)
    yield from _of_headings(tree)


def _of_a_family(element: Element) -> Iterator[str]:
    """What may stand in what."""
    kinds = [child.kind for child in element.children]
    for kind in kinds:
        if kind not in CHILDREN.get(element.kind, {kind}):
            yield f"7.2: {kind} in {element.kind}"
        if element.kind not in PARENTS.get(kind, {element.kind}):
            yield f"7.2: {kind} outside {' or '.join(sorted(PARENTS[kind]))}"
    if element.kind == "L" and "LI" not in kinds:
        yield "7.6: a list without items"
    if element.kind == "LI" and "LBody" not in kinds:
        yield "7.6: an item of a list without a body"


def _words(element: Element) -> Any:
    return element.source.get("/ActualText")


def _of_a_table(table: Element) -> Iterator[str]:
    cells = [one for one in table.all() if one.kind in ("TH", "TD")]
    heads = [cell for cell in cells if cell.kind == "TH"]
    if not heads:
        yield "7.5: a table without header cells"
    for head in heads:
        if head.attribute("/Scope") not in ("/Row", "/Column", "/Both"):
            yield "7.5: a header cell that does not say what it is the header of (Scope)"
    rows = [one for one in table.all() if one.kind == "TR"]
    widths = {sum(int(cell.attribute("/ColSpan") or 1) for cell in row.children) for row in rows}
    if len(widths) > 1 and not any(cell.attribute("/RowSpan") for cell in cells):
        yield f"7.2: rows of a table with {sorted(widths)} cells"


def _of_headings(tree: Element) -> Iterator[str]:
    level = 0
    for element in tree.all():
        if len(element.kind) == 2 and element.kind[0] == "H" and element.kind[1].isdigit():
            here = int(element.kind[1])
            if here > level + 1:
                yield f"7.4.2: H{here} comes after {f'H{level}' if level else 'no heading'}"
            level = here
    if level == 0:
        yield "7.4: no heading"


def _of_the_content(reader: PdfReader, tree: Element) -> Iterator[str]:
    """Everything that is drawn belongs to an element, once, or is decoration (*artefakt*)."""
    named: list[tuple[int, int]] = [place for element in tree.all() for place in element.marked]
    if len(named) != len(set(named)):
        yield "7.1: a piece of content belongs to two elements"
    known, seen = set(named), set()
    for number, page in enumerate(reader.pages):
        if "/StructParents" not in page and any(place[0] == number for place in known):
            yield f"7.1: page {number + 1} does not lead back to the structure (StructParents)"
        inside: list[int | str] = []
        content = page.get_contents()
        for operands, operator in ContentStream(content, reader).operations if content is not None else []:
            if operator in (b"BDC", b"BMC"):
                inside.append(_mark(operands, page))
            elif operator == b"EMC":
                inside.pop()
            elif operator in SHOWS and not any(mark == "artifact" or isinstance(mark, int) for mark in inside):
                yield f"7.1: something on page {number + 1} is neither content nor decoration ({operator.decode()})"
            seen.update((number, mark) for mark in inside if isinstance(mark, int))
    for page_number, mark in sorted(seen - known):
        yield f"7.1: content {mark} on page {page_number + 1} belongs to no element"


def _mark(operands: list[Any], page: Any) -> int | str:
    if operands[0] == "/Artifact":
        return "artifact"
    properties = operands[1] if len(operands) > 1 else {}
    if isinstance(properties, str):
        properties = _plain(page["/Resources"]["/Properties"][properties])
    return int(properties["/MCID"]) if "/MCID" in properties else "other"


def _of_annotations(reader: PdfReader, tree: Element) -> Iterator[str]:
    held = {pk for element in tree.all() for pk in element.objects}
    for number, page in enumerate(reader.pages):
        annotations = _plain(page.get("/Annots", []))
        if annotations and page.get("/Tabs") != "/S":
            yield f"7.18.3: page {number + 1} is not tabbed through in the order of reading (Tabs)"
        for annotation in annotations:
            if annotation.idnum not in held:
                yield f"7.18.1: a link on page {number + 1} is in no element"
            if not _plain(annotation).get("/Contents"):
                yield f"7.18.5: a link on page {number + 1} without words"


def _of_fonts(reader: PdfReader) -> Iterator[str]:
    for number, page in enumerate(reader.pages):
        fonts = _plain(_plain(page.get("/Resources", {})).get("/Font", {}))
        for name, font in fonts.items():
            font = _plain(font)
            below = _plain(font["/DescendantFonts"])[0] if "/DescendantFonts" in font else font
            described = _plain(_plain(below).get("/FontDescriptor", {}))
            if not {"/FontFile", "/FontFile2", "/FontFile3"} & set(described) and font.get("/Subtype") != "/Type3":
                yield f"7.21.4: the font {name} on page {number + 1} is not in the file"
            if "/ToUnicode" not in font:
                yield f"7.21.7: the letters of the font {name} on page {number + 1} have no meaning (ToUnicode)"
