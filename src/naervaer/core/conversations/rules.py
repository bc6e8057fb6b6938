"""*Må der indkaldes, og må det registreres?* A conversation's rules; what refuses or warns is a Danish sentence."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from naervaer.core.calendar import numeric_date
from naervaer.core.policy.conversations import Conversation
from naervaer.core.verdicts import ALLOWED, Verdict, refused

FURTHEST_AHEAD = timedelta(days=185)
FURTHEST_BACK = timedelta(days=366)
SATURDAY = 5


def fits(kind: Conversation, *, in_case: bool) -> Verdict:
    """Whether this kind of conversation can be held now: some only in a case, some only without one."""
    if kind.setting == "in_case" and not in_case:
        return refused(f"{kind.title} holdes kun i et forløb, og medarbejderen er ikke fraværende nu.")
    if kind.setting == "before_absence" and in_case:
        return refused(f"{kind.title} holdes, før nogen bliver syg. Medarbejderen har et forløb nu; vælg en anden.")
    return ALLOWED


@dataclass(frozen=True, slots=True)
class Time:
    """When and how it is to be held."""

    starts: datetime
    by_phone: bool

    @property
    def day(self) -> date:
        return self.starts.date()


def may_be_invited(kind: Conversation, time: Time, now: datetime, *, knowing: bool, latest: date | None) -> Verdict:
    """``knowing``: whoever invites has been told of the short notice, or of the law's last day, and says so."""
    reasons = []
    if time.starts <= now:
        reasons.append("Tidspunktet er passeret. Vælg et, der ligger foran jer.")
    if time.starts > now + FURTHEST_AHEAD:
        reasons.append("Tidspunktet ligger mere end et halvt år frem. Vælg en dag, der er nærmere.")
    if time.by_phone and not kind.by_phone:
        reasons.append(f"{kind.title} holdes ved et møde, ikke på telefon.")
    if reasons:
        return refused(*reasons)
    said = warnings(kind, time.day, now.date(), latest=latest)
    return refused(*said) if said and not knowing else ALLOWED


def warnings(kind: Conversation, day: date, today: date, *, latest: date | None) -> tuple[str, ...]:
    """What the one who invites should know before the letter is sent."""
    said = []
    notice = (day - today).days
    if notice < kind.notice_days:
        told = "samme dag" if notice == 0 else f"{notice} {'dag' if notice == 1 else 'dage'}"
        said.append(f"Varslet er kort: {told}. Rimeligt varsel er her {kind.notice_days} dage.")
    if latest is not None and day > latest:
        said.append(f"Dagen ligger efter lovens frist, {numeric_date(latest)}.")
    return tuple(said)


def first_day_to_suggest(kind: Conversation, today: date, target: date | None) -> date:
    """The step's day, moved out of a weekend, but never with less notice than the policy asks for."""
    earliest = today + timedelta(days=kind.notice_days)
    wanted = max(earliest, target or earliest)
    if wanted.weekday() < SATURDAY:
        return wanted
    friday = wanted - timedelta(days=wanted.weekday() - 4)
    return friday if friday >= earliest else wanted + timedelta(days=7 - wanted.weekday())


def may_be_answered(starts: datetime, now: datetime) -> Verdict:
    """An answer is of use until the conversation begins."""
    return ALLOWED if now < starts else refused("Samtalens tid er passeret. Tal med din leder.")


def may_ask_other_time(wanted: datetime | None, note: str, now: datetime) -> Verdict:
    if wanted is None and not note.strip():
        return refused("Foreslå en dag og et klokkeslæt, eller skriv, hvornår det passer dig.")
    if wanted is not None and wanted <= now:
        return refused("Dit forslag ligger tilbage i tiden. Foreslå en dag, der ligger foran jer.")
    return ALLOWED


def may_be_held(kind: Conversation, on_day: date, today: date, *, by_phone: bool, case_first: date | None) -> Verdict:
    reasons = []
    if on_day > today:
        reasons.append("Dagen ligger i fremtiden. Skriv den dag, samtalen blev holdt.")
    if on_day < today - FURTHEST_BACK:
        reasons.append("Dagen ligger mere end et år tilbage. Se efter, om årstallet er rigtigt.")
    if case_first is not None and on_day < case_first:
        reasons.append(f"Dagen ligger før første fraværsdag, {numeric_date(case_first)}.")
    if by_phone and not kind.by_phone:
        reasons.append(f"{kind.title} holdes ved et møde, ikke på telefon.")
    return refused(*reasons) if reasons else ALLOWED


def has_reason(reason: str) -> Verdict:
    return ALLOWED if reason.strip() else refused("Skriv hvorfor.")


def may_be_written(points: Mapping[str, str]) -> Verdict:
    """Minutes say something about at least one point."""
    return ALLOWED if any(text.strip() for text in points.values()) else refused("Skriv noget i mindst ét punkt.")


def may_be_corrected(points: Mapping[str, str], before: Mapping[str, str], reason: str) -> Verdict:
    """What has been shared is only corrected, for a reason, and the original stays."""
    reasons = []
    if not reason.strip():
        reasons.append("Skriv, hvorfor referatet rettes. Det oprindelige bliver stående.")
    if dict(points) == dict(before):
        reasons.append("Der er ikke rettet noget.")
    return refused(*reasons) if reasons else ALLOWED


@dataclass(frozen=True, slots=True)
class Waiting:
    """A step of the case that waits: its key, the rule that asks, which time it is, and when it opened."""

    pk: int
    rule: str
    occurrence: int
    opens: date


def satisfied(kind: Conversation, waiting: Iterable[Waiting], on_day: date) -> tuple[int, ...]:
    """The steps that are done with the conversation: of each rule the earliest that waits.

    The first time a rule asks, the conversation may have come before the step opened; a repeat must have opened.
    """
    earliest: dict[str, Waiting] = {}
    for step in waiting:
        known = earliest.get(step.rule)
        if step.rule in kind.satisfies and (known is None or step.occurrence < known.occurrence):
            earliest[step.rule] = step
    return tuple(step.pk for step in earliest.values() if step.occurrence == 1 or step.opens <= on_day)
