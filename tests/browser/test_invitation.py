"""An administrator invites somebody, who chooses a password on the telephone and logs in with it."""

from playwright.sync_api import expect
from tests.browser.conftest import Enter, Look

PASSWORD = "en-lang-adgangskode-9"


def test_an_invited_person_chooses_a_password_and_logs_in_with_it(enter: Enter, look: Look) -> None:
    page = enter("administrator")
    page.goto("/konti/?navn=jurist")
    page.locator("main th a").click()
    page.get_by_role("button", name="Send invitation").click()
    expect(page.get_by_text("Personen har ingen mailadresse")).to_be_visible()
    look(page, "administrator-konti-invitation-wide")
    link = page.locator(".one-time-link").inner_text()

    invited = enter(None, phone=True)
    invited.goto(link)
    look(invited, "uden-login-vaelg-adgangskode-phone")
    invited.get_by_label("Adgangskode", exact=True).fill(PASSWORD)
    invited.get_by_label("Adgangskode igen").fill(PASSWORD)
    invited.get_by_role("button", name="Vælg adgangskode").click()
    invited.get_by_label("Brugernavn").fill("jurist")
    invited.get_by_label("Adgangskode").fill(PASSWORD)
    invited.get_by_role("button", name="Log ind").click()
    expect(invited.get_by_role("heading", level=1)).to_have_text("Overdragne sager")

    invited.goto("/min-side/totrinslogin/app/")
    look(invited, "jurist-min-side-bekraeft-phone")
    invited.get_by_label("Adgangskode").fill(PASSWORD)
    invited.get_by_role("button", name="Bekræft").click()
    look(invited, "jurist-min-side-totrinslogin-app-phone")
