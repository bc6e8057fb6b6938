"""Rules about the templates: one frame, no inline style or script, every text translatable."""

import re

import pytest
from tests.conventions.source import templates

OWN_FRAME = {"web/design/templates/design/base.html"}
TEXT_OUTSIDE_TAGS = re.compile(r">\s*([^<>{}\s][^<>{}]*)<")
LEFT_OUT = re.compile(
    r"{%\s*blocktranslate.*?{%\s*endblocktranslate\s*%}|{%\s*comment.*?{%\s*endcomment\s*%}|<svg.*?</svg>|{#.*?#}|"
    r"{%.*?%}|{{.*?}}",
    re.DOTALL,
)


def pages() -> list[pytest.param]:  # type: ignore[valid-type]
    return [pytest.param(name, text, id=name) for name, text in templates().items()]


def is_part(name: str) -> bool:
    """A part is included by pages: its name or folder begins with an underscore, or it lies in the design room."""
    return name.startswith("web/design/") or any(part.startswith("_") for part in name.split("/"))


@pytest.mark.parametrize(("name", "text"), pages())
def test_a_page_extends_a_frame_or_is_a_part(name: str, text: str) -> None:
    included = any(f'"{name.split("templates/")[-1]}"' in other for other in templates().values())
    assert "{% extends " in text or included or is_part(name)


@pytest.mark.parametrize(("name", "text"), pages())
def test_a_template_has_no_inline_style_script_or_handler(name: str, text: str) -> None:
    assert re.findall(r"\sstyle=|<style|\son[a-z]+=|javascript:|hx-on", text) == []
    assert re.findall(r"<script(?![^>]*\ssrc=)", text) == []


@pytest.mark.parametrize(("name", "text"), pages())
def test_a_template_fetches_nothing_from_another_host(name: str, text: str) -> None:
    assert re.findall(r"""(?:src|action|data)=["']?(?:https?:)?//""", text) == []


@pytest.mark.parametrize(("name", "text"), pages())
def test_every_text_of_a_template_can_be_translated(name: str, text: str) -> None:
    bare = [hit.strip() for hit in TEXT_OUTSIDE_TAGS.findall(LEFT_OUT.sub("", text))]
    assert [words for words in bare if re.search(r"[A-Za-zÆØÅæøå]{3,}", words) and "&" not in words] == []
