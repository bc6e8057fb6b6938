"""*Spørgsmål* as each reader sees them, and the answers of the handbook."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.http import Http404
from django.utils.text import capfirst
from django.utils.timezone import localdate

from naervaer.core.access.model import Actor, Purpose
from naervaer.core.advice.states import KNOWN_ANSWER, QUESTION
from naervaer.core.advice.waiting import ON_ANSWERER, is_left_lying
from naervaer.web.access import scope
from naervaer.web.advice.holding import RELATED
from naervaer.web.advice.models import KnownAnswer, Question, Word
from naervaer.web.advice.ways import Standing, standing_of
from naervaer.web.design.wording import title_of_party
from naervaer.web.handbook.queries import active_policy
from naervaer.web.organisation.snapshot import snapshot_on
from naervaer.web.said import name_of

BADGES = {"waiting": "planned", "taken": "today", "asked_back": "info", "answered": "done"}
OPEN = ("waiting", "taken", "asked_back", "answered")


@dataclass(frozen=True, slots=True)
class Row:
    """A question in a list. The name is there only for those who see the employee anyway."""

    pk: int
    theme: str
    state: str
    state_title: str
    badge: str
    asked_on: date
    answer_by: date
    left_lying: bool
    asker: str
    unit: str
    answerer: str
    taken_by: str
    person: int | None
    name: str
    about_somebody: bool
    standing: Standing


def theme_title(theme: str) -> str:
    """What the theme is called, also when it is no longer in the policy."""
    titles = {rule.id: rule.title for rule in active_policy().theme}
    return titles.get(theme, theme)


def answerer_title(role: str) -> str:
    """What those who answer are called here: the contact of the handbook, else the role."""
    policy = active_policy()
    contact = next((contact.title for contact in policy.contact if contact.role == role), None)
    return contact or capfirst(title_of_party(role))


def for_me(actor: Actor, day: date) -> tuple[list[Row], list[Row]]:
    """What I have asked, newest first; and the open ones I may answer, the oldest first."""
    mine: list[Row] = []
    to_me: list[Row] = []
    for row in _seen(actor, _candidates(actor, day), day):
        if row.standing.asks:
            mine.append(row)
        elif row.standing.answers and row.state in OPEN:
            to_me.append(row)
    to_me.sort(key=lambda row: (row.state not in ON_ANSWERER, row.answer_by, row.pk))
    return mine, to_me


def left_lying(actor: Actor, day: date) -> list[Row]:
    """What has been left lying, the longest first, for whoever oversees it."""
    late = Q(state__in=sorted(ON_ANSWERER), answer_by__lt=day)
    rows = [row for row in _seen(actor, late, day) if row.standing.oversees]
    return sorted(rows, key=lambda row: (row.answer_by, row.pk))


def _candidates(actor: Actor, day: date) -> Q:
    """Roughly what may be somebody's; ``standing_of`` has the last word."""
    deputy_for = [g.deputy_for for g in actor.grants_for(Purpose.ASK_ADVICE, day) if g.deputy_for]
    mine = Q(asker__ext_id=actor.person_id) | Q(asker__ext_id__in=deputy_for)
    roles = {role.value for role in actor.roles_on(day)} | {"leaders_leader", "union_representative"}
    return mine | Q(asked_role__in=roles, state__in=OPEN) | Q(taken_by__ext_id=actor.person_id)


def _seen(actor: Actor, among: Q, day: date) -> list[Row]:
    rows = Question.objects.filter(among).select_related(*RELATED).order_by("-at", "-pk")
    found = [(question, standing) for question in rows if (standing := standing_of(actor, question, day))]
    within = _within(actor, [question for question, _standing in found], day)
    return [_row(question, standing, within, day) for question, standing in found]


def _within(actor: Actor, questions: Iterable[Question], day: date) -> set[int]:
    """The employments (pks) of these questions that the actor sees anyway."""
    asked = {question.employment_id for question in questions if question.employment_id}
    if not asked:
        return set()
    return set(scope.employments(actor, Purpose.SEE_PERSON, day).filter(pk__in=asked).values_list("pk", flat=True))


def _row(question: Question, standing: Standing, within: set[int], day: date) -> Row:
    unit = snapshot_on(day).units.get(question.unit.ext_id) if question.unit else None
    sees = question.employment if question.employment_id in within else None
    return Row(
        pk=question.pk,
        theme=theme_title(question.theme),
        state=question.state,
        state_title=QUESTION.states[question.state],
        badge=BADGES.get(question.state, "irrelevant"),
        asked_on=localdate(question.at),
        answer_by=question.answer_by,
        left_lying=is_left_lying(question.state, question.answer_by, day),
        asker=question.asker.name,
        unit=unit.name if unit else "",
        answerer=answerer_title(question.asked_role),
        taken_by=question.taken_by.name if question.taken_by else "",
        person=sees.person_id if sees else None,
        name=sees.person.name if sees else "",
        about_somebody=question.employment_id is not None,
        standing=standing,
    )


@dataclass(frozen=True, slots=True)
class Said:
    """A word of the thread, as it reads now. ``earlier`` are the texts before it was corrected, with their days."""

    pk: int
    on: date
    who: str
    what: str
    text: str
    theme: str
    to: str
    earlier: tuple[tuple[date, str], ...]
    mine: bool


@dataclass(frozen=True, slots=True)
class Thread:
    row: Row
    theme_id: str
    words: tuple[Said, ...]
    question: Question
    moves: frozenset[str]
    proposed: str


def thread(actor: Actor, pk: int, day: date) -> Thread:
    """A question with every word said of it; 404 for whoever has nothing to do with it."""
    question = Question.objects.select_related(*RELATED).filter(pk=pk).first()
    standing = standing_of(actor, question, day) if question else Standing()
    if question is None or not standing:
        raise Http404
    words = question.words.select_related("by__person", "on_behalf_of", "to").order_by("at", "pk")
    latest = question.known_answers.order_by("-pk").first()
    return Thread(
        row=_row(question, standing, _within(actor, [question], day), day),
        theme_id=question.theme,
        words=tuple(_with_corrections(list(words), actor)),
        question=question,
        moves=_moves(question, standing),
        proposed=KNOWN_ANSWER.states[latest.state] if latest else "",
    )


def thread_of_word(actor: Actor, pk: int, day: date) -> tuple[Thread, Said]:
    """The thread one's own word stands in; others' words cannot be corrected."""
    question = Word.objects.filter(pk=pk).values_list("question", flat=True).first()
    page = thread(actor, question or 0, day)
    word = next((word for word in page.words if word.pk == pk and word.mine), None)
    if word is None:
        raise Http404
    return page, word


ASKERS = frozenset({"add", "reply", "close", "withdraw"})
ANSWERERS = frozenset({"take", "answer", "ask_back", "pass_on", "close"})
OVERSEERS = frozenset({"answer", "give"})


def _moves(question: Question, standing: Standing) -> frozenset[str]:
    """What this reader can do now."""
    allowed: frozenset[str] = frozenset()
    for held, moves in ((standing.asks, ASKERS), (standing.answers, ANSWERERS), (standing.oversees, OVERSEERS)):
        allowed |= moves if held else frozenset()
    return allowed & {move.name for move in QUESTION.open_moves(question.state)}


def _with_corrections(words: list[Word], actor: Actor) -> Iterable[Said]:
    corrections: dict[int, list[Word]] = {}
    for word in words:
        if word.corrects_id is not None:
            corrections.setdefault(word.corrects_id, []).append(word)
    for word in words:
        if word.corrects_id is None:
            texts = [
                (localdate(word.at), word.text),
                *((localdate(c.at), c.text) for c in corrections.get(word.pk, [])),
            ]
            yield Said(
                pk=word.pk,
                on=localdate(word.at),
                who=name_of(word),
                what=word.get_what_display(),
                text=texts[-1][1],
                theme=theme_title(word.theme) if word.theme else "",
                to=word.to.name if word.to else "",
                earlier=tuple(texts[:-1]),
                mine=bool(word.text) and word.by_id == actor.user_id,
            )


@dataclass(frozen=True, slots=True)
class Known:
    """A question and its answer of the handbook. It tells neither who asked nor who answered."""

    pk: int
    theme_id: str
    theme: str
    asked: str
    answer: str


def known_answers(*, theme: str = "", search: str = "") -> list[Known]:
    """What stands in the handbook, newest first; every word of the search must be in question or answer."""
    rows = KnownAnswer.objects.filter(state="published")
    if theme:
        rows = rows.filter(theme=theme)
    for word in search.split():
        rows = rows.filter(Q(asked__icontains=word) | Q(answer__icontains=word))
    return [_known(row) for row in rows.order_by("-at", "-pk")]


def proposed() -> list[Known]:
    """What advisers have proposed, the oldest first."""
    return [_known(row) for row in KnownAnswer.objects.filter(state="proposed").order_by("at", "pk")]


def known_answer(pk: int) -> tuple[Known, str]:
    """One of them, whatever its state, and the state; an unknown key is an unknown page."""
    row = KnownAnswer.objects.filter(pk=pk).first()
    if row is None:
        raise Http404
    return _known(row), row.state


def _known(row: KnownAnswer) -> Known:
    return Known(row.pk, row.theme, theme_title(row.theme), row.asked, row.answer)
