"""The scheme: the quarter the money runs out, the course around the leader, the night call, twice in a year."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import CopyOf, Enter, Look
from tests.browser.municipalities import MONDAY, Copy

POLICY = Path(__file__).parents[1] / "data" / "policies" / "paying.toml"
STRESS = "Samtaler om forebyggelse og håndtering af stress"
ANSWERS = {"trepart": "ja", "ikke-under-afsked": "nej", "intet-andet-forloeb": "nej", "arbejdsrelateret": "ja"}


@pytest.fixture
def aabenraa(copy_of: CopyOf, tmp_path: Path) -> Copy:
    """Aabenraa's scheme at a price, in a quarter whose money is used."""
    policy = tmp_path / "fjerde-kvartal.toml"
    text = POLICY.read_text(encoding="utf-8")
    policy.write_text(text.replace('amount = "10000.00"', 'amount = "4000.00"'), encoding="utf-8")
    assert policy.read_text(encoding="utf-8") != text
    made = copy_of()
    made.go_to(MONDAY, str(policy))
    return made


def answer(page: Page) -> None:
    for name, value in ANSWERS.items():
        field = page.locator(f"input[name='{name}'][value='{value}']")
        if field.count():
            page.locator(f"label[for='{field.get_attribute('id')}']").click()


def asked_by_the_leader(leader: Page, name: str, offer: str, look_twice: Look | None = None) -> None:
    leader.goto("/trivselsordning/")
    leader.get_by_role("link", name=offer).click()
    found_by_name(leader, name)
    answer(leader)
    leader.get_by_role("button", name="Se svaret").click()
    if look_twice:
        look_twice(leader, "spoergeramme")
    leader.get_by_role("button", name="Send til medarbejderen").click()
    expect(leader.get_by_text("Medarbejderen kan nu læse svarene")).to_be_visible()


def found_by_name(leader: Page, name: str) -> None:
    leader.get_by_role("link", name="Søg for en medarbejder").click()
    leader.get_by_label("Medarbejderens navn").fill(name)
    leader.get_by_role("button", name="Find").click()
    leader.get_by_role("link", name=name).click()


def confirmed(page: Page, offer: str) -> None:
    page.goto("/min-side/")
    page.get_by_role("link", name=offer).first.click()
    page.get_by_role("button", name="Ja, det passer").click()
    page.goto("/min-side/")


def test_A8_the_quarter_the_money_runs_out_hmu_moves_some_and_the_list_moves_up(
    aabenraa: Copy, enter: Enter, look_twice: Look
) -> None:
    trio = enter("trio", address=aabenraa.address)
    name = trio.get_by_role("heading", level=1).inner_text() if trio.url.endswith("/min-side/") else ""
    trio.goto("/min-side/")
    name = name or trio.get_by_role("heading", level=1).inner_text()
    leader = enter("leder", address=aabenraa.address)
    asked_by_the_leader(leader, name, STRESS, look_twice)
    confirmed(trio, STRESS)
    expect(trio.get_by_text("Du er nummer 1 på ventelisten.")).to_be_visible()
    trio.get_by_role("link", name=STRESS).first.click()
    expect(trio.get_by_text("Pengene til tilbuddet er brugt i denne periode.")).to_be_visible()
    look_twice(trio, "venter")
    moved_by_hr(enter("hr", address=aabenraa.address), look_twice)
    trio.reload()
    expect(trio.get_by_text("Der er en plads til dig.")).to_be_visible()
    look_twice(trio, "plads")
    trio.get_by_role("button", name="Tag imod pladsen").click()
    expect(trio.get_by_text("Pladsen er din.")).to_be_visible()


def moved_by_hr(page: Page, look_twice: Look) -> None:
    page.goto("/trivselsordning/penge/")
    page.get_by_role("link", name=re.compile("Bevilg.*Job & Trivsel")).click()
    page.get_by_label("Beløb").fill("8.000,00")
    page.get_by_label("Beslutning", exact=True).fill("Budget 2026")
    page.get_by_role("button", name="Bevilg").click()
    page.get_by_role("link", name=re.compile("Flyt.*Job & Trivsel")).click()
    page.get_by_label("Til aftalen").select_option(label="Individuelle samtaleforløb")
    page.get_by_label("Beløb").fill("6.000,00")
    page.get_by_label("Beslutning i HMU", exact=True).fill("HMU 12. november 2026")
    page.get_by_role("button", name="Vis virkningen").click()
    expect(page.get_by_text("Bagefter").first).to_be_visible()
    look_twice(page, "flyt")
    page.get_by_role("button", name="Flyt", exact=True).click()
    expect(page.get_by_text("HMU 12. november 2026")).to_be_visible()
    look_twice(page, "penge")
    page.goto("/trivselsordning/ventelister/")
    expect(page.get_by_text("Plads tilbudt")).to_be_visible()


def test_A5_a_course_that_concerns_the_leader_goes_around_them(aabenraa: Copy, enter: Enter, look_twice: Look) -> None:
    trio = enter("trio", address=aabenraa.address)
    trio.goto("/min-side/")
    name = trio.get_by_role("heading", level=1).inner_text()
    trio.goto("/trivselsordning/stress-samtale/")
    trio.get_by_role("link", name="Handler det om din leder?").click()
    trio.get_by_role("link", name=STRESS).click()
    answer(trio)
    look_twice(trio, "uden-om")
    trio.get_by_role("button", name="Send", exact=True).click()
    hr = enter("hr", address=aabenraa.address)
    hr.goto("/trivselsordning/uden-om-lederen/")
    hr.get_by_role("link", name=re.compile(name)).click()
    look_twice(hr, "i-lederens-sted")
    hr.get_by_role("button", name="Bekræft").click()
    trio.goto("/min-side/")
    expect(trio.get_by_text("Dine forløb i trivselsordningen").first).to_be_visible()
    leader = enter("leder", address=aabenraa.address)
    leader.goto("/trivselsordning/stress-samtale/")
    found_by_name(leader, name)
    leader.locator(".page-lead").get_by_role("link", name=name).click()
    assert "stress" not in leader.inner_text("main").casefold()
    for page in ("/trivselsordning/ventelister/", "/trivselsordning/penge/", "/trivselsordning/uden-om-lederen/"):
        answered = leader.goto(page)
        assert answered is not None
        assert answered.status == 404, page
    assert name not in aabenraa.mails()


def test_A3_a_colleague_calls_at_night_and_writes_it_down_afterwards(
    aabenraa: Copy, enter: Enter, look_twice: Look
) -> None:
    nobody = enter(None, address=aabenraa.address)
    nobody.goto("/akut/")
    expect(nobody.get_by_text("Sig", exact=True).first).to_be_visible()
    look_twice(nobody, "akutkort")
    trio = enter("trio", address=aabenraa.address)
    trio.goto("/trivselsordning/krisehjaelp-individuel/")
    trio.get_by_role("link", name="Registrér et opkald").click()
    trio.get_by_label("Hvor mange fik hjælp?").fill("2")
    look_twice(trio, "opkald")
    trio.get_by_role("button", name="Gem").click()
    expect(trio.get_by_text("Tak. Opkaldet er registreret")).to_be_visible()
    leader = enter("leder", address=aabenraa.address)
    leader.goto("/i-dag/")
    expect(leader.get_by_text("Akut hjælp er brugt").first).to_be_visible()


def test_A4_job_and_trivsel_twice_in_one_year_is_refused_with_its_reason(
    aabenraa: Copy, enter: Enter, look_twice: Look
) -> None:
    trio = enter("trio", address=aabenraa.address)
    applied(trio, look_twice)
    hr = enter("hr", address=aabenraa.address)
    hr.goto("/indsatser/")
    hr.get_by_role("link", name=re.compile("Job & Trivsel")).first.click()
    hr.get_by_role("link", name="Godkend").click()
    hr.get_by_label("Hvad er målet?").fill("En aftale om, hvordan vi taler til hinanden")
    look_twice(hr, "godkend")
    hr.get_by_role("button", name="Godkend").click()
    expect(hr.get_by_text("Ansøgningen er godkendt")).to_be_visible()
    trio.goto("/indsatser/ansoeg/job-og-trivsel/")
    unit = trio.get_by_label("Hvilken enhed?")
    unit.select_option(index=0 if unit.locator("option").count() == 1 else 1)
    expect(trio.get_by_text("Arbejdspladsen har allerede fået 1 forløb i år.")).to_be_visible()
    expect(trio.get_by_text("Arbejdspladsen betaler selv")).to_be_visible()
    look_twice(trio, "afslag")


def applied(trio: Page, look_twice: Look) -> None:
    trio.goto("/trivselsordning/job-og-trivsel/")
    trio.get_by_role("link", name="Søg en indsats").click()
    unit = trio.get_by_label("Hvilken enhed?")
    unit.select_option(index=0 if unit.locator("option").count() == 1 else 1)
    trio.get_by_label("Hvor mange er det for?").fill("12")
    trio.get_by_label("Hvad vil I gerne opnå?").fill("Færre konflikter")
    trio.get_by_label("Hvad skal forløbet handle om?").fill("Samarbejde")
    trio.get_by_label("Hvornår kan gruppen mødes?").fill("Om mandagen")
    look_twice(trio, "ansoegning")
    trio.get_by_role("button", name="Send ansøgningen").click()
    expect(trio.get_by_text("Ansøgningen er sendt.")).to_be_visible()
