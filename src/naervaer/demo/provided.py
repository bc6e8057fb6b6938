"""A scheme whose courses external providers give: some in progress, one late, and an invoice that waits."""

from datetime import date, time, timedelta
from decimal import Decimal

from naervaer.core.access.model import Actor, Role
from naervaer.core.booking.times import starts_at
from naervaer.core.calendar import calendar_of
from naervaer.core.policy.scheme import Offer
from naervaer.core.scheme.invoices import HOUR, Billed
from naervaer.core.timeline.moments import months_after
from naervaer.demo.cast import Casting
from naervaer.demo.days import standing_on
from naervaer.demo.settling import RefusedByTheProgram, actors_of, must
from naervaer.demo.shapes import SMALL_WORKPLACES
from naervaer.demo.wellbeing import course_for
from naervaer.web.booking import actions as booking
from naervaer.web.courses import actions as courses
from naervaer.web.handbook.queries import active_policy
from naervaer.web.invoices import actions as invoices
from naervaer.web.invoices.queries import expected
from naervaer.web.organisation.queries import persons_by_ext_id

BEGUN = (66, 52, 45, 31, 24, 12, 1)
"""Days ago a course began; whoever gives it has not been in touch with the last two."""

UNTOUCHED = 2
EVERY = 9
"""Days from one conversation to the next."""

BY_THE_HOUR = Decimal(950)
AFTERNOON = time(13)


class Provided:
    """What a provider and the municipality have between them."""

    def __init__(self, casting: Casting, today: date) -> None:
        self._casting, self._today = casting, today
        self._calendar = calendar_of(active_policy())
        self._workplaces = [unit[0] for _department, _area, units in SMALL_WORKPLACES for unit in units]

    def is_lived(self) -> None:
        """Nothing where no external provider gives what a leader can ask for."""
        offer = _given_by_another(self._today)
        if offer is None or offer.given_by is None:
            return
        holders = {one.role: one.person_id for one in self._casting.appointments()}
        hr, provider = (actors_of([holders[role]])[0] for role in (Role.HR_CONSULTANT, Role.PROVIDER))
        person = persons_by_ext_id([holders[Role.PROVIDER]])[holders[Role.PROVIDER]]
        first = self._today - timedelta(days=BEGUN[0] + 1)
        with standing_on(first):
            must(courses.give_seat(by=hr, provider=offer.given_by, person=person, first=first))
        begun = [(days, self._begun(n, days, offer)) for n, days in enumerate(BEGUN)]
        known = [(days, course) for days, course in begun if course is not None]
        for days, course in known[:-UNTOUCHED]:
            self._given(course, days, offer, provider)
        self._invoice(offer.given_by, provider)

    def _begun(self, n: int, days: int, offer: Offer) -> int | None:
        """The first colleague there who may have the offer then."""
        with standing_on(self._today - timedelta(days=days)):
            for colleague in self._casting.colleagues(self._workplaces[n % len(self._workplaces)])[-4:]:
                try:
                    return course_for(colleague.person_id, offer)
                except RefusedByTheProgram:
                    continue
        return None

    def _given(self, course: int, days: int, offer: Offer, provider: Actor) -> None:
        place = offer.places[0] if offer.places else "telefon"
        with standing_on(self._today - timedelta(days=days - 3)):
            must(booking.note_contact(by=provider, course_id=course, on_day=self._today - timedelta(days=days - 3)))
        for back in range(days - EVERY, EVERY, -EVERY):
            with standing_on(self._today - timedelta(days=back)):
                held_on = starts_at(self._calendar.previous_workday(self._today - timedelta(days=back + 1)), AFTERNOON)
                if (days - back) // EVERY <= 4:
                    must(booking.hold_now(by=provider, course_id=course, starts=held_on, minutes=HOUR, place=place))
        ahead = starts_at(self._calendar.workdays_after(self._today, 1 + days % 7), AFTERNOON)
        with standing_on(self._today):
            booking.book_session(by=provider, course_id=course, starts=ahead, minutes=HOUR, place=place)

    def _invoice(self, provider: str, by: Actor) -> None:
        """For the month before; the provider has written an hour too many on one line."""
        first = months_after(self._today.replace(day=1), -1)
        with standing_on(self._today):
            found = expected(provider, first)
            lines = [Billed(one.course, one.minutes, BY_THE_HOUR * one.minutes / HOUR) for one in found]
            if lines:
                one = lines[0]
                lines[0] = Billed(one.course, one.minutes + HOUR, one.amount + BY_THE_HOUR)
                number = f"{first:%Y}-114"
                must(
                    invoices.send_invoice(
                        by=by, provider=provider, number=number, billed_on=self._today, month=first, lines=lines
                    )
                )


def _given_by_another(day: date) -> Offer | None:
    """The first offer an external provider gives that a nearest leader asks for."""
    others = {one.id for one in active_policy().provider if not one.own and one.in_force(day)}
    found = (
        offer
        for offer in active_policy().offers_on(day)
        if offer.level == "individual" and offer.given_by in others and "nearest_leader" in offer.booked_by
    )
    return next(found, None)
