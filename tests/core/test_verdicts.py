"""What every rule answers with."""

import pytest

from naervaer.core.verdicts import needs_reason, needs_text, refused


@pytest.mark.parametrize("text", ["", " ", "\n\t "])
def test_a_text_of_spaces_alone_is_refused_with_what_is_asked_for(text: str) -> None:
    assert needs_text(text, "Skriv en kommentar.") == refused("Skriv en kommentar.")
    assert needs_reason(text) == refused("Skriv hvorfor.")


def test_a_text_and_a_reason_are_enough_when_something_is_written() -> None:
    assert needs_text("Vi har talt sammen.", "Skriv en kommentar.")
    assert needs_reason("Forkert enhed")
