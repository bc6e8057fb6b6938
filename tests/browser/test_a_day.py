"""The days of those who use the program, in a browser, on the demo municipality of Monday 23 November 2026."""

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

Enter = Callable[..., Page]
Picture = Callable[[Page, str], None]


def test_H4_the_leaders_monday_shows_who_is_absent_what_is_due_and_why_and_keeps_what_was_done(
    enter: Enter, picture: Picture
) -> None:
    page = enter("leder")
    expect(page).to_have_url(re.compile(r"/i-dag/$"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("uge 48")
    picture(page, "i-dag")
    expect(page.get_by_role("region", name="Fraværende nu").locator("tbody tr")).to_have_count(4)

    due = page.locator("li.task", has_text="Kontakt i 2. fraværsuge")
    expect(due).to_have_count(1)
    due.get_by_text("Hvorfor?").click()
    expect(due).to_contain_text("Hjørring Kommunes ansøgning")
    person = due.get_by_role("heading").get_by_role("link")
    name = person.inner_text()

    due.get_by_role("link", name=re.compile("^Registrér")).click()
    form = page.locator("form", has=page.get_by_label("Hvornår skete det?"))
    form.get_by_role("button", name="Registrér").click()
    expect(page.get_by_text(f"er registreret for {name}")).to_be_visible()
    expect(page.locator("li.task", has_text="Kontakt i 2. fraværsuge")).to_have_count(0)

    page.get_by_role("link", name=name).first.click()
    expect(page).to_have_url(re.compile(r"/person/\d+/"))
    history = page.locator("main")
    expect(history).to_contain_text("Kontakt i 2. fraværsuge")
    expect(history).to_contain_text("Gennemført")
    picture(page, "person")


def test_H2_the_leader_sees_the_figures_of_the_unit_with_their_method(enter: Enter, picture: Picture) -> None:
    page = enter("leder")
    page.get_by_role("link", name="Tal", exact=True).first.click()
    expect(page).to_have_url(re.compile(r"/tal/"))
    expect(page.locator("main")).to_contain_text("%")
    expect(page.locator("main")).to_contain_text("årsværk")
    picture(page, "tal")


def test_H9b_the_coordinator_imports_a_corrected_file_and_sees_what_it_changed(
    enter: Enter, picture: Picture, demo_folder: Path
) -> None:
    page = enter("koordinator")
    page.goto("/indlaesning/")
    picture(page, "indlaesning")
    corrected = next(demo_folder.glob("var/demo/*/filer/fravaer-rettet.csv"))
    page.get_by_label("Hvad er det for en fil?").select_option(label="Fraværsperioder (OPUS)")
    page.set_input_files("input[type=file]", corrected)
    page.get_by_role("button", name="Fortsæt").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kolonner og koder")
    picture(page, "indlaesning-kolonner")
    page.get_by_role("button", name="Se, hvad der vil ske").click()
    expect(page.get_by_role("heading", name="4 afviste rækker")).to_be_visible()
    expect(page.locator("main")).to_contain_text("koden »799« kendes ikke")
    picture(page, "indlaesning-proeve")
    page.get_by_role("button", name="Indlæs", exact=True).click()
    expect(page.get_by_role("heading", name="Hvad det ændrede")).to_be_visible()
    expect(page.get_by_role("button", name="Fortryd indlæsningen")).to_be_visible()
    picture(page, "indlaesning-faerdig")


def test_an_employee_on_a_phone_sees_their_own_case_and_who_has_looked(enter: Enter, picture: Picture) -> None:
    page = enter("medarbejder-syg", phone=True)
    expect(page).to_have_url(re.compile(r"/min-side/$"))
    expect(page.locator("main")).to_contain_text("Du har været")
    picture(page, "min-side-telefon")
    page.get_by_role("link", name="Hvem har set").first.click()
    expect(page.locator("main")).to_contain_text("Leder")
    picture(page, "hvem-har-set-telefon")


def test_an_outsider_gets_the_page_of_something_that_does_not_exist(enter: Enter) -> None:
    leader = enter("leder")
    leader.get_by_role("region", name="Fraværende nu").get_by_role("link").first.click()
    address = leader.url
    for persona in ("stedfortraeder", "medarbejder", "chef", "udvalg", "leverandoer"):
        outsider = enter(persona)
        answer = outsider.goto(address)
        unknown = outsider.goto("/person/99999999/")
        assert answer is not None
        assert unknown is not None
        assert (answer.status, unknown.status) == (404, 404), persona
