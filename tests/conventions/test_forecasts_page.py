"""The page of simulated years is what the program makes, and the intervals hold as often as they say."""

from tests.conventions.forecasts_page import PATH, page, shares


def test_the_interval_holds_four_years_out_of_five_and_the_page_says_so() -> None:
    results = list(shares())
    wrong = {one.title: share for one, _told, share in results if not 75 <= share <= 85}
    assert not wrong
    assert PATH.read_text(encoding="utf-8") == page(results), "kør python -m tests.conventions.forecasts_page"
