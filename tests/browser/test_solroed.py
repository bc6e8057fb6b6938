"""Solrød's way: *fraværssparring* by keyboard from the agenda to the leader's list, Fast track, and four months."""

import re

from playwright.sync_api import Page, Response, expect
from tests.browser.conftest import Enter, Look

DECIDED = "Tal de korte perioder igennem"


def test_a_sparring_is_held_by_keyboard_and_ends_with_minutes_S5(enter: Enter, look_twice: Look) -> None:
    page = enter("fastholdelse", policy="solroed")
    page.goto("/fravaerssparring/")
    look_twice(page, "moeder")
    page.get_by_role("row", name="Sparringsgruppe Nord Mødelokale 2 Dagsorden sendt").get_by_role("link").click()
    look_twice(page, "dagsorden")
    page.get_by_role("link", name="Hold mødet").click()
    first = page.get_by_role("heading", level=1).inner_text()
    expect(page.get_by_role("heading", name="Besluttet sidst")).to_be_visible()
    look_twice(page, "sag")
    page.keyboard.press("j")
    expect(page.get_by_role("heading", level=1)).not_to_have_text(first)
    page.keyboard.press("k")
    expect(page.get_by_role("heading", level=1)).to_have_text(first)
    page.keyboard.press("?")
    expect(page.get_by_text("ny beslutning", exact=True)).to_be_visible()
    page.locator("body").click(position={"x": 5, "y": 300})
    page.keyboard.press("n")
    page.keyboard.type("Lederen taler med juristen")
    expect(page.get_by_label("Hvad er besluttet?")).to_have_value("Lederen taler med juristen")
    page.get_by_label("Senest").fill("2026-12-07")
    page.get_by_role("button", name="Skriv beslutningen").click()
    expect(page.get_by_text("Beslutningen er skrevet.")).to_be_visible()
    page.get_by_role("button", name=re.compile("^Gjort ?: Mulighedserklæring")).click()
    expect(page.get_by_text("Beslutningen er registreret som gjort.")).to_be_visible()
    count = int(re.findall(r"Sag 1 af (\d+)", page.inner_text("main"))[0])
    wished = ""
    for n in range(count):
        expect(page.locator("main")).to_contain_text(f"Sag {n + 1} af {count}")
        if page.get_by_text("Lederens ønske: gentaget fravær").count():
            wished = decided_about_the_leaders_wish(page)
        action = "Udskyd til næste gang" if n == 1 else "Drøftet"
        page.get_by_role("button", name=action, exact=True).click()
    page.locator("#next-case").click()
    look_twice(page, "slut")
    for name in page.get_by_role("checkbox").all():
        name.check()
    page.get_by_role("button", name="Slut mødet").click()
    expect(page.get_by_text("Mødet er slut, og referatet er klar.")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("link", name="Referat (PDF)").click()
    assert download.value.path().read_bytes().startswith(b"%PDF")
    leader = enter("leder", policy="solroed")
    leader.goto("/fravaerssparring/")
    leader.get_by_role("row", name="Sparringsgruppe Nord Mødelokale 2 Holdt").get_by_role("link").first.click()
    assert first not in leader.inner_text("main"), "a leader sees only their own cases"
    done_by_the_leader(leader, wished, look_twice)


def decided_about_the_leaders_wish(page: Page) -> str:
    """Written from the key n; the name of whom it is about."""
    page.keyboard.press("n")
    page.keyboard.type(DECIDED)
    page.get_by_label("Hvem står for det?").select_option(label="Leder")
    page.get_by_label("Senest").fill("2026-11-30")
    page.get_by_role("button", name="Skriv beslutningen").press("Enter")
    expect(page.get_by_text("Beslutningen er skrevet.")).to_be_visible()
    expect(page.get_by_role("complementary", name="Beslutninger")).to_contain_text(f"{DECIDED} (leder, 30.11.2026)")
    return page.get_by_role("heading", level=1).inner_text()


def done_by_the_leader(leader: Page, name: str, look_twice: Look) -> None:
    """What was decided is a step on the leader's list, and goes when it is done."""
    leader.goto("/i-dag/")
    step = leader.locator("li.task, tr").filter(has_text=DECIDED)
    expect(step).to_have_count(1)
    expect(step).to_contain_text(name)
    expect(step).to_contain_text("30.11.2026")
    look_twice(leader, "i-dag")
    step.get_by_role("link", name=re.compile("^Gjort")).click()
    with leader.expect_response(is_posted):
        leader.get_by_role("button", name="Gjort").click()
    leader.goto("/i-dag/")
    expect(step).to_have_count(0)


def is_posted(answer: Response) -> bool:
    return answer.request.method == "POST"


def test_fast_track_is_copied_answer_by_answer_and_registered_as_sent_S6(enter: Enter, look_twice: Look) -> None:
    page = enter("leder", policy="solroed")
    page.goto("/i-dag/")
    page.locator("li, tr").filter(has_text="Fast track").get_by_role("link", name="Se papiret").first.click()
    expect(page.get_by_role("heading", level=1, name="Fast track")).to_be_visible()
    expect(page.get_by_label("Er arbejdet forsøgt tilpasset?")).to_have_value(
        "Ja. Vagterne er kortere, og der er makker ved løft. Det er ikke nok."
    )
    look_twice(page, "fast-track")
    page.get_by_role("link", name="Sendt i NemRefusion").click()
    look_twice(page, "sendt")
    page.get_by_role("button", name="Registrér").click()
    expect(page.get_by_text("kommunens samtale senest")).to_be_visible()


def test_more_than_four_months_is_considered_decided_and_told_S9b_H8(enter: Enter, look_twice: Look) -> None:
    page = enter("lederens-leder", policy="solroed")
    page.goto("/i-dag/")
    page.get_by_label("Skift enhed").select_option(label="Kløvervangen")
    page.get_by_role("link", name="Overvej og beslut").first.click()
    look_twice(page, "beslutning")
    expect(page.get_by_text("4 overvejelser mangler svar.")).to_be_visible()
    expect(page.get_by_text("Afsked efter langt fravær", exact=True)).to_be_visible()
    for _ in range(4):
        page.get_by_role("link", name=re.compile("^Svar ?:")).first.click()
        page.get_by_role("button", name="Gem overvejelsen").click()
        expect(page.get_by_text("Der er problemer")).to_be_visible()
        page.get_by_role("radio", name="Overvejet").check()
        page.get_by_label("Hvad er undersøgt, og hvad viste det?").fill("Undersøgt sammen med medarbejderen.")
        page.get_by_role("button", name="Gem overvejelsen").click()
    expect(page.get_by_text("Alt er overvejet.")).to_be_visible()
    involved(page, enter("jurist", policy="solroed"), look_twice)
    page.get_by_role("link", name="Beslut", exact=True).click()
    page.get_by_role("radio", name="Fortsætter med en plan for at komme tilbage").check()
    page.get_by_label("Begrundelse").fill("Planen holder, og medarbejderen kommer gradvist tilbage.")
    look_twice(page, "beslut")
    page.get_by_role("button", name="Gem beslutningen").click()
    page.get_by_role("link", name="Giv medarbejderen besked").click()
    look_twice(page, "besked")
    page.get_by_role("button", name="Giv besked").click()
    expect(page.get_by_text("Medarbejderen har fået besked").first).to_be_visible()
    look_twice(page, "besluttet")
    with page.expect_download() as download:
        page.get_by_role("link", name="brevet (PDF)").click()
    assert download.value.path().read_bytes().startswith(b"%PDF")


def involved(leader: Page, lawyer: Page, look_twice: Look) -> None:
    """Handed the case, the lawyer reads what was considered, and cannot decide in the leaders' place."""
    decision = leader.url
    leader.locator(".page-lead").get_by_role("link").first.click()
    name = leader.get_by_role("heading", level=1).inner_text()
    leader.get_by_role("link", name=re.compile("^Overdrag sagen")).click()
    receiver = leader.locator("option").filter(has_text=re.compile("personalejurist", re.IGNORECASE)).first
    leader.get_by_label("Overdrages til").select_option(receiver.get_attribute("value"))
    leader.get_by_label("Hvorfor?").fill("Se overvejelserne igennem, før der besluttes.")
    with leader.expect_response(is_posted):
        leader.get_by_role("button", name="Overdrag", exact=True).click()
    leader.goto(decision)

    lawyer.goto("/organisation/overdragne/")
    lawyer.get_by_role("row", name="Se overvejelserne igennem").get_by_role("link", name=name).click()
    lawyer.get_by_role("link", name="Beslutning om fravær over 4 måneder").first.click()
    expect(lawyer.locator("main")).to_contain_text("Alt er overvejet.")
    expect(lawyer.get_by_text("Undersøgt sammen med medarbejderen.")).to_have_count(4)
    expect(lawyer.get_by_text("Afsked efter langt fravær", exact=True)).to_be_visible()
    expect(lawyer.locator("main")).to_contain_text("Beslutningen tages af: leder eller lederens leder.")
    expect(lawyer.get_by_role("link", name="Beslut", exact=True)).to_have_count(0)
    look_twice(lawyer, "juristen-laeser")


def test_the_coordinator_keeps_the_groups_and_sees_totals_S5_S9b(enter: Enter, look_twice: Look) -> None:
    page = enter("koordinator", policy="solroed")
    page.goto("/fravaerssparring/")
    look_twice(page, "koordinator")
    page.get_by_role("link", name="Sparringsgruppe Syd", exact=True).click()
    look_twice(page, "gruppe")
    page.get_by_role("link", name="Planlæg møder").click()
    look_twice(page, "planlaeg")
    page.goto("/langt-fravaer/")
    look_twice(page, "langt-fravaer")
