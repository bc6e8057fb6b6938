"""The file of ``naervaer eligible --answers``: the answers to an offer's conditions, and what else is known.

A JSON object: ``true`` or ``false`` by the id of a condition, straight in the object or under ``answers``; beside them
the fields of ``Answers``.
"""

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from naervaer.commands.parser import CommandError
from naervaer.core.policy import danish
from naervaer.core.policy.dated import NotNegative, Strict, YesNo
from naervaer.core.policy.faults import nearest, shown
from naervaer.core.policy.schema import Offer
from naervaer.core.policy.scheme import Amount, Booker
from naervaer.core.scheme.eligibility import Situation


class Answers(Strict):
    """What may stand in the file; the meaning is that of ``Situation``."""

    answers: dict[str, YesNo] = {}
    on: date | None = None
    booked_by: Booker | None = None
    hours_used: Amount = Decimal(0)
    courses_used: NotNegative = 0
    money_left: YesNo | None = None
    extra_agreed: YesNo = False


def read_answers(path: Path, offer: Offer, today: date) -> Situation:
    """What the file tells. Raises ``CommandError`` with every mistake in it."""
    told = _document(path)
    under = told.get("answers", {})
    if isinstance(under, dict):
        beside = {key: told.pop(key) for key in list(told) if key not in Answers.model_fields}
        told["answers"] = {**beside, **under}
    faults = list(_unknown(told["answers"], offer)) if isinstance(under, dict) else []
    try:
        read = Answers.model_validate(told)
    except ValidationError as error:
        raise CommandError(*(f"{path}: {fault}" for fault in (*faults, *_faults(error)))) from None
    if faults:
        raise CommandError(*(f"{path}: {fault}" for fault in faults))
    return Situation(**{**dict(read), "on": read.on or today})


def _document(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_text(encoding="utf-8-sig"), parse_float=Decimal)
    except OSError:
        raise CommandError(f"{path} kan ikke åbnes.") from None
    except UnicodeDecodeError:
        raise CommandError(f"{path} er ikke skrevet i UTF-8.") from None
    except json.JSONDecodeError as error:
        raise CommandError(f"{path}, linje {error.lineno}, kolonne {error.colno}: filen er ikke JSON.") from None
    if not isinstance(found, dict):
        raise CommandError(f"{path}: fandt {shown(found)}, forventede et objekt med svar.")
    return found


def _unknown(answers: dict[str, Any], offer: Offer) -> Iterator[str]:
    conditions = [condition.id for condition in offer.condition]
    for key in answers:
        if key not in conditions:
            meant = nearest(key, [*conditions, *Answers.model_fields])
            told = f" Mente du {meant}?" if meant else ""
            valid = ", ".join(conditions) or "ingen: tilbuddet har ingen betingelser"
            yield f"fandt svaret {key}, forventede en af betingelserne {valid}.{told}"


def _faults(error: ValidationError) -> Iterator[str]:
    for detail in error.errors():
        place = ".".join(str(step) for step in detail["loc"])
        valid = danish.valid_names(Answers, detail["loc"])
        wanted = danish.expected(detail["type"], detail.get("ctx", {}), valid)
        yield f"{place}: fandt {shown(detail['input'])}, forventede {wanted}."
