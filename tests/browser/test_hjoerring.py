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
    called = called_together(leader, enter("fastholdelse", address=here.address), name, look)
    judged_by_the_consultant(enter("fastholdelse", address=here.address), look)
    name = answered(leader, enter("medarbejder-syg", phone=True, address=here.address), look)

    here.go_to(WEEK_SIX, "hjoerring")
    leader = enter("leder", address=here.address)
    held_together(leader, called, look)
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


def called_together(leader: Page, consultant: Page, name: str, look: Look) -> str:
    """The conversation of week 2: the case is handed to a consultant, who is in the letter and finds the time."""
    leader.get_by_role("link", name=re.compile("^Overdrag sagen")).click()
    receiver = leader.locator("option").filter(has_text=re.compile("Lars.*fastholdelseskonsulent", re.IGNORECASE)).first
    leader.get_by_label("Overdrages til").select_option(receiver.get_attribute("value"))
    leader.get_by_label("Hvorfor?").fill("Samtale i 2. fraværsuge.")
    leader.get_by_role("button", name="Overdrag", exact=True).click()
    leader.goto("/i-dag/")
    step = leader.get_by_role("row").filter(has_text=name).filter(has_text="Samtale med fastholdelseskonsulent")
    task = leader.locator("li.task").filter(has_text=name).filter(has_text="Samtale med fastholdelseskonsulent")
    task.or_(step).first.get_by_role("link", name=re.compile("^Indkald til samtale")).click()
    expect(leader.get_by_role("heading", level=1)).to_contain_text("samtale i Tidlig Indsats")
    leader.get_by_label(re.compile("fastholdelseskonsulent")).check()
    leader.get_by_label("Sted").fill("Mødelokale 2")
    look(leader, "indkald")
    leader.get_by_role("button", name="Send brevet").click()
    expect(leader.get_by_text("Brevet er skrevet")).to_be_visible()
    letter = leader.request.get(str(leader.get_by_role("link", name=re.compile("^Brev")).first.get_attribute("href")))
    assert letter.body().startswith(b"%PDF")
    consultant.goto("/organisation/overdragne/")
    expect(consultant.locator("main")).to_contain_text(f"{name}: Samtale i Tidlig Indsats")
    look(consultant, "indkaldt-konsulent")
    return leader.url


def held_together(leader: Page, conversation: str, look: Look) -> None:
    """Held on its day, with minutes the employee gets; the step of the rules is done with it."""
    leader.goto(conversation)
    leader.get_by_role("link", name="Registrér som holdt").click()
    leader.get_by_role("button", name="Registrér").click()
    leader.get_by_role("textbox").first.fill("Vil gerne begynde med nogle timer.")
    leader.get_by_role("button", name="Gem og del med medarbejderen").click()
    expect(leader.get_by_role("heading", name="Referat", exact=True)).to_be_visible()
    look(leader, "referat")
    leader.locator(".page-lead").get_by_role("link").first.click()
    done = leader.locator("li.timeline-point", has_text="Samtale med fastholdelseskonsulent").first
    expect(done).to_contain_text("Gennemført")
    leader.goto("/i-dag/")


def test_H3_a_preventive_referral_goes_from_the_leader_to_the_consultant_without_absence(
    enter: Enter, copy_of: CopyOf, look: Look
) -> None:
    here = copy_of()
    here.go_to(MONDAY, "hjoerring")
    leader = enter("leder", address=here.address)
    leader.locator("li.task", has_text="Har selv sagt til").get_by_role("heading").get_by_role("link").click()
    name = leader.get_by_role("heading", level=1).inner_text()
    leader.get_by_role("link", name="Henvis forebyggende").click()
    expect(leader.get_by_text("Personalejurist")).to_have_count(0)
    leader.get_by_label(re.compile("Fastholdelseskonsulent")).check()
    leader.get_by_label("Hvad er der lagt mærke til i arbejdet?").fill("Når ikke pauserne og siger nej til hjælp.")
    leader.get_by_role("button", name="Send henvisningen").click()
    expect(leader.locator("main")).to_contain_text("Medarbejderen skal være enig. Tal sammen først.")
    leader.get_by_label("Medarbejderen er enig i henvisningen").check()
    look(leader, "henvis")
    leader.get_by_role("button", name="Send henvisningen").click()
    expect(leader.get_by_text("Henvisningen er sendt.")).to_be_visible()
    consultant = enter("fastholdelse", address=here.address)
    referral = consultant.locator("ul.history > li", has_text="Når ikke pauserne og siger nej til hjælp.")
    expect(referral).to_contain_text(f"{name} · Sendt")
    referral.get_by_role("link", name=re.compile("^Tag sagen op")).click()
    look(consultant, "henvisning-tages-op")
    consultant.get_by_role("button", name=re.compile("^(Gem|Tag)")).click()
    expect(referral).to_contain_text("Taget op")
    leader.reload()
    expect(leader.locator("main")).to_contain_text("Taget op")


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
