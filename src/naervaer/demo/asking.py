"""Questions for help in the small municipality: answered, waiting, left lying, and one that stands in the handbook."""

from collections.abc import Sequence
from datetime import date, timedelta

from naervaer.core.access.model import Actor, Role
from naervaer.demo.cast import Casting
from naervaer.demo.days import standing_on
from naervaer.demo.settling import actors_of, must
from naervaer.demo.world import SmallWorld
from naervaer.web.advice import actions
from naervaer.web.advice.actions import About
from naervaer.web.organisation.employed import employment_pks
from naervaer.web.organisation.queries import nearest_leaders, persons_by_ext_id

RULES = "regler-og-jura"
"""The theme of the answered questions."""

ANSWERED = (
    "Vi har aftalt en gradvis tilbagevenden. Hvor længe kan den vare, og hvem skal godkende den?",
    "Der er ingen fast grænse, men aftal en slutdato og se på planen hver anden uge. "
    "Varer den ud over otte uger, så tag den med til mig igen.",
)
KNOWN = (
    "Hvor længe kan en gradvis tilbagevenden vare?",
    "Der er ingen fast grænse. Aftal en slutdato fra begyndelsen, se på planen hver anden uge, og spørg igen, "
    "hvis den kommer til at vare ud over otte uger.",
)
PROPOSED = (
    "Må jeg ringe til en medarbejder, der er sygemeldt?",
    "Ja. Aftal gerne på første dag, hvornår I taler sammen. Spørg til arbejdet og til, hvad medarbejderen kan; "
    "spørg ikke til, hvad medarbejderen fejler.",
)


def ask(small: SmallWorld, casting: Casting, today: date) -> None:
    """Everything, oldest first, by the leader of one case and those who answer."""
    by_role = {a.role: a.person_id for a in casting.appointments()}
    [adviser] = actors_of([by_role[_answering()]])
    [coordinator] = actors_of([by_role[Role.COORDINATOR]])
    leader, employment = _leader(small, "dag-33", today)
    unit = next(grant.unit_id for grant in leader.grants if grant.role is Role.LEADER)
    with standing_on(today - timedelta(days=40)):
        published = _answered(leader, adviser, unit, ANSWERED, KNOWN)
    with standing_on(today - timedelta(days=38)):
        must(actions.publish(by=coordinator, known_answer_id=published))
    with standing_on(today - timedelta(days=12)):
        _answered(leader, adviser, unit, ("Må jeg ringe til en medarbejder, der er syg?", PROPOSED[1]), PROPOSED)
    with standing_on(today - timedelta(days=14)):
        _asked(leader, "arbejdsmiljoe", "Flere på samme hold er trætte efter den nye vagtplan. Hvor begynder vi?", unit)
    with standing_on(today - timedelta(days=1)):
        text = "Medarbejderen og jeg er uenige om opgaverne, når arbejdet begynder igen. Kan du hjælpe os på vej?"
        must(actions.ask(by=leader, theme="konflikt", text=text, about=About(employment)))


def _leader(small: SmallWorld, scene: str, today: date) -> tuple[Actor, int]:
    player = small.players[scene]
    person = persons_by_ext_id([player.person_id])[player.person_id]
    [leader] = actors_of([nearest_leaders(person, today)[0].ext_id])
    return leader, employment_pks()[player.employment_id]


def _answering() -> Role:
    """Who answers questions of rules here: HR, or the lawyer where the policy says so."""
    return Role(actions.theme_of(RULES).asked)


def _asked(leader: Actor, theme: str, text: str, unit: str | None) -> int:
    return must(actions.ask(by=leader, theme=theme, text=text, unit=unit)).pk


def _answered(leader: Actor, adviser: Actor, unit: str | None, words: Sequence[str], anew: Sequence[str]) -> int:
    """A question of rules that has been answered and closed; the key of the answer proposed for the handbook."""
    pk = _asked(leader, RULES, words[0], unit)
    must(actions.answer(by=adviser, question_id=pk, text=words[1]))
    made = must(actions.propose(by=adviser, question_id=pk, asked=anew[0], answer=anew[1]))
    must(actions.close(by=leader, question_id=pk, text="Tak, det hjalp."))
    return made.pk
