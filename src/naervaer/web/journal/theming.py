"""*Temaer* counted while the journals are open, and a year's totals released by whoever keeps them (N11)."""

from django.db import transaction
from django.utils.timezone import localdate

from naervaer.core.access.model import Actor
from naervaer.core.journal.order import in_order, themes_of
from naervaer.core.journal.themes import Totals, are_enough, may_release, totals
from naervaer.core.verdicts import Refused
from naervaer.web import clock
from naervaer.web.handbook.queries import active_policy
from naervaer.web.journal.held import hold, kept_by
from naervaer.web.journal.keys import keeping, log
from naervaer.web.journal.models import Reading, ReleasedTotals
from naervaer.web.journal.unlocking import Unlocked
from naervaer.web.said import said_by


@transaction.atomic
def count_themes(*, by: Actor, opened: Unlocked, year: int) -> Totals:
    """*Tæl temaer*: what the keeper alone sees; every journal that is read for it has a line of its log."""
    return _counted(by, opened, year, least=0)


@transaction.atomic
def release_totals(*, by: Actor, opened: Unlocked, year: int) -> ReleasedTotals | Refused:
    """*Frigiv tal*: a whole year, once, and never so few that somebody could be known."""
    capacity, today = keeping(by), clock.today()
    least = active_policy().journal_on(today).suppress_below
    mine = ReleasedTotals.objects.filter(by=by.user_id)
    verdict = may_release(year, today, set(mine.values_list("year", flat=True)))
    if isinstance(verdict, Refused):
        return verdict
    counted = _counted(by, opened, year, least)
    verdict = are_enough(year, counted.courses, least)
    if isinstance(verdict, Refused):
        return verdict
    made = ReleasedTotals.objects.create(
        year=year, courses=counted.courses, by_theme=dict(counted.by_theme), **said_by(by, capacity)
    )
    log(by, capacity, "totals_released")
    return made


def _counted(by: Actor, opened: Unlocked, year: int, least: int) -> Totals:
    """What somebody else began, and has released for the year, is not counted again by whoever took it over."""
    elsewhere = ReleasedTotals.objects.filter(year=year).exclude(by=by.user_id).values("by")
    mine = kept_by(by, clock.today()).exclude(by__in=elsewhere)
    begun = mine.order_by("pk").values_list("pk", "at")
    found = []
    for pk in [pk for pk, at in begun if localdate(at).year == year]:
        held = hold(by, pk, opened)
        found.append(themes_of(in_order(held.lines())))
        held.note_reading(Reading.What.COUNT, "themes")
    return totals(year, found, least)
