"""The administrator gives a seat in a TRIO and ends it: every page on the way is accessible, wide and on a phone."""

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import Enter, Look


@pytest.mark.parametrize(("unit", "phone"), [("Skovbo", False), ("Egebo", True)], ids=["wide", "phone"])
def test_an_hr_consultant_is_given_a_seat_in_a_trio_and_the_seat_is_ended_S8(
    enter: Enter, look: Look, unit: str, phone: bool
) -> None:
    page, size = enter("administrator", phone=phone), "-phone" if phone else ""

    page.goto("/organisation/")
    page.get_by_role("link", name=unit, exact=True).click()
    consultant = page.locator("dt:text-is('Personalekonsulent') + dd").inner_text()
    page.get_by_role("link", name=f"Pladser i TRIO {unit}").click()
    page.get_by_role("link", name="Giv en plads").click()
    page.get_by_role("button", name="Giv pladsen").click()
    expect(page.get_by_text("Der er problemer")).to_be_visible()
    look(page, f"plads-mangler-en-person{size}")
    page.get_by_label("Person").fill(consultant)
    page.get_by_label("Plads").select_option(label="Personalekonsulent")
    page.get_by_role("button", name="Giv pladsen").click()
    expect(page.get_by_text("Pladsen er givet.")).to_be_visible()
    look(page, f"gruppe{size}")
    page.get_by_role("row", name=consultant).get_by_role("link", name="Afslut").click()
    look(page, f"plads-afslut{size}")
    page.get_by_role("button", name="Afslut pladsen").click()
    expect(page.get_by_text("Pladsen slutter den valgte dag.")).to_be_visible()
    page.get_by_role("navigation", name="Brødkrumme").get_by_role("link", name=unit, exact=True).click()
    expect(page.get_by_text(f"{consultant}, Personalekonsulent")).to_be_visible()
    look(page, f"arbejdsplads{size}")
