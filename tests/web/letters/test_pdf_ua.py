"""S2: every paper of the program can be read by a screen reader, and the check of it does not let a bad one by."""

from collections.abc import Callable
from io import BytesIO

import pytest
import typst
from django.conf import LazySettings
from django.test import Client
from pypdf import PdfReader, PdfWriter
from pypdf.generic import BooleanObject, ContentStream, DictionaryObject, NameObject
from tests.web.cast import Cast
from tests.web.letters.kinds import KINDS, Kind, makers
from tests.web.letters.pdf_ua import faults
from tests.web.letters.test_typeset import EVERYTHING
from tests.web.walking import Filling, address, fill, routes, rows

from naervaer.core.letters.document import Document, Paragraph, Rows
from naervaer.web.letters.typeset import as_pdf

ROUTES = {route.name: route for route in routes()}


@pytest.fixture(scope="module")
def letter() -> bytes:
    return as_pdf(EVERYTHING, author="Hjørring Kommune")


def test_S2_a_letter_with_every_kind_of_part_has_no_faults(letter: bytes) -> None:
    assert faults(letter) == []


def test_every_module_that_makes_a_pdf_is_among_the_kinds() -> None:
    assert sorted(makers() - {kind.module for kind in KINDS}) == []
    assert sorted({kind.module for kind in KINDS} - makers()) == []


@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_S2_every_kind_of_paper_has_no_faults(cast: Cast, client: Client, settings: LazySettings, kind: Kind) -> None:
    if kind.made is not None:
        assert faults(kind.made(cast)) == []
        return
    route = ROUTES[kind.address]
    settings.NAERVAER_POLICY = route.policy
    inside, _outside = fill(route, rows(cast))
    kind.needs()
    cast.login(client, kind.who)
    response = client.get(address(route, Filling(inside.values | kind.values)))
    assert response["Content-Type"] == "application/pdf"
    assert faults(response.content) == []


Change = Callable[[PdfWriter], None]


def _changed(pdf: bytes, change: Change) -> bytes:
    writer = PdfWriter(clone_from=BytesIO(pdf))
    change(writer)
    file = BytesIO()
    writer.write(file)
    return file.getvalue()


def _elements(writer: PdfWriter, kind: str) -> list[DictionaryObject]:
    found = (writer.get_object(number + 1) for number in range(len(writer._objects)))
    return [one for one in found if isinstance(one, DictionaryObject) and one.get("/S") == kind]


def _untagged(writer: PdfWriter) -> None:
    del writer.root_object["/StructTreeRoot"]


def _not_marked(writer: PdfWriter) -> None:
    writer.root_object["/MarkInfo"][NameObject("/Marked")] = BooleanObject(False)


def _without_language(writer: PdfWriter) -> None:
    del writer.root_object["/Lang"]


def _file_name_as_title(writer: PdfWriter) -> None:
    del writer.root_object["/ViewerPreferences"]


def _without_description(writer: PdfWriter) -> None:
    del writer.root_object["/Metadata"]


def _skipped_heading(writer: PdfWriter) -> None:
    _elements(writer, "/H2")[0][NameObject("/S")] = NameObject("/H3")


def _cells_without_heads(writer: PdfWriter) -> None:
    for cell in _elements(writer, "/TH"):
        cell[NameObject("/S")] = NameObject("/TD")


def _heads_of_nothing(writer: PdfWriter) -> None:
    for cell in _elements(writer, "/TH"):
        del cell["/A"]


def _items_without_a_body(writer: PdfWriter) -> None:
    _elements(writer, "/LBody")[0][NameObject("/S")] = NameObject("/P")


def _picture_without_words(writer: PdfWriter) -> None:
    _elements(writer, "/P")[0][NameObject("/S")] = NameObject("/Figure")


def _invented_type(writer: PdfWriter) -> None:
    _elements(writer, "/P")[0][NameObject("/S")] = NameObject("/Poem")


def _loose_line(writer: PdfWriter) -> None:
    page = writer.pages[0]
    content = ContentStream(page.get_contents(), writer)
    content.operations = [*content.operations, ([], b"S")]
    page[NameObject("/Contents")] = writer._add_object(content)


def _lost_content(writer: PdfWriter) -> None:
    del _elements(writer, "/H1")[0]["/K"]


def _letters_without_meaning(writer: PdfWriter) -> None:
    for font in writer.pages[0]["/Resources"]["/Font"].values():
        del font.get_object()["/ToUnicode"]


def _fonts_of_the_reader(writer: PdfWriter) -> None:
    for font in writer.pages[0]["/Resources"]["/Font"].values():
        below = font.get_object()["/DescendantFonts"][0].get_object()
        del below["/FontDescriptor"]


BROKEN: dict[Change, str] = {
    _untagged: "7.1: no structure tree",
    _not_marked: "7.1: the file is not said to be tagged (MarkInfo)",
    _without_language: "7.2: no language",
    _file_name_as_title: "DisplayDocTitle",
    _without_description: "5: the file does not say that it is PDF/UA-1",
    _skipped_heading: "7.4.2: H3 comes after H1",
    _cells_without_heads: "7.5: a table without header cells",
    _heads_of_nothing: "(Scope)",
    _items_without_a_body: "7.6: an item of a list without a body",
    _picture_without_words: "7.3: a Figure without a text alternative",
    _invented_type: "7.1: Poem is no standard type",
    _loose_line: "7.1: something on page 1 is neither content nor decoration (S)",
    _lost_content: "belongs to no element",
    _letters_without_meaning: "(ToUnicode)",
    _fonts_of_the_reader: "is not in the file",
}


@pytest.mark.parametrize("change", BROKEN, ids=lambda change: change.__name__.strip("_"))
def test_a_broken_pdf_is_told_of(letter: bytes, change: Change) -> None:
    assert BROKEN[change] in " ".join(faults(_changed(letter, change)))


def test_an_ordinary_pdf_with_a_link_is_told_of() -> None:
    pdf = typst.compile(b'== Hej\n#table(columns: 2)[a][b]\n#link("https://a.dk")[her]', format="pdf")
    found = " ".join(faults(pdf))
    for clause in ("5:", "7.1:", "7.4.2:", "7.5:"):
        assert clause in found


def test_a_letter_over_several_pages_has_no_faults() -> None:
    many = Rows("Meget", ("Dag", "Hvad"), tuple((str(number), "Skrevet") for number in range(120)))
    pdf = as_pdf(Document("Langt", (Paragraph("Først"), many)), author="Kommunen")
    assert len(PdfReader(BytesIO(pdf)).pages) > 2
    assert faults(pdf) == []
