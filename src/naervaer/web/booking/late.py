"""*Første kontakt* that is late: whoever gives the course is told the day after, once."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.utils.timezone import localdate

from naervaer.core.access.model import Actor
from naervaer.core.booking.contact import first_contact
from naervaer.core.calendar import calendar_of
from naervaer.web.booking.queries import USUAL_WORKDAYS, provider_of
from naervaer.web.courses.givers import givers_of
from naervaer.web.courses.known import not_in_touch
from naervaer.web.handbook.queries import active_policy
from naervaer.web.notices.news import tell_at_once

LONG_AGO = timedelta(days=60)
"""What was given before then and is late has been told of."""


def at_night(actor: Actor, day: date) -> Iterator[tuple[str, int]]:
    """Tell the givers of each course whose last day for contact was yesterday."""
    calendar, told = calendar_of(active_policy()), 0
    for course in not_in_touch(day - LONG_AGO):
        provider = provider_of(course, day)
        workdays = provider.first_contact_workdays if provider else USUAL_WORKDAYS
        due = first_contact(localdate(course.begun), workdays, calendar, None, day).due
        if due == day - timedelta(days=1):
            tell_at_once(persons=givers_of(course, day), path="/")
            told += 1
    yield "late_contacts", told
