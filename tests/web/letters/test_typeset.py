"""S2: letters and forms on paper, tagged for screen readers."""

from naervaer.core.letters.document import (
    Bullets,
    Document,
    Facts,
    FillIn,
    Heading,
    Paragraph,
    Rows,
    Signatures,
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
