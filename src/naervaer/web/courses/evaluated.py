"""What is asked of a finished course by whoever evaluates it: of which offer it was, and who is to be asked."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.http import Http404

from naervaer.core.access.model import Actor, Purpose
from naervaer.core.policy.dated import as_it_was
from naervaer.core.policy.scheme import Offer
from naervaer.web.courses.models import Course
from naervaer.web.courses.reach import given_to
from naervaer.web.handbook.queries import active_policy


@dataclass(frozen=True, slots=True)
class Finished:
    """*Afsluttet forløb*. ``asked`` is the id of whom it was for, or of whoever asked for an effort; empty for nobody.

    ``offer`` is None when the policy no longer knows of it.
    """

    pk: int
    offer: Offer | None
    asked: str


def finished_by(actor: Actor, pk: int, day: date) -> Finished:
    """A finished course of somebody who gives it or handles the scheme; an unknown page for everybody else."""
    known = given_to(actor, day).filter(pk=pk).exists() or actor.holds(Purpose.HANDLE_SCHEME, day)
    found = finished(pk) if known else None
    if found is None:
        raise Http404
    return found


def finished(pk: int) -> Finished | None:
    """Asks no access: for what is done by the program itself."""
    rows = Course.objects.filter(pk=pk, state="finished").select_related("employment__person", "asker")
    course = rows.first()
    if course is None:
        return None
    person = course.employment.person if course.employment else course.asker
    offer = as_it_was(active_policy().offer, course.offer, course.asked_on)
    return Finished(course.pk, offer, person.ext_id if person else "")


def courses_of(person: int) -> list[int]:
    """The courses (pks) of a person (pk), and the efforts they have asked for."""
    mine = Course.objects.filter(Q(employment__person=person) | Q(asker=person))
    return sorted(mine.values_list("pk", flat=True))
