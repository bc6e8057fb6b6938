"""Every requirement that is built is named by the test that proves it: in its name, or in what it says of itself."""

import ast
import re
from functools import cache

import pytest
from tests.conventions.source import ROOT

FOUNDATION = ("H1", "H4a", "H4", "H3", "H7", "H9", "H9b", "H2", "H20c", "S8", "S9", "S9b")
SICKNESS_CASE = ("H5", "S3", "H6", "S6", "S2", "H10", "H8", "H14", "S5", "S16", "H18", "A6")
REQUIREMENTS = (*FOUNDATION, *SICKNESS_CASE)


@cache
def said_of_tests() -> tuple[str, ...]:
    """The name of each test with its docstring; a test in a file of one requirement has the file's too."""
    found = []
    for path in (ROOT / "tests").rglob("test_*.py"):
        module = ast.parse(path.read_text(encoding="utf-8"))
        tests = [n for n in ast.walk(module) if isinstance(n, ast.FunctionDef) and n.name.startswith("test_")]
        ids = re.findall(r"\b[AHNS]\d+[a-c]?\b", ast.get_docstring(module) or "")
        of_the_file = ids[0] if len(ids) == 1 else ""
        found += [f"{test.name} {ast.get_docstring(test) or ''} {of_the_file}".replace("_", " ") for test in tests]
    return tuple(found)


@pytest.mark.parametrize("requirement", REQUIREMENTS)
def test_a_requirement_is_named_by_a_test(requirement: str) -> None:
    word = re.compile(rf"(?<![A-Za-z0-9]){requirement}(?![A-Za-z0-9])", re.IGNORECASE)
    assert any(word.search(text) for text in said_of_tests())
