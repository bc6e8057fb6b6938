"""Sygenærvær in the small municipality: many have said it without a name, some to their leader, and a TRIO too."""

from datetime import date, timedelta

from naervaer.core.absence import EmploymentTerm
from naervaer.core.presenteeism.judging import COUNTED, LEADER
from naervaer.demo.cast import Casting
from naervaer.demo.days import standing_on
from naervaer.demo.settling import actors_of, must, open_accounts
from naervaer.web.handbook.queries import active_policy
from naervaer.web.organisation.employed import employment_pks
from naervaer.web.organisation.queries import units_by_ext_id
from naervaer.web.presenteeism import actions

UNNAMED = (("1201", 6), ("1202", 5), ("1204", 2))
"""How many of a workplace have let it be counted only, in the months before this one."""

TO_THE_LEADER = ("1201", "1202")
IN_THE_WORK = "Mange har taget ekstra vagter i efteråret, og pauserne bliver sprunget over."


def say(casting: Casting, today: date) -> None:
    """Nothing where the municipality does not ask."""
    if not active_policy().presenteeism_on(today).offered:
        return
    month_before = today.replace(day=1) - timedelta(days=5)
    for unit, count in UNNAMED:
        for n, term in enumerate(casting.colleagues(unit)[7 : 7 + count]):
            _give(term, month_before - timedelta(days=9 * n), COUNTED)
    for n, unit in enumerate(TO_THE_LEADER):
        term = casting.colleagues(unit)[6]
        text = "Faste vagter i de næste to uger ville hjælpe." if n == 0 else ""
        _give(term, today - timedelta(days=n), LEADER, wishes_talk=n == 0, text=text)
    [trio] = actors_of([casting.colleagues("1201")[-1].person_id])
    workplace = units_by_ext_id(["1201"])["1201"]
    with standing_on(today - timedelta(days=10)):
        must(actions.give_for_unit(by=trio, unit=workplace.pk, extent="some", text=IN_THE_WORK))


def _give(term: EmploymentTerm, day: date, told: str, *, wishes_talk: bool = False, text: str = "") -> None:
    open_accounts({term.person_id: f"medarbejder-{term.person_id}"})
    [own] = actors_of([term.person_id])
    employment = employment_pks()[term.employment_id]
    with standing_on(day):
        must(actions.give(by=own, employment=employment, told=told, wishes_talk=wishes_talk, text=text))
