"""A text of the policy stands on the pages where it is needed, with its source."""

import pytest
from django.test import Client
from tests.web.cast import Cast
from tests.web.conversations.talking import case_of, held

pytestmark = pytest.mark.django_db
REPORT_IT = "Husk at anmelde vold, trusler, mobning og chikane"


def pages(cast: Cast) -> dict[str, tuple[str, str]]:
    """By where: who opens it, and its address."""
    case_of(cast)
    anne, person = cast.employments["anne-1"].pk, cast.people["anne"].pk
    return {
        "a sick call": ("leader", f"/sygemelding/vejledning/{cast.units['elmegaarden'].pk}/"),
        "a signal": ("anne", f"/min-side/sygenaervaer/{anne}/"),
        "the TRIO's signal": ("leader", f"/sygenaervaer/enhed/{cast.units['elmegaarden'].pk}/"),
        "minutes": ("leader", f"/samtaler/{held(cast).pk}/referat/"),
        "a question": ("leader", "/hjaelp/ny/konflikt/"),
        "the person": ("leader", f"/person/{person}/"),
        "a paper": ("leader", f"/person/{person}/papir/"),
    }


def test_A6_whoever_is_told_of_violence_or_bullying_is_reminded_to_report_it(client: Client, cast: Cast) -> None:
    for where, (who, address) in pages(cast).items():
        cast.login(client, who)
        assert REPORT_IT in client.get(address).content.decode(), where
