"""The Danish guide: what it says of the policy language is so, and its links lead somewhere."""

import re
import tomllib

import pytest
from tests.conventions.source import ROOT

from naervaer.core.policy import counting, dated, schema, steps

GUIDE = ROOT / "docs" / "guide"
PAGES = sorted(GUIDE.glob("*.md"))


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_every_link_of_the_guide_leads_to_a_page(page: object) -> None:
    text = (GUIDE / str(page)).read_text(encoding="utf-8")
    assert [link for link in re.findall(r"\]\(([\w./-]+)\)", text) if not (GUIDE / link).is_file()] == []


def test_every_page_is_in_the_index() -> None:
    index = (GUIDE / "README.md").read_text(encoding="utf-8")
    assert [page.name for page in PAGES if page.name != "README.md" and f"({page.name})" not in index] == []


def test_the_page_on_policies_names_every_key_and_no_other() -> None:
    text = (GUIDE / "politik.md").read_text(encoding="utf-8")
    models = (steps.Step, steps.When, steps.Repeats, steps.Except, steps.Alert, steps.AlertWhen, counting.Figures)
    models += (counting.Timeline, dated.Rule, schema.Municipality)
    keys = {field.alias or name for model in models for name, field in model.model_fields.items()}
    left_to_the_reader = {"to", "while", "note"}
    assert {key for key in keys - left_to_the_reader if not re.search(rf"\b{key}\b", text)} == set()


def test_the_examples_of_the_page_on_policies_are_right() -> None:
    text = (GUIDE / "politik.md").read_text(encoding="utf-8")
    tables = [tomllib.loads(example) for example in re.findall(r"```toml\n(.*?)```", text, re.DOTALL)]
    whole = {key: value for table in tables for key, value in table.items()}
    assert schema.Policy.model_validate(whole).step[0].id == "samtale-7a"
