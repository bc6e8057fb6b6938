"""Conversations in the small municipality: some wait for an answer, one is to be moved, some have been held."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from naervaer.core.access.model import Actor
from naervaer.core.verdicts import Refused
from naervaer.demo.cast import Casting
from naervaer.demo.days import standing_on
from naervaer.demo.settling import actors_of, give_addresses, must, open_accounts
from naervaer.demo.shapes import SMALL_WORKPLACES
from naervaer.demo.world import SmallWorld
from naervaer.web.conversations import actions
from naervaer.web.conversations.actions import Place
from naervaer.web.conversations.kinds import kind_of
from naervaer.web.conversations.minutes import Agreed
from naervaer.web.notices.calendar import COPENHAGEN
from naervaer.web.organisation.employed import employment_pks
from naervaer.web.organisation.handed import advisers_of
from naervaer.web.organisation.queries import nearest_leaders, persons_by_ext_id

LAW, PREVENTIVE, ROUND_TABLE = "sygefravaerssamtale", "samtale-om-trivsel", "rundbordssamtale"
AHEAD = timedelta(days=3)
WITHIN_REACH = timedelta(days=6)

BACK_PARTLY = {
    "tilbage": "Tilbage på halv tid fra i dag. Fuld tid ventes efter nytår.",
    "opgaver": "Kan være med til måltider, aktiviteter og kontaktpersonsamtaler. Kan ikke have nattevagter endnu.",
    "tilpasning": "Korte dagvagter mandag, onsdag og fredag. Ingen alenevagter.",
    "arbejdet": "Vagtplanen har været svær at forudse. Den lægges nu fire uger frem.",
    "kontakt": "Vi taler sammen hver fredag. Kollegerne får at vide, hvilke dage der er vagter.",
}
PREVENTING = {
    "fylder": "Mange skift i vagtplanen og for lidt tid til dokumentation.",
    "godt": "Samarbejdet i teamet.",
    "goere": "Fast dokumentationstid tirsdag og torsdag.",
}


@dataclass(frozen=True)
class Somebody:
    """Who is talked with: the employment, the account's person, and the nearest leader."""

    employment: int
    person: int
    person_id: str
    leader: Actor


class Talks:
    """The conversations of one small municipality around today."""

    def __init__(self, small: SmallWorld, casting: Casting, today: date) -> None:
        self._today, self._casting = today, casting
        self._keys = employment_pks()
        self._players = {scene: (t.employment_id, t.person_id) for scene, t in small.players.items()}
        own, other = casting.colleagues("1203")[0], casting.colleagues("1201")[2]
        self._players |= {"paa-arbejde": (own.employment_id, own.person_id)}
        self._players |= {"fylder": (other.employment_id, other.person_id)}

    def take_place(self) -> None:
        """Everything, oldest first."""
        partly = self._somebody("delvist-tilbage")
        open_accounts({partly.person_id: "medarbejder-delvist"})
        give_addresses([self._players[name][1] for name in ("dag-33", "dag-27", "delvist-tilbage", "paa-arbejde")])
        self._held_everywhere()
        self._held_with_minutes(partly)
        self._held_preventively(self._somebody("fylder"))
        self._waiting(self._somebody("dag-27"), LAW, "Lederens kontor, Elmegården")
        self._asks_other_time(self._somebody("dag-33"))
        self._waiting(self._somebody("paa-arbejde"), PREVENTIVE, "Mødelokale 2, Fjordparken")
        self._waiting(self._somebody("over-4-maaneder"), ROUND_TABLE, "Mødelokale 1")

    def _somebody(self, scene: str) -> Somebody:
        employment, person_id = self._players[scene]
        person = persons_by_ext_id([person_id])[person_id]
        [leader] = actors_of([nearest_leaders(person, self._today)[0].ext_id])
        return Somebody(self._keys[employment], person.pk, person_id, leader)

    def _held_everywhere(self) -> None:
        """Two preventive conversations at every workplace in the last half year."""
        for n, (unit, _name, _size) in enumerate(found for *_above, below in SMALL_WORKPLACES for found in below):
            for m, colleague in enumerate(self._casting.colleagues(unit)[4:6]):
                self._players["forebyggende"] = colleague.employment_id, colleague.person_id
                who, held = self._somebody("forebyggende"), self._today - timedelta(days=150 - 7 * n - 28 * m)
                with standing_on(held):
                    actions.walk_in(by=who.leader, employment=who.employment, kind=PREVENTIVE, on_day=held)

    def _held_with_minutes(self, who: Somebody) -> None:
        held = self._today - timedelta(days=12)
        with standing_on(held):
            made = actions.walk_in(by=who.leader, employment=who.employment, kind=LAW, on_day=held)
            if isinstance(made, Refused):
                return
            new = (
                Agreed("Vagtplanen lægges fire uger frem.", "leader", self._today + timedelta(days=1)),
                Agreed("Siger til, hvis en vagt er for lang.", "employee", self._today + timedelta(days=9)),
            )
            must(
                actions.write_minutes(
                    by=who.leader, conversation_id=made.pk, points=_fitting(LAW, BACK_PARTLY), new=new, share=True
                )
            )
        with standing_on(held + timedelta(days=2)):
            [own] = actors_of([who.person_id])
            minutes = made.minutes.get()
            must(actions.comment(by=own, minutes_id=minutes.pk, text="Tak. Fredage er bedst efter klokken 12."))

    def _held_preventively(self, who: Somebody) -> None:
        """A draft of minutes that nobody has shared yet."""
        held = self._today - timedelta(days=6)
        with standing_on(held):
            made = actions.walk_in(by=who.leader, employment=who.employment, kind=PREVENTIVE, on_day=held)
            if not isinstance(made, Refused):
                points = _fitting(PREVENTIVE, PREVENTING)
                must(actions.write_minutes(by=who.leader, conversation_id=made.pk, points=points))

    def _waiting(self, who: Somebody, kind: str, place: str) -> int | None:
        """Called three days ago to the first weekday that gives the notice of the policy."""
        rule = kind_of(kind, self._today)
        if rule is None:
            return None
        called = self._today - AHEAD
        day = max(self._today + timedelta(days=1), called + timedelta(days=rule.notice_days))
        day += timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > 4 else 0)
        with standing_on(called):
            made = actions.invite(
                by=who.leader,
                employment=who.employment,
                kind=kind,
                where=Place(datetime(day.year, day.month, day.day, 10, 0, tzinfo=COPENHAGEN), place),
                advisers=[adviser.person for adviser in advisers_of(who.person, self._today)],
                knowing=True,
            )
        return None if isinstance(made, Refused) else made.pk

    def _asks_other_time(self, who: Somebody) -> None:
        pk = self._waiting(who, LAW, "Lederens kontor, Skovbo")
        if pk is None:
            return
        [own] = actors_of([who.person_id])
        wished = self._today + WITHIN_REACH
        wished += timedelta(days=max(0, 7 - wished.weekday()) if wished.weekday() > 4 else 0)
        with standing_on(self._today - timedelta(days=1)):
            must(
                actions.answer(
                    by=own,
                    conversation_id=pk,
                    what="ask_other_time",
                    starts=datetime(wished.year, wished.month, wished.day, 13, 30, tzinfo=COPENHAGEN),
                    note="Jeg kan bedst om eftermiddagen.",
                )
            )


def _fitting(kind: str, texts: Mapping[str, str]) -> dict[str, str]:
    """What was said under the points that this municipality's minutes have."""
    rule = kind_of(kind, date.max)
    wanted = {point.id for point in rule.minutes} if rule else set()
    return {point: text for point, text in texts.items() if point in wanted}
