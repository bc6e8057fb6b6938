"""Letters and forms as PDF/UA-1: tagged, with title and language, so that a screen reader reads them in order."""

import json
from dataclasses import asdict
from functools import cache
from importlib import resources
from typing import Any

import typst

from naervaer.core.letters.document import Block, Document


def as_pdf(document: Document, *, author: str) -> bytes:
    """The document on paper. ``author`` is the municipality; it stands in the file's own description."""
    letter = {**asdict(document), "blocks": [_part(block) for block in document.blocks], "author": author}
    inputs = {"letter": json.dumps(letter, ensure_ascii=False)}
    found: bytes = typst.compile(_shape(), format="pdf", pdf_standards=["ua-1"], sys_inputs=inputs)
    return found


@cache
def _shape() -> bytes:
    return (resources.files(__package__) / "letter.typ").read_bytes()


def _part(block: Block) -> dict[str, Any]:
    return {"kind": type(block).__name__.casefold(), **asdict(block)}
