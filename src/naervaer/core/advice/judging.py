"""What may be asked, answered and published. Refusals are sentences for the page."""

import re
from collections.abc import Iterable

from naervaer.core.verdicts import ALLOWED, Verdict, refused

SHORTEST_NAME = 3
"""Shorter parts of a name are also words."""

CPR = re.compile(r"\b\d{6}[- ]?\d{4}\b")


def mentioned(text: str, names: Iterable[str]) -> tuple[str, ...]:
    """The parts of these names that stand in the text as words of their own, also in the genitive."""
    parts = {part for name in names for part in re.split(r"[\s,]+", name) if len(part) >= SHORTEST_NAME}
    return tuple(sorted(part for part in parts if re.search(rf"\b{re.escape(part)}s?\b", text, re.IGNORECASE)))


def may_ask(text: str, hidden_names: Iterable[str]) -> Verdict:
    """``hidden_names`` are of those the one who answers is not to know of."""
    if not text.strip():
        return refused("Skriv, hvad du vil spørge om.")
    if CPR.search(text):
        return refused("Der står noget, der ligner et cpr-nummer. Skriv det ikke her.")
    if found := mentioned(text, hidden_names):
        return refused(
            f"Der står »{found[0]}« i teksten. Den, der svarer, ser ikke navnet, når du ikke overdrager sagen. "
            "Skriv »medarbejderen« i stedet."
        )
    return ALLOWED


def may_write(text: str) -> Verdict:
    """An answer, a word back, or a reason."""
    if not text.strip():
        return refused("Skriv en tekst.")
    return refused("Der står noget, der ligner et cpr-nummer. Skriv det ikke her.") if CPR.search(text) else ALLOWED


def may_propose(asked: str, answer: str, names: Iterable[str]) -> Verdict:
    """What everybody is to read names no person and no unit; ``names`` are those of the question's."""
    if not asked.strip() or not answer.strip():
        return refused("Skriv både spørgsmålet og svaret.")
    if CPR.search(f"{asked} {answer}"):
        return refused("Der står noget, der ligner et cpr-nummer. Skriv det ikke her.")
    if found := mentioned(f"{asked} {answer}", names):
        words = ", ".join(f"»{word}«" for word in found)
        return refused(f"Alle kan læse håndbogen. Skriv det om uden {words}.")
    return ALLOWED
