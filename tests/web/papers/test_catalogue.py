"""*Mulighedskatalog*: kept by the workplace, without anybody's name, and few read as none."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from tests.web.cast import Cast
from tests.web.papers.papering import begun

from naervaer.core.verdicts import Refused
from naervaer.web.papers import actions
from naervaer.web.papers.catalogue import catalogue
from naervaer.web.papers.models import Accommodation

pytestmark = pytest.mark.django_db


def possibility(cast: Cast, unit: str = "elmegaarden", title: str = "Makker ved tunge løft") -> Accommodation:
    by = cast.actor("trio" if unit == "elmegaarden" else "area_leader")
    assert actions.add_accommodation(by=by, unit=cast.units[unit].pk, title=title)
    return Accommodation.objects.get(title=title)


def test_the_trio_and_the_leader_keep_the_catalogue_and_it_stands_beside_the_form(cast: Cast) -> None:
    """S6"""
    client = Client()
    cast.login(client, "trio")
    unit = cast.units["elmegaarden"].pk
    home = client.get(reverse("papers:catalogues"))
    assert home["Location"] == reverse("papers:catalogue", args=[unit])
    asked = {"title": "Fast dagvagt", "text": "Aftales for fire uger ad gangen."}
    client.post(reverse("papers:catalogue", args=[unit]), asked)
    again = client.post(reverse("papers:catalogue", args=[unit]), asked)
    assert "står allerede i kataloget" in again.content.decode()
    paper = begun(cast)
    cast.login(client, "leader")
    form = client.get(reverse("papers:write", args=[paper.pk, "del-1"])).content.decode()
    assert 'data-inserts="Fast dagvagt"' in form
    assert re.search(r'<textarea name="skaanehensyn"[^>]* data-catalogue', form)
    plan = client.get(reverse("returning:new", args=[paper.employment.person_id])).content.decode()
    assert 'data-inserts="Fast dagvagt"' in plan
    assert re.search(r'<textarea name="accommodations"[^>]* data-catalogue', plan)


def test_counts_under_the_minimum_are_not_shown(cast: Cast) -> None:
    """S6: few and none read alike, and a small rest is not told by subtraction."""
    made = possibility(cast)
    unit = cast.units["elmegaarden"].pk

    def tried(went: str, times: int) -> tuple[int | None, int | None]:
        for _ in range(times):
            assert actions.note_trial(by=cast.actor("leader"), accommodation=made.pk, went=went)
        [shown] = catalogue(unit)
        return shown.tried, shown.helped

    assert tried("helped", 0) == (None, None)
    assert tried("helped", 4) == (None, None)
    assert tried("partly", 1) == (5, 5)
    assert tried("not", 1) == (6, None)
    assert tried("not", 4) == (10, 5)


def test_a_trial_written_by_mistake_is_taken_back_by_whoever_wrote_it(cast: Cast) -> None:
    """S6"""
    made, client = possibility(cast), Client()
    cast.login(client, "trio")
    page, undo = (
        reverse(f"papers:{name}", args=[pk]) for name, pk in (("catalogue", made.unit_id), ("annul-trial", made.pk))
    )
    assert undo not in client.get(page).content.decode()
    assert "Du har ikke skrevet" in client.post(undo, {"reason": "Forkert"}).content.decode()
    for _ in range(5):
        assert actions.note_trial(by=cast.actor("leader"), accommodation=made.pk, went="helped")
    assert actions.note_trial(by=cast.actor("trio"), accommodation=made.pk, went="helped")
    assert undo in client.get(page).content.decode()
    assert isinstance(actions.annul_trial(by=cast.actor("trio"), accommodation=made.pk, reason=" "), Refused)
    assert [(one.tried, one.helped) for one in catalogue(made.unit_id)] == [(6, 6)]
    assert client.post(undo, {"reason": "Forkert mulighed"}).status_code == 302
    assert [(one.tried, one.helped) for one in catalogue(made.unit_id)] == [(5, 5)]
    assert undo not in client.get(page).content.decode()


def test_what_the_area_can_do_is_offered_in_its_workplaces_and_not_the_other_way(cast: Cast) -> None:
    """S6"""
    possibility(cast, "nord", "Vikarkorps")
    possibility(cast)
    assert [one.title for one in catalogue(cast.units["elmegaarden"].pk)] == ["Makker ved tunge løft", "Vikarkorps"]
    assert [one.title for one in catalogue(cast.units["nord"].pk)] == ["Vikarkorps"]
    assert catalogue(cast.units["havblik"].pk) == []
    assert catalogue(10**9) == []


def test_what_is_taken_out_is_offered_no_more_and_cannot_be_tried(cast: Cast) -> None:
    """S6"""
    made, client = possibility(cast), Client()
    cast.login(client, "leader")
    assert "Vælg, hvordan det gik" in client.post(reverse("papers:tried", args=[made.pk])).content.decode()
    assert client.post(reverse("papers:tried", args=[made.pk]), {"went": "helped"}).status_code == 302
    assert client.post(reverse("papers:retire", args=[made.pk]), {"reason": "Huset er flyttet"}).status_code == 302
    assert catalogue(cast.units["elmegaarden"].pk) == []
    assert client.get(reverse("papers:tried", args=[made.pk])).status_code == 404
    said = actions.note_trial(by=cast.actor("leader"), accommodation=made.pk, went="helped")
    assert isinstance(said, Refused)


def test_whoever_keeps_many_catalogues_searches_for_the_workplace(client: Client, cast: Cast) -> None:
    """S16"""
    cast.login(client, "chief")
    url = reverse("papers:catalogues")
    assert {"Havblik", "Elmegården"} <= {name for name in ("Havblik", "Elmegården") if name in _text(client, url)}
    found = _text(client, f"{url}?navn=havb")
    assert "Havblik" in found
    assert "Elmegården" not in found
    assert "Ingen arbejdsplads hedder sådan" in _text(client, f"{url}?navn=xyz")


def _text(client: Client, url: str) -> str:
    return str(client.get(url).content.decode())
