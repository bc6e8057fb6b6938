"""*Metode*: every choice behind the figures by name and in Danish words, printed beside every figure."""

from typing import TypedDict

from naervaer.core.absence import EMPLOYED_STATUSES
from naervaer.core.calendar import WorkCalendar
from naervaer.core.policy.wording import CATEGORIES, DENOMINATORS
from naervaer.figures.model import Count, Denominator, Dimension, Request


class Choice(TypedDict):
    name: str | int | bool | list[str] | None
    label: str


DIMENSIONS = {
    Dimension.UNIT: "enhed",
    Dimension.PERSON: "person",
    Dimension.JOB_GROUP: "jobgruppe",
    Dimension.MONTH: "måned",
}

CALENDARS = {
    "dk": "mandag til fredag uden helligdage",
    "mon-fri": "mandag til fredag, også helligdage",
    "every-day": "alle ugens dage",
}

COUNTS = {
    Count.WORKDAYS: "perioder tælles i arbejdsdage efter kalenderen",
    Count.CALENDAR_DAYS: "perioder tælles i kalenderdage, og det samme gør de mulige dage, når de følger kalenderen",
}

POSSIBLE = {
    Denominator.KRL_227: "hver måned 227/12 dagsværk pr. fuldtidsansat den første i måneden, efter andelen af månedens "
    "dage i perioden",
    Denominator.NET_WORKDAYS: "arbejdsdage i ansættelsen × beskæftigelsesgrad",
    Denominator.GROSS_WEEKDAYS: "hverdage i ansættelsen × beskæftigelsesgrad",
    Denominator.PLANNED_HOURS: "planlagte timer / 7,4 på dage med fraværstimer, ellers arbejdsdage × "
    "beskæftigelsesgrad",
    Denominator.DST: "arbejdsdage × beskæftigelsesgrad uden det fravær, der ikke tælles med: præsterede dagsværk og "
    "talt fravær",
}


def method(request: Request) -> dict[str, Choice]:
    """Keys are stable and may be added to."""
    return {
        "from": _choice(request.first.isoformat(), f"fra og med {request.first:%d-%m-%Y}"),
        "to": _choice(request.last.isoformat(), f"til og med {request.last:%d-%m-%Y}"),
        "by": _by(request),
        "rollup": _choice(request.rollup, "enheder med alt under sig" if request.rollup else "hver enhed for sig"),
        "denominator": _choice(request.denominator.value, DENOMINATORS[request.denominator]),
        "possible_days": _choice(request.denominator.value, POSSIBLE[request.denominator]),
        "count": _choice(request.count.value, COUNTS[request.count]),
        "calendar": _choice(request.calendar.name, _calendar(request.calendar)),
        "as_of": _as_of(request),
        "categories": _categories(request),
        "long_from": _choice(
            request.long_from, f"lange perioder er på {request.long_from} kalenderdage eller flere, hele perioden talt"
        ),
        "spells": _spells(request),
        "fte": _fte(request),
        "population": _population(request),
        "percent": _choice("fulltime-days/possible-days", "100 × fraværsdagsværk / mulige dagsværk"),
        "unit": _choice("on-the-day", "medarbejdere tæller i den enhed og jobgruppe, de var i den dag"),
        "overlap": _choice(
            "at-most-a-day",
            "overlappende fravær tæller højst én dag; på dage med fraværstimer læses perioder ikke; fravær uden "
            "ansættelse eller uden planlagte timer tælles ikke",
        ),
        "suppress_below": _choice(
            request.suppress_below,
            f"tal for færre end {request.suppress_below} personer vises ikke, og heller ikke tal, der ville røbe dem"
            if request.suppress_below > 1
            else "alle tal vises",
        ),
    }


def _choice(name: str | int | bool | list[str] | None, label: str) -> Choice:
    return {"name": name, "label": label}


def _by(request: Request) -> Choice:
    asked = [dimension for dimension in Dimension if dimension in request.by]
    label = " og ".join(DIMENSIONS[dimension] for dimension in asked)
    return _choice([dimension.value for dimension in asked] or ["total"], f"fordelt på {label}" if asked else "i alt")


def _calendar(calendar: WorkCalendar) -> str:
    own = calendar.days_off or calendar.half_days_off or calendar.exceptions
    return CALENDARS[calendar.name] + (", med egne fridage og arbejdsdage" if own else "")


def _as_of(request: Request) -> Choice:
    if request.as_of is None:
        return _choice(None, "alt kendt fravær; åbne perioder løber til sidste dag")
    day = f"{request.as_of:%d-%m-%Y}"
    return _choice(request.as_of.isoformat(), f"fravær efter {day} er ikke med; åbne perioder slutter den dag")


def _categories(request: Request) -> Choice:
    ordered = sorted(request.categories)
    return _choice([c.value for c in ordered], ", ".join(CATEGORIES[c] for c in ordered))


def _spells(request: Request) -> Choice:
    if request.bridge_non_workdays:
        return _choice("bridge-non-workdays", "dage, der ikke er arbejdsdage, bryder ikke en periode")
    return _choice(
        "bridge-absence-days", "mellem fraværsdage bryder fridage ikke en periode; fraværsperioder samles, når de mødes"
    )


def _fte(request: Request) -> Choice:
    if any(month.first.day == 1 for month in request.months):
        return _choice("first-of-month", "gennemsnit af fuldtidsansatte den første i hver måned")
    return _choice("first-day", "fuldtidsansatte på første dag, da ingen måned begynder i perioden")


def _population(request: Request) -> Choice:
    statuses = "/".join(sorted(EMPLOYED_STATUSES))
    if request.monthly_paid_only:
        return _choice("monthly-paid", f"månedslønnede i ansættelse (status {statuses}), som hos KRL")
    return _choice("all-paid", f"alle i ansættelse (status {statuses}), også timelønnede")
