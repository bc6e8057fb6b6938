"""Every letter and form of every policy that comes with the program: readable by all, and with nothing left to fill."""

import re
from io import BytesIO
from itertools import pairwise

import pytest
from django.conf import LazySettings
from pypdf import PdfReader
from tests.web.cast import TODAY, Cast
from tests.web.conversations.talking import case_of, invited
from tests.web.letters.every import POLICIES, every
from tests.web.letters.pdf_ua import faults
from tests.web.letters.pictures import pictures_of

from naervaer.core.letters.document import Document, Heading, Paragraph
from naervaer.web.conversations import sending
from naervaer.web.followup.models import Case
from naervaer.web.handbook.queries import active_policy
from naervaer.web.letters.typeset import as_pdf

UNFILLED = re.compile(r"\{[^{}]*\}|\bNone\b|\bTrue\b|\bFalse\b")


def words(pdf: bytes) -> str:
    return " ".join(word for page in PdfReader(BytesIO(pdf)).pages for word in page.extract_text().split())


@pytest.mark.slow
@pytest.mark.parametrize("policy", POLICIES)
def test_S2_S6_every_letter_and_form_is_readable_and_filled(cast: Cast, settings: LazySettings, policy: str) -> None:
    settings.NAERVAER_POLICY = policy
    made = dict(every(cast))
    assert {name: found for name, pdf in made.items() if (found := faults(pdf))} == {}
    texts = {name: words(pdf) for name, pdf in made.items()}
    assert {name: found for name, text in texts.items() if (found := UNFILLED.findall(text))} == {}
    assert [name for name, text in texts.items() if active_policy().municipality.name not in text] == []
    assert [
        letter.id for letter in active_policy().letter if not any(name.startswith(letter.id) for name in made)
    ] == []
    assert [paper.id for paper in active_policy().papers_on(TODAY) if f"{paper.id}-tom" not in made] == []


def test_a_letter_of_a_case_that_has_just_ended_names_its_first_day(cast: Cast) -> None:
    case_of(cast)
    conversation = invited(cast)
    Case.objects.update(last_day=TODAY)
    head = sending.letterhead(conversation, cast.actor("leader"), None, TODAY)
    [kind] = [kind for kind in active_policy().conversations_on(TODAY) if kind.id == conversation.kind]
    sending.write_letter(conversation, kind, "letter", head)
    assert "siden 21. oktober 2026" in words(bytes(conversation.papers.latest("pk").pdf))


def test_a_picture_is_made_of_every_page_and_shows_what_is_on_it() -> None:
    pdf = as_pdf(Document("Prøve", (Heading("Den"), *(Paragraph("Ord og ord igen. " * 60),) * 8)), author="Kommunen")
    pages = pictures_of(pdf)
    assert len(pages) == len(PdfReader(BytesIO(pdf)).pages) > 1
    assert all(page.startswith(b"\x89PNG") and len(page) > 10_000 for page in pages)
    assert all(one != other for one, other in pairwise(pages))
