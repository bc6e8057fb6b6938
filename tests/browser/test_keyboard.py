"""The program without a mouse."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

Enter = Callable[..., Page]


def test_the_first_tab_is_a_link_past_the_menu_to_the_content(enter: Enter) -> None:
    page = enter("leder")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_attribute("href", "#main-content")
    page.keyboard.press("Enter")
    expect(page.locator("#main-content")).to_be_focused()


def test_a_form_with_faults_puts_focus_on_what_was_wrong_and_leads_to_the_field(enter: Enter) -> None:
    page = enter("leder")
    page.get_by_role("link", name="Udskyd").first.click()
    form = page.locator("form", has=page.get_by_label("Udskyd til"))
    form.evaluate("form => form.noValidate = true")
    form.get_by_role("button", name="Udskyd").click()
    summary = page.locator("[role=alert]", has_text="Der er problemer")
    expect(summary).to_be_focused()
    summary.get_by_role("link").first.press("Enter")
    expect(page.get_by_label("Udskyd til")).to_be_focused()


def test_everything_that_has_focus_shows_it(enter: Enter) -> None:
    page = enter("leder")
    for _ in range(12):
        page.keyboard.press("Tab")
        outline = page.locator(":focus").evaluate(
            "e => { const s = getComputedStyle(e); return s.outlineStyle + ' ' + s.boxShadow }"
        )
        assert outline != "none none"


def test_a_form_that_opens_on_the_list_is_where_the_keyboard_stands_and_the_list_is_afterwards(enter: Enter) -> None:
    page = enter("leder")
    page.get_by_role("link", name="Udskyd").first.press("Enter")
    expect(page.get_by_label("Udskyd til")).to_be_focused()
    page.get_by_role("link", name="Fortryd").press("Enter")
    expect(page.get_by_label("Udskyd til")).to_have_count(0)
    expect(page.locator("#main-content")).to_be_focused()


def test_what_was_typed_stays_when_the_session_is_over_or_the_line_is_down(enter: Enter) -> None:
    page = enter("leder")
    page.get_by_role("link", name="Udskyd").first.click()
    page.get_by_label("Udskyd til").fill("2026-12-01")
    page.get_by_label("Begrundelse", exact=True).fill("Vi tales ved på tirsdag.")
    page.context.clear_cookies()
    page.locator(".act").get_by_role("button", name="Udskyd").click()
    expect(page.locator("[role=alert]", has_text="intet er gemt")).to_be_focused()
    expect(page.get_by_label("Begrundelse", exact=True)).to_have_value("Vi tales ved på tirsdag.")
