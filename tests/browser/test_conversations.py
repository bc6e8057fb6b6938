"""A conversation from the invitation to the employee's comment, as a leader and an employee walk it."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

Enter = Callable[..., Page]
Picture = Callable[[Page, str], None]


def test_S2_H10_a_conversation_is_called_answered_on_a_phone_held_written_and_commented_on(
    enter: Enter, picture: Picture
) -> None:
    leader, employee = enter("leder"), enter("medarbejder-syg", phone=True)
    wish = leader.locator("li.task", has_text="Ønsker en anden tid til samtalen")
    name = wish.get_by_role("heading").get_by_role("link").inner_text()
    picture(leader, "samtale-i-dag")
    wish.get_by_role("link", name=re.compile("^Flyt samtalen")).click()
    expect(leader.locator("main")).to_contain_text("Jeg kan bedst om eftermiddagen.")
    leader.get_by_role("button", name="Flyt samtalen").click()
    expect(leader.locator("main")).to_contain_text("Dagen ligger efter lovens frist")
    picture(leader, "samtale-flyt-advarsel")
    leader.get_by_label("Jeg ved det og indkalder alligevel").check()
    leader.get_by_role("button", name="Flyt samtalen").click()
    expect(leader.get_by_text("Samtalen er flyttet")).to_be_visible()
    picture(leader, "samtale")
    address = leader.url

    employee.goto("/min-side/")
    employee.get_by_role("link", name=re.compile("^Læs brevet og svar")).click()
    expect(employee.get_by_role("link", name="Brev: ny tid", exact=True)).to_be_visible()
    picture(employee, "samtale-svar-telefon")
    employee.get_by_role("button", name="Jeg kommer", exact=True).click()
    expect(employee.get_by_text("Din leder kan se, at du kommer.")).to_be_visible()

    leader.goto(address)
    expect(leader.locator("main")).to_contain_text("Kommer")
    leader.get_by_role("link", name="Registrér som holdt").click()
    leader.get_by_label("Den foregik på telefon").check()
    leader.get_by_role("button", name="Registrér som holdt").click()
    expect(leader.get_by_role("heading", level=1)).to_have_text("Referat: sygefraværssamtale")
    expect(leader.locator("main")).to_contain_text("Det spørger vi ikke om")
    leader.get_by_label(re.compile("^Hvornår og hvordan tilbage")).fill("Begynder på halv tid i uge 50.")
    leader.get_by_label(re.compile("^Hvad er aftalt")).first.fill("Ringer og aftaler de første vagter")
    picture(leader, "samtale-referat")
    leader.get_by_role("button", name="Gem og del med medarbejderen").click()
    expect(leader.locator("main")).to_contain_text("Vælg, hvem der står for det.")
    expect(leader.get_by_label(re.compile("^Hvornår og hvordan tilbage"))).to_have_value(
        "Begynder på halv tid i uge 50."
    )
    leader.get_by_label(re.compile("^Hvem står for det")).first.select_option(label="Leder")
    leader.get_by_label(re.compile("^Senest")).first.fill("2026-11-27")
    leader.get_by_role("button", name="Gem og del med medarbejderen").click()
    expect(leader.get_by_text("Referatet er delt.")).to_be_visible()
    picture(leader, "samtale-delt")

    employee.goto("/min-side/")
    employee.get_by_role("link", name=re.compile("^Læs referatet")).first.click()
    expect(employee.locator("main")).to_contain_text("Begynder på halv tid i uge 50.")
    expect(employee.locator("main")).to_contain_text("Ringer og aftaler de første vagter")
    employee.get_by_label(re.compile("^Din kommentar")).fill("Uge 50 passer fint.")
    employee.get_by_role("button", name="Gem kommentaren").click()
    expect(employee.get_by_text("Din kommentar er gemt")).to_be_visible()
    picture(employee, "samtale-referat-telefon")

    leader.goto("/i-dag/")
    leader.get_by_role("link", name=name).first.click()
    step = leader.locator("li.timeline-point", has_text="Sygefraværssamtale inden 4 uger")
    expect(step.filter(has_text="Gennemført")).to_be_visible()
    picture(leader, "samtale-person")
    leader.goto(address)
    expect(leader.locator("main")).to_contain_text("Uge 50 passer fint.")


def test_H3_an_employee_at_work_reads_a_preventive_invitation_and_asks_for_another_time(
    enter: Enter, picture: Picture
) -> None:
    employee = enter("medarbejder", phone=True)
    employee.get_by_role("link", name=re.compile("^Læs brevet og svar")).click()
    expect(employee.get_by_role("heading", level=1)).to_have_text("Trivselssamtale")
    employee.get_by_text("Jeg vil gerne have en anden tid").click()
    employee.get_by_label(re.compile("^Eller skriv, hvornår")).fill("Helst efter klokken 14.")
    employee.get_by_role("button", name="Bed om en anden tid").click()
    expect(employee.get_by_text("Din leder kan se dit ønske")).to_be_visible()
    picture(employee, "samtale-anden-tid-telefon")


def test_H7_the_coordinator_finds_whether_conversations_were_held(enter: Enter, picture: Picture) -> None:
    page = enter("koordinator")
    page.goto("/koordinator/")
    page.get_by_role("link", name="Se samtalerne enhed for enhed").click()
    expect(page.get_by_role("columnheader", name="Forebyggende")).to_be_visible()
    expect(page.locator("tbody tr").first).to_contain_text("%")
    picture(page, "samtaler-koordinator")
