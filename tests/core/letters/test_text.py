"""The text of letters: what a policy may write, and what becomes of it."""

import pytest

from naervaer.core.letters.document import Bullets, Heading, Paragraph
from naervaer.core.letters.text import blocks, fill, placeholders

TEXT = """
Kære {medarbejder}

Vi mødes {dato}
kl. {klokken}.

## Det taler vi om
- hvordan det går
- hvad der kan hjælpe

## Efter samtalen
Du får en kopi.
"""


def test_an_empty_line_ends_a_part_and_lines_run_together() -> None:
    assert list(blocks(TEXT)) == [
        Paragraph("Kære {medarbejder}"),
        Paragraph("Vi mødes {dato} kl. {klokken}."),
        Heading("Det taler vi om"),
        Bullets(("hvordan det går", "hvad der kan hjælpe")),
        Heading("Efter samtalen"),
        Paragraph("Du får en kopi."),
    ]


def test_a_text_of_nothing_has_no_parts() -> None:
    assert list(blocks(" \n\n ")) == []


def test_names_in_braces_are_found_and_filled() -> None:
    assert placeholders(TEXT) == ("medarbejder", "dato", "klokken")
    assert fill("Kære { medarbejder }", {"medarbejder": "Anne"}) == "Kære Anne"


def test_half_a_letter_is_no_letter() -> None:
    with pytest.raises(KeyError, match="dato"):
        fill("Vi mødes {dato}", {})


def test_braces_in_what_is_put_in_stay_as_they_are() -> None:
    assert fill("{leder}", {"leder": "{dato}"}) == "{dato}"
