"""*Sådan gør vi her*: anyone signed in can read how things are done; the state of the policy is for who keeps it."""

import pytest
from django.test import Client
from tests.web.cast import PERSONAS, Cast

INDEX = "/saadan-goer-vi-her/"
MAY_SEE_STATE = {"coordinator", "administrator"}


def page(client: Client, url: str) -> str:
    answer = client.get(url)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("who", PERSONAS)
def test_everybody_signed_in_can_read_how_things_are_done(cast: Cast, client: Client, who: str) -> None:
    """H5 H8 S3"""
    cast.login(client, who)
    text = page(client, INDEX)
    assert "Reglerne i Hjørring Kommune for opfølgning på sygefravær" in text
    assert (f'href="{INDEX}politik/"' in text) == (who in MAY_SEE_STATE)


@pytest.mark.parametrize("url", [INDEX, f"{INDEX}adviser/", f"{INDEX}regel/samtale-7a/", f"{INDEX}politik/"])
def test_nobody_reads_it_without_signing_in(db: None, client: Client, url: str) -> None:
    answer = client.get(url)
    assert answer.status_code == 302
    assert "log-ind" in answer.headers["Location"] or "login" in answer.headers["Location"]


def test_an_area_says_when_who_why_and_the_source(cast: Cast, client: Client) -> None:
    """H4"""
    cast.login(client, "anne")
    text = page(client, f"{INDEX}naar-nogen-er-syg/")
    assert '<article class="handbook-entry" id="kontakt-uge-2">' in text
    assert "I 2. fraværsuge (dag 8-14)." in text
    assert "Loven siger senest 4 uger efter første fraværsdag (dag 29)." in text
    assert "https://pav.medst.dk/sygdom/dokumentation/personlig-samtale" in text
    assert f'<a href="{INDEX}vejledning/#referat">Referat af hver samtale</a>' in text


def test_other_pages_reach_a_rule_by_its_id(cast: Cast, client: Client) -> None:
    cast.login(client, "leader")
    answer = client.get(f"{INDEX}regel/tre-perioder/")
    assert (answer.status_code, answer.headers["Location"]) == (302, f"{INDEX}adviser/#tre-perioder")


@pytest.mark.parametrize("url", [f"{INDEX}findes-ikke/", f"{INDEX}regel/findes-ikke/"])
def test_what_is_not_in_the_handbook_is_not_found(cast: Cast, client: Client, url: str) -> None:
    cast.login(client, "leader")
    assert client.get(url).status_code == 404


@pytest.mark.parametrize("who", PERSONAS)
def test_the_state_of_the_policy_is_for_coordinator_and_administrator(cast: Cast, client: Client, who: str) -> None:
    cast.login(client, who)
    assert client.get(f"{INDEX}politik/").status_code == (200 if who in MAY_SEE_STATE else 404)


def test_the_state_names_the_file_the_rules_in_force_and_what_comes(cast: Cast, client: Client) -> None:
    cast.login(client, "administrator")
    text = page(client, f"{INDEX}politik/")
    assert "Hjørring Kommune følger politikken hjoerring." in text
    assert "Den bygger på standard." in text
    assert f'<a href="{INDEX}regel/risikovurdering/">Bliver fraværet langt?</a>' in text
    assert "1. januar 2027" in text
    assert "Nye regler fra 1. januar 2027" in text
    assert "opfoelgning-8-uger" not in text
