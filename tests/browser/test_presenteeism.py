"""Sygenærvær on an employee's phone, on the leader's list, and from the TRIO. H14"""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

Enter = Callable[..., Page]
Picture = Callable[[Page, str], None]


def test_H14_an_employee_says_it_on_a_phone_and_the_leader_takes_it_up(enter: Enter, picture: Picture) -> None:
    employee = enter("trio", phone=True)
    employee.goto("/min-side/")
    employee.get_by_role("link", name="Sig det til").click()
    picture(employee, "sygenaervaer-telefon")
    employee.get_by_label("Tæl det kun med i tallene, uden navn").check()
    employee.get_by_label("Jeg vil gerne tale med min leder om det").check()
    employee.get_by_role("button", name="Send").click()
    expect(employee.locator("main")).to_contain_text("Vil du have en samtale, skal din leder kunne se det.")
    employee.get_by_label("Min leder må se det").check()
    employee.get_by_label(re.compile("^Hvad ville hjælpe")).fill("Kortere dage i denne uge")
    employee.get_by_role("button", name="Send").click()
    expect(employee.get_by_text("Tak. Din leder kan se det nu.")).to_be_visible()
    picture(employee, "sygenaervaer-min-side-telefon")

    leader = enter("leder")
    leader.goto("/i-dag/")
    task = leader.locator("li.task", has_text="Kortere dage i denne uge")
    expect(task).to_contain_text("Tal sammen: har bedt om en samtale")
    picture(leader, "sygenaervaer-i-dag")
    task.get_by_role("link", name=re.compile("^Vi har talt sammen")).click()
    leader.get_by_role("button", name="Vi har talt sammen").click()
    expect(leader.get_by_text("Det er registreret.")).to_be_visible()
    leader.goto("/i-dag/")
    expect(leader.locator("li.task", has_text="Kortere dage i denne uge")).to_have_count(0)

    employee.goto("/min-side/")
    expect(employee.locator("main")).to_contain_text("Talt om")
    employee.get_by_role("link", name=re.compile("^Træk tilbage")).first.click()
    employee.get_by_role("button", name="Træk det tilbage").click()
    expect(employee.get_by_text("Ingen kan se det, og det tælles ikke med.")).to_be_visible()


def test_H14_a_trio_says_it_of_its_unit_beside_totals_that_hide_the_few(enter: Enter, picture: Picture) -> None:
    trio = enter("trio")
    trio.goto("/sygenaervaer/")
    expect(trio.locator("main")).to_contain_text("pauserne bliver sprunget over")
    trio.get_by_role("link", name=re.compile("^Sig til for")).first.click()
    trio.get_by_label(re.compile("^Mange går på arbejde")).check()
    trio.get_by_role("button", name="Send").click()
    expect(trio.get_by_text("Tak. TRIO og lederne kan se det.")).to_be_visible()
    picture(trio, "sygenaervaer-trio")
    chief = enter("chef")
    chief.goto("/sygenaervaer/")
    expect(chief.locator("tbody tr").first).to_contain_text(re.compile(r"\d"))
    picture(chief, "sygenaervaer-chef")
