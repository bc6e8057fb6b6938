"""N6: the note of Norddjurs says what the municipality's own note says: 38 courses and 27 efforts."""

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from django.conf import LazySettings
from pypdf import PdfReader

from naervaer.core.scheme.status import WHOLE
from naervaer.demo import little
from naervaer.demo.installation import Installation
from naervaer.web.status import notes, queries

MONDAY = date(2026, 11, 23)


@pytest.mark.slow
@pytest.mark.django_db
def test_N6_the_note_of_the_demo_says_38_courses_and_27_efforts(tmp_path: Path, settings: LazySettings) -> None:
    settings.NAERVAER_POLICY = "norddjurs"
    settings.NAERVAER_DEMO = True
    made = Installation(tmp_path, "small", "norddjurs")
    made.clear()
    little.build(made, MONDAY, report=lambda text: None, weeks=6)
    status = queries.status_on(MONDAY)
    assert (status.courses[WHOLE]["begun"], status.courses[WHOLE]["running"]) == (38, 9)
    assert (status.all_efforts.begun, status.all_efforts.running) == (27, 7)
    assert [told.whole.answered for told in status.evaluations if told.whole] == [22, 12]
    pages = PdfReader(BytesIO(notes.pdf_of(status))).pages
    text = " ".join(" ".join(page.extract_text() for page in pages).split())
    assert "Der har til dato været 38 forløb af forskellig varighed, som enten er i gang eller afsluttet." in text
    assert "Der er til dato 27 indsatser af forskellig karakter og omfang" in text
