"""Papers in the small municipality: one of each kind, each at another point of its way; refusion and a catalogue."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from naervaer.core.access.model import Actor, Role
from naervaer.core.papers.rules import Said
from naervaer.demo.days import standing_on
from naervaer.demo.settling import actors_of, must
from naervaer.demo.shapes import ROOT
from naervaer.demo.world import SmallWorld
from naervaer.web.followup.reach import about_now
from naervaer.web.handbook.queries import active_policy
from naervaer.web.organisation.queries import holders, nearest_leaders, persons_by_ext_id, units_by_ext_id
from naervaer.web.papers import actions, queries
from naervaer.web.papers.catalogue import catalogue
from naervaer.web.papers.payroll import due
from naervaer.web.papers.views import printed

POSSIBLE = {
    "nedsat": "Kan gå og stå det meste af en vagt, men ikke løfte over fem kilo eller arbejde alene om natten.",
    "opgaver": "Forflytninger, badning og nattevagter.",
    "skaanehensyn": "Makker ved tunge løft, dagvagter på højst fem timer og en pause midt på vagten.",
}
PLANNED = {
    "maal": "Halv tid fra nytår og fuld tid til april.",
    "opgaver": "Kontaktpersonsamtaler og dokumentation nu; forflytninger senere.",
    "tilpasning": "Korte dagvagter tre dage om ugen.",
    "stoette": "Hjælp fra kommunen til at vurdere hjælpemidler.",
    "opfoelgning": "Vi ses hver anden onsdag.",
}
THREE = {
    "opgaver": "Forflytninger og alenevagter.",
    "hvor-laenge": "De seneste seks uger, også før sygemeldingen.",
    "tilpasset": "Ja. Vagterne er kortere, og der er makker ved løft. Det er ikke nok.",
}
POSSIBILITIES = (
    ("Makker ved tunge løft", "Aftales ved vagtens begyndelse og skrives på tavlen.", ("helped",) * 6 + ("not",) * 5),
    ("Korte dagvagter", "Højst fem timer, planlagt fire uger frem.", ("helped",) * 3),
    ("Fast dokumentationstid", "En time tirsdag og torsdag uden telefon.", ()),
)


@dataclass(frozen=True)
class Somebody:
    person: int
    leader: Actor


class Papers:
    """The papers of one small municipality around today."""

    def __init__(self, small: SmallWorld, today: date) -> None:
        self._players = {scene: term.person_id for scene, term in small.players.items()}
        self._today = today

    def are_written(self) -> None:
        """Everything, oldest first within a case."""
        self._with_the_doctor()
        self._come_back()
        self._fast_track()
        self._section_56()
        self._certificates()
        self._refusion()
        self._sent_by_payroll()
        self._catalogue()

    def _somebody(self, scene: str) -> Somebody:
        person = persons_by_ext_id([self._players[scene]])[self._players[scene]]
        [leader] = actors_of([nearest_leaders(person, self._today)[0].ext_id])
        return Somebody(person.pk, leader)

    def _begin(self, who: Somebody, kind: str, answers: Mapping[str, str], days_ago: int) -> int | None:
        """The paper with the workplace's part written; None where the policy does not use it."""
        rule = next((paper for paper in active_policy().papers_on(self._today) if paper.id == kind), None)
        if rule is None:
            return None
        day = self._today - timedelta(days=days_ago)
        with standing_on(day):
            about = about_now(who.leader, who.person, day)
            made = must(actions.start(by=who.leader, employment=about.employment, case=about.case, kind=kind))
            for part in rule.own_parts:
                said = {q.id: answers.get(q.id, "Aftalt mundtligt.") for q in part.questions}
                must(actions.write(by=who.leader, paper=made.pk, part=part.id, answers=said))
        return made.pk

    def _go(self, who: Somebody, paper: int | None, move: str, days_ago: int, said: Said | None = None) -> None:
        if paper is None:
            return
        day = self._today - timedelta(days=days_ago)
        with standing_on(day):
            must(actions.move(by=who.leader, paper=paper, move=move, said=said or Said(day)))

    def _send(self, who: Somebody, paper: int | None, days_ago: int, days: int) -> None:
        day = self._today - timedelta(days=days_ago)
        self._go(who, paper, "send", days_ago, Said(day, day + timedelta(days=days)))

    def _with_the_doctor(self) -> None:
        """It should have been back two days ago."""
        who = self._somebody("dag-27")
        paper = self._begin(who, "papir-mulighedserklaering", POSSIBLE, 17)
        self._go(who, paper, "talk", 16)
        self._send(who, paper, 16, 14)

    def _come_back(self) -> None:
        """The doctor has answered, and there is a plan for the municipality's follow-up."""
        who = self._somebody("over-4-maaneder")
        paper = self._begin(who, "papir-mulighedserklaering", POSSIBLE, 60)
        self._go(who, paper, "talk", 60)
        self._send(who, paper, 59, 14)
        received = self._today - timedelta(days=48)
        self._go(who, paper, "receive", 48, Said(received, amount=Decimal(750)))
        if paper is not None:
            with standing_on(received):
                answer = printed(queries.one(who.leader, paper, received)).content
                must(actions.attach(by=who.leader, paper=paper, name="svar.pdf", content=answer, size=len(answer)))
        plan = self._begin(who, "papir-fastholdelsesplan", PLANNED, 12)
        self._go(who, plan, "agree", 10)

    def _fast_track(self) -> None:
        """The employee has been told, and it must be sent within two days; a doctor's certificate is on its way."""
        who = self._somebody("dag-33")
        self._go(who, self._begin(who, "papir-fast-track", THREE, 4), "tell", 2)
        certificate = self._begin(who, "papir-friattest", {}, 1)
        self._send(who, certificate, 1, 9)

    def _section_56(self) -> None:
        """An agreement that runs out in 40 days."""
        who = self._somebody("paragraf-56")
        paper = self._begin(who, "papir-paragraf-56", {}, 1)
        first, last = self._today - timedelta(days=600), self._today + timedelta(days=40)
        self._go(who, paper, "approve", 1, Said(self._today - timedelta(days=1), first=first, last=last))

    def _certificates(self) -> None:
        """One asked for, one received, one that is only a draft."""
        duration = self._somebody("uge-6")
        paper = self._begin(duration, "papir-varighedserklaering", {}, 20)
        self._send(duration, paper, 20, 14)
        self._go(duration, paper, "receive", 8, Said(self._today - timedelta(days=8), amount=Decimal(400)))
        free = self._somebody("dag-14")
        self._send(free, self._begin(free, "papir-friattest", {}, 3), 3, 7)
        self._begin(self._somebody("dag-9"), "papir-tro-og-love", {}, 1)

    def _refusion(self) -> None:
        """Notified in time, and asked for once; soon to be asked for again."""
        who = self._somebody("over-4-maaneder")
        about = about_now(who.leader, who.person, self._today)
        if about.case is None or about.first_day is None:
            return
        for what, days in (("notify", 33), ("request", 62)):
            day = about.first_day + timedelta(days=days)
            with standing_on(day):
                must(actions.mark_refusion(by=who.leader, case=about.case, what=what, on_day=day))

    def _sent_by_payroll(self) -> None:
        """The payroll office has kept up, but for the newest two it has not got to."""
        holder = next(iter(holders(Role.PAYROLL, [ROOT], self._today)))
        [office] = actors_of([holder])
        late = [one for one in due(office, self._today) if one.line.deadline.due < self._today]
        for one in late[:-2]:
            with standing_on(one.line.deadline.due - timedelta(days=3)):
                day = one.line.deadline.due - timedelta(days=3)
                must(actions.mark_refusion(by=office, case=one.case, what=one.line.deadline.what, on_day=day))

    def _catalogue(self) -> None:
        unit = units_by_ext_id(["1201"])["1201"].pk
        by = self._somebody("dag-27").leader
        with standing_on(self._today - timedelta(days=30)):
            for title, text, trials in POSSIBILITIES:
                must(actions.add_accommodation(by=by, unit=unit, title=title, text=text))
                made = next(one.pk for one in catalogue(unit) if one.title == title)
                for went in trials:
                    must(actions.note_trial(by=by, accommodation=made, went=went))
