"""``docs/glossary.toml``: one Danish word for one English name, and the names are those of the code."""

import re
import tomllib
from collections import Counter
from functools import cache
from importlib import import_module
from typing import Any

import pytest
from tests.conventions.source import ROOT, SRC

TERMS: list[dict[str, str]] = tomllib.loads((ROOT / "docs" / "glossary.toml").read_text(encoding="utf-8"))["term"]
NAMED = [pytest.param(term, id=term["danish"]) for term in TERMS if "named" in term]


@cache
def words_of_the_code() -> frozenset[str]:
    """Every identifier and every word of a string in ``src``."""
    texts = (path.read_text(encoding="utf-8") for path in SRC.rglob("*.py"))
    return frozenset(word for text in texts for word in re.findall(r"[A-Za-z_][A-Za-z0-9_]*", text))


@pytest.mark.parametrize("side", ["danish", "english"])
def test_a_word_stands_once(side: str) -> None:
    counted = Counter(term[side].casefold() for term in TERMS)
    assert [word for word, times in counted.items() if times > 1] == []


@pytest.mark.parametrize("term", [pytest.param(term, id=term["danish"]) for term in TERMS])
def test_a_term_is_whole_and_its_english_name_is_in_the_code(term: dict[str, str]) -> None:
    assert set(term) - {"named"} == {"danish", "english", "definition"}
    assert term["definition"].endswith(".")
    assert term["english"] in words_of_the_code()


@pytest.mark.parametrize("term", NAMED)
def test_what_a_term_names_is_there_and_bears_its_name(term: dict[str, str]) -> None:
    module, _, path = term["named"].partition(":")
    found: Any = import_module(module)
    for name in path.split("."):
        found = getattr(found, name)
    assert path.split(".")[-1] == term["english"]


@pytest.mark.parametrize("term", NAMED)
def test_what_a_term_names_tells_its_danish_word(term: dict[str, str]) -> None:
    module = term["named"].partition(":")[0]
    source = (SRC.parent / f"{module.replace('.', '/')}.py").read_text(encoding="utf-8")
    stem = term["danish"].casefold()[: max(5, len(term["danish"]) - 3)]
    assert stem in source.casefold()
