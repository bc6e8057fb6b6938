"""An administrator invites somebody, who chooses a password on the telephone and logs in with it."""

from collections.abc import Callable

from playwright.sync_api import Page, expect
from tests.browser.walking import faults_of_accessibility, is_wider_than_the_screen

PASSWORD = "en-lang-adgangskode-9"
Enter = Callable[..., Page]
Picture = Callable[[Page, str], None]


def looked_at(page: Page, picture: Picture, name: str) -> None:
    picture(page, name)
    assert faults_of_accessibility(page) == [], name
    assert not is_wider_than_the_screen(page), name


def test_an_invited_person_chooses_a_password_and_logs_in_with_it(enter: Enter, picture: Picture) -> None:
    page = enter("administrator")
    page.goto("/konti/?navn=jurist")
    page.locator("main th a").click()
    page.get_by_role("button", name="Send invitation").click()
    expect(page.get_by_text("Personen har ingen mailadresse")).to_be_visible()
    looked_at(page, picture, "administrator-konti-invitation-wide")
    link = page.locator(".one-time-link").inner_text()

    invited = enter(None, phone=True)
    invited.goto(link)
    looked_at(invited, picture, "uden-login-vaelg-adgangskode-phone")
    invited.get_by_label("Adgangskode", exact=True).fill(PASSWORD)
    invited.get_by_label("Adgangskode igen").fill(PASSWORD)
    invited.get_by_role("button", name="Vælg adgangskode").click()
    invited.get_by_label("Brugernavn").fill("jurist")
    invited.get_by_label("Adgangskode").fill(PASSWORD)
    invited.get_by_role("button", name="Log ind").click()
    expect(invited.get_by_role("heading", level=1)).to_have_text("Overdragne sager")

    invited.goto("/min-side/totrinslogin/app/")
    looked_at(invited, picture, "jurist-min-side-bekraeft-phone")
    invited.get_by_label("Adgangskode").fill(PASSWORD)
    invited.get_by_role("button", name="Bekræft").click()
    looked_at(invited, picture, "jurist-min-side-totrinslogin-app-phone")
