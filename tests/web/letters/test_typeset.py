"""S2: letters and forms on paper, tagged for screen readers."""

from io import BytesIO

from pypdf import PdfReader

from naervaer.core.letters.document import (
    Block,
    Bullets,
    Document,
    Facts,
    FillIn,
    Heading,
    Noted,
    Paragraph,
    Rows,
    Signatures,
    Signed,
)
from naervaer.web.letters.typeset import as_pdf

EVERYTHING = Document(
    "Indkaldelse",
    (
        Paragraph("Kære Anne #set text(red) *ikke fed* $x$ @her"),
        Heading("Det taler vi om"),
        Bullets(("arbejdet", "hjælp")),
        Facts((("Sted", "Kontoret"),)),
        Rows("Aftaler", ("Hvad", "Hvem"), (("Ringer", "Leder"),)),
        FillIn("Hvilke opgaver er svære?", 2),
        Signatures(("Medarbejder", "Leder")),
        Paragraph("Svar senest 1. december 2026 kl. 10.00."),
        Signed("Venlig hilsen", ("Lone Leder", "Elmegården")),
    ),
    ("Elmegården",),
    ("Anne Birk",),
    "22. november 2026",
    "Nærvær",
)


def test_S2_a_letter_is_a_tagged_pdf_with_title_and_language() -> None:
    pdf = as_pdf(EVERYTHING, author="Hjørring Kommune")
    assert pdf.startswith(b"%PDF")
    assert b"/StructTreeRoot" in pdf
    assert b"/Lang(da)" in pdf
    assert b"pdfuaid" in pdf


def test_a_letter_of_a_title_alone_can_be_made() -> None:
    assert as_pdf(Document("Tom", ()), author="").startswith(b"%PDF")


def pages_of(*blocks: Block) -> list[str]:
    pdf = as_pdf(Document("Prøve", blocks), author="Kommunen")
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(pdf)).pages]


def test_a_greeting_never_stands_alone_on_a_page() -> None:
    seen = set()
    for length in range(22, 34):
        pages = pages_of(*(Paragraph(f"Afsnit {n}") for n in range(length)), Signed("Venlig hilsen", ("Lone Leder",)))
        [last] = [page for page in pages if "Venlig hilsen" in page]
        assert f"Afsnit {length - 1}" in last
        assert "Lone Leder" in last
        seen.add(len(pages))
    assert seen == {1, 2}


def test_questions_stand_on_the_page_with_the_room_to_write() -> None:
    points = [(Heading(f"Punkt {n}"), Bullets((f"Spørgsmål {n}",)), FillIn("Noter", 3)) for n in range(20)]
    pages = pages_of(*(block for point in points for block in point))
    assert len(pages) > 2
    assert [page.count("Punkt") for page in pages] == [page.count("Spørgsmål") for page in pages]
    assert [page.count("Punkt") for page in pages] == [page.count("Noter") for page in pages]


def test_who_wrote_stands_with_what_was_written() -> None:
    seen = set()
    for length in range(26, 46):
        pages = pages_of(
            Heading("Svar"), Noted("Svar", "\n".join(f"Linje {n} af svaret" for n in range(length)), "Lone Leder")
        )
        [last] = [page for page in pages if "Lone Leder" in page]
        assert f"Linje {length - 1} " in last
        seen.add(len(pages))
    assert seen == {1, 2}


def test_a_part_for_another_hand_begins_a_page() -> None:
    pages = pages_of(Heading("Del 1"), Paragraph("Skrevet"), Heading("Del 2: lægen", new_page=True), FillIn("", 3))
    assert ["Skrevet" in page for page in pages] == [True, False]
    assert ["lægen" in page for page in pages] == [False, True]


def test_numbers_stand_to_the_right_and_words_to_the_left() -> None:
    where: dict[str, float] = {}

    def remember(text: str, place: list[float], *_more: object) -> None:
        where.setdefault(text.strip(), place[4])

    table = Rows("Timer", ("Uge", "Timer", "Hvem"), (("fra 30.11.", "8,75", "Anne"), ("fra 7.12.", "120", "Bo")))
    pdf = as_pdf(Document("Prøve", (table,)), author="Kommunen")
    PdfReader(BytesIO(pdf)).pages[0].extract_text(visitor_text=remember)
    assert where["Anne"] == where["Bo"]
    assert where["8,75"] != where["120"]
