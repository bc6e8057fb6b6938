"""H18: the copy of a case has every day, figure and word that is held: each field is in it or left out for a reason."""

import ast
import inspect
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from importlib import import_module

import pytest
from django.apps import apps
from django.db.models import Field, Model
from tests.web.cast import TODAY, Cast

from naervaer.web import slots
from naervaer.web.absence.models import AbsenceDay, AbsencePeriod
from naervaer.web.agreements.models import Agreement, AgreementEvent
from naervaer.web.early.models import Referral, ReferralEvent
from naervaer.web.followup.models import Case
from naervaer.web.imports.models import ImportRun
from naervaer.web.papers.models import Moved, Paper, RefusionAnnulled, RefusionDone
from naervaer.web.records.models import Hold, Release
from naervaer.web.sickcall.models import CallEvent, SickCall

ROOMS = ("absence", "sickcall", "agreements", "early", "papers", "records", "organisation")
ABOUT = {"organisation.Person", "organisation.Employment", "followup.Case"}
INDEX = "follows from what was said later, which is in the copy"
KEY = "a key between rows or systems, not something known of anybody"
LEFT_OUT = {
    "SickCall.back": INDEX,
    "SickCall.state": INDEX,
    "SickCall.replaced": INDEX,
    "Agreement.state": INDEX,
    "Agreement.target": INDEX,
    "HelpOffer.state": INDEX,
    "Referral.state": INDEX,
    "Paper.state": INDEX,
    "Paper.due": INDEX,
    "AccessRequest.state": INDEX,
    "Agreement.origin": KEY,
    "Agreement.origin_pk": KEY,
    "Judgement.rule": KEY,
    "Paper.family": KEY,
    "Written.part": KEY,
    "Employment.ext_id": KEY,
    "RequestEvent.document": "the copy itself, as it was given out; the employee has it",
}
"""Fields the copy has no words of, and why."""


def about_somebody(room: str) -> list[type[Model]]:
    """The room's models with a person, an employment or a case, and those that hang on one of them."""
    found: list[type[Model]] = []
    models = list(apps.get_app_config(room).get_models())
    for _round in models:
        for model in models:
            about = {f.related_model for f in model._meta.concrete_fields if f.name not in ("by", "on_behalf_of")}
            named = {m._meta.label for m in about if isinstance(m, type)}
            if model not in found and (named & ABOUT or about & set(found)):
                found.append(model)
    return found


def fields() -> Iterator[tuple[str, str, str]]:
    for room in ROOMS:
        for model in about_somebody(room):
            for field in model._meta.concrete_fields:
                if holds_something(field):
                    yield room, model.__name__, field.name


def holds_something(field: "Field[object, object]") -> bool:
    of_the_saying = field.name in ("at", "role") and field.model.__name__ not in ("RoleAssignment", "Handover")
    return not (field.primary_key or field.is_relation or of_the_saying)


def told_of(room: str) -> set[str]:
    """What the functions behind ``sections`` read of a row; those of retention are not among them."""
    functions = {
        node.name: node
        for node in ast.parse(inspect.getsource(import_module(f"naervaer.web.{room}.record"))).body
        if isinstance(node, ast.FunctionDef)
    }
    wanted, seen, names = ["sections"], set[str](), set[str]()
    while wanted:
        name = wanted.pop()
        if name in functions and name not in seen:
            seen.add(name)
            nodes = list(ast.walk(functions[name]))
            wanted += [node.id for node in nodes if isinstance(node, ast.Name)]
            names |= {node.attr for node in nodes if isinstance(node, ast.Attribute)}
    return names | {name.removeprefix("get_").removesuffix("_display") for name in names}


TOLD_AS = {"AbsenceDay.day": "first"}
"""Fields a room reads under another name."""


@pytest.mark.parametrize(("room", "model", "field"), list(fields()))
def test_H18_a_field_about_somebody_is_in_the_copy_or_left_out_for_a_reason(room: str, model: str, field: str) -> None:
    told = TOLD_AS.get(f"{model}.{field}", field) in told_of(room)
    assert told or f"{model}.{field}" in LEFT_OUT, f"{room}/record.py: say {model}.{field}, or why it is left out"


def test_nothing_is_excused_that_is_not_there() -> None:
    assert set(LEFT_OUT) <= {f"{model}.{field}" for _room, model, field in fields()}


def copy_of(person: int) -> str:
    return "\n".join(
        f"{entry.title}\n{entry.text}" for sections in slots.RECORD_SECTIONS(person) for entry in sections.entries
    )


def test_H18_days_and_figures_of_every_room_stand_in_the_copy(cast: Cast) -> None:
    said = {"by": cast.users["leader"], "role": "leader", "at": datetime(2026, 11, 2, 9, tzinfo=UTC)}
    employment, person = cast.employments["anne-1"], cast.people["anne"]
    run = ImportRun.objects.order_by("pk").first() or pytest.fail("the cast has an import")
    AbsencePeriod.objects.create(
        employment=employment,
        category="partial_sickness",
        first=date(2026, 8, 3),
        degree=Decimal("0.4054"),
        added_by=run,
    )
    AbsenceDay.objects.create(
        employment=employment,
        category="own_sickness",
        day=date(2026, 8, 10),
        absent_hours=Decimal("3.25"),
        planned_hours=Decimal("7.4"),
        added_by=run,
    )
    call = SickCall.objects.create(
        employment=employment,
        category="own_sickness",
        day=date(2026, 9, 1),
        first=date(2026, 9, 2),
        went_home=True,
        back=date(2026, 9, 9),
        **said,
    )
    CallEvent.objects.create(call=call, what="well", on_day=date(2026, 9, 9), **said)
    CallEvent.objects.create(
        call=call,
        what="call_right",
        on_day=date(2026, 9, 14),
        reason="Aftalt",
        differences=[
            ["first", "2026-09-02", "2026-09-04"],
            ["category", "own_sickness", "partial_sickness"],
            ["last", None, None],
        ],
        **said,
    )
    case = Case.objects.filter(employment=employment).first() or Case.objects.create(
        employment=employment, first_day=date(2026, 9, 2)
    )
    words = {"text": "Ringer", "owner": "leader", "origin": "direct", "origin_pk": 1, "due": TODAY, "target": TODAY}
    agreement = Agreement.objects.create(employment=employment, **words, **said)
    AgreementEvent.objects.create(agreement=agreement, what="postponed", on_day=TODAY, to_day=date(2027, 1, 8), **said)
    referral = Referral.objects.create(employment=employment, to=cast.people["hr"], text="Set", **said)
    ReferralEvent.objects.create(referral=referral, what="appoint", on_day=date(2026, 12, 17), **said)
    paper = Paper.objects.create(
        employment=employment,
        case=case,
        kind="mulighedserklaering",
        family="capability",
        first=date(2026, 10, 5),
        last=date(2026, 10, 30),
        **said,
    )
    Moved.objects.create(
        paper=paper, move="send", on_day=TODAY, due=date(2026, 12, 3), amount=Decimal("1234.5"), **said
    )
    done = RefusionDone.objects.create(
        employment=employment, case=case, what="notify", on_day=date(2026, 10, 8), **said
    )
    RefusionAnnulled.objects.create(done=done, reason="Forkert dag", **said)
    hold = Hold.objects.create(employment=employment, reason="Sag i retten", until=date(2027, 3, 4), **said)
    Release.objects.create(hold=hold, reason="Sagen er forligt", **said)
    told = copy_of(person.pk)
    for words_of_it in (
        *("Delvist fravær: 40,54\N{NO-BREAK SPACE}% af tiden.", "3,25 timers fravær af 7,40 planlagte timer."),
        *("Gik hjem 1.9.2026.", "Første fraværsdag 2.9.2026.", "Tilbage på arbejde 9.9.2026.", "Dag: 14.9.2026."),
        *("sygemeldingen siger 2.9.2026, lønsystemet 4.9.2026", "Ny dato: 8.1.2027.", "Dag: 17.12.2026."),
        *("Aftalen gælder 5.10.2026–30.10.2026.", "Tilbage senest 3.12.2026.\n1.234,50 kr."),
        *("Registrering af refusion annulleret\nFraværet er anmeldt 8.10.2026.", "Til og med 4.3.2027."),
        *("Må slettes igen\nSagen er forligt", "Del af fuld tid: 100,00\N{NO-BREAK SPACE}%."),
    ):
        assert words_of_it in told


def test_H18_roles_and_seats_stand_in_the_copy_with_their_days(cast: Cast) -> None:
    told = copy_of(cast.people["deputy"].pk)
    assert "Stedfortræder for" in told
    assert "Til 29.11.2026." in told
