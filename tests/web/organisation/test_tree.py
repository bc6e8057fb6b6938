"""The organisation as pages: the tree of a day within reach, and a unit with those around it."""

from datetime import date

import pytest
from django.test import Client
from tests.web.cast import Cast

from naervaer.web.organisation.models import Unit, UnitTerm
from naervaer.web.organisation.tree import staff_in_words

TREE = "/organisation/"


def body_of(client: Client, cast: Cast, who: str, url: str = TREE, **query: str) -> str:
    cast.login(client, who)
    return client.get(url, query).content.decode()


def test_a_leader_sees_the_own_units_and_no_others(cast: Cast, client: Client) -> None:
    body = body_of(client, cast, "leader")
    assert "Elmegården" in body
    assert "Skovbo" in body
    assert "Havblik" not in body
    assert "Lone Leder" in body


def test_the_chief_sees_the_whole_tree_with_leaders_deputies_and_trio_H4a(cast: Cast, client: Client) -> None:
    body = body_of(client, cast, "chief")
    assert all(name in body for name in ("Område Nord", "Område Syd", "Birkely", "Havblik"))
    assert "Dorte Stedfortræder (stedfortræder for Lone Leder)" in body
    assert "TRIO" in body


def test_the_number_of_employees_is_exact_to_the_leader_and_rounded_to_others(cast: Cast, client: Client) -> None:
    assert "7 ansatte" in body_of(client, cast, "leader")
    assert "ca. 5 ansatte" in body_of(client, cast, "chief")
    assert "færre end 5 ansatte" in body_of(client, cast, "chief")


@pytest.mark.parametrize(
    ("persons", "exact", "words"),
    [
        (0, False, ""),
        (0, True, ""),
        (3, True, "3"),
        (4, False, "færre end 5"),
        (5, False, "ca. 5"),
        (12, False, "ca. 10"),
    ],
)
def test_how_a_number_of_employees_is_written(persons: int, exact: bool, words: str) -> None:
    assert staff_in_words(persons, exact) == words


def test_search_finds_units_within_reach_only(cast: Cast, client: Client) -> None:
    assert "1 enhed passer" in body_of(client, cast, "chief", navn="havbl")
    assert "Ingen enhed hedder sådan" in body_of(client, cast, "leader", navn="havbl")


def test_the_tree_of_an_earlier_day_is_shown_as_it_was_H1(cast: Cast, client: Client) -> None:
    UnitTerm.objects.filter(unit=cast.units["skovbo"]).update(last=date(2026, 6, 30))
    moved = {"parent": cast.units["syd"], "name": "Skovbo Syd", "level": "arbejdsplads"}
    UnitTerm.objects.create(unit=cast.units["skovbo"], first=date(2026, 7, 1), **moved)
    assert "Skovbo Syd" in body_of(client, cast, "chief")
    then = body_of(client, cast, "chief", dag="2026-06-30")
    assert "Skovbo Syd" not in then
    assert "Organisationen, som den så ud 30. juni 2026." in then


def test_a_wide_tree_is_unfolded_level_by_level(cast: Cast, client: Client) -> None:
    parent = cast.units["birkely"]
    for n in range(160):
        unit = Unit.objects.create(ext_id=f"hold-{n}")
        UnitTerm.objects.create(unit=unit, parent=parent, name=f"Hold {n}", first=date(2020, 1, 1))
    body = body_of(client, cast, "chief")
    assert "160 enheder under Birkely" in body
    assert "Hold 17<" in body_of(client, cast, "chief", enhed=str(parent.pk))


@pytest.mark.parametrize("enhed", ["havblik", "999999999"])
def test_a_branch_out_of_reach_is_a_page_that_does_not_exist(cast: Cast, client: Client, enhed: str) -> None:
    pk = str(cast.units[enhed].pk) if enhed in cast.units else enhed
    cast.login(client, "leader")
    assert client.get(TREE, {"enhed": pk}).status_code == 404


def test_a_unit_shows_leaders_above_groups_and_central_roles_H4a_S8(cast: Cast, client: Client) -> None:
    body = body_of(client, cast, "leader", f"{TREE}{cast.units['elmegaarden'].pk}/")
    assert "Lone Leder" in body
    assert "Leder af Område Nord" in body
    assert "Ole Områdeleder" in body
    assert "TRIO Elmegården" in body
    assert "Tove Tillid, Tillidsrepræsentant" in body
    assert "Hanne Personale, Personalekonsulent" in body
    assert "MED Område Nord" in body
    assert "Karen Koordinator" in body


def test_a_wrong_date_is_said_in_danish_and_the_tree_of_today_is_shown(cast: Cast, client: Client) -> None:
    body = body_of(client, cast, "chief", dag="31-02-2026")
    assert "Der er problemer" in body
    assert "Havblik" in body


def test_the_page_costs_no_more_queries_for_a_larger_tree(
    cast: Cast, client: Client, django_assert_max_num_queries
) -> None:  # type: ignore[no-untyped-def]
    cast.login(client, "chief")
    with django_assert_max_num_queries(20):
        client.get(TREE)
