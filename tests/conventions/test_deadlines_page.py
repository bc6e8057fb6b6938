"""The page of statutory deadlines is the policy and the table, neither older nor newer. H4"""

from tests.conventions.deadlines_page import PATH, page


def test_the_page_of_deadlines_is_what_the_policy_and_the_table_say() -> None:
    assert PATH.read_text(encoding="utf-8") == page(), "kør python -m tests.conventions.deadlines_page"
