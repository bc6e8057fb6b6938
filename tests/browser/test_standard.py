"""The law alone: the talk within four weeks, the doctor's declaration, one door, and a copy of the whole case.

Every address on the way, papers and letters too, is unknown to leaders and others who have nothing to do with the case.
"""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect
from tests.browser.conftest import CopyOf, Enter, Look

Keep = Callable[[str], None]
MONDAY = "2026-11-23"
OUTSIDERS = ("stedfortraeder", "chef", "leverandoer", "udvalg", "planlaegger")
QUESTION = "Må jeg bede om en lægeerklæring to gange i samme forløb?"
ANSWER = "Ja, når noget har ændret sig. Skriv, hvad der er nyt."


def test_S6_H8_H10_H18_the_law_alone_from_the_talk_to_the_copy_of_the_case(
    enter: Enter, copy_of: CopyOf, look: Look
) -> None:
    visited: list[str] = []

    def look_and_keep(page: Page, name: str) -> None:
        look(page, name)
        visited.append(page.url)

    here = copy_of()
    here.go_to(MONDAY, "standard")
    leader, employee = enter("leder", address=here.address), enter("medarbejder-syg", phone=True, address=here.address)
    called_by_the_law(leader, look_and_keep, visited.append)
    declared(leader, look_and_keep, visited.append)
    asked_and_answered(leader, enter("hr", address=here.address), look_and_keep)
    copied(leader, employee, enter("jurist", address=here.address), look_and_keep, visited.append)
    for persona in OUTSIDERS:
        outsider = enter(persona, address=here.address)
        for address in dict.fromkeys(visited):
            assert outsider.request.get(address).status == 404, (persona, address)


def called_by_the_law(leader: Page, look: Look, keep: Keep) -> None:
    """The invitation says what the law says: an invitation while ill, and that somebody may come along."""
    due = leader.locator("li.task", has_text="Sygefraværssamtale inden 4 uger").first
    due.get_by_text("Hvorfor?").click()
    expect(due).to_contain_text("Sygedagpengeloven § 7 a")
    expect(leader.locator("main")).not_to_contain_text("Bliver fraværet langt?")
    due.get_by_role("link", name=re.compile("^Se samtalen")).click()
    look(leader, "samtale")
    path = leader.get_by_role("link", name=re.compile("^Brev")).first.get_attribute("href")
    letter = leader.request.get(str(path))
    assert letter.body().startswith(b"%PDF")
    keep(letter.url)


def declared(leader: Page, look: Look, keep: Keep) -> None:
    """Leader and employee fill in the first part, and the doctor is handed the rest."""
    leader.goto("/i-dag/")
    leader.get_by_role("region", name="Fraværende nu").get_by_role("link").first.click()
    leader.get_by_role("link", name="Nyt papir").click()
    look(leader, "nyt-papir")
    leader.get_by_role("button", name=re.compile("^Begynd ?: Mulighedserklæring")).click()
    look(leader, "mulighedserklaering")
    leader.get_by_role("link", name=re.compile("^Udfyld|^Skriv")).first.click()
    for field in leader.get_by_role("textbox").all():
        field.fill("Kan ikke løfte; kan klare dagvagter og vejledning af nye.")
    look(leader, "mulighedserklaering-del-1")
    leader.get_by_role("button", name=re.compile("^Gem")).first.click()
    for said in ("samtalen er holdt", "hos lægen"):
        leader.locator("aside .button-primary").first.click()
        leader.get_by_role("button", name="Registrér").click()
        expect(leader.locator("main")).to_contain_text(re.compile(said, re.IGNORECASE))
    with leader.expect_download() as download:
        leader.get_by_role("link", name="Hent papiret (PDF)").click()
    assert download.value.path().read_bytes().startswith(b"%PDF")
    keep(download.value.url)
    look(leader, "mulighedserklaering-hos-laegen")


def asked_and_answered(leader: Page, adviser: Page, look: Look) -> None:
    leader.get_by_role("link", name="Spørg om hjælp").first.click()
    leader.get_by_role("link", name="Stil et spørgsmål").first.click()
    leader.get_by_role("link", name=re.compile("^Regler og ansættelse")).first.click()
    if leader.get_by_label("Hvor gælder det?").count():
        leader.get_by_label("Hvor gælder det?").select_option(label="Elmegården")
    leader.get_by_label("Hvad vil du spørge om?").fill(QUESTION)
    leader.get_by_role("button", name="Send spørgsmålet").click()
    look(leader, "spoergsmaal")
    address = leader.url
    adviser.goto(address)
    expect(adviser.locator("main")).to_contain_text(QUESTION)
    adviser.get_by_role("link", name="Svar", exact=True).click()
    adviser.get_by_role("textbox").first.fill(ANSWER)
    adviser.get_by_role("button", name=re.compile("^S")).first.click()
    leader.goto(address)
    expect(leader.locator("main")).to_contain_text(ANSWER)
    look(leader, "svar")


def copied(leader: Page, employee: Page, lawyer: Page, look: Look, keep: Keep) -> None:
    """The employee asks for everything, whoever may answer reads it through, and the employee fetches it."""
    employee.goto("/min-side/")
    employee.get_by_role("link", name="Aktindsigt i min sag").first.click()
    employee.get_by_role("button", name="Bed om aktindsigt").click()
    employee.get_by_role("link", name="Se anmodningen").first.click()
    look(employee, "aktindsigt-telefon")
    request = employee.url
    leader.goto(request)
    leader.get_by_role("link", name="Overdrag sagen").click()
    receiver = (
        leader.locator("option").filter(has_text=re.compile("jurist", re.IGNORECASE)).first.get_attribute("value")
    )
    leader.get_by_label("Overdrages til").select_option(receiver)
    leader.get_by_label("Hvorfor?").fill("Aktindsigt")
    leader.get_by_role("button", name="Overdrag", exact=True).click()
    lawyer.goto(request)
    look(lawyer, "aktindsigt-udlevering")
    lawyer.get_by_role("button", name="Godkend og udlevér").click()
    employee.goto("/min-side/")
    employee.get_by_role("link", name="Aktindsigt i min sag").first.click()
    with employee.expect_download() as download:
        employee.get_by_role("link", name="Hent din sag (PDF)").click()
    assert download.value.path().read_bytes().startswith(b"%PDF")
    keep(download.value.url)
