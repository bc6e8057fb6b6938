"""What other rooms put on the follow-up's pages is shown there, with what can be done about it."""

from collections.abc import Collection, Iterator
from datetime import date, timedelta

import pytest
from django.test import Client
from tests.web.cast import TODAY, Cast

from naervaer.core.access.model import Actor
from naervaer.core.access.sight import Subject
from naervaer.web import slots
from naervaer.web.followup.owing import matters_by_person
from naervaer.web.slots import Button, Moment, Panel, StepAsked, Task

pytestmark = pytest.mark.django_db


def page(client: Client, cast: Cast, who: str, url: str) -> str:
    cast.login(client, who)
    return str(client.get(url).content.decode())


@pytest.fixture
def filled(followed: Cast, monkeypatch: pytest.MonkeyPatch) -> Cast:
    mads = followed.employments["mads-1"]

    def tasks(_actor: Actor, shown: Collection[int], day: date) -> Iterator[Task]:
        for pk in shown:
            if pk == mads.pk:
                yield Task(pk, "Skriv til lægen", day - timedelta(days=2), "Papiret mangler.", (Button("Åbn", "/x/"),))
                yield Task(pk, "Se på planen", day + timedelta(days=9), "", (Button("Se", "/y/"),))

    def buttons(_actor: Actor, steps: Collection[StepAsked], _day: date) -> Iterator[tuple[int, Button]]:
        yield from ((step.pk, Button("Indkald", f"/indkald/{step.pk}/")) for step in steps)

    def moments(_actor: Actor, _shown: Collection[int], day: date) -> Iterator[Moment]:
        yield Moment(day, "Samtale holdt", url="/samtale/1/")

    def panels(_actor: Actor, _person: int, _day: date) -> Iterator[Panel]:
        yield Panel("Papirer", "design/empty.html", {}, buttons=(Button("Nyt papir", "/papir/"),))

    monkeypatch.setattr(slots.TODAY_TASKS, "fillers", [tasks])
    monkeypatch.setattr(slots.STEP_BUTTONS, "fillers", [buttons])
    monkeypatch.setattr(slots.PERSON_MOMENTS, "fillers", [moments])
    monkeypatch.setattr(slots.PERSON_PANELS, "fillers", [panels])
    return followed


def test_a_task_of_another_room_waits_among_the_steps_and_is_counted_with_them(client: Client, filled: Cast) -> None:
    text = page(client, filled, "leader", "/i-dag/")
    assert "Skriv til lægen" in text
    assert 'href="/x/"' in text
    assert "Overskredet 2 dage" in text
    assert text.index("Skriv til lægen") < text.index("Kommende 14 dage") < text.index("Se på planen")


def test_what_can_be_done_about_a_step_stands_beside_registering_it(client: Client, filled: Cast) -> None:
    assert "/indkald/" in page(client, filled, "leader", "/i-dag/")


def test_the_persons_page_shows_panels_and_moments_of_other_rooms(client: Client, filled: Cast) -> None:
    text = page(client, filled, "leader", f"/person/{filled.employments['mads-1'].person_id}/")
    assert 'href="/samtale/1/"' in text
    assert "Papirer" in text
    assert 'href="/papir/"' in text


def test_whoever_is_out_of_reach_is_not_shown_by_a_task(client: Client, filled: Cast) -> None:
    assert "Skriv til lægen" not in page(client, filled, "outsider", "/i-dag/")


def test_a_matter_of_another_room_is_told_to_those_it_names(followed: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    matter = slots.Matter("paper:1", ("leader",), Subject("mads", "elmegaarden"))
    monkeypatch.setattr(slots.MATTERS, "fillers", [lambda _day: [matter]])
    told = {person for person, keys in matters_by_person(TODAY).items() if "paper:1" in keys}
    assert followed.people["leader"].ext_id in told
