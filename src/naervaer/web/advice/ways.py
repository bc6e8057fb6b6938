"""*Vejen*: to whom a question goes, and what each reader is to it. Asked by every page and every action."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from naervaer.core.access.model import LEADING, Actor, Grant, Purpose, Role
from naervaer.core.access.sight import Capacity, Place, Subject
from naervaer.core.advice.waiting import is_left_lying
from naervaer.core.calendar import calendar_of
from naervaer.core.policy.advice import Answerer, Theme
from naervaer.web.advice.models import Question
from naervaer.web.handbook.queries import active_policy
from naervaer.web.organisation import employed
from naervaer.web.organisation import queries as organisation
from naervaer.web.organisation.groups import union_representatives
from naervaer.web.organisation.snapshot import snapshot_on


@dataclass(frozen=True, slots=True)
class Whose:
    """What decides the way of a question: the leader asking, the unit, and the one it is about; ids."""

    asker: str
    unit: Place
    about: str | None = None
    confidential: bool = False


@dataclass(frozen=True, slots=True)
class Way:
    """To whom, in what role, and when an answer can be expected."""

    role: Answerer
    persons: frozenset[str]
    by: date


def way_of(theme: Theme, whose: Whose, day: date) -> Way:
    """The first who can be found: the theme's own, those who answer otherwise, and last the coordinator."""
    by = calendar_of(active_policy()).workdays_after(day, theme.workdays)
    for role in (theme.asked, theme.otherwise):
        if persons := answerers(role, whose, day):
            return Way(role, persons, by)
    return Way("coordinator", answerers("coordinator", whose, day), by)


def answerers(role: str, whose: Whose, day: date) -> frozenset[str]:
    """Who may answer in this role: never the one who asks, nor the one it is about."""
    found = _holders(role, whose, day) - {whose.asker, whose.about}
    return found - _above(whose, day) if whose.confidential else found


def _holders(role: str, whose: Whose, day: date) -> frozenset[str]:
    if role == "leaders_leader":
        leaders = _leaders_of(whose, day)
        deputies = employed.stand_ins_of(day)
        path = snapshot_on(day).organisation.path(whose.unit) if whose.unit else (None,)
        return leaders | {who for leader in leaders for who, unit in deputies.get(leader, ()) if unit in path}
    if role == "union_representative":
        return union_representatives(whose.unit, day) if whose.unit else frozenset()
    return organisation.holders(Role(role), [whose.unit] if whose.unit else [""], day)


def _leaders_of(whose: Whose, day: date) -> frozenset[str]:
    if whose.unit is None:
        return frozenset()
    return snapshot_on(day).organisation.nearest_leaders(Subject(whose.asker, whose.unit))


def _above(whose: Whose, day: date) -> frozenset[str]:
    """Whoever leads the one who asks, and those who stand in for any of them."""
    leaders = snapshot_on(day).organisation.leads_at_or_above(whose.unit)
    deputies = employed.stand_ins_of(day)
    return leaders | {who for leader in leaders for who, _unit in deputies.get(leader, ())}


def whose(question: Question, day: date) -> Whose:
    """Read the question with its asker, unit and employment's person."""
    about = question.employment.person.ext_id if question.employment else None
    unit = question.unit.ext_id if question.unit else None
    return Whose(question.asker.ext_id, unit, about, question.confidential)


@dataclass(frozen=True, slots=True)
class Standing:
    """What somebody is to a question; nothing at all is a page that does not exist."""

    asks: Capacity | None = None
    answers: Capacity | None = None
    oversees: Capacity | None = None

    def __bool__(self) -> bool:
        return any((self.asks, self.answers, self.oversees))

    @property
    def capacity(self) -> Capacity | None:
        return self.asks or self.answers or self.oversees


def standing_of(actor: Actor, question: Question, day: date) -> Standing:
    asks = _asks(actor, question, day)
    if asks:
        return Standing(asks=asks)
    way = whose(question, day)
    if actor.person_id is None or actor.person_id == way.about or (way.confidential and _is_above(actor, way, day)):
        return Standing()
    return Standing(answers=_answers(actor, question, way, day), oversees=_oversees(actor, question, way, day))


def _asks(actor: Actor, question: Question, day: date) -> Capacity | None:
    grants = actor.grants_for(Purpose.ASK_ADVICE, day)
    if question.asker.ext_id == actor.person_id:
        return Capacity(grants[0].role) if grants else None
    if question.confidential:
        return None
    path = _path(question.unit.ext_id if question.unit else None, day)
    mine = [g for g in grants if g.deputy_for == question.asker.ext_id and g.unit_id in path]
    return Capacity(mine[0].role, mine[0].deputy_for) if mine else None


def _is_above(actor: Actor, way: Whose, day: date) -> bool:
    """Whether the actor leads the one who asks, or stands in for somebody who does."""
    leaders = snapshot_on(day).organisation.leads_at_or_above(way.unit)
    grants = actor.grants_for(Purpose.ASK_ADVICE, day)
    return not leaders.isdisjoint({actor.person_id, *(grant.deputy_for for grant in grants)})


def _answers(actor: Actor, question: Question, way: Whose, day: date) -> Capacity | None:
    wanted = (Purpose.ANSWER_QUESTIONS, Purpose.SEE_QUESTIONS, Purpose.ASK_ADVICE)
    held = _reaching([grant for purpose in wanted for grant in actor.grants_for(purpose, day)], way.unit, day)
    given = question.taken_by is not None and question.taken_by.ext_id == actor.person_id
    if question.asked_role == "leaders_leader":
        leaders = _leaders_of(way, day)
        fit = [g for g in held if g.role in LEADING and (g.deputy_for or actor.person_id) in leaders]
    elif question.asked_role == "union_representative":
        seated = bool(held) and actor.person_id in answerers(question.asked_role, way, day)
        fit = [grant for grant in held if seated and grant.group]
    else:
        fit = [grant for grant in held if grant.role.value == question.asked_role]
    best = next(iter(fit or (held if given else ())), None)
    return Capacity(best.role, best.deputy_for) if best else None


def _oversees(actor: Actor, question: Question, way: Whose, day: date) -> Capacity | None:
    """The coordinator sees what has been left lying, until somebody has answered."""
    held = _reaching(actor.grants_for(Purpose.SEE_QUESTIONS, day), way.unit, day)
    if not held or not is_left_lying(question.state, question.answer_by, day):
        return None
    return Capacity(held[0].role, held[0].deputy_for)


def _reaching(grants: Iterable[Grant], unit: Place, day: date) -> list[Grant]:
    path = _path(unit, day)
    return [grant for grant in grants if grant.unit_id in path]


def _path(unit: Place, day: date) -> tuple[Place, ...]:
    return snapshot_on(day).organisation.path(unit) if unit else (None,)
