"""The administrator gives a seat in a TRIO and ends it: every page on the way is accessible, wide and on a phone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from tests.browser.walking import faults_of_accessibility, is_wider_than_the_screen

Enter = Callable[..., Page]
Picture = Callable[[Page, str], None]


@pytest.mark.parametrize(("unit", "phone"), [("Skovbo", False), ("Egebo", True)], ids=["wide", "phone"])
def test_an_hr_consultant_is_given_a_seat_in_a_trio_and_the_seat_is_ended_S8(
    enter: Enter, picture: Picture, unit: str, phone: bool
) -> None:
    page = enter("administrator", phone=phone)

    def look(name: str) -> None:
        picture(page, f"administrator-organisation-{name}-{'phone' if phone else 'wide'}")
        assert faults_of_accessibility(page) == [], name
        assert not is_wider_than_the_screen(page), name

    page.goto("/organisation/")
    page.get_by_role("link", name=unit, exact=True).click()
    consultant = page.locator("dt:text-is('HR-konsulent') + dd").inner_text()
    page.get_by_role("link", name=f"Pladser i TRIO {unit}").click()
    page.get_by_role("link", name="Giv en plads").click()
    page.get_by_role("button", name="Giv pladsen").click()
    expect(page.get_by_text("Der er problemer")).to_be_visible()
    look("plads-mangler-en-person")
    page.get_by_label("Person").fill(consultant)
    page.get_by_label("Plads").select_option(label="HR-konsulent")
    page.get_by_role("button", name="Giv pladsen").click()
    expect(page.get_by_text("Pladsen er givet.")).to_be_visible()
    look("gruppe")
    page.get_by_role("row", name=consultant).get_by_role("link", name="Afslut").click()
    look("plads-afslut")
    page.get_by_role("button", name="Afslut pladsen").click()
    expect(page.get_by_text("Pladsen slutter den valgte dag.")).to_be_visible()
    page.get_by_role("navigation", name="Brødkrumme").get_by_role("link", name=unit, exact=True).click()
    expect(page.get_by_text(f"{consultant}, HR-konsulent")).to_be_visible()
    look("arbejdsplads")
