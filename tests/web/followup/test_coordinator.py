"""The coordinator's pages: steps kept in time (H7), alerts and their use (H9), trying a rule."""

import csv
import io
from collections import Counter
from datetime import date, timedelta

import pytest
from django.test import Client
from openpyxl import load_workbook
from tests.web.cast import TODAY, Cast
from tests.web.followup.conftest import step_of

from naervaer.core.followup.kept import Handled, Kept, kept_in_time
from naervaer.core.followup.model import State
from naervaer.core.followup.rules import asks
from naervaer.web.absence.models import AbsencePeriod
from naervaer.web.audit.models import Entry
from naervaer.web.followup import actions
from naervaer.web.followup.models import Alert, Step
from naervaer.web.followup.overview import A_YEAR, tallies
from naervaer.web.followup.usefulness import rule_uses
from naervaer.web.handbook.queries import active_policy
from naervaer.web.organisation.models import Employment
from naervaer.web.organisation.snapshot import snapshot_on


def page(client: Client, cast: Cast, who: str, url: str) -> str:
    cast.login(client, who)
    response = client.get(url)
    assert response.status_code == 200
    return str(response.content.decode())


def total(rule: str = "") -> Kept:
    found = tallies(active_policy(), snapshot_on(TODAY), TODAY - A_YEAR, TODAY)
    return sum((tally.kept for (_unit, of), tally in found.items() if rule in ("", of)), Kept())


def slowly(rule: str = "") -> Kept:
    """The same by the core's rule, one step at a time."""
    asked = {rule.id for rule in active_policy().step if asks(rule)}
    steps = Step.objects.filter(case__withdrawn=False, due__gt=TODAY - A_YEAR, due__lte=TODAY, rule__in=asked)
    handled = []
    for step in steps.filter(rule=rule) if rule else steps:
        done = step.events.filter(what="done", annulled_by__isnull=True).first()
        due, latest = (done.due_then, done.latest_then) if done else (step.due, step.latest)
        on_day = done.on_day if done else None
        handled.append(Handled(State(step.state), due, latest, on_day, step.case.last_day))
    return kept_in_time(handled, TODAY)


@pytest.fixture
def handled(followed: Cast) -> Cast:
    """Something in time, something late, something not relevant, much left."""
    leader, outsider = followed.actor("leader"), followed.actor("outsider")
    for rule, on_day in (("kontakt-uge-2", date(2026, 11, 2)), ("samtale-7a", date(2026, 11, 18))):
        assert actions.mark_done(by=leader, step_id=step_of(followed, "anne-1", rule).pk, on_day=on_day)
    step = step_of(followed, "far_away-1", "kontakt-uge-2")
    assert actions.mark_not_relevant(by=outsider, step_id=step.pk, reason="allerede i kontakt")
    return followed


def test_steps_kept_in_time_are_counted_as_the_rule_says(handled: Cast) -> None:
    """H7: the fast count of the page is the slow count of the core, for the target and for the law."""
    assert total() == slowly()
    talk = total("samtale-7a")
    assert talk == slowly("samtale-7a")
    assert (talk.counted, talk.in_time, talk.counted_by_law, talk.in_time_by_law) == (3, 0, 2, 1)


def test_each_unit_and_rule_is_what_looking_at_one_row_at_a_time_gives(handled: Cast) -> None:
    """H7, H9: counts and people, with an alert answered, one withdrawn and a person who has changed units."""
    leader, alerts = handled.actor("leader"), Alert.objects.order_by("pk")
    for one in alerts.filter(employment=handled.employments["anne-1"]):
        assert actions.answer_alert(by=leader, alert_id=one.pk, answer="ikke relevant")
    alert = alerts.filter(answered=False)[0]
    alert.employment.terms.update(last=date(2026, 11, 20))
    [term] = alert.employment.terms.all()
    moved = {"first": date(2026, 11, 21), "unit": handled.units["havblik"], "job_group": "x", "fte": 1}
    alert.employment.terms.create(**moved, status=term.status, monthly_paid=True, is_leader=False)
    Alert.objects.create(
        employment=alert.employment, rule=alert.rule, raised_on=TODAY, seen_on=TODAY, because=alert.because
    )
    Alert.objects.filter(pk=alert.pk).update(withdrawn=True)
    slow = found_slowly()
    assert any(answers for _kept, _raised, answers, _persons in slow.values())
    assert slow == {
        key: (tally.kept, tally.alerts.raised, dict(tally.alerts.answers), tally.persons)
        for key, tally in tallies(active_policy(), snapshot_on(TODAY), TODAY - A_YEAR, TODAY).items()
    }


def found_slowly() -> dict[tuple[str, str], tuple[Kept, int, dict[str, int], frozenset[int]]]:
    found: dict[tuple[str, str], tuple[Kept, int, dict[str, int], frozenset[int]]] = {}

    def add(employment: Employment, day: date, rule: str, kept: Kept, raised: int, answers: list[str]) -> None:
        term = next(t for t in employment.terms.all() if t.first <= day and (t.last is None or day <= t.last))
        before = found.get((term.unit.ext_id, rule), (Kept(), 0, {}, frozenset()))
        said = Counter(before[2]) + Counter(answers)
        persons = before[3] | {employment.person_id}
        found[term.unit.ext_id, rule] = before[0] + kept, before[1] + raised, dict(said), persons

    asked = {rule.id for rule in active_policy().step if asks(rule)}
    for step in Step.objects.filter(case__withdrawn=False, rule__in=asked):
        done = step.events.filter(what="done", annulled_by__isnull=True).first()
        due, latest = (done.due_then, done.latest_then) if done else (step.due, step.latest)
        one = Handled(State(step.state), due, latest, done.on_day if done else None, step.case.last_day)
        kept = kept_in_time([one], TODAY)
        if TODAY - A_YEAR < due <= TODAY and kept != Kept():
            add(step.case.employment, due, step.rule, kept, 0, [])
    for alert in Alert.objects.filter(raised_on__gt=TODAY - A_YEAR):
        answers = list(alert.answers.filter(annuls=None, annulled_by=None).values_list("answer", flat=True))
        if answers or not alert.withdrawn:
            add(alert.employment, alert.raised_on, alert.rule, Kept(), 1, answers)
    return found


def test_units_with_few_people_say_so_and_never_zero(client: Client, handled: Cast) -> None:
    text = page(client, handled, "coordinator", "/koordinator/")
    assert "færre end 5" in text


def test_no_page_of_totals_names_anybody(client: Client, handled: Cast) -> None:
    for url in ("/koordinator/", "/regler/", "/koordinator/opfoelgning.csv"):
        assert "Anne Birk" not in page(client, handled, "coordinator", url)


def test_a_leader_sees_the_totals_of_own_units_only(client: Client, handled: Cast) -> None:
    text = page(client, handled, "leader", "/koordinator/")
    assert "Elmegården" in text
    assert "Havblik" not in text


@pytest.mark.parametrize("who", ["anne", "trio", "hr", "administrator", "provider"])
@pytest.mark.parametrize("url", ["/koordinator/", "/regler/", "/koordinator/opfoelgning.xlsx"])
def test_others_get_a_page_that_does_not_exist(client: Client, cast: Cast, who: str, url: str) -> None:
    cast.login(client, who)
    assert client.get(url).status_code == 404


def test_units_are_filtered_and_sorted(client: Client, handled: Cast) -> None:
    text = page(client, handled, "coordinator", "/koordinator/?soeg=havb&sorter=overskredet")
    rows = text.split("<tbody>")[1]
    assert "Havblik" in rows
    assert "Elmegården" not in rows
    for sort in ("navn", "holdt", "overskredet", "ubesvaret", "noget-andet"):
        page(client, handled, "coordinator", f"/koordinator/?sorter={sort}")


def test_a_rule_that_does_not_exist_is_a_page_that_does_not(client: Client, cast: Cast) -> None:
    cast.login(client, "coordinator")
    assert client.get("/koordinator/?regel=findes-ikke").status_code == 404
    assert client.get("/regler/findes-ikke/afproev/").status_code == 404


def test_the_table_is_taken_as_a_file_and_the_log_tells(client: Client, handled: Cast) -> None:
    handled.login(client, "coordinator")
    text = client.get("/koordinator/opfoelgning.csv").content.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    assert rows[0][0] == "Enhed"
    assert len(rows) == 8
    book = load_workbook(io.BytesIO(client.get("/koordinator/opfoelgning.xlsx").content))
    assert [cell.value for cell in book.active["A"]] == [row[0] for row in rows]
    assert Entry.objects.filter(kind="export", action="followup.coordinator").count() == 2


def test_every_rule_tells_how_it_was_answered(client: Client, followed: Cast) -> None:
    """H9: the usefulness of a rule is measured by its answers."""
    for n, alert in enumerate(Alert.objects.filter(answered=False)):
        person = alert.employment.person.ext_id
        leader = followed.actor("outsider" if person in ("far_away", "mover") else "area_leader")
        actions.answer_alert(by=leader, alert_id=alert.pk, answer=("har talt sammen", "ikke relevant")[n % 2])
    text = page(client, followed, "coordinator", "/regler/")
    assert "15 sygedage på et år" in text
    assert "Afprøv" in text
    assert "Afprøv" not in page(client, followed, "leader", "/regler/")


def test_two_alerts_about_one_person_are_counted_as_two(followed: Cast) -> None:
    """H9: no rule has more answers than alerts, or fewer than none waiting."""
    first = Alert.objects.filter(answered=False, withdrawn=False).earliest("pk")
    reader = followed.actor("coordinator")
    before = next(use for use in rule_uses(reader, TODAY) if use.rule.id == first.rule)
    Alert.objects.create(
        employment=first.employment,
        rule=first.rule,
        raised_on=first.raised_on - timedelta(days=1),
        seen_on=first.seen_on,
        because=first.because,
    )
    after = next(use for use in rule_uses(reader, TODAY) if use.rule.id == first.rule)
    assert (after.raised, after.unanswered) == (before.raised + 1, before.unanswered + 1)


def test_a_changed_rule_is_tried_on_last_year_and_nothing_is_changed(client: Client, cast: Cast) -> None:
    """H9"""
    employments = [e for name, e in cast.employments.items() if name != "temp-1"][:12]
    for employment in employments:
        for n in range(3):
            first = date(2026, 1, 5) + timedelta(days=10 * n)
            AbsencePeriod.objects.get_or_create(
                employment=employment, category="own_sickness", first=first, last=first, added_by=cast.run
            )
    before = Alert.objects.count()
    text = page(client, cast, "coordinator", "/regler/tre-perioder/afproev/?spells=2&within_days=180")
    assert "januar 2026" in text
    assert Alert.objects.count() == before
    row = text.split("januar 2026")[1].split("</tr>")[0]
    assert ">0<" not in row or "for få" not in row


@pytest.mark.parametrize("query", ["spells=0&within_days=180", "spells=mange&within_days=180", "spells=3"])
def test_numbers_that_make_no_rule_are_refused_in_words(client: Client, cast: Cast, query: str) -> None:
    text = page(client, cast, "coordinator", f"/regler/tre-perioder/afproev/?{query}")
    assert "Der er problemer" in text
