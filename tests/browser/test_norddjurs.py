"""Norddjurs' way: a sick-listed employee, from the leader's request over booked times to the evaluation."""

import re

from playwright.sync_api import Page, expect
from tests.browser.conftest import CopyOf, Enter, Look
from tests.browser.municipalities import MONDAY
from tests.browser.test_scheme import asked_by_the_leader, confirmed

OFFER = "Samtaler med trivselskonsulenten"


def test_N2_N12_N3_from_the_leaders_request_to_the_evaluation(copy_of: CopyOf, enter: Enter, look_twice: Look) -> None:
    here = copy_of()
    here.go_to(MONDAY, "norddjurs")
    employee = enter("medarbejder-syg", address=here.address)
    employee.goto("/min-side/")
    name = employee.get_by_role("heading", level=1).inner_text()
    asked_by_the_leader(enter("leder", address=here.address), name, OFFER)
    confirmed(employee, OFFER)
    consultant = enter("trivsel", address=here.address)
    time_put_up(consultant, look_twice)
    booked(employee, look_twice)
    held_and_finished(consultant, name, look_twice)
    evaluated(enter(None, address=here.address), here.mails(), look_twice)


def time_put_up(page: Page, look_twice: Look) -> None:
    page.goto("/mine-forloeb/ledige-tider/")
    page.get_by_label("Dag", exact=True).fill("2026-11-30")
    page.get_by_label("Klokken").fill("17:00")
    page.get_by_label("Hver uge fra den dag").check(force=True)
    page.get_by_role("button", name="Sæt op").click()
    expect(page.get_by_text("Tiden er sat op.")).to_be_visible()
    look_twice(page, "ledige-tider")


def booked(page: Page, look_twice: Look) -> None:
    page.goto("/min-side/")
    page.get_by_role("link", name=OFFER).first.click()
    page.get_by_role("link", name="Skriv telefon eller mail").click()
    page.get_by_label("Telefonnummer eller mail").fill("20 30 40 50")
    page.get_by_role("button", name="Gem").click()
    page.get_by_role("link", name="Book en tid").click()
    look_twice(page, "book")
    page.locator("label").filter(has_text="30. november").first.click()
    page.get_by_role("button", name="Book tiden").click()
    expect(page.get_by_text("Tiden er din.")).to_be_visible()
    look_twice(page, "mit-forloeb")


def held_and_finished(page: Page, name: str, look_twice: Look) -> None:
    page.goto("/mine-forloeb/")
    look_twice(page, "mine-forloeb")
    page.get_by_role("link", name=re.compile(name)).click()
    expect(page.get_by_text("20 30 40 50")).to_be_visible()
    page.get_by_role("link", name="Registrér første kontakt").click()
    page.get_by_label("Hvilken dag fik I kontakt?").fill(MONDAY)
    page.get_by_role("button", name="Registrér første kontakt").click()
    page.get_by_role("link", name="Registrér en samtale").click()
    page.get_by_label("Dag", exact=True).fill("2026-11-20")
    page.get_by_label("Klokken").fill("09:00")
    page.get_by_role("button", name="Registrér en samtale, der er holdt").click()
    expect(page.get_by_text("Samtalen er registreret.")).to_be_visible()
    look_twice(page, "forloeb")
    page.get_by_role("button", name="Afslut forløbet").click()
    expect(page.get_by_text("Forløbet er afsluttet.")).to_be_visible()


def evaluated(page: Page, mails: str, look_twice: Look) -> None:
    """By the link that was mailed, without a login; it works once."""
    link = re.findall(r"http\S+\?n=\S+", mails)[-1]
    path = re.sub(r"^https?://[^/]+", "", link)
    page.goto(path)
    look_twice(page, "evaluering")
    for group in page.locator("fieldset").all():
        group.locator("label").first.click()
    page.get_by_role("button", name="Send mine svar").click()
    look_twice(page, "tak")
    page.goto(path)
    assert page.get_by_role("button", name="Send mine svar").count() == 0
