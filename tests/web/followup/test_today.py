"""*I dag*: what the leader gets to see on a Monday, and what others do not."""

import pytest
from django.test import Client
from django.urls import reverse
from tests.web.cast import Cast

TODAY_URL = "/i-dag/"


def page(client: Client, cast: Cast, who: str, query: str = "") -> str:
    cast.login(client, who)
    response = client.get(TODAY_URL + query)
    assert response.status_code == 200
    return str(response.content.decode())


def test_the_leader_sees_who_is_absent_and_which_step_is_overdue_and_why(client: Client, followed: Cast) -> None:
    """H4 H7"""
    text = page(client, followed, "leader")
    assert "Anne Birk" in text
    assert "Overskredet" in text
    assert "Sygedagpengeloven § 7 a" in text
    assert "Dag 34, fraværende siden 21.10.2026." in text
    assert "uge 48" in text


def test_the_summary_counts_own_people_only(client: Client, followed: Cast) -> None:
    assert "3 af 7 er fraværende" in page(client, followed, "leader")


def test_a_leader_never_sees_themselves_nor_those_of_another_area(client: Client, followed: Cast) -> None:
    text = page(client, followed, "leader")
    main = text.split('id="main-content"')[1]
    assert "Lone Leder" not in main
    assert "Finn Langtborte" not in main
    assert "Mie Flytter" not in main


def test_the_leaders_leader_sees_the_units_below_and_opens_one(client: Client, followed: Cast) -> None:
    text = page(client, followed, "area_leader")
    assert "Dine lederes enheder" in text
    assert "Lone Leder" in text
    unit = followed.units["elmegaarden"].pk
    assert "Anne Birk" in page(client, followed, "area_leader", f"?enhed={unit}")


@pytest.mark.parametrize("query", ["?enhed=999999", "?enhed=abc", "?enhed=-1"])
def test_a_unit_out_of_reach_looks_like_one_that_does_not_exist(client: Client, followed: Cast, query: str) -> None:
    followed.login(client, "leader")
    assert client.get(TODAY_URL + query).status_code == 404
    assert client.get(f"{TODAY_URL}?enhed={followed.units['havblik'].pk}").status_code == 404


def test_a_deputy_sees_whose_day_it_is(client: Client, followed: Cast) -> None:
    text = page(client, followed, "deputy")
    assert "Du er stedfortræder for Lone Leder til og med 29.11.2026" in text
    assert "Anne Birk" in text


def test_the_outsider_sees_nothing_of_elmegaarden(client: Client, followed: Cast) -> None:
    text = page(client, followed, "outsider")
    assert "Anne Birk" not in text
    assert "Finn Langtborte" in text


def test_a_day_without_tasks_names_the_next_one_or_says_there_is_none(client: Client, cast: Cast) -> None:
    assert "Ingen opgaver i dag" in page(client, cast, "leader")


@pytest.mark.parametrize("who", ["anne", "coordinator", "trio", "hr", "administrator"])
def test_others_get_a_page_that_does_not_exist(client: Client, followed: Cast, who: str) -> None:
    followed.login(client, who)
    assert client.get(TODAY_URL).status_code == 404


def test_the_page_is_made_in_few_queries(client: Client, followed: Cast, django_assert_max_num_queries: object) -> None:
    followed.login(client, "leader")
    client.get(TODAY_URL)
    with django_assert_max_num_queries(36):  # type: ignore[operator]
        client.get(TODAY_URL)


def test_whoever_is_not_logged_in_is_asked_to(client: Client, db: None) -> None:
    assert client.get(reverse("followup:today")).status_code == 302
