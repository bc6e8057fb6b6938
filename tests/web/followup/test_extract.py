"""*Opfølgning* as a file a spreadsheet opens."""

from naervaer.web.followup.extract import as_csv


def test_an_empty_cell_stays_empty_and_a_name_that_would_run_as_a_formula_does_not() -> None:
    written = as_csv([["Enhed", "Under pres"], ["=1+1", ""], ["Skovbo", None]], "opfoelgning").content
    assert written.decode("utf-8-sig").splitlines() == ["Enhed;Under pres", "'=1+1;", "Skovbo;"]
