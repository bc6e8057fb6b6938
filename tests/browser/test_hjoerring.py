"""Hjørring's way, over four days: the sick call, week 2 with *Tidlig Indsats*, week 6 with a plan, and well again."""

import re

from playwright.sync_api import Locator, Page, expect
from tests.browser.conftest import CopyOf, Enter, Look

MONDAY, WEEK_SIX = "2026-11-23", "2026-11-27"


def test_H5_H3_H4_H6_a_case_from_the_sick_call_over_weeks_two_and_six_to_well_again(
    enter: Enter, copy_of: CopyOf, look: Look
) -> None:
    here = copy_of()
    here.go_to(MONDAY, "hjoerring")
    called_in(enter("trio", phone=True, address=here.address), look)
    leader = enter("leder", address=here.address)
    expect(called_in_today(leader)).to_have_count(1)
    name = judged_by_the_leader(leader, look)
    offered(leader, name, look)
    judged_by_the_consultant(enter("fastholdelse", address=here.address), look)
    name = answered(leader, enter("medarbejder-syg", phone=True, address=here.address), look)

    here.go_to(WEEK_SIX, "hjoerring")
    leader = enter("leder", address=here.address)
    judged_again_in_week_six(leader, name, look)
    planned(leader, enter("medarbejder-syg", phone=True, address=here.address), look)
    leader.goto("/i-dag/")
    expect(called_in_today(leader)).to_have_count(1)
    well_again(enter("trio", phone=True, address=here.address), look)
    leader.goto("/i-dag/")
    expect(called_in_today(leader)).to_have_count(0)


def called_in(employee: Page, look: Look) -> None:
    """From the phone, with nothing asked about what it is."""
    employee.goto("/min-side/")
    employee.get_by_role("link", name="Meld dig syg").first.click()
    assert employee.get_by_label(re.compile("fejler|symptom|diagnose", re.IGNORECASE)).count() == 0
    look(employee, "meld-syg-telefon")
    employee.get_by_role("button", name="Send sygemeldingen").click()
    expect(employee.locator("main")).to_contain_text("Du er meldt syg fra 23. november 2026.")
    look(employee, "meldt-syg-telefon")


def called_in_today(leader: Page) -> Locator:
    """Whoever called in on the Monday, in the leader's list of those who are absent."""
    return leader.get_by_role("region", name="Fraværende nu").get_by_role("row", name="23.11.2026")


def judged_by_the_leader(leader: Page, look: Look) -> str:
    """Week 2: *Bliver fraværet langt?*"""
    asked = leader.locator("li.task", has_text="Bliver fraværet langt?").first
    name = asked.get_by_role("heading").get_by_role("link").inner_text()
    expect(asked.get_by_role("link", name=re.compile("^Registrér"))).to_have_count(0)
    asked.get_by_role("link", name=re.compile("^Skriv vurderingen")).click()
    look(leader, "vurdering")
    leader.get_by_role("button", name="Gem vurderingen").click()
    expect(leader.locator("main")).to_contain_text("Vælg et svar.")
    leader.get_by_label("Ja", exact=True).check()
    leader.get_by_label("Hvad bygger du den på?").fill("Regner selv med at være væk til efter jul.")
    leader.get_by_role("button", name="Gem vurderingen").click()
    expect(leader.get_by_text("Din vurdering er gemt.")).to_be_visible()
    return name


def offered(leader: Page, name: str, look: Look) -> None:
    """The yes has opened the conversation, the offer and the plan."""
    main = leader.locator("main")
    for opened in ("Samtale med fastholdelseskonsulent", "Tilbud om hjælp", "Plan for at komme tilbage"):
        expect(main).to_contain_text(opened)
    leader.get_by_role("link", name="Tilbyd hjælp").first.click()
    leader.get_by_label("Psykolog").check()
    look(leader, "tilbud")
    leader.get_by_role("button", name="Giv tilbuddet").click()
    expect(leader.get_by_role("heading", level=1)).to_have_text(name)
    leader.get_by_role("link", name="Skriv svaret").first.click()
    leader.get_by_label("Nej tak").check()
    leader.get_by_role("button", name="Gem", exact=True).click()
    expect(main).to_contain_text("siger nej tak")
    look(leader, "tilbud-besvaret")


def judged_by_the_consultant(consultant: Page, look: Look) -> None:
    """Their own judgement, beside the leader's."""
    look(consultant, "overdragne")
    consultant.get_by_role("row", name="Fraværet ventes at blive langt.").get_by_role("link").click()
    expect(consultant.locator("main")).to_contain_text("Vurdering: ja")
    consultant.get_by_role("link", name="Skriv din vurdering").click()
    expect(consultant.get_by_role("heading", name="Det er vurderet før")).to_be_visible()
    consultant.get_by_label("Ved ikke", exact=True).check()
    consultant.get_by_label("Hvad bygger du den på?").fill("Vi taler med lægen på fredag.")
    consultant.get_by_role("button", name="Gem vurderingen").click()
    expect(consultant.locator("main")).to_contain_text("Vurdering: ved ikke")
    look(consultant, "konsulentens-vurdering")


def answered(leader: Page, employee: Page, look: Look) -> str:
    """The employee answers an offer on the phone, and the leader reads it."""
    leader.goto("/i-dag/")
    link = leader.locator("li.task", has_text="anden tid til samtalen").get_by_role("heading").get_by_role("link")
    name = link.inner_text()
    link.click()
    case = leader.url
    leader.get_by_role("link", name="Tilbyd hjælp").first.click()
    leader.get_by_label("Fysioterapeut").check()
    leader.get_by_role("button", name="Giv tilbuddet").click()
    employee.goto("/min-side/")
    employee.get_by_role("link", name="Hjælp fra fysioterapeut").click()
    look(employee, "tilbud-telefon")
    employee.get_by_role("button", name="Tager imod").click()
    expect(employee.get_by_text("Din leder kan se, at du tager imod.")).to_be_visible()
    leader.goto(case)
    expect(leader.locator("main")).to_contain_text("Tilbud: fysioterapeut · Tager imod")
    return name


def judged_again_in_week_six(leader: Page, name: str, look: Look) -> None:
    """It has opened on day 36 and is due on day 42."""
    again = leader.get_by_role("row").filter(has_text=name).filter(has_text="Bliver fraværet langt?")
    expect(again).to_contain_text("2.12.2026")
    again.get_by_role("link", name=re.compile("^Skriv vurderingen")).click()
    leader.get_by_label("Ja", exact=True).check()
    leader.get_by_label("Hvad bygger du den på?").fill("Kan begynde på nogle timer, men ikke alt.")
    leader.get_by_role("button", name="Gem vurderingen").click()
    expect(leader.get_by_text("Din vurdering er gemt.")).to_be_visible()
    look(leader, "uge-6")


def planned(leader: Page, employee: Page, look: Look) -> None:
    leader.get_by_role("link", name=re.compile("^Lav en plan")).first.click()
    leader.get_by_label("Hvilke opgaver?").fill("Dagvagter uden løft.")
    look(leader, "plan")
    leader.get_by_role("button", name=re.compile("^(Gem|Lav) planen|^Gem")).first.click()
    expect(leader.locator("main")).to_contain_text("Dagvagter uden løft.")
    employee.goto("/min-side/")
    expect(employee.get_by_role("heading", name="Din plan for at komme tilbage")).to_be_visible()
    look(employee, "plan-telefon")


def well_again(employee: Page, look: Look) -> None:
    employee.goto("/min-side/")
    employee.get_by_role("link", name="Meld dig rask").first.click()
    employee.get_by_role("button", name=re.compile("^Meld ")).click()
    expect(employee.get_by_role("link", name="Meld dig syg").first).to_be_visible()
    look(employee, "rask-telefon")
