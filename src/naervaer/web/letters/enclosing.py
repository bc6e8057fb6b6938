"""Files enclosed in a PDF, so that a whole case is one file. The document itself stays as it was set, tags and all."""

from collections.abc import Iterable
from io import BytesIO

from pypdf import PdfWriter


def with_files(pdf: bytes, files: Iterable[tuple[str, bytes]]) -> bytes:
    """The PDF with these files (name and bytes) as its attachments."""
    found = list(files)
    if not found:
        return pdf
    writer = PdfWriter(clone_from=BytesIO(pdf))
    for name, content in found:
        writer.add_attachment(name, content)
    whole = BytesIO()
    writer.write(whole)
    return whole.getvalue()
