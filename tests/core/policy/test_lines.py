"""Finding the line of a key: the same keys as ``tomllib`` reads, each on the line where it stands."""

import tomllib
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naervaer.core.policy.lines import KeyPath, line_of, places
from naervaer.files.policy_files import shipped

ODD = '''\
# en kommentar = 1
top = "a # ikke en kommentar" # men dette er
"citeret nøgle" = 'x = 1'
punkt.ud.af = [
  1, # to
  { navn = "a", liste = [1, 2] },
]
lang = """
[ikke.en.tabel]
x = "y" \\""" ""\\"
"""
raa = \'\'\'
[[heller.ikke]]\'\'\'

[ tabel . under ]   # mellemrum
tid = 2026-11-22 10:00:00
komma = 5.3

[[liste]]
a = 1
[liste.del]
b = 2
[[liste.dybt]]
c = 3
[[liste.dybt]]
c = 4
[[liste]]
a = 5
[[liste.dybt]]
c = 6
'''


def paths(value: Any, here: KeyPath = ()) -> Iterator[KeyPath]:
    """Every key path of a value that has been read."""
    if here:
        yield here
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield from paths(inner, (*here, key))


@pytest.mark.parametrize("text", [ODD, *(path.read_text(encoding="utf-8") for path in shipped().values())])
def test_every_key_that_is_read_has_a_line_and_the_key_stands_on_it(text: str) -> None:
    found, lines = places(text), text.split("\n")
    for path in paths(tomllib.loads(text)):
        words = [part for part in path if isinstance(part, str)]
        assert path in found
        if isinstance(path[-1], str):
            assert words[-1] in lines[found[path] - 1]


def test_a_key_of_a_table_that_comes_again_is_found_in_its_own_table() -> None:
    found = places(ODD)
    assert [line_of(found, ("liste", n, "a")) for n in (0, 1)] == [20, 28]
    assert line_of(found, ("liste", 0, "dybt", 1, "c")) == 26
    assert line_of(found, ("liste", 1, "dybt", 0, "c")) == 30


def test_what_is_missing_is_shown_at_the_table_it_is_missing_from() -> None:
    found = places(ODD)
    assert line_of(found, ("liste", 1, "mangler")) == 27
    assert line_of(found, ("findes", "ikke")) == 0


def test_one_table_where_several_could_stand_is_found_without_a_number() -> None:
    assert line_of(places("[figures]\nx = 1\n"), ("figures", 0, "x")) == 2


names = st.text("abcdefghij-_0123456789", min_size=1, max_size=6)
values = st.recursive(
    st.integers().map(str)
    | st.text(max_size=8).map(lambda t: "'" + "".join(c for c in t if c.isprintable() and c != "'") + "'"),
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda parts: "[\n" + ",\n".join(parts) + "]")
        | st.dictionaries(names, inner.filter(lambda v: "\n" not in v), max_size=3).map(
            lambda d: "{ " + ", ".join(f"{k} = {v}" for k, v in d.items()) + " }"
        )
    ),
    max_leaves=6,
)
tables = st.lists(
    st.tuples(st.sampled_from(["[[a]]", "[[b]]"]), st.dictionaries(names, values, max_size=4)), min_size=1, max_size=5
)


@given(tables)
def test_whatever_toml_is_written_every_key_is_found(written: list[tuple[str, dict[str, str]]]) -> None:
    text = "\n".join("\n".join([header, *(f"{k} = {v}" for k, v in keys.items())]) for header, keys in written)
    found, lines = places(text), text.split("\n")
    for path in paths(tomllib.loads(text)):
        assert path in found
        if isinstance(path[-1], str):
            assert path[-1] in lines[found[path] - 1]
