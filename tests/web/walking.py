"""All addresses of the program, and how each is filled: with a row inside and a row outside a leader's reach.

A new address with parameters must be given a filling here, or the walk fails: nobody's page is left untried.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse
from tests.web import walked_booking, walked_invoices, walked_journal, walked_papers
from tests.web.cast import TODAY, Cast
from tests.web.walked_rows import rows_about

from naervaer.core.access.sight import Subject
from naervaer.web.imports.models import ImportRun, Job, Upload
from naervaer.web.organisation.models import Body, BodyMember, RoleAssignment

UNKNOWN = 10**9
"""A key that no row has."""

POLICIES = {
    "sparring": "solroed",
    "decisions": "solroed",
    "scheme": "aabenraa",
    "courses": "aabenraa",
    "efforts": "aabenraa",
    "journal": "norddjurs",
    "booking": "norddjurs",
    "invoices": "aabenraa",
    "threeparty": "norddjurs",
}
"""Rooms that only some municipalities use are walked by the policy of one that does."""


@dataclass(frozen=True)
class Route:
    name: str
    parameters: tuple[str, ...]
    rule: object

    @property
    def policy(self) -> str:
        return POLICIES.get(self.name.partition(":")[0], "hjoerring")

    @property
    def is_personal(self) -> bool:
        return bool(self.parameters)


def routes() -> list[Route]:
    """Every address by name; those of static files and the like are not views of ours."""
    return sorted(_walk(get_resolver(), ""), key=lambda route: route.name)


def _walk(resolver: URLResolver, namespace: str) -> Iterator[Route]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLPattern):
            name = f"{namespace}:{entry.name}" if namespace else str(entry.name)
            yield Route(name, tuple(entry.pattern.converters), getattr(entry.callback, "access_rule", None))
        else:
            yield from _walk(entry, ":".join(filter(None, [namespace, entry.namespace or ""])))


@dataclass(frozen=True)
class Filling:
    """Parameters of an address, and whom or which unit they are about (None = nobody in particular)."""

    values: dict[str, Any]
    about: Subject | str | None = None


@dataclass(frozen=True)
class Rows:
    """Rows about Anne, inside the leader's reach, and about Finn, outside it."""

    cast: Cast
    inside: dict[str, int]
    outside: dict[str, int]


INSIDE, OUTSIDE = Subject("anne", "elmegaarden"), Subject("far_away", "havblik")


def rows(cast: Cast) -> Rows:
    return Rows(cast, rows_about(cast, "anne", "elmegaarden"), rows_about(cast, "far_away", "havblik"))


Fill = Callable[[Rows], tuple[Filling, Filling | None]]


def person_row(key: str) -> Fill:
    """An address with the pk of a row about a person."""
    return lambda r: (Filling({"pk": r.inside[key]}, INSIDE), Filling({"pk": r.outside[key]}, OUTSIDE))


def of_person(key: str = "person", **values: Any) -> Fill:
    """An address with the pk of a person under another name, or with more in it."""
    return lambda r: (
        Filling({key: r.inside["person"], **values}, INSIDE),
        Filling({key: r.outside["person"], **values}, OUTSIDE),
    )


def row_and(key: str, **values: Any) -> Fill:
    """An address with the pk of a row about a person, and more."""
    return lambda r: (
        Filling({"pk": r.inside[key], **values}, INSIDE),
        Filling({"pk": r.outside[key], **values}, OUTSIDE),
    )


def of_unit_row(key: str) -> Fill:
    """An address with the pk of a unit, or of a row about one."""
    return lambda r: (
        Filling({"pk": r.inside[key]}, INSIDE.unit_id),
        Filling({"pk": r.outside[key]}, OUTSIDE.unit_id),
    )


unit_row = of_unit_row("unit")


def of_a_unit(r: Rows) -> tuple[Filling, Filling | None]:
    """An address of a unit that everybody may see."""
    return Filling({"pk": r.inside["unit"]}), None


def unit_file(r: Rows) -> tuple[Filling, Filling | None]:
    """A file of a unit's figures; the form makes no difference to who may have it."""
    inside, outside = unit_row(r)
    form = {"form": "csv"}
    return Filling(inside.values | form, inside.about), outside and Filling(outside.values | form, outside.about)


def same_for_all(**values: Any) -> Fill:
    """An address that is about nobody."""
    return lambda r: (Filling(values), None)


def assignment(r: Rows) -> tuple[Filling, Filling | None]:
    pk = RoleAssignment.objects.filter(person=r.cast.people["deputy"]).values_list("pk", flat=True)[0]
    return Filling({"pk": pk}), None


def group(r: Rows) -> tuple[Filling, Filling | None]:
    outside = Body.objects.create(unit=r.cast.units["havblik"], kind=Body.Kind.TRIO, name="TRIO Havblik")
    return Filling({"pk": r.cast.trio.pk}, INSIDE.unit_id), Filling({"pk": outside.pk}, OUTSIDE.unit_id)


def spoken_for_a_unit(r: Rows) -> tuple[Filling, Filling | None]:
    return Filling({"pk": r.inside["spoken"]}, INSIDE.unit_id), Filling({"pk": r.outside["spoken"]}, OUTSIDE.unit_id)


def seat(r: Rows) -> tuple[Filling, Filling | None]:
    body = Body.objects.create(unit=r.cast.units["havblik"], kind=Body.Kind.TRIO, name="TRIO Havblik")
    inside = BodyMember.objects.filter(body=r.cast.trio).values_list("pk", flat=True)[0]
    outside = BodyMember.objects.create(body=body, person=r.cast.people["far_away"], seat="member", first=TODAY)
    return Filling({"pk": inside}, INSIDE.unit_id), Filling({"pk": outside.pk}, OUTSIDE.unit_id)


def account(r: Rows) -> tuple[Filling, Filling | None]:
    return Filling({"pk": r.cast.users["anne"].pk}), None


def import_run(r: Rows) -> tuple[Filling, Filling | None]:
    return Filling({"pk": r.cast.run.pk}), None


def upload(r: Rows) -> tuple[Filling, Filling | None]:
    row = Upload.objects.create(
        kind=ImportRun.Kind.ABSENCE_PERIODS,
        filename="fravaer.csv",
        content=b"employment_id;type;from;to\nanne-1;own_sickness;2026-10-21;\n",
        uploaded_at=datetime(2026, 11, 22, 9, tzinfo=UTC),
        by=r.cast.users["administrator"],
    )
    return Filling({"pk": row.pk}), None


def job(r: Rows) -> tuple[Filling, Filling | None]:
    row = Job.objects.create(
        by=r.cast.users["administrator"], filename="fravaer.csv", asked_at=datetime(2026, 11, 22, 9, tzinfo=UTC)
    )
    return Filling({"pk": row.pk}), None


def refused_rows(r: Rows) -> tuple[Filling, Filling | None]:
    return Filling({"pk": r.cast.run.pk, "form": "csv"}), None


def sparring_row(key: str) -> Fill:
    """An address with the pk of a row of the inner group; who is in the group is asked by the page itself."""
    return lambda r: (Filling({"pk": r.inside[key]}), None)


def of_decision(**values: Any) -> Fill:
    """An address of the decision of a case."""
    values = {"gate": "over-4-maaneder", **values}
    return lambda r: (
        Filling({"case": r.inside["case"], **values}, INSIDE),
        Filling({"case": r.outside["case"], **values}, OUTSIDE),
    )


def of_agenda(r: Rows) -> tuple[Filling, Filling | None]:
    def filled(row: dict[str, int], about: Subject) -> Filling:
        return Filling({"pk": row["meeting"], "employment": row["employment"]}, about)

    return filled(r.inside, INSIDE), filled(r.outside, OUTSIDE)


def of_decided(r: Rows) -> tuple[Filling, Filling | None]:
    def filled(row: dict[str, int], about: Subject) -> Filling:
        return Filling({"pk": row["item"], "agreement": row["decided"]}, about)

    return filled(r.inside, INSIDE), filled(r.outside, OUTSIDE)


def question_row(key: str, **values: Any) -> Fill:
    """An address of a leader's question; whose it is is asked by the page itself."""
    return lambda r: (Filling({"pk": r.inside[key], **values}), None)


def of_journal(key: str, name: str = "pk", **values: Any) -> Fill:
    """An address of a journal, or of what is about its keeper; whose it is is asked by the page itself."""
    return lambda r: (Filling({name: r.inside[key], **values}), None)


SCHEME = ("request", "ask-again", "withdraw", "own-request", "own-confirm", "own-dispute", "own-withdraw")
AROUND = ("handle-one", "confirm-around", "send-back", "own-again")
EFFORTS = ("show", "answer-again", "withdraw", "approve", "send-back")
COURSES = ("acute", "strike", "take-off", "own", "accept", "let-go", "leave")

FILLINGS: dict[str, Fill] = {
    "advice:ask": same_for_all(theme="regler-og-jura"),
    "advice:show": question_row("question"),
    "advice:act": question_row("question", what="afslut"),
    "advice:propose": question_row("question"),
    "advice:correct": question_row("word"),
    "advice:decide": question_row("known_answer", what="afvis"),
    "sparring:group": sparring_row("sparring_group"),
    "sparring:new-unit": sparring_row("sparring_group"),
    "sparring:new-member": sparring_row("sparring_group"),
    "sparring:plan": sparring_row("sparring_group"),
    "sparring:end-unit": sparring_row("sparring_unit"),
    "sparring:end-member": sparring_row("sparring_member"),
    "sparring:meeting": sparring_row("meeting"),
    "sparring:send": sparring_row("meeting"),
    "sparring:cancel": sparring_row("meeting"),
    "sparring:end": sparring_row("meeting"),
    "sparring:minutes": sparring_row("ended"),
    "sparring:take-off": of_agenda,
    "sparring:wish": of_person(),
    "sparring:item": person_row("item"),
    "sparring:decide": person_row("item"),
    "sparring:talked": person_row("item"),
    "sparring:postpone": person_row("item"),
    "sparring:done": of_decided,
    "decisions:decision": of_decision(),
    "decisions:consider": of_decision(consideration="omplacering"),
    "decisions:decide": of_decision(),
    "decisions:correct": of_decision(),
    "decisions:inform": of_decision(),
    "decisions:drop": of_decision(),
    "decisions:letter": person_row("ruling"),
    "decisions:own-letter": person_row("ruling"),
    "accounts:choose-password": same_for_all(uidb64="MQ", token="brugt"),
    "accounts:account": account,
    "accounts:address": account,
    "accounts:invite": account,
    "accounts:close": account,
    "accounts:reopen": account,
    "accounts:unlock": account,
    "accounts:reset-second-factor": account,
    "imports:columns": upload,
    "imports:trial": upload,
    "imports:discard": upload,
    "imports:run": import_run,
    "imports:undo": import_run,
    "imports:job": job,
    "imports:job-status": job,
    "imports:start-again": job,
    "imports:refused": refused_rows,
    "organisation:unit": unit_row,
    "organisation:new-group": unit_row,
    "organisation:group": group,
    "organisation:new-seat": group,
    "organisation:end-seat": seat,
    "organisation:end": assignment,
    "organisation:end-deputy": assignment,
    "organisation:hand-over": person_row("person"),
    "organisation:take-back": person_row("handover"),
    "handbook:rule": same_for_all(rule_id="samtale-7a"),
    "handbook:area": same_for_all(slug="naar-nogen-er-syg"),
    "followup:person": person_row("person"),
    "followup:done": person_row("step"),
    "followup:defer": person_row("step"),
    "followup:not-relevant": person_row("step"),
    "followup:annul": person_row("event"),
    "followup:answer": person_row("alert"),
    "followup:annul-answer": person_row("alert"),
    "followup:rule": same_for_all(rule_id="tre-perioder"),
    "agreements:act": row_and("agreement", what="gjort"),
    "agreements:new": of_person(),
    "conversations:new": of_person(),
    "conversations:walk-in": of_person(),
    "conversations:show": person_row("conversation"),
    "conversations:move": person_row("conversation"),
    "conversations:minutes": person_row("conversation"),
    "conversations:share": person_row("conversation"),
    "conversations:correct": person_row("conversation"),
    "conversations:guide": person_row("conversation"),
    "conversations:paper": person_row("paper"),
    "conversations:act": row_and("conversation", what="annuller"),
    "conversations:own": person_row("conversation"),
    "conversations:comment": person_row("conversation"),
    "conversations:answer": row_and("conversation", what="kommer"),
    **{name: row_and(key, **more) for name, (key, more) in walked_papers.ABOUT_PERSONS.items()},
    **{name: of_unit_row(key) for name, key in walked_papers.ABOUT_UNITS.items()},
    "presenteeism:own-new": person_row("employment"),
    "presenteeism:withdraw": person_row("signal"),
    "presenteeism:take-up": row_and("signal", what="set"),
    "presenteeism:unit-new": unit_row,
    "presenteeism:unit-annul": spoken_for_a_unit,
    "sickcall:new": person_row("employment"),
    "sickcall:own-new": person_row("employment"),
    "sickcall:well-without-call": person_row("employment"),
    **{f"sickcall:{name}": person_row("call") for name in ("well", "not-well", "correct", "annul")},
    **{f"sickcall:{name}": person_row("call") for name in ("payroll-right", "call-right", "injury")},
    "sickcall:guide": of_a_unit,
    "sickcall:rule": unit_row,
    "scheme:offer": same_for_all(offer_id="fysioterapi"),
    "scheme:write-call": same_for_all(offer_id="krisehjaelp-individuel"),
    "scheme:annul-call": of_unit_row("acute"),
    "scheme:choose": of_person(),
    "scheme:find": same_for_all(offer_id="stress-samtale"),
    "scheme:ask": of_person(offer_id="stress-samtale"),
    **{f"scheme:{name}": row_and("scheme") for name in SCHEME},
    "scheme:ask-own": same_for_all(offer_id="fysioterapi"),
    "scheme:ask-around": same_for_all(offer_id="stress-samtale"),
    **{f"scheme:{name}": row_and("around") for name in AROUND},
    **{f"courses:{name}": row_and("course") for name in COURSES},
    "efforts:apply": same_for_all(offer_id="job-og-trivsel"),
    **{f"efforts:{name}": of_unit_row("effort") for name in EFFORTS},
    "courses:grant": same_for_all(agreement="individuelle-samtaler"),
    "courses:move": same_for_all(agreement="individuelle-samtaler"),
    "courses:give-seat": same_for_all(provider="human-house"),
    "courses:end-seat": of_journal("provider_seat"),
    "invoices:new": same_for_all(provider="human-house"),
    **{f"invoices:{name}": of_journal("invoice") for name in walked_invoices.SEEN_BY_BOTH},
    **{f"invoices:{name}": of_journal("invoice") for name in walked_invoices.ANSWERED},
    **{f"journal:{name}": of_journal("journal", **more) for name, more in walked_journal.ABOUT_JOURNALS.items()},
    **{f"booking:{name}": of_journal("timed") for name in walked_booking.ABOUT_COURSES},
    **{f"booking:{name}": of_journal("session") for name in walked_booking.ABOUT_SESSIONS},
    **{f"booking:{name}": of_journal(key) for name, key in walked_booking.OWN.items()},
    **{f"booking:{name}": row_and("extra") for name in walked_booking.EXTRA},
    **{f"threeparty:{name}": of_journal("timed") for name in ("call", "write")},
    **{f"threeparty:{name}": of_journal("joint") for name in ("approve", "dispute", "show")},
    "booking:end-opening": of_journal("opening"),
    "booking:open-again": of_journal("off"),
    "journal:of-course": of_journal("unkept", "course"),
    "journal:recover": of_journal("keeper", "keeper"),
    **{f"early:{name}": of_person() for name in ("judge", "offer", "refer")},
    "early:act": row_and("offer", what="annul"),
    "early:answer": row_and("offer"),
    "early:carry-on": row_and("referral", what="take_up"),
    "early:own-offer": row_and("offer"),
    "early:own-answer": row_and("offer", what="accept"),
    "early:own-referral": row_and("referral"),
    "early:own-withdraw": row_and("referral"),
    **{f"returning:{name}": of_person() for name in ("new", "rule-out")},
    "returning:usage-file": same_for_all(form="csv"),
    **{f"returning:{name}": person_row("plan") for name in ("show", "pdf", "adjust", "end")},
    **{f"returning:{name}": person_row("plan") for name in ("evaluate", "annul", "comment")},
    **{f"records:{name}": person_row("person") for name in ("person", "register", "hold")},
    **{f"records:{name}": person_row("request") for name in ("request", "give", "refuse", "withdraw", "draft", "file")},
    "records:release": person_row("hold"),
    "reports:unit": unit_row,
    "reports:download": unit_file,
}


def fill(route: Route, r: Rows) -> tuple[Filling, Filling | None]:
    return FILLINGS[route.name](r) if route.parameters else (Filling({}), None)


def address(route: Route, filling: Filling) -> str:
    return reverse(route.name, kwargs=filling.values)
