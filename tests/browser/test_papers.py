"""The papers of a case: the law's declaration with its answer, and what the employee lays up themselves."""

from pathlib import Path

from playwright.sync_api import expect
from tests.browser.conftest import Enter, Look


def test_a_declaration_comes_back_with_what_it_cost_and_the_paper_itself_S6(
    enter: Enter, look_twice: Look, tmp_path: Path
) -> None:
    page = enter("leder")
    page.goto("/i-dag/")
    page.locator("li, tr").filter(has_text="Mulighedserklæring mangler").get_by_role(
        "link", name="Se papiret"
    ).first.click()
    look_twice(page, "mulighedserklaering")
    with page.expect_download() as download:
        page.get_by_role("link", name="Hent papiret (PDF)").click()
    paper = download.value.path()
    page.get_by_role("link", name="Modtaget").click()
    page.get_by_label("Betalt til lægen, kr.").fill("750,00")
    page.get_by_role("button", name="Registrér").click()
    page.get_by_role("link", name="Læg et bilag op").click()
    look_twice(page, "bilag")
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
    look_twice(page, "katalog")


def test_the_employee_answers_and_lays_up_what_the_doctor_wrote_and_payroll_has_the_answers_S6(
    enter: Enter, look_twice: Look, tmp_path: Path
) -> None:
    page = enter("medarbejder-syg", phone=True)
    page.goto("/min-side/")
    page.get_by_role("link", name="Bed om en fastholdelsesplan").click()
    look_twice(page, "bed-om-plan")
    page.goto("/min-side/")
    page.get_by_role("link", name="Fast track", exact=True).click()
    look_twice(page, "egen-fast-track")
    page.get_by_role("link", name="Sig ja").click()
    page.get_by_role("button", name="Sig ja").click()
    expect(page.get_by_text("Medarbejderen er indforstået")).to_be_visible()
    page.goto("/min-side/")
    page.get_by_role("link", name="Friattest", exact=True).click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Hent papiret (PDF)").click()
    page.get_by_role("link", name="Læg papiret op").click()
    look_twice(page, "laeg-op")
    answer = tmp_path / "svar.pdf"
    answer.write_bytes(download.value.path().read_bytes())
    page.get_by_label("Fil").set_input_files(answer)
    page.get_by_role("button", name="Læg op").click()
    expect(page.get_by_text("Lagt op", exact=True)).to_be_visible()

    office = enter("loenkontor")
    look_twice(office, "refusion")
    office.locator("li").filter(has_text="sendes senest").get_by_role("link").first.click()
    expect(office.get_by_label("Er arbejdet forsøgt tilpasset?")).to_have_value(
        "Ja. Vagterne er kortere, og der er makker ved løft. Det er ikke nok."
    )
    look_twice(office, "loenkontor-fast-track")
