"""What may be done with groups, meetings and cases of a sparring. Each refusal says what to do instead."""

from collections.abc import Collection
from datetime import date

from naervaer.core.access.appointments import OUT_OF_ORDER, Period
from naervaer.core.calendar import numeric_date
from naervaer.core.sparring.states import ITEM, MEETING
from naervaer.core.verdicts import ALLOWED, Verdict, refused

MOST_MEETINGS_AT_ONCE = 24


def may_join(period: Period, held: Collection[Period], what: str) -> Verdict:
    """A unit or a person in a group for some days; ``held`` are those it has there already."""
    if not period.in_order:
        return refused(OUT_OF_ORDER)
    if any(period.overlaps(other) for other in held):
        return refused(f"{what} er allerede med i perioden. Afslut den gamle først, eller vælg andre datoer.")
    return ALLOWED


def may_plan(days: Collection[date], today: date, taken: Collection[date]) -> Verdict:
    """Meetings on these days; ``taken`` are the days the group meets already."""
    if not days:
        return refused("Skriv, hvor mange møder der skal planlægges.")
    if min(days) < today:
        return refused("Et møde kan ikke planlægges på en dag, der er gået.")
    again = sorted(set(days) & set(taken))
    if again:
        return refused(f"Gruppen mødes allerede {numeric_date(again[0])}. Vælg en anden første dag.")
    return ALLOWED


def may_send(state: str, members: int, advisers: int) -> Verdict:
    """The agenda goes to those who take part; without an adviser it is no sparring."""
    verdict = MEETING.may(state, "send")
    if not verdict:
        return verdict
    if not members:
        return refused("Gruppen har ingen medlemmer den dag. Tilføj dem først.")
    if not advisers:
        return refused("Gruppen har ingen fastholdelseskonsulent eller jurist den dag. Tilføj dem først.")
    return ALLOWED


def may_cancel(state: str, reason: str) -> Verdict:
    verdict = MEETING.may(state, "cancel")
    if verdict and not reason.strip():
        return refused("Skriv, hvorfor mødet aflyses.")
    return verdict


def may_end(state: str, on_day: date, today: date, present: int) -> Verdict:
    """A meeting is ended on its day or later, by those who were there."""
    verdict = MEETING.may(state, "end")
    if not verdict:
        return verdict
    if today < on_day:
        return refused(f"Mødet er først {numeric_date(on_day)}.")
    if not present:
        return refused("Sæt kryds ved dem, der var med.")
    return ALLOWED


def may_wish(state: str, *, question: str, theme: str, themes: Collection[str]) -> Verdict:
    """*Tag med på sparring*: until the meeting is over."""
    if state not in ("planned", "sent"):
        return refused("Mødet er slut eller aflyst. Vælg det næste.")
    if theme not in themes:
        return refused("Vælg et af emnerne.")
    if not question.strip():
        return refused("Skriv, hvad du vil have sparring om.")
    return ALLOWED


def may_take_off(meeting: str, item: str, reason: str) -> Verdict:
    """*Tag af dagsordenen*: with a reason that stays. What was talked of cannot be taken off."""
    if meeting not in ("planned", "sent"):
        return refused("Mødet er slut eller aflyst.")
    verdict = ITEM.may(item, "take_off")
    if verdict and not reason.strip():
        return refused("Skriv, hvorfor sagen tages af dagsordenen.")
    return verdict


def may_talk(meeting: str, on_day: date, today: date) -> Verdict:
    """Decisions are made while the meeting is held: from its day until it is ended."""
    if meeting != "sent":
        return refused("Mødet er ikke i gang: dagsordenen er ikke sendt, eller mødet er slut.")
    if today < on_day:
        return refused(f"Mødet er først {numeric_date(on_day)}.")
    return ALLOWED


def may_decide(meeting: str, on_day: date, today: date, *, text: str, due: date) -> Verdict:
    """*Beslutning* with an owner and a date."""
    verdict = may_talk(meeting, on_day, today)
    if not verdict:
        return verdict
    if not text.strip():
        return refused("Skriv, hvad I har besluttet.")
    if due < today:
        return refused("Datoen er gået. Vælg en dag, beslutningen kan være gjort.")
    return ALLOWED
