"""What may be uploaded: the content is held against what the name says."""

import io
import struct
import time
import zipfile
import zlib

import pytest

from naervaer.core.papers.files import check, type_of
from naervaer.core.verdicts import Refused

PDF = b"%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\ntrailer\n%%EOF\n"
JPG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + b"\x00" * 20 + b"\xff\xda\x00\x08abc\xff\xd9"
EVERYTHING = ("pdf", "png", "jpg", "docx")


def png(*, wrong_sum: bool = False, after: bytes = b"") -> bytes:
    def part(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body) ^ wrong_sum)

    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", b"\x00" * 13) + part(b"IDAT", b"x") + part(b"IEND", b"") + after


def docx(kind: str = "main", **more: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        package.writestr("[Content_Types].xml", f"<Types>{kind}</Types>")
        package.writestr("word/document.xml", "<w:document/>")
        for name, content in more.items():
            package.writestr(name.replace("__", "/"), content)
    return made.getvalue()


def packed(text: bytes) -> bytes:
    body = zlib.compress(text)
    return b"%PDF-1.7\n1 0 obj << /Type /ObjStm /Filter /FlateDecode >> stream\n" + body + b"\nendstream endobj\n%%EOF"


def answer(name: str, content: bytes, **more: object) -> str:
    asked = {"types": EVERYTHING, "largest_mb": 1, "already": 0, "most": 5, "size": len(content), **more}
    verdict = check(name, content, **asked)  # type: ignore[arg-type]
    return verdict.reasons[0] if isinstance(verdict, Refused) else ""


def str_only(value: object) -> str:
    """What a case is called: never the bytes of a file, which hold the time it was made."""
    return value if isinstance(value, str) else ""


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("erklæring.PDF", PDF, "pdf"),
        ("scan.png", png(), "png"),
        ("scan.jpeg", JPG, "jpg"),
        ("svar.docx", docx(), "docx"),
        ("pakket.pdf", packed(b"<< /Type /Page >>"), "pdf"),
        ("ukendt.pdf", packed(b"x").replace(b"x\x9c", b"??"), "pdf"),
        ("tom.pdf", PDF.replace(b"endobj", b"/ObjStm"), "pdf"),
        ("scan.pdf", PDF.replace(b"endobj", b"stream\n\x01/JS \x02/Encrypt\nendstream endobj"), "pdf"),
    ],
    ids=str_only,
)
def test_a_file_that_is_what_it_says_is_taken(name: str, content: bytes, kind: str) -> None:
    """S6"""
    assert answer(name, content) == ""
    assert type_of(name) == kind


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("program.exe", b"MZ", "Filen skal være PDF, PNG, JPG eller DOCX"),
        ("uden-navn", PDF, "Filen skal være"),
        ("tom.pdf", b"", "tom"),
        ("billede.pdf", png(), "ikke en PDF-fil"),
        ("halv.pdf", b"%PDF-1.7\n", "ikke en PDF-fil"),
        ("script.pdf", PDF.replace(b"/Catalog", b"/Catalog /OpenAction << /JS (x) >>"), "programkode"),
        ("skrevet-om.pdf", PDF.replace(b"/Catalog", b"/Catalog /OpenAction << /J#61vaScript (x) >>"), "programkode"),
        ("skjult.pdf", packed(b"<< /S /JavaScript >>"), "programkode"),
        ("pakket.pdf", packed(b" " * 21 * 1024 * 1024 + b"<< /S /JavaScript >>"), "kan ikke læses"),
        ("laast.pdf", PDF.replace(b"trailer", b"trailer << /Encrypt 2 0 R >>"), "låst"),
        ("pdf.png", PDF, "ikke en PNG-fil"),
        ("forkert.png", png(wrong_sum=True), "kan ikke læses"),
        ("hale.png", png(after=b"<?php"), "kan ikke læses"),
        ("kort.png", png()[:20], "kan ikke læses"),
        ("uden-ende.png", png()[:-12], "kan ikke læses"),
        ("pdf.jpg", PDF, "ikke en JPG-fil"),
        ("halv.jpg", JPG[:-2], "kan ikke læses"),
        ("pdf.docx", PDF, "ikke en DOCX-fil"),
        ("knust.docx", docx()[:60], "kan ikke læses"),
        ("zip.docx", docx().replace(b"document.xml", b"documint.xml"), "ikke en DOCX-fil"),
        ("makro.docx", docx(word__vbaProject_bin=b"x").replace(b"vbaProject_bin", b"vbaProject.bin"), "makroer"),
        ("makro.docx", docx("application/vnd.ms-word.document.macroEnabled.main+xml"), "makroer"),
        ("bilag.docx", docx(word__embeddings__x=b"x"), "makroer"),
        ("bombe.docx", docx(**{f"x{n}": b"" for n in range(2001)}), "kan ikke læses"),
    ],
    ids=str_only,
)
def test_a_file_that_is_not_what_it_says_is_refused_in_plain_words(name: str, content: bytes, said: str) -> None:
    """S6"""
    assert said in answer(name, content)


def test_size_number_and_types_are_the_policys() -> None:
    """S6"""
    assert "fylder mere end 1 MB" in answer("stor.pdf", PDF, size=2_000_000)
    assert "højst ligge 5 bilag" in answer("en.pdf", PDF, already=5)
    assert answer("scan.png", png(), types=("pdf",)).startswith("Filen skal være PDF.")


@pytest.mark.parametrize("part", [b"stream\n", b"/ObjStm", b"/ObjStm stream\n", b"stream\nendstream", b"endstream "])
def test_no_upload_takes_long_to_look_at(part: bytes) -> None:
    """S6: a file made to be looked at for hours is looked at once, whatever it repeats."""
    looked: list[int] = []
    for megabytes in (1, 2):
        content = b"%PDF-1.7\n" + part * (megabytes * 1024 * 1024 // len(part)) + b"\n%%EOF\n"
        began = time.process_time_ns()
        answer("stor.pdf", content, largest_mb=10)
        looked.append(time.process_time_ns() - began)
    assert looked[1] < 20 * max(looked[0], 50_000_000), "twice the size is no more than some times the work"
