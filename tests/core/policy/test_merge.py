"""``extends``: what a municipality's file says, laid over what it builds on."""

from datetime import date

import pytest
from tests.core.policy.texts import SMALL, faults, policy

BASE = """\
[municipality]
name = "Fælles"
days_off = ["12-24"]

[figures]
denominator = "dst"
suppress_below_persons = 7

[absence_codes.sd]
790 = "own_sickness"
526 = "partial_sickness"

[wording]
leader = "chef"
employee = "kollega"

[[step]]
id = "kontakt"
title = "Fælles kontakt"
opens = { day_of_case = 1 }
due = { day_of_case = 2 }
owner = "leader"
kind = "contact"
source = "fælles"

[[step]]
id = "samtale"
title = "Fælles samtale"
opens = { day_of_case = 15 }
due = { day_of_case = 28 }
owner = "leader"
kind = "conversation"
source = "fælles"
"""
OWN = SMALL.replace('name = "Prøve Kommune"', 'name = "Prøve Kommune"\nextends = "basis"')


def test_an_own_rule_replaces_the_bases_in_its_place_and_the_rest_is_inherited() -> None:
    found = policy(OWN, basis=BASE)
    assert [(step.id, step.title) for step in found.step] == [
        ("kontakt", "Kontakt i 2. fraværsuge"),
        ("samtale", "Fælles samtale"),
    ]
    assert found.municipality.name == "Prøve Kommune"
    assert found.municipality.days_off == ("12-24",)


def test_an_own_rule_replaces_every_dated_version_of_the_bases() -> None:
    dated = BASE.replace('source = "fælles"\n\n', 'source = "fælles"\nvalid_to = 2025-12-31\n\n', 1)
    later = 'source = "fælles"\nvalid_from = 2026-01-01\n'
    base = dated + dated[dated.index('[[step]]\nid = "kontakt"') : dated.index('[[step]]\nid = "samtale"')].replace(
        'source = "fælles"\nvalid_to = 2025-12-31\n', later
    )
    assert len([s for s in policy(base).step if s.id == "kontakt"]) == 2
    assert [s.title for s in policy(OWN, basis=base).step if s.id == "kontakt"] == ["Kontakt i 2. fraværsuge"]


def test_tables_are_laid_together_key_by_key() -> None:
    own = OWN + '[figures]\ndenominator = "krl-227"\n[absence_codes.sd]\n526 = "other"\n[wording]\nleader = "leder"\n'
    found = policy(own, basis=BASE)
    assert (found.figures[0].denominator, found.figures[0].suppress_below_persons) == ("krl-227", 7)
    assert found.absence_codes["sd"] == {"790": "own_sickness", "526": "other"}
    assert (found.title("leader"), found.title("employee"), found.title("trio")) == ("leder", "kollega", "TRIO")


def test_a_dated_table_takes_the_rest_from_the_base_and_the_base_fills_the_other_days() -> None:
    own = OWN + '[[figures]]\nvalid_from = 2026-01-01\ndenominator = "krl-227"\n[[timeline]]\njoin_gap_days = 3\n'
    found = policy(own, basis=BASE)
    after, before = found.figures_on(date(2026, 6, 1)), found.figures_on(date(2025, 6, 1))
    assert (after.denominator, after.suppress_below_persons) == ("krl-227", 7)
    assert before.denominator == "dst"
    assert found.timeline_on(date(2026, 6, 1)).join_gap_days == 3


def test_a_dated_table_without_a_base_of_those_days_stands_by_itself() -> None:
    base = BASE.replace("[figures]\n", "[figures]\nvalid_to = 2020-12-31\n")
    found = policy(OWN + "[figures]\nvalid_from = 2026-01-01\ngoal_percent = 7\n", basis=base)
    assert found.figures_on(date(2026, 1, 1)).suppress_below_persons == 5
    assert found.figures_on(date(2020, 1, 1)).suppress_below_persons == 7
    assert found.figures_on(date(2023, 1, 1)).denominator == "krl-227"


def test_an_inherited_rule_can_be_dropped_with_a_reason() -> None:
    own = OWN.replace('extends = "basis"', 'extends = "basis"\ndrop = [{ id = "samtale", why = "Holdes af HR." }]')
    found = policy(own, basis=BASE)
    assert [step.id for step in found.step] == ["kontakt"]
    assert [drop.why for drop in found.municipality.drop] == ["Holdes af HR."]


def test_dropping_what_is_not_inherited_is_a_mistake_with_the_nearest_name() -> None:
    own = OWN.replace('extends = "basis"', 'extends = "basis"\ndrop = [{ id = "samtalen", why = "?" }]')
    (found,) = faults(own, basis=BASE)
    assert found == (
        'prøve.toml, linje 4: municipality.drop "samtalen".id: fandt "samtalen", '
        "forventet id på en regel i det, der bygges på. Mente du samtale?"
    )


def test_a_base_may_build_on_a_base() -> None:
    middle = '[municipality]\nname = "Midt"\nextends = "basis"\ndrop = [{ id = "samtale", why = "x" }]\n'
    found = policy(OWN.replace('"basis"', '"midt"'), midt=middle, basis=BASE)
    assert [step.title for step in found.step] == ["Kontakt i 2. fraværsuge"]
    assert found.municipality.extends == "midt"


def test_a_ring_of_bases_is_a_mistake() -> None:
    middle = '[municipality]\nname = "Midt"\nextends = "proeve"\n'
    (found,) = faults(OWN.replace('"basis"', '"midt"'), midt=middle)
    assert "midt.toml, linje 3: municipality.extends" in found
    assert "uden ring (her: proeve → midt → proeve)" in found


def test_a_base_that_is_not_there_is_a_mistake_with_the_nearest_name() -> None:
    (found,) = faults(OWN.replace('"basis"', '"basiss"'), basis=BASE)
    assert found.endswith('fandt "basiss", forventet navnet på en politik (basis). Mente du basis?')


def test_a_mistake_in_the_base_is_named_in_the_bases_file() -> None:
    found = faults(OWN.replace("day_of_case = 8", "day_of_case = 0"), basis=BASE.replace('"chef"', "1"))
    assert [line.partition(":")[0] for line in found] == ["prøve.toml, linje 8", "basis.toml, linje 14"]


@pytest.mark.parametrize("text", ["", "x = 1", "municipality = 1", "[municipality]\nextends = 1"])
def test_a_file_that_names_no_base_has_none(text: str) -> None:
    assert faults(text)


def test_a_category_can_have_the_municipalitys_own_word() -> None:
    found = policy(SMALL + '[wording]\npartial_sickness = "nedsat tjeneste"\n')
    assert found.title("partial_sickness") == "nedsat tjeneste"
    assert found.title("own_sickness") == "egen sygdom"


RISK = """
[[step]]
id = "risiko"
title = "Risiko"
opens = { day_of_case = 8 }
due = { day_of_case = 14 }
owner = "leader"
kind = "assessment"
answers = ["ja"]
source = "fælles"

[[step]]
id = "opfoelgning"
title = "Opfølgning"
opens = { answer = { step = "risiko", is = "ja" } }
due = { day_of_case = 21 }
owner = "leader"
kind = "conversation"
source = "fælles"

[[guidance]]
id = "om-risiko"
title = "Om risiko"
source = "fælles"
text = "Tekst"
beside = ["risiko"]
"""


def test_dropping_a_step_that_another_waits_for_is_a_mistake_where_it_is_dropped() -> None:
    drop = 'extends = "basis"\ndrop = [\n  { id = "risiko", why = "x" },\n]'
    (found,) = faults(OWN.replace('extends = "basis"', drop), basis=BASE + RISK)
    assert found == (
        'prøve.toml, linje 5: municipality.drop "risiko".id: fandt "risiko", som opfoelgning venter på, '
        "forventet at opfoelgning også står i drop."
    )


def test_a_text_may_outlive_the_rule_it_stood_beside() -> None:
    drop = 'drop = [{ id = "risiko", why = "x" }, { id = "opfoelgning", why = "x" }]'
    found = policy(OWN.replace('extends = "basis"', f'extends = "basis"\n{drop}'), basis=BASE + RISK)
    assert [text.id for text in found.guidance] == ["om-risiko"]
