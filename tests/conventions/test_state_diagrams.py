"""The page of state diagrams is the tables, neither older nor newer."""

from tests.conventions.state_diagrams import PATH

from naervaer.core.machines import page


def test_the_page_of_states_is_what_the_tables_say() -> None:
    assert PATH.read_text(encoding="utf-8") == page(), "kør python -m tests.conventions.state_diagrams"
