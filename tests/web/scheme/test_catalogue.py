"""The catalogue of offers, an offer's page, and the acute card. A1 A3 A12"""

import pytest
from django.conf import LazySettings
from django.test import Client
from tests.web.cast import Cast

from naervaer.web import clock

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def aabenraa(settings: LazySettings) -> None:
    settings.NAERVAER_POLICY = "aabenraa"


def page(client: Client, cast: Cast, who: str, url: str) -> str:
    cast.login(client, who)
    return str(client.get(url).content.decode())


def test_A1_everybody_finds_the_offers_by_level_with_what_they_are_and_for_whom(client: Client, cast: Cast) -> None:
    for who in ("anne", "leader", "trio"):
        found = page(client, cast, who, "/trivselsordning/")
        assert (
            found.index("Til dig") < found.index("Samtaler om trivsel på arbejdspladsen") < found.index("Til en gruppe")
        )
        assert found.index("Til en gruppe") < found.index("Job &amp; Trivsel")
        assert 'href="/trivselsordning/fysioterapi/"' in found
        assert "For hvem: Alle medarbejdere." in found


def test_A1_an_offer_says_where_how_long_who_books_who_pays_whom_to_ask_and_what_happens_to_what_is_said(
    client: Client, cast: Cast
) -> None:
    found = page(client, cast, "anne", "/trivselsordning/stress-samtale/")
    for told in (
        "Rådhuset, hos leverandøren i Kolding, telefon eller web.",
        "Højst 5 timer. Den sidste samtale er en trepartssamtale.",
        "Nærmeste leder",
        "Betales af »Individuelle samtaleforløb«.",
        "Human House",
        "Psykologen har tavshedspligt. Lederen får kun det at vide, I sammen aftaler ved trepartssamtalen.",
        "Kilde: Trivselsordningen for medarbejdere i Aabenraa Kommune",
    ):
        assert told in found
    assert found.index("Det kan du gøre i stedet") < found.index("Egen læge") < found.index("Når pengene er brugt")


def test_A9_a_group_course_tells_its_programme(client: Client, cast: Cast) -> None:
    found = page(client, cast, "trio", "/trivselsordning/job-og-trivsel/")
    assert "Workshop, 2-3 gange à 3 timer (arbejdspladsen)." in found
    assert "Afsluttende møde i arbejdsmiljøgruppen, 1 time." in found


def test_A12_a_notice_stands_at_the_top_while_it_is_in_force(
    client: Client, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = "Lang venteliste til individuelle samtaler"
    assert told not in page(client, cast, "anne", "/trivselsordning/")
    monkeypatch.setattr(clock, "today", lambda: clock.date(2022, 5, 20))
    found = client.get("/trivselsordning/").content.decode()
    assert found.index(told) < found.index("Til dig")


def test_A3_the_acute_card_is_read_without_a_login_and_has_nobodys_name_on_it(client: Client, cast: Cast) -> None:
    found = client.get("/akut/").content.decode()
    assert "Det gælder akut psykologisk krisehjælp." in found
    assert "Aften og nat: tast 1 for krisehjælp." in found
    assert all(person.name not in found for person in cast.people.values())
    assert 'href="/trivselsordning/"' not in found


def test_a_municipality_without_a_scheme_has_no_such_pages(client: Client, cast: Cast, settings: LazySettings) -> None:
    settings.NAERVAER_POLICY = "standard"
    cast.login(client, "leader")
    assert {client.get(url).status_code for url in ("/trivselsordning/", "/akut/", "/trivselsordning/x/")} == {404}
    assert "Trivselsordning" not in client.get("/i-dag/").content.decode()


def test_an_offer_that_is_not_in_force_is_an_unknown_page(
    client: Client, cast: Cast, settings: LazySettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.NAERVAER_POLICY = "norddjurs"
    cast.login(client, "anne")
    assert client.get("/trivselsordning/samtaler/").status_code == 200
    monkeypatch.setattr(clock, "today", lambda: clock.date(2024, 2, 29))
    assert client.get("/trivselsordning/samtaler/").status_code == 404
