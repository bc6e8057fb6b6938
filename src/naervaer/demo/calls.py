"""Sick calls and a plan of return in the small municipality: one awaited, some confirmed, one contradicted."""

from datetime import date, timedelta
from decimal import Decimal

from naervaer.core.absence import Category, EmploymentTerm
from naervaer.core.access.model import SYSTEM, Actor
from naervaer.core.returning.hours import even_rise, norm_of
from naervaer.core.sickcall.judging import Said
from naervaer.demo.cast import Casting
from naervaer.demo.days import standing_on
from naervaer.demo.settling import actors_of, must
from naervaer.demo.shapes import SMALL_WORKPLACES
from naervaer.demo.world import SmallWorld
from naervaer.web.followup import actions as followup
from naervaer.web.organisation.employed import employment_pks
from naervaer.web.returning import actions as returning
from naervaer.web.sickcall import actions

PLAN_WEEKS = 8


class Calls:
    """Who called in when, and the plan of the one who is partly back."""

    def __init__(self, small: SmallWorld, casting: Casting, today: date) -> None:
        self._small, self._casting, self._today = small, casting, today

    def come_in(self) -> None:
        players, today = self._small.players, self._today
        self._called(players["dag-2"], today - timedelta(days=1))
        self._called(players["vikar"], today - timedelta(days=8))
        self._called(players["tidlig-indsats"], today - timedelta(days=12))
        self._called(self._casting.colleagues("1203")[1], today)
        self._plan(players["delvist-tilbage"])
        with standing_on(today):
            actions.hold_against_payroll(by=SYSTEM, as_of=today)
            followup.rederive(by=SYSTEM, as_of=today, because="sygemeldinger")

    def _leader(self, unit: str) -> Actor:
        """Who leads the department of the workplace."""
        department = next(d for d, _area, places in SMALL_WORKPLACES if unit in [place[0] for place in places])
        [leader] = actors_of([self._small.leaders[department].person_id])
        return leader

    def _called(self, term: EmploymentTerm, first: date) -> None:
        pks = employment_pks()
        with standing_on(first):
            must(
                actions.report(
                    by=self._leader(term.unit_id),
                    employment=pks[term.employment_id],
                    said=Said(Category.OWN_SICKNESS, first, tasks="Vagten er dækket af en kollega."),
                )
            )

    def _plan(self, term: EmploymentTerm) -> None:
        """Half of each day from the first whole week after the case turned partial, and then more."""
        begun = self._today - timedelta(days=22)
        monday = begun - timedelta(days=begun.weekday())
        norm = norm_of(Decimal(str(term.fte)))
        with standing_on(begun):
            must(
                returning.agree(
                    by=self._leader(term.unit_id),
                    employment=employment_pks()[term.employment_id],
                    weeks=even_rise(monday, PLAN_WEEKS, norm, first=Decimal("0.5")),
                    norm=norm,
                    tasks="Dagvagter og papirarbejde på kontoret.",
                    accommodations="Ingen tunge løft. En makker ved forflytninger.",
                )
            )
