"""The handbook says what the policy says: every rule once, in its area, with its source and its dates."""

from datetime import date

import pytest
from tests.core.policy.test_shipped import NAMES, shipped_policy
from tests.core.policy.texts import SMALL, policy

from naervaer.core.policy.dated import Dated
from naervaer.core.policy.handbook import Handbook, changes_after, handbook
from naervaer.core.policy.handbook_entries import Entry
from naervaer.core.policy.merge import LISTS, TABLES, key_of
from naervaer.core.policy.schema import Policy

TODAY = date(2026, 11, 22)


def entry(book: Handbook, rule_id: str) -> Entry:
    (found,) = (entry for area in book.areas for entry in area.entries if entry.anchor == rule_id)
    return found


def said(book: Handbook, rule_id: str) -> dict[str, tuple[str, ...]]:
    return {fact.label: fact.lines for fact in entry(book, rule_id).facts}


@pytest.mark.parametrize("name", NAMES)
def test_every_rule_in_force_or_to_come_has_one_place_in_the_handbook(name: str) -> None:
    found = shipped_policy(name)
    book = handbook(found, TODAY)
    rules = (*found.step, *found.alert, *found.offer, *found.agreement, *found.contact, *found.guidance)
    current = {key_of(rule) for rule in rules if rule.valid_to is None or rule.valid_to >= TODAY}
    places = [entry.rule_id for area in book.areas for entry in area.entries]
    assert {rule_id for rule_id in current if places.count(rule_id) != 1} == set()
    assert all(book.place_of(rule_id) for rule_id in current)


@pytest.mark.parametrize("name", NAMES)
def test_every_address_of_a_page_is_its_own(name: str) -> None:
    for area in handbook(shipped_policy(name), TODAY).areas:
        anchors = [entry.anchor for entry in area.entries]
        assert len(anchors) == len(set(anchors))


def test_a_step_says_when_who_and_what_can_be_answered() -> None:
    """H4 H3"""
    book = handbook(shipped_policy("hjoerring"), TODAY)
    assert said(book, "risikovurdering") == {
        "Hvornår": (
            "I 2. fraværsuge (dag 8-14).",
            "Gentages på dag 42, så længe medarbejderen er fraværende.",
        ),
        "Hvem": ("Leder.",),
        "Sammen med": ("Fastholdelseskonsulent.",),
        "Svar": ("»ja«, »nej« eller »ved ikke«.",),
    }
    assert said(book, "samtale-tidlig-indsats")["Hvornår"] == (
        "Fra den dag, der svares »ja« på »Bliver fraværet langt?«, og senest dag 14 (sidste dag i 2. fraværsuge).",
        "Gentages på dag 42, så længe medarbejderen er fraværende.",
    )


def test_the_law_stands_beside_the_own_limit_with_its_source() -> None:
    talk = entry(handbook(shipped_policy("hjoerring"), TODAY), "samtale-7a")
    assert talk.facts[0].lines == (
        "Fra dag 15 (første dag i 3. fraværsuge) og senest 27 dage efter første fraværsdag (dag 28).",
        "Loven siger senest 4 uger efter første fraværsdag (dag 29).",
    )
    assert talk.rests_on == "Lov"
    assert talk.source == "Sygedagpengeloven § 7 a; Personaleadministrativ Vejledning 24.2.3"
    assert talk.checked == "Kontrolleret 22. november 2026: læst i selve kilden eller flere officielle kilder."


def test_steps_are_told_in_the_order_they_happen() -> None:
    book = handbook(shipped_policy("hjoerring"), TODAY)
    area = book.area("naar-nogen-er-syg")
    assert area is not None
    order = [entry.anchor for entry in area.entries]
    assert order.index("kontakt-uge-2") < order.index("samtale-tidlig-indsats") < order.index("samtale-7a")


def test_guidance_and_the_rules_it_stands_beside_lead_to_each_other() -> None:
    book = handbook(shipped_policy("hjoerring"), TODAY)
    assert "samtale-7a" in [link.anchor for link in entry(book, "referat").related]
    assert "referat" in [link.anchor for link in entry(book, "samtale-7a").related]


def test_an_offer_says_who_books_what_it_gives_and_what_must_be_true() -> None:
    """A1 A2 A3 A4 A5 A8"""
    talk = said(handbook(shipped_policy("aabenraa"), TODAY), "trivselssamtale")
    assert talk["Hvem bestiller"][0] == "Nærmeste leder."
    assert talk["Hvor meget"] == (
        "Op til 5 timer pr. forløb.",
        "Det, der ligger ud over, betales af arbejdspladsen efter aftale med lederen.",
        "Betales af »Individuelle samtaleforløb«.",
        "Er pengene i perioden brugt, kommer du på venteliste.",
        "Pladserne på ventelisten gives efter den dato, der er søgt. Et tilbud om plads besvares inden 5 arbejdsdage.",
        "Siger du nej tak lige nu, bliver du spurgt igen efter 14 dage.",
    )
    assert talk["Trepartssamtale"] == (
        "Mindst 1 gang, ved den sidste samtale.",
        "Handler det om lederen selv, deltager personalekonsulent eller lederens leder i stedet.",
    )
    assert "Er medarbejderen sygemeldt, helt eller delvist? Svaret skal være nej." in talk["Betingelser"]
    assert len(talk["Betingelser"]) == 6
    assert talk["Det kan du ellers gøre"][:2] == ("Job & Trivsel.", "Arbejdspladsen betaler selv.")


def test_what_is_over_is_left_out_and_what_comes_says_so() -> None:
    found = shipped_policy("standard")
    assert handbook(found, TODAY).place_of("opfoelgning-8-uger") is None
    assert handbook(found, date(2026, 1, 31)).place_of("opfoelgning-8-uger") is not None
    assert entry(handbook(found, TODAY), "regler-2027-2027-01-01").validity == "Træder i kraft fra 1. januar 2027."


def test_two_versions_of_a_rule_have_each_their_address() -> None:
    later = SMALL[SMALL.index("[[step]]") :].replace("day_of_case = 14", "day_of_case = 12")
    book = handbook(policy(SMALL + "valid_to = 2026-12-31\n" + later + "valid_from = 2027-01-01\n"), TODAY)
    place = book.place_of("kontakt")
    assert place is not None
    assert place.anchor == "kontakt"
    assert said(book, "kontakt-2027-01-01")["Hvornår"][0].endswith("senest dag 12.")


def test_counting_says_the_method_the_goal_and_the_calendar() -> None:
    """H2 H21"""
    book = handbook(shipped_policy("solroed"), TODAY)
    assert said(book, "fravaersprocent")["Mål"] == ("Målet er 7,8 %.",)
    assert said(book, "forloeb-og-kalender")["Også fri"] == ("24. december.",)
    assert said(book, "koder-sd")["Koder"][0] == "Egen sygdom: 790."


def test_counting_says_other_choices_too() -> None:
    text = "[figures]\nmonthly_paid_only = false\n[timeline]\njoin_gap_days = 3\nbridge_non_workdays = false\n"
    book = handbook(policy(SMALL + text), TODAY)
    assert said(book, "fravaersprocent")["Hvem"] == ("Alle ansatte.",)
    assert said(book, "forloeb-og-kalender")["Forløb"] == ("Perioder med højst 3 dage imellem er ét forløb.",)
    assert "Også fri" not in said(book, "forloeb-og-kalender")


OFFERS = """
[[agreement]]
id = "pulje"
period = "month"
grants = [{ from = 2026-01-01, amount = "250000.00" }]
[[offer]]
id = "et"
title = "Et"
level = "organisation"
provider = "nogen"
booked_by = ["chief"]
beyond_quota = { paid_by = "employee", agreed_with = "hr_consultant" }
three_party = { minimum = 0, when = "any" }
paid_by = "workplace"
source = "prøve"
[[offer]]
id = "to"
title = "To"
level = "group"
provider = "nogen"
booked_by = ["chief"]
three_party = { minimum = 2, when = "first" }
paid_by = "pulje"
when_money_is_out = "closed"
source = "prøve"
confidence = "K"
"""


def test_offers_can_be_paid_and_met_in_other_ways() -> None:
    book = handbook(policy(SMALL + OFFERS), TODAY)
    assert said(book, "et")["Hvor meget"] == (
        "Det, der ligger ud over, betales af medarbejderen efter aftale med HR-konsulenten.",
        "Betales af arbejdspladsen.",
    )
    assert "Trepartssamtale" not in said(book, "et")
    assert said(book, "to")["Trepartssamtale"] == ("Mindst 2 gange, ved den første samtale.",)
    assert said(book, "to")["Hvor meget"][0] == "Betales af »pulje«."
    assert entry(book, "to").checked == "Ikke kontrolleret: almindelig viden; ikke fundet på skrift."
    assert entry(book, "et").checked == ""
    assert said(book, "pulje")["Bevilling"] == ("250000 kr. fra 1. januar 2026.",)


def test_a_rule_that_is_not_there_has_no_place() -> None:
    book = handbook(policy(SMALL), TODAY)
    assert book.place_of("findes-ikke") is None
    assert book.area("findes-ikke") is None


def test_coming_changes_are_told_nearest_first() -> None:
    found = changes_after(shipped_policy("standard"), TODAY)
    assert [(change.day, change.begins, change.rule_id) for change in found] == [
        (date(2026, 12, 31), False, "revurdering-22-uger"),
        (date(2027, 1, 1), True, "regler-2027"),
    ]


def test_a_change_of_the_way_of_counting_is_a_change_too() -> None:
    found = changes_after(policy(SMALL + "[figures]\nvalid_from = 2027-01-01\n"), TODAY)
    assert [change.title for change in found] == ["Sådan tæller vi"]


def rules_of(name: str) -> tuple[Dated, ...]:
    """Some of the shipped policies' rules of this kind; nothing for what is no list or table."""
    found = [getattr(shipped_policy(shipped), name) for shipped in NAMES]
    return next((rules for rules in found if rules and isinstance(rules, tuple)), ())


DATED = [name for name in Policy.model_fields if rules_of(name)]


@pytest.mark.parametrize("name", DATED)
def test_a_change_in_any_list_or_table_is_told_with_a_title(name: str) -> None:
    rule = rules_of(name)[0].model_copy(update={"valid_from": date(2027, 2, 1), "valid_to": date(2027, 5, 1)})
    told = changes_after(shipped_policy("standard").model_copy(update={name: (rule,)}), TODAY)
    days = [(c.day, c.begins) for c in told if c.day in (rule.valid_from, rule.valid_to) and c.title]
    assert days == [(date(2027, 2, 1), True), (date(2027, 5, 1), False)]


def test_everything_dated_is_among_the_lists_and_tables_that_are_laid_together() -> None:
    assert set(DATED) == {*LISTS, *TABLES}


def test_a_rule_that_is_dropped_is_told_with_its_reason() -> None:
    base = SMALL.replace('"kontakt"', '"foerste-kontakt"')
    drop = 'drop = [{ id = "foerste-kontakt", why = "Vi ringer dag 1." }]'
    own = f'[municipality]\nname = "Egen"\nextends = "basis"\n{drop}\n'
    book = handbook(policy(own, basis=base), TODAY)
    assert [(drop.title, drop.why) for drop in book.dropped] == [("Første kontakt", "Vi ringer dag 1.")]
    assert book.place_of("foerste-kontakt") is None


def test_H14_a_municipality_that_does_not_ask_about_working_while_ill_says_nothing_of_it() -> None:
    policy = shipped_policy("standard")
    rules = policy.presenteeism_on(TODAY).model_copy(update={"offered": False})
    silent = policy.model_copy(update={"presenteeism": (rules,)})
    told = {e.rule_id for area in handbook(policy, TODAY).areas for e in area.entries}
    kept = {e.rule_id for area in handbook(silent, TODAY).areas for e in area.entries}
    assert told - kept == {"sygenaervaer-regler"}
