"""Sygenærvær: the employee says it and chooses who sees it, the TRIO says it of a unit, and totals hide the few. H14"""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from django.http import Http404
from django.test import Client
from django.urls import reverse
from tests.web.cast import TODAY, Cast

from naervaer.core.verdicts import Refused
from naervaer.web.handbook.queries import active_policy
from naervaer.web.organisation.models import EmploymentTerm
from naervaer.web.presenteeism import actions, queries, record
from naervaer.web.presenteeism.models import Signal, UnitSignal
from naervaer.web.said import erase

pytestmark = pytest.mark.django_db
OCTOBER = date(2026, 10, 6)


def say(cast: Cast, who: str = "trio", told: str = "leader", **said: object) -> Signal:
    made = actions.give(
        by=cast.actor(who),
        employment=cast.employments[f"{who}-1"].pk,
        told=told,
        **said,  # type: ignore[arg-type]
    )
    assert isinstance(made, Signal), made
    return made


def page(client: Client, cast: Cast, who: str, url: str) -> str:
    cast.login(client, who)
    return str(client.get(url).content.decode())


def person_page(cast: Cast, who: str = "trio") -> str:
    return reverse("followup:person", args=[cast.people[who].pk])


def test_H14_what_an_employee_lets_the_leader_see_waits_on_the_leaders_list_until_they_have_talked(
    client: Client, cast: Cast
) -> None:
    cast.login(client, "trio")
    typed = {"told": "leader", "wishes_talk": "on", "text": "Færre aftenvagter i to uger"}
    assert client.post(reverse("presenteeism:own-new", args=[cast.employments["trio-1"].pk]), typed).status_code == 302
    assert "Færre aftenvagter" in page(client, cast, "trio", "/min-side/")
    today = page(client, cast, "leader", "/i-dag/")
    assert "Tal sammen: har bedt om en samtale" in today
    assert "Færre aftenvagter i to uger" in today
    assert "Har bedt om en samtale." in page(client, cast, "deputy", person_page(cast))
    signal = Signal.objects.get()
    client.post(reverse("presenteeism:take-up", args=[signal.pk, "talt-sammen"]))
    assert "Tal sammen" not in page(client, cast, "leader", "/i-dag/")
    assert "Talt om" in page(client, cast, "leader", person_page(cast))


def test_H14_without_a_wish_the_leader_may_say_that_it_has_been_seen(client: Client, cast: Cast) -> None:
    signal = say(cast)
    title = "Har selv sagt til om sygenærvær"
    assert title in page(client, cast, "leader", "/i-dag/")
    address = reverse("presenteeism:take-up", args=[signal.pk, "set"])
    assert "Jeg har set det" in page(client, cast, "leader", address)
    client.post(address)
    assert title not in page(client, cast, "leader", "/i-dag/")
    assert client.get(reverse("presenteeism:take-up", args=[signal.pk, "noget"])).status_code == 404


def test_H14_what_is_only_counted_nobody_sees_and_nobody_is_told_of(
    client: Client, cast: Cast, django_capture_on_commit_callbacks: object
) -> None:
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        signal = say(cast, told="counted")
    assert mail.outbox == []
    today, person = (page(client, cast, "leader", url) for url in ("/i-dag/", person_page(cast)))
    assert "burde nok være hjemme" not in today + person
    assert client.get(reverse("presenteeism:take-up", args=[signal.pk, "set"])).status_code == 404
    with pytest.raises(Http404):
        actions.see(by=cast.actor("leader"), signal_id=signal.pk)


def test_H14_the_leader_and_the_deputy_are_told_at_once_and_the_mail_says_nothing(
    cast: Cast, django_capture_on_commit_callbacks: object
) -> None:
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        say(cast)
    assert {address for sent in mail.outbox for address in sent.to} == {"leader@example.org", "deputy@example.org"}
    for sent in mail.outbox:
        assert not any(word in f"{sent.subject} {sent.body}".lower() for word in ("tove", "syg", "hjemme"))


def test_H14_a_signal_taken_back_is_gone_for_the_leader_and_another_can_be_given(client: Client, cast: Cast) -> None:
    signal = say(cast)
    other = actions.give(by=cast.actor("trio"), employment=signal.employment_id, told="counted")
    assert isinstance(other, Refused)
    assert say(cast).pk == signal.pk
    cast.login(client, "trio")
    address = reverse("presenteeism:withdraw", args=[signal.pk])
    assert client.get(address).status_code == 200
    assert client.post(address).status_code == 302
    assert actions.withdraw(by=cast.actor("trio"), signal_id=signal.pk)
    assert "Har selv sagt til om sygenærvær" not in page(client, cast, "leader", "/i-dag/")
    with pytest.raises(Http404):
        actions.talk(by=cast.actor("leader"), signal_id=signal.pk)
    assert say(cast, told="counted").pk != signal.pk


def test_H14_what_cannot_be_said_together_is_refused_in_words(client: Client, cast: Cast) -> None:
    cast.login(client, "trio")
    address = reverse("presenteeism:own-new", args=[cast.employments["trio-1"].pk])
    wish = client.post(address, {"told": "counted", "wishes_talk": "on"}).content.decode()
    assert "skal din leder kunne se det" in wish
    assert "Vælg, om din leder må se det." in client.post(address, {}).content.decode()
    assert not Signal.objects.exists()


def test_H14_nobody_says_it_of_somebody_else(client: Client, cast: Cast) -> None:
    employment = cast.employments["trio-1"].pk
    for who in ("leader", "anne"):
        with pytest.raises(Http404):
            actions.give(by=cast.actor(who), employment=employment, told="leader")
    signal = say(cast)
    cast.login(client, "anne")
    assert client.post(reverse("presenteeism:withdraw", args=[signal.pk])).status_code == 404
    with pytest.raises(Http404):
        actions.withdraw(by=cast.actor("leader"), signal_id=signal.pk)
    with pytest.raises(Http404):
        actions.withdraw(by=cast.actor("leader"), signal_id=10**9)


def test_H14_a_new_leader_does_not_see_what_was_said_to_the_one_before(client: Client, cast: Cast) -> None:
    _in_october(cast, "leader", "trio")
    signal = Signal.objects.get()
    assert queries.of_person(cast.actor("leader"), cast.people["trio"].pk, TODAY)
    EmploymentTerm.objects.filter(employment=signal.employment_id).update(last=date(2026, 11, 22))
    EmploymentTerm.objects.create(
        employment_id=signal.employment_id,
        unit=cast.units["havblik"],
        job_group="social- og sundhedsassistent",
        fte=1,
        first=TODAY,
        monthly_paid=True,
    )
    assert queries.of_person(cast.actor("outsider"), cast.people["trio"].pk, TODAY) == []
    assert queries.of_person(cast.actor("leader"), cast.people["trio"].pk, TODAY) == []


def test_H14_a_trio_says_it_of_its_unit_and_the_leaders_and_the_coordinator_read_it(client: Client, cast: Cast) -> None:
    unit = cast.units["elmegaarden"].pk
    cast.login(client, "safety")
    typed = {"extent": "many", "text": "Mange skift i vagtplanen"}
    assert client.post(reverse("presenteeism:unit-new", args=[unit]), typed).status_code == 302
    assert actions.give_for_unit(by=cast.actor("safety"), unit=unit, **typed) == UnitSignal.objects.get()
    for who, reads in (("trio", True), ("leader", True), ("chief", True), ("coordinator", True), ("outsider", False)):
        told = page(client, cast, who, "/sygenaervaer/")
        assert ("Mange skift i vagtplanen" in told) is reads, who
    assert "Mange skift" not in page(client, cast, "finance", "/sygenaervaer/")


def test_H14_a_trio_takes_back_what_was_written_by_mistake_and_it_stays_readable(client: Client, cast: Cast) -> None:
    actions.give_for_unit(by=cast.actor("safety"), unit=cast.units["elmegaarden"].pk, extent="some")
    signal = UnitSignal.objects.get()
    address = reverse("presenteeism:unit-annul", args=[signal.pk])
    cast.login(client, "trio")
    assert "Skriv hvorfor." in client.post(address, {"reason": ""}).content.decode()
    assert client.post(address, {"reason": "Det var en anden enhed"}).status_code == 302
    assert "Annulleret: Det var en anden enhed" in client.get("/sygenaervaer/").content.decode()
    assert client.get(address).status_code == 404
    with pytest.raises(Http404):
        actions.annul_for_unit(by=cast.actor("outsider"), signal_id=signal.pk, reason="Nej")
    with pytest.raises(Http404):
        actions.annul_for_unit(by=cast.actor("trio"), signal_id=10**9, reason="Nej")


def test_H14_a_trio_does_not_speak_of_few_nor_of_another_unit(client: Client, cast: Cast) -> None:
    elmegaarden = cast.units["elmegaarden"]
    kept = EmploymentTerm.objects.filter(unit=elmegaarden).values_list("pk", flat=True)[:3]
    EmploymentTerm.objects.filter(unit=elmegaarden).exclude(pk__in=list(kept)).update(last=date(2026, 11, 1))
    cast.login(client, "trio")
    answer = client.post(reverse("presenteeism:unit-new", args=[elmegaarden.pk]), {"extent": "some"})
    assert "færre end 5 ansatte" in answer.content.decode()
    for unit in (cast.units["havblik"].pk, 10**9):
        assert client.get(reverse("presenteeism:unit-new", args=[unit])).status_code == 404
        with pytest.raises(Http404):
            actions.give_for_unit(by=cast.actor("trio"), unit=unit, extent="some")


def _in_october(cast: Cast, told: str, *names: str) -> None:
    said = {"day": OCTOBER, "at": datetime(2026, 10, 6, 8, tzinfo=UTC), "by": cast.users["anne"], "role": "employee"}
    Signal.objects.bulk_create(Signal(employment=cast.employments[f"{who}-1"], told=told, **said) for who in names)


def test_H14_a_unit_of_few_reads_like_a_unit_of_none_also_for_its_leader(client: Client, cast: Cast) -> None:
    _in_october(cast, "counted", "trio", "safety")
    few = page(client, cast, "leader", "/sygenaervaer/")
    erase(Signal.objects.all())
    none = page(client, cast, "leader", "/sygenaervaer/")
    assert "færre end 5" in few
    assert few.count("færre end 5") == none.count("færre end 5")


def test_H14_when_enough_have_said_it_unnamed_everybody_is_counted_once_in_the_months_that_are_over(
    client: Client, cast: Cast
) -> None:
    _in_october(cast, "counted", "trio", "safety", "anne", "pupil", "mads")
    _in_october(cast, "leader", "temp")
    say(cast, "trio", "counted")
    shown = {line.unit.unit_id: line.persons for line in queries.lines(cast.actor("trio"), TODAY)}
    assert shown == {"elmegaarden": 6}
    assert '<td class="number">6</td>' in page(client, cast, "trio", "/sygenaervaer/")


def test_H14_where_the_municipality_does_not_ask_there_is_no_page(
    client: Client, cast: Cast, settings: Any, tmp_path: Path
) -> None:
    own = tmp_path / "uden.toml"
    own.write_text('[municipality]\nname = "Uden"\nextends = "standard"\n[presenteeism]\noffered = false\n')
    settings.NAERVAER_POLICY = str(own)
    assert not active_policy().presenteeism_on(TODAY).offered
    employment = cast.employments["trio-1"].pk
    cast.login(client, "trio")
    unit = cast.units["elmegaarden"].pk
    addresses = [reverse("presenteeism:overview"), reverse("presenteeism:own-new", args=[employment])]
    for address in (*addresses, reverse("presenteeism:unit-new", args=[unit])):
        assert client.get(address).status_code == 404
    assert "Sygenærvær" not in client.get("/min-side/").content.decode()
    with pytest.raises(Http404):
        actions.give(by=cast.actor("trio"), employment=employment, told="leader")


def test_S5_H14_a_copy_of_the_case_holds_what_the_leader_was_let_see_and_nothing_else(cast: Cast) -> None:
    told = say(cast, text="Kortere dage")
    actions.talk(by=cast.actor("leader"), signal_id=told.pk)
    _in_october(cast, "counted", "trio")
    [section] = record.sections(cast.people["trio"].pk)
    assert [(entry.title, entry.text) for entry in section.entries] == [
        ("Arbejder, men burde nok være hjemme", "Kortere dage"),
        ("Talt om", ""),
    ]


def test_H14_H18_a_signal_is_deleted_with_what_became_of_it_when_the_policy_says(cast: Cast) -> None:
    told = say(cast)
    actions.see(by=cast.actor("leader"), signal_id=told.pk)
    [shelf] = record.shelves()
    assert list(shelf.stored(TODAY)) == []
    [stored] = shelf.stored(date(2027, 11, 24))
    assert (stored.pk, stored.employment, stored.case) == (told.pk, told.employment_id, None)
    assert shelf.erase([stored.pk]) == 1
    assert not Signal.objects.exists()


def test_H14_a_total_that_would_tell_of_few_elsewhere_is_not_said_to_be_about_few(client: Client, cast: Cast) -> None:
    """Two at Havblik must not be found by taking Område Nord from the whole; Elmegården is told all the same."""
    elmegaarden = ("trio", "safety", "anne", "pupil", "mads", "temp")
    moved = EmploymentTerm.objects.filter(employment__person__ext_id__in=["coordinator", "hr", "finance"])
    moved.update(unit=cast.units["birkely"])
    _in_october(cast, "counted", *elmegaarden, "coordinator", "hr", "finance", "med", "deputy", "stranger", "far_away")
    shown = {line.unit.unit_id: line for line in queries.lines(cast.actor("chief"), TODAY)}
    assert (shown["forvaltning"].persons, shown["elmegaarden"].persons) == (13, 6)
    assert shown["nord"].persons is None
    assert shown["nord"].hides_below
    assert "vises ikke</td>" in page(client, cast, "chief", "/sygenaervaer/")
