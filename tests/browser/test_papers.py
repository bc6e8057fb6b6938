"""The papers of a case: the law's declaration with its answer, and what the employee lays up themselves."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.browser.walking import faults_of_accessibility, is_wider_than_the_screen

Enter = Callable[..., Page]
Picture = Callable[[Page, str], None]
Look = Callable[[Page, str], None]


@pytest.fixture
def look(picture: Picture) -> Look:
    """Keep a picture, and hold the page to the rules of accessibility, wide and on a phone."""

    def at(page: Page, name: str) -> None:
        picture(page, f"papirer-{name}")
        assert faults_of_accessibility(page) == [], name
        wide = page.viewport_size
        page.set_viewport_size({"width": 390, "height": 844})
        picture(page, f"papirer-{name}-phone")
        assert not is_wider_than_the_screen(page), name
        page.set_viewport_size(wide or {"width": 1360, "height": 900})

    return at


def test_a_declaration_comes_back_with_what_it_cost_and_the_paper_itself_S6(
    enter: Enter, look: Look, tmp_path: Path
) -> None:
    page = enter("leder")
    page.goto("/i-dag/")
    page.locator("li, tr").filter(has_text="Mulighedserklæring mangler").get_by_role(
        "link", name="Se papiret"
    ).first.click()
    look(page, "mulighedserklaering")
    with page.expect_download() as download:
        page.get_by_role("link", name="Hent papiret (PDF)").click()
    paper = download.value.path()
    page.get_by_role("link", name="Modtaget").click()
    page.get_by_label("Betalt til lægen, kr.").fill("750,00")
    page.get_by_role("button", name="Registrér").click()
    page.get_by_role("link", name="Læg et bilag op").click()
    look(page, "bilag")
    answer = tmp_path / "svar.pdf"
    answer.write_bytes(paper.read_bytes())
    page.get_by_label("Fil").set_input_files(answer)
    page.get_by_role("button", name="Læg op").click()
    expect(page.get_by_text("Bilaget er lagt op og krypteret.")).to_be_visible()
    with page.expect_download() as fetched:
        page.get_by_role("link", name="Bilag 1 (PDF)").click()
    assert fetched.value.path().read_bytes() == answer.read_bytes()
    page.goto("/mulighedskatalog/")
    page.get_by_role("link", name="Elmegården", exact=True).click()
    look(page, "katalog")


def test_the_employee_answers_and_lays_up_what_the_doctor_wrote_and_payroll_has_the_answers_S6(
    enter: Enter, look: Look, tmp_path: Path
) -> None:
    page = enter("medarbejder-syg", phone=True)
    page.goto("/min-side/")
    page.get_by_role("link", name="Bed om en fastholdelsesplan").click()
    look(page, "bed-om-plan")
    page.goto("/min-side/")
    page.get_by_role("link", name="Fast track", exact=True).click()
    look(page, "egen-fast-track")
    page.get_by_role("link", name="Sig ja").click()
    page.get_by_role("button", name="Sig ja").click()
    expect(page.get_by_text("Medarbejderen er indforstået")).to_be_visible()
    page.goto("/min-side/")
    page.get_by_role("link", name="Friattest", exact=True).click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Hent papiret (PDF)").click()
    page.get_by_role("link", name="Læg papiret op").click()
    look(page, "laeg-op")
    answer = tmp_path / "svar.pdf"
    answer.write_bytes(download.value.path().read_bytes())
    page.get_by_label("Fil").set_input_files(answer)
    page.get_by_role("button", name="Læg op").click()
    expect(page.get_by_text("Lagt op", exact=True)).to_be_visible()

    office = enter("loenkontor")
    look(office, "refusion")
    office.locator("li").filter(has_text="sendes senest").get_by_role("link").first.click()
    expect(office.get_by_label("Er arbejdet forsøgt tilpasset?")).to_have_value(
        "Ja. Vagterne er kortere, og der er makker ved løft. Det er ikke nok."
    )
    look(office, "loenkontor-fast-track")
