"""The first years of a municipality's own wellbeing consultant: 38 courses and 27 efforts, some still in progress."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial

from naervaer.core.access.model import SYSTEM, Actor, Role
from naervaer.core.calendar import ONE_DAY
from naervaer.core.evaluation.quarters import answer_until, quarter_of
from naervaer.core.policy.evaluation import Evaluation
from naervaer.core.policy.scheme import Offer
from naervaer.core.timeline.moments import months_after
from naervaer.demo.cast import Casting
from naervaer.demo.days import standing_on
from naervaer.demo.settling import actors_of, give_addresses, has_account, must, open_accounts
from naervaer.demo.shapes import CARE, SMALL_WORKPLACES
from naervaer.web import clock
from naervaer.web.courses import actions as courses
from naervaer.web.efforts import actions as efforts
from naervaer.web.evaluation import actions as evaluation
from naervaer.web.evaluation import links, sending
from naervaer.web.handbook.queries import active_policy
from naervaer.web.organisation.queries import nearest_leaders, persons_by_ext_id, units_by_ext_id
from naervaer.web.scheme import actions as requests

COURSES, COURSES_RUNNING = 38, 9
EFFORTS, EFFORTS_RUNNING = 27, 7
ORGANISATION_EVERY = 9
"""Every so many efforts is one for the organisation."""

OLDEST = 620
"""The first was asked for so many days ago."""

LASTS = 75
SILENT = 4
"""Every so many that are asked what they think do not answer."""

WISH = {"wish": "En fast form på de svære samtaler på holdet.", "anledning": "Vi har talt om det på to møder."}
AIM = "Holdet har aftalt, hvordan de siger fra og til, og prøver det i tre måneder."
WORDS = ("Det var godt at komme hurtigt til.", "", "", "En samtale mere havde hjulpet.", "", "")

Done = tuple[date, Callable[[], object]]


class Scheme:
    """Everything happens on its day, the oldest first."""

    def __init__(self, casting: Casting, today: date) -> None:
        self._casting, self._today = casting, today
        self._workplaces = [(unit[0], dep) for dep, _area, units in SMALL_WORKPLACES for unit in units]
        self._courses: dict[int, int] = {}
        self._efforts: dict[int, int] = {}

    def is_lived(self) -> None:
        """Nothing where no consultant of the municipality's own gives both courses and efforts."""
        offers = {level: _given_by_the_own(level, self._today) for level in ("individual", "group", "organisation")}
        individual, group, whole = offers.values()
        if individual is None or group is None or whole is None:
            return
        holders = {one.role: one.person_id for one in self._casting.appointments()}
        [consultant] = actors_of([holders[Role.WELLBEING_CONSULTANT]])
        planned: list[Done] = [*self._all_courses(individual, consultant), *self._all_efforts(group, whole, consultant)]
        for day, do in sorted([*planned, *self._countings()], key=lambda one: one[0]):
            with standing_on(day):
                do()

    def _all_courses(self, offer: Offer, consultant: Actor) -> Iterator[Done]:
        for n in range(COURSES):
            unit, _department = self._workplaces[n % len(self._workplaces)]
            person = self._casting.colleagues(unit)[-3 - n // len(self._workplaces)].person_id
            asked = self._begun(n, COURSES, COURSES_RUNNING)
            yield asked, partial(self._course, n, offer, person)
            if n < COURSES - COURSES_RUNNING:
                finished = asked + timedelta(days=LASTS + n % 20)
                yield finished, partial(self._finish, self._courses, n, offer, consultant)

    def _all_efforts(self, group: Offer, whole: Offer, consultant: Actor) -> Iterator[Done]:
        for n in range(EFFORTS):
            offer = whole if n % ORGANISATION_EVERY == ORGANISATION_EVERY - 1 else group
            unit, department = self._workplaces[n % len(self._workplaces)]
            asked = self._begun(n, EFFORTS, EFFORTS_RUNNING) + ONE_DAY
            place, asker = (CARE, CARE) if offer is whole else (unit, department)
            yield asked, partial(self._effort, n, offer, place, asker)
            if n < EFFORTS - EFFORTS_RUNNING:
                finished = asked + timedelta(days=LASTS + n % 30)
                yield finished, partial(self._finish, self._efforts, n, offer, consultant)

    def _begun(self, n: int, number: int, running: int) -> date:
        """Those in progress within the last two months, the others evenly before."""
        finished = number - running
        if n >= finished:
            return self._today - timedelta(days=60 - 6 * (n - finished))
        return self._today - timedelta(days=OLDEST - n * (OLDEST - 130) // finished)

    def _course(self, n: int, offer: Offer, person_id: str) -> None:
        self._courses[n] = course_for(person_id, offer)

    def _effort(self, n: int, offer: Offer, place: str, asker: str) -> None:
        leaders = self._casting.world.leaders
        [by] = actors_of([leaders[asker].person_id])
        [chief] = actors_of([leaders[CARE].person_id])
        unit = units_by_ext_id([place])[place]
        applied = must(efforts.apply(by=by, offer=offer.id, unit=unit.pk, persons=8 + n % 9, answers=WISH))
        must(efforts.approve(by=chief, application_id=applied.pk, aim=AIM, priority="normal"))
        applied.refresh_from_db()
        if applied.course_id is not None:
            self._efforts[n] = applied.course_id

    def _finish(self, book: dict[int, int], n: int, offer: Offer, consultant: Actor) -> None:
        """And whoever is asked answers, most of them."""
        must(courses.finish(by=consultant, course_id=book[n]))
        sending.send_again()
        rule = active_policy().evaluation_of(offer, clock.today())
        if rule is not None and n % SILENT != SILENT - 1:
            token = links.new_token(rule.id, quarter_of(clock.today()))
            words = WORDS[n % len(WORDS)] if rule.free_text else ""
            evaluation.answer(token=token, answers=_answers(rule, n), remark=words)

    def _countings(self) -> Iterator[Done]:
        """The night after each last day to answer."""
        quarter = quarter_of(self._today - timedelta(days=OLDEST))
        open_days = max((rule.open_days for rule in active_policy().evaluation), default=0)
        while (night := answer_until(quarter, open_days) + ONE_DAY) <= self._today:
            yield night, partial(evaluation.count_up, by=SYSTEM)
            quarter = months_after(quarter, 3)


def course_for(person_id: str, offer: Offer) -> int:
    """The course (pk) of an employee whose leader has asked for the offer, and who has confirmed it."""
    if not has_account(person_id):
        open_accounts({person_id: f"medarbejder-{person_id}"})
    give_addresses([person_id])
    person = persons_by_ext_id([person_id])[person_id]
    [own] = actors_of([person_id])
    [leader] = actors_of([nearest_leaders(person, clock.today())[0].ext_id])
    answers = {condition.id: condition.must_be for condition in offer.condition}
    asked = must(requests.ask(by=leader, person=person.pk, offer=offer.id, answers=answers))
    must(requests.confirm(by=own, request_id=asked.pk))
    asked.refresh_from_db()
    return int(asked.course.pk)


def _given_by_the_own(level: str, day: date) -> Offer | None:
    """The first offer of the level that the municipality's own consultant gives."""
    own = {one.id for one in active_policy().provider if one.own and one.in_force(day)}
    found = (offer for offer in active_policy().offers_on(day) if offer.level == level and offer.given_by in own)
    return next(found, None)


def _answers(rule: Evaluation, n: int) -> dict[str, str]:
    """Most are glad, some are not."""
    gladness = (0, 0, 1, 0, 2, 0, 1)
    said = {}
    for place, question in enumerate(rule.question):
        best_first = question.answers[::-1] if question.kind == "scale" else question.answers
        said[question.id] = best_first[gladness[(n + place) % len(gladness)] % len(best_first)]
    return said
