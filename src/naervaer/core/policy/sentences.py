"""The rules of a policy said in Danish: when, who, how much. The handbook and the pages say the same words."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from naervaer.core.calendar import MONTHS
from naervaer.core.policy.dated import Dated
from naervaer.core.policy.schema import Policy, Trigger
from naervaer.core.policy.scheme import Meeting, Quota
from naervaer.core.policy.steps import AlertWhen, Except, Repeats, Step, When
from naervaer.core.policy.wording import listed

RESTS_ON = {"law": "Lov", "agreement": "Aftale mellem parterne", "local": "Vores egen regel"}
CONFIDENCE = {
    "H": "læst i selve kilden eller flere officielle kilder",
    "M": "læst i én god kilde",
    "L": "usikker; spørg, før du handler efter den",
    "K": "almindelig viden; ikke fundet på skrift",
}
_AFTER = {
    "case_closed": "efter at forløbet er slut",
    "employment_ended": "efter fratræden",
    "last_entry": "efter det seneste notat",
    "recorded": "efter registreringen",
    "course_closed": "efter at samtaleforløbet er slut",
}
_QUOTA_PER = {
    "course": "pr. forløb",
    "employee": "pr. medarbejder",
    "group": "pr. gruppe",
    "workplace-and-year": "pr. arbejdsplads om året",
    "employee-and-year": "pr. medarbejder om året",
}


def sentence(text: str) -> str:
    """With a capital first letter and a full stop."""
    return f"{text[:1].upper()}{text[1:]}{'' if text.endswith(('.', '?', '!')) else '.'}"


def on_day(day: date) -> str:
    """``1. marts 2024``."""
    return f"{day.day}. {MONTHS[day.month - 1]} {day.year}"


def number(value: Decimal | int) -> str:
    """With a decimal comma and no needless zeros: ``7,8``, ``5``."""
    text = f"{value:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")


def counted(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"


def span(days: int) -> str:
    """A length of time: whole weeks from four weeks up to a year are said as weeks."""
    return f"{days // 7} uger" if days % 7 == 0 and 28 <= days < 364 else counted(days, "dag", "dage")


def moment(when: When, policy: Policy) -> str:
    """*Tidspunkt* in a case, as it stands after "fra" or "senest"."""
    if when.answer is not None:
        asked = next((step.title for step in policy.step if step.id == when.answer.step), when.answer.step)
        return f"den dag, der svares »{when.answer.is_}« på »{asked}«,"
    if when.months_after_first is not None:
        return f"{counted(when.months_after_first, 'måned', 'måneder')} efter første fraværsdag"
    if when.days_after_first is not None:
        after = when.days_after_first
        return f"{span(after)} efter første fraværsdag (dag {after + 1})" if after else "første fraværsdag"
    if when.day_without_holidays is not None:
        return f"{when.day_without_holidays}. fraværsdag, når søn- og helligdage ikke tælles med"
    return _day_of_case(when.day_of_case or 1)


def _day_of_case(day: int) -> str:
    if day == 1:
        return "første fraværsdag"
    week = (day - 1) // 7 + 1
    if day % 7 == 1:
        return f"dag {day} (første dag i {week}. fraværsuge)"
    if day % 7 == 0:
        return f"dag {day} (sidste dag i {week}. fraværsuge)"
    return f"dag {day}"


def when_to_act(step: Step, policy: Policy) -> tuple[str, ...]:
    """When a step opens, is due, and must be done at the latest."""
    opens, due = moment(step.opens, policy), moment(step.due, policy)
    if step.opens == step.due:
        later = step.opens.day_without_holidays is not None or (step.opens.day_of_case or 0) > 1
        first = {"fra": step.opens.day_of_case == 1, "på": later}
        return (sentence(" ".join([*(word for word, fits in first.items() if fits), opens]).rstrip(",")),)
    said = [_whole_week(step) or sentence(f"fra {opens} og senest {due}")]
    if step.latest is not None:
        limit = "loven siger" if step.rests_on == "law" else "den yderste frist er"
        said.append(sentence(f"{limit} senest {moment(step.latest, policy)}"))
    return tuple(said)


def _whole_week(step: Step) -> str:
    first, last = step.opens.day_of_case, step.due.day_of_case
    if first is None or last != first + 6 or first % 7 != 1:
        return ""
    return f"I {first // 7 + 1}. fraværsuge (dag {first}-{last})."


def parties(names: Iterable[str], policy: Policy, last: str = "og") -> str:
    """Who, by role; empty when nobody is named."""
    titles = [policy.title(name) for name in names]
    return sentence(listed(titles, last)) if titles else ""


def again(repeats: Repeats) -> str:
    day = f"på dag {repeats.day_of_case}" if repeats.day_of_case else f"hver {repeats.every_days}. dag"
    return f"Gentages {day}, så længe medarbejderen er fraværende."


def exception(case: Except, policy: Policy) -> str:
    if case.leaves_within_days_of_first is not None:
        return (
            f"Ikke når medarbejderen fratræder inden {span(case.leaves_within_days_of_first)} efter første fraværsdag."
        )
    if case.category is not None:
        return f"Ikke ved {policy.title(case.category)}."
    return (
        "Ikke når fraværet er delvist hele tiden." if case.only_partial else "Kun når fraværet er delvist hele tiden."
    )


def answers(choices: Iterable[str]) -> str:
    quoted = [f"»{choice}«" for choice in choices]
    return f"{listed(quoted, 'eller')}." if quoted else ""


def pattern(rule: AlertWhen) -> str:
    """What raises an alert (*advis*), as a whole sentence."""
    days = "arbejdsdage" if rule.count == "workdays" else "kalenderdage"
    window = f"inden for {span(rule.within_days)}" if rule.within_days else ""
    if rule.spells:
        return f"Når en medarbejder har haft {counted(rule.spells, 'periode', 'perioder')} med sygefravær {window}."
    if rule.days:
        return f"Når en medarbejder har haft {counted(rule.days, 'sygedag', 'sygedage')} ({days}) {window}."
    if rule.consecutive_days:
        return f"Når en medarbejder har været syg {rule.consecutive_days} {days} i træk."
    if rule.long_term_days:
        return f"Når et forløb har varet {span(rule.long_term_days)}."
    chance = number(rule.chance_below * 100)
    return (
        f"Når {rule.same_weekday} perioder {window} er begyndt på den samme ugedag, "
        f"og det ville ske ved et tilfælde færre end {chance} gange ud af 100."
    )


def quota(limit: Quota) -> str:
    """*Kvote*: how much an offer gives."""
    given = []
    if limit.hours is not None:
        given.append(f"op til {number(limit.hours)} {'time' if limit.hours == 1 else 'timer'}")
    if limit.conversations is not None:
        least, most = limit.conversations
        given.append(f"{least}-{most} samtaler" if least < most else counted(most, "samtale", "samtaler"))
    if limit.courses is not None:
        given.append(f"højst {counted(limit.courses, 'forløb', 'forløb')}")
    return sentence(f"{listed(given)} {_QUOTA_PER[limit.per]}") if given else ""


def meeting(part: Meeting) -> str:
    """A part of a *program*: »Workshop, 2-3 gange a 3 timer (arbejdspladsen)«."""
    least, most = part.times
    each = f"{number(part.hours)} {'time' if part.hours == 1 else 'timer'}"
    times = each if most == 1 else f"{least if least == most else f'{least}-{most}'} gange à {each}"
    return sentence(f"{part.title}, {times}{f' ({part.place})' if part.place else ''}")


def kept(trigger: Trigger) -> str:
    """*Opbevaring*: how long, and from when."""
    whole_years = trigger.days is not None and trigger.days > 0 and trigger.days % 365 == 0
    years = trigger.days // 365 if trigger.days is not None and whole_years else trigger.years
    length = f"{years} år" if years is not None else counted(trigger.days or 0, "dag", "dage")
    return sentence(f"slettes {length} {_AFTER[trigger.after]}")


def validity(rule: Dated, today: date) -> str:
    """When a rule is in force; empty when it always is."""
    if rule.valid_from is None and rule.valid_to is None:
        return ""
    if rule.valid_from is None:
        return f"Gælder til og med {on_day(rule.valid_to or today)}."
    start = f"{'Gælder' if rule.valid_from <= today else 'Træder i kraft'} fra {on_day(rule.valid_from)}"
    return f"{start} til og med {on_day(rule.valid_to)}." if rule.valid_to else f"{start}."


def plain(identifier: str) -> str:
    """An identifier as words: ``egen-laege`` is read "egen læge"."""
    text = identifier.replace("-", " ")
    for written, letter in (("ae", "æ"), ("oe", "ø"), ("aa", "å")):
        text = text.replace(written, letter)
    return text


def identifier(words: str) -> str:
    """Words as an address: the way back from ``plain``."""
    text = words.lower()
    for letter, written in (("æ", "ae"), ("ø", "oe"), ("å", "aa")):
        text = text.replace(letter, written)
    return "-".join("".join(sign if sign.isalnum() else " " for sign in text).split())
