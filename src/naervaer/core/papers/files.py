"""*Bilag*: whether a file is what it says it is, and nothing more. Looks at the bytes, never at the name alone."""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Collection, Mapping

from naervaer.core.verdicts import ALLOWED, Verdict, refused

MEGABYTE = 1024 * 1024
PDF, PNG, JPG, DOCX = "pdf", "png", "jpg", "docx"
ENDINGS = {"pdf": PDF, "png": PNG, "jpg": JPG, "jpeg": JPG, "docx": DOCX}
MEDIA_TYPES: Mapping[str, str] = {
    PDF: "application/pdf",
    PNG: "image/png",
    JPG: "image/jpeg",
    DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
ACTIVE_IN_PDF = re.compile(rb"/(?:JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA|SubmitForm)(?![A-Za-z0-9])")
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
ACTIVE_IN_DOCX = ("vbaproject", "vbadata", "/embeddings/", "/activex/", "oleobject")
LARGEST_UNPACKED = 100 * MEGABYTE
LARGEST_TOLD = 20 * MEGABYTE
MOST_PARTS = 2000
MOST_STREAMS = 50_000
LONGEST_HEAD = 4096
"""A stream says what it is in the dictionary right before it."""
PNG_START = b"\x89PNG\r\n\x1a\n"
UNREADABLE = "Filen kan ikke læses. Gem den igen, og prøv en gang til."


def check(
    name: str, content: bytes, size: int, *, types: Collection[str], largest_mb: int, already: int, most: int
) -> Verdict:
    """Whether the file may be kept. ``size`` is what was sent, also when less of it was read."""
    said = ENDINGS.get(name.rpartition(".")[2].casefold())
    if already >= most:
        return refused(f"Der kan højst ligge {most} bilag ved et papir.")
    if said is None or said not in types:
        return refused(f"Filen skal være {_listed(types)}. »{name[-40:]}« er det ikke.")
    if size > largest_mb * MEGABYTE:
        return refused(f"Filen fylder mere end {largest_mb} MB. Gem den mindre, eller del den op.")
    if not content:
        return refused("Filen er tom.")
    wrong = LOOKS[said](content)
    return refused(wrong) if wrong else ALLOWED


def type_of(name: str) -> str:
    """The type a name says; ``KeyError`` for one that ``check`` refuses."""
    return ENDINGS[name.rpartition(".")[2].casefold()]


def _listed(types: Collection[str]) -> str:
    names = [kind.upper() for kind in (PDF, PNG, JPG, DOCX) if kind in types]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} eller {names[-1]}"


def _is_not(kind: str) -> str:
    return f"Indholdet er ikke en {kind.upper()}-fil, selv om navnet siger det."


def _pdf(content: bytes) -> str:
    """What the file says of itself is read, and its object streams; a picture may hold any bytes by chance."""
    if not content.startswith(b"%PDF-") or b"%%EOF" not in content[-2048:]:
        return _is_not(PDF)
    parts = _streams(content)
    inside = _unpacked(parts[1]) if parts else None
    if parts is None or inside is None:
        return UNREADABLE
    told = _ESCAPED.sub(lambda found: bytes([int(found[1], 16)]), b"".join((*parts[0], *inside)))
    if ACTIVE_IN_PDF.search(told):
        return "Filen indeholder programkode eller andre filer. Gem den som en almindelig PDF, eller scan den."
    if b"/Encrypt" in told:
        return "Filen er låst med en adgangskode. Fjern den, og prøv igen."
    return ""


def _streams(content: bytes) -> tuple[list[bytes], list[bytes]] | None:
    """What stands between the streams, and the object streams; None when there are more than anybody scans.

    The file is gone through once, from each end to the next beginning, so that no upload takes long to look at.
    """
    outside: list[bytes] = []
    packed: list[bytes] = []
    at = 0
    for _ in range(MOST_STREAMS):
        begins = content.find(b"stream", at)
        if begins < 0:
            return [*outside, content[at:]], packed
        before = content[at:begins]
        outside.append(before)
        ends = content.find(b"endstream", begins)
        body = content[begins + len(b"stream") : ends if ends >= 0 else len(content)]
        if b"/ObjStm" in before[-LONGEST_HEAD:]:
            packed.append(body.lstrip(b"\r\n"))
        if ends < 0:
            outside.append(body)
            return outside, packed
        at = ends + len(b"endstream")
    return None


def _unpacked(packed: list[bytes]) -> list[bytes] | None:
    """The object streams of a PDF: code can hide where nobody reads it as text. None when they are too much to read."""
    found, room = [], LARGEST_TOLD
    for body in packed:
        try:
            text = zlib.decompressobj().decompress(body, room + 1)
        except zlib.error:
            continue
        room -= len(text)
        if room < 0:
            return None
        found.append(text)
    return found


def _png(content: bytes) -> str:
    """Every part of a PNG has its length and checksum, and nothing comes after the last."""
    if not content.startswith(PNG_START):
        return _is_not(PNG)
    at, seen = len(PNG_START), []
    while at + 12 <= len(content):
        length, kind = struct.unpack(">I4s", content[at : at + 8])
        end = at + 12 + length
        if (
            end > len(content)
            or zlib.crc32(content[at + 4 : end - 4]) != struct.unpack(">I", content[end - 4 : end])[0]
        ):
            return UNREADABLE
        seen.append(kind)
        at = end
        if kind == b"IEND":
            break
    whole = seen[:1] == [b"IHDR"] and seen[-1:] == [b"IEND"] and at == len(content)
    return "" if whole else UNREADABLE


def _jpg(content: bytes) -> str:
    if not content.startswith(b"\xff\xd8\xff"):
        return _is_not(JPG)
    whole = b"\xff\xda" in content and content.rstrip(b"\x00\r\n").endswith(b"\xff\xd9")
    return "" if whole else UNREADABLE


def _docx(content: bytes) -> str:
    if not content.startswith(b"PK\x03\x04"):
        return _is_not(DOCX)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = package.infolist()
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
                return UNREADABLE
            names = [part.filename.casefold() for part in parts]
            if "[content_types].xml" not in names or "word/document.xml" not in names:
                return _is_not(DOCX)
            kinds = package.read("[Content_Types].xml").lower()
    except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError, zlib.error):
        return UNREADABLE
    if b"macroenabled" in kinds or any(mark in f"/{name}" for name in names for mark in ACTIVE_IN_DOCX):
        return "Dokumentet indeholder makroer eller andre filer. Gem det uden, eller gem det som PDF."
    return ""


LOOKS: Mapping[str, Callable[[bytes], str]] = {PDF: _pdf, PNG: _png, JPG: _jpg, DOCX: _docx}
