"""What may be judged, offered and referred in *Tidlig Indsats*. Refusals are sentences for the page."""

from collections.abc import Collection, Iterable
from datetime import date

from naervaer.core.calendar import numeric_date
from naervaer.core.states import Move
from naervaer.core.verdicts import ALLOWED, Verdict, needs_text, refused


def may_judge(answer: str, answers: Collection[str], reason: str) -> Verdict:
    """*Vurdering*: one of the policy's answers, with a reason. Nothing is added up from several."""
    if answer not in answers:
        return refused(f"Vælg et af svarene: {', '.join(answers)}.")
    return needs_text(reason, "Skriv, hvad du bygger vurderingen på. Ikke sygdommen, men hvad I har talt om.")


def may_offer(professional: str, professionals: Collection[str], still_open: bool) -> Verdict:
    """One kind of help at a time waits for an answer, and only kinds the policy knows."""
    if professional not in professionals:
        return refused(f"Kommunens politik tilbyder: {', '.join(professionals)}.")
    if still_open:
        return refused("Der er allerede et tilbud, der løber. Afslut det først.")
    return ALLOWED


def may_refer(text: str, agreed: bool, on_leave: bool, still_open: bool) -> Verdict:
    """*Forebyggende henvisning*: only with the employee's agreement, and while there is no absence to follow up."""
    if on_leave:
        return refused("Medarbejderen er sygemeldt. Brug tilbuddet i forløbet, eller overdrag sagen.")
    if still_open:
        return refused("Der er allerede en henvisning, der ikke er afsluttet.")
    if not agreed:
        return refused("Medarbejderen skal være enig i henvisningen. Tal sammen først.")
    return needs_text(text, "Skriv, hvad du eller kollegerne har lagt mærke til i arbejdet.")


ANSWERS = ("accept", "wait", "decline")
"""What the employee may answer to an offer."""

RECEIVERS_MOVES = frozenset({"take_up", "appoint", "close"})


def moves_of(moves: Iterable[Move], *, received: bool) -> tuple[Move, ...]:
    """Of what can happen to a referral, what the one it was sent to does, or what is left to whoever sent it."""
    return tuple(move for move in moves if (move.name in RECEIVERS_MOVES) == received)


def may_carry_on(what: str, *, received: bool) -> Verdict:
    """The receiver carries a referral on; the sender, and the employee, take it back."""
    if (what in RECEIVERS_MOVES) == received:
        return ALLOWED
    if received:
        return refused("Afslut sagen i stedet. Det er lederen eller medarbejderen, der trækker henvisningen tilbage.")
    return refused("Det skriver den, der har fået henvisningen.")


def may_say_day(day: date, earliest: date, today: date) -> Verdict:
    """The day something happened: not before it began, and not one that has not come."""
    if day < earliest:
        return refused(f"Dagen ligger før {numeric_date(earliest)}.")
    if day > today:
        return refused("Dagen er ikke kommet endnu.")
    return ALLOWED
