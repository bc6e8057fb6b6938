"""One neutral mail a day to whoever has something new waiting, and none otherwise."""

from datetime import date, timedelta

import pytest
from django.core import mail
from tests.web.cast import TODAY, Cast

from naervaer.core.access.model import SYSTEM
from naervaer.web.followup import actions
from naervaer.web.followup.models import Alert, Step
from naervaer.web.followup.owing import matters_by_person
from naervaer.web.notices.actions import Told, tell
from naervaer.web.notices.models import Digest, Notice


@pytest.fixture
def waiting(cast: Cast) -> Cast:
    actions.rederive(by=SYSTEM, as_of=TODAY, because="test")
    return cast


def night(day: date = TODAY) -> Told:
    mail.outbox.clear()
    return tell(matters=matters_by_person(day), day=day)


def receivers() -> set[str]:
    return {address for message in mail.outbox for address in message.to}


def test_the_nearest_leader_and_the_stand_in_get_one_mail_each(waiting: Cast) -> None:
    night()
    assert {"leader@example.org", "deputy@example.org", "outsider@example.org"} <= receivers()
    assert len(mail.outbox) == len(receivers())


def test_the_mail_names_nobody_and_nothing(waiting: Cast) -> None:
    night()
    for message in mail.outbox:
        text = f"{message.subject} {message.body}"
        assert message.subject == "Du har opgaver i Nærvær"
        assert not any(person.name in text for person in waiting.people.values())
        assert not any(word in text.lower() for word in ("syg", "fravær", "samtale", "advis"))


def test_a_second_run_the_same_day_sends_nothing(waiting: Cast) -> None:
    assert night().sent > 0
    assert night().sent == 0


def test_the_next_day_is_silent_when_nothing_is_new(waiting: Cast) -> None:
    night()
    steps = Step.objects.filter(opens__gt=TODAY).update(
        opens=TODAY + timedelta(days=30), due=TODAY + timedelta(days=40)
    )
    assert steps
    assert night(TODAY + timedelta(days=1)).sent == 0


def test_a_step_that_becomes_overdue_is_told_once_more(waiting: Cast) -> None:
    night()
    Step.objects.filter(opens__gt=TODAY).update(opens=TODAY + timedelta(days=30), due=TODAY + timedelta(days=40))
    step = Step.objects.filter(case__employment=waiting.employments["anne-1"], rule="samtale-7a").first()
    assert step is not None
    Step.objects.filter(pk=step.pk).update(due=TODAY)
    Notice.objects.filter(key=f"step:{step.pk}:overdue").delete()
    night(TODAY + timedelta(days=1))
    assert "leader@example.org" in receivers()


def test_nobody_is_told_of_what_is_done_or_put_off(waiting: Cast) -> None:
    leader = waiting.actor("outsider")
    for step in Step.objects.filter(case__employment=waiting.employments["far_away-1"], state="waiting"):
        actions.mark_not_relevant(by=leader, step_id=step.pk, reason="aftalt")
    for step in Step.objects.filter(case__employment=waiting.employments["mover-1"], state="waiting"):
        actions.mark_not_relevant(by=leader, step_id=step.pk, reason="aftalt")
    for alert in Alert.objects.filter(answered=False):
        if alert.employment.person.ext_id in ("far_away", "mover"):
            actions.answer_alert(by=leader, alert_id=alert.pk, answer="kendt forhold")
    night()
    assert "outsider@example.org" not in receivers()


def test_a_mail_claimed_by_a_run_that_was_killed_is_not_sent_twice_but_told_the_next_day(waiting: Cast) -> None:
    person = waiting.people["leader"]
    Digest.objects.create(person=person, day=TODAY, claimed_at="2026-11-23T02:00Z")
    night()
    assert "leader@example.org" not in receivers()
    night(TODAY + timedelta(days=1))
    assert "leader@example.org" in receivers()


def test_a_mail_the_server_refuses_is_tried_again(waiting: Cast, settings: object) -> None:
    settings.EMAIL_BACKEND = "tests.web.notices.refusing.Backend"  # type: ignore[attr-defined]
    told = night()
    assert (told.sent, told.failed > 0) == (0, True)
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"  # type: ignore[attr-defined]
    assert night().sent == told.failed


def test_whoever_has_no_address_is_counted(waiting: Cast) -> None:
    person = waiting.people["outsider"]
    person.email = ""
    person.save()
    assert night().without_address == 1
