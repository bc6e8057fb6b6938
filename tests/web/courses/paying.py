"""A policy in which conversations cost 1.000 kroner an hour and a quarter has money for two courses of five hours."""

from datetime import date
from pathlib import Path

from django.conf import LazySettings
from tests.web.cast import Cast
from tests.web.scheme.asking import OFFER, asked

from naervaer.web.courses import actions
from naervaer.web.courses.models import Course, ProviderSeat
from naervaer.web.scheme import actions as requests

POLICY = Path(__file__).parents[2] / "data" / "policies" / "paying.toml"
AGREEMENT = "individuelle-samtaler"


def use(settings: LazySettings, folder: Path | None = None, more: str = "") -> None:
    """The policy, and what a test adds to it in a folder of its own."""
    file = POLICY
    if folder is not None:
        file = folder / "paying.toml"
        file.write_text(POLICY.read_text(encoding="utf-8") + more, encoding="utf-8")
    settings.NAERVAER_POLICY = str(file)


def seat(cast: Cast) -> None:
    """Pia acts for the provider of the conversations."""
    ProviderSeat.objects.create(person=cast.people["provider"], provider="human-house", first=date(2026, 1, 1))


def full(cast: Cast) -> tuple[Course, Course, Course]:
    """Two that run and one that waits."""
    return confirmed(cast, "trio"), confirmed(cast, "safety"), confirmed(cast, "pupil")


def offered(cast: Cast) -> Course:
    """A place that waits for an answer."""
    first, _second, third = full(cast)
    seat(cast)
    assert actions.stop(by=cast.actor("provider"), course_id=first.pk, reason="Flyttet")
    third.refresh_from_db()
    return third


def confirmed(cast: Cast, who: str, by: str = "leader", offer: str = OFFER) -> Course:
    """A course the leader has asked for and the employee has confirmed."""
    made = asked(cast, who, by, offer)
    verdict = requests.confirm(by=cast.actor(who), request_id=made.pk)
    assert verdict, verdict
    return Course.objects.get(request=made)
