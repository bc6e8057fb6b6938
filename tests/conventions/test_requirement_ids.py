"""Every requirement that is built is named in some test: in its name, or in what it says of itself."""

import re

import pytest
from tests.conventions.source import ROOT

FOUNDATION = ("H1", "H4a", "H4", "H3", "H7", "H9", "H9b", "H2", "H20c", "S8", "S9", "S9b")
SICKNESS_CASE = ("H5", "S3", "H6", "S6", "S2", "H10", "H8", "H14", "S5", "S16", "H18", "A6")
REQUIREMENTS = (*FOUNDATION, *SICKNESS_CASE)


@pytest.mark.parametrize("requirement", REQUIREMENTS)
def test_a_requirement_is_named_in_a_test(requirement: str) -> None:
    word = re.compile(rf"(?<![A-Za-z0-9]){requirement}(?![A-Za-z0-9])")
    texts = (
        p.read_text(encoding="utf-8")
        for p in (ROOT / "tests").rglob("test_*.py")
        if p.name != "test_requirement_ids.py"
    )
    assert any(word.search(text.replace("_", " ")) for text in texts)
