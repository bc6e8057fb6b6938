"""What scrolls sideways can be reached by keyboard, and says to a screen reader what it is."""

import re
from collections.abc import Iterator

import pytest
from tests.conventions.source import templates

TAG = re.compile(r"<(div|figure|section)\b((?:{%.*?%}|{{.*?}}|[^>])*)>", re.DOTALL)
LABEL = re.compile(r'aria-label="((?:{%.*?%}|{{.*?}}|[^"])*)"', re.DOTALL)
INCLUDED = re.compile(r'{%\s*include\s+"([^"]+)"')


def scrolling(text: str) -> Iterator[tuple[str, str]]:
    """The tags whose content may be wider than the page, each with its attributes."""
    for tag, attributes in TAG.findall(text):
        if "table--responsive-scroll" in attributes or re.search(r'class="chart\b', attributes):
            yield tag, attributes


def labels(text: str) -> list[str]:
    return [found.group(1).strip() for _tag, attributes in scrolling(text) if (found := LABEL.search(attributes))]


def with_parts(name: str, *around: str) -> list[str]:
    """The labels of a page and of all it includes, once for each time it does; a branch within a branch once."""
    text, above = templates()[name], (name, *around)
    parts = [other for part in INCLUDED.findall(text) for other in templates() if other.endswith(f"templates/{part}")]
    return [*labels(text), *(label for part in parts if part not in above for label in with_parts(part, *above))]


PLACES = [pytest.param(name, text, id=name) for name, text in templates().items() if list(scrolling(text))]


@pytest.mark.parametrize(("name", "text"), PLACES)
def test_what_scrolls_is_reached_by_keyboard_and_has_a_name(name: str, text: str) -> None:
    for tag, attributes in scrolling(text):
        assert 'tabindex="0"' in attributes
        assert tag == "figure" or 'role="region"' in attributes
        label = LABEL.search(attributes)
        assert re.search(r"{{|{% (block)?translate", label.group(1) if label else ""), attributes


@pytest.mark.parametrize("name", sorted(templates()))
def test_no_two_regions_of_a_page_have_the_same_name(name: str) -> None:
    """A name that is handed to a part differs from place to place."""
    fixed = [label for label in with_parts(name) if "{{" not in label]
    assert sorted(fixed) == sorted(set(fixed))


def test_what_scrolls_is_found() -> None:
    assert {place.id for place in PLACES} > {
        "web/followup/templates/followup/_band.html",
        "web/papers/templates/papers/refusions.html",
    }
