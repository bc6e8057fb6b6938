"""The kinds of documents (*dokumenttyper*) a policy may say how long to keep, and of what may be left out of a copy.

The program holds those with ``held``; the others are kept elsewhere, and their rules are for the handbook alone.
"""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """*Dokumenttype*: the name the policy calls it by."""

    name: str
    held: bool = True


STEPS = "skridt og adviser"
ABSENCE = "fraværsoplysninger fra løn"
CALLS = "sygemeldinger"
MINUTES = "samtalereferat"
AGREEMENTS = "aftaler"
SPARRING = "referater af fraværssparring"
DECISIONS = "beslutninger om langt fravær"
ACCESS_REQUESTS = "anmodninger om aktindsigt"
PLANS = "planer for tilbagevenden"
PAPERS = "erklæringer og papirer"
QUESTIONS = "spørgsmål til rådgivere"
PRESENTEEISM = "meldinger om sygenærvær"
SCHEME = "anmodninger om tilbud"
JOURNALS = "psykologjournal"

KINDS: tuple[DocumentKind, ...] = (
    *(DocumentKind(name) for name in (STEPS, ABSENCE, CALLS, MINUTES, AGREEMENTS)),
    *(
        DocumentKind(name)
        for name in (SPARRING, DECISIONS, ACCESS_REQUESTS, PLANS, QUESTIONS, PRESENTEEISM, PAPERS, SCHEME, JOURNALS)
    ),
    *(DocumentKind(name, held=False) for name in ("personalesag", "sag om arbejdsskade")),
    DocumentKind("øvrige oplysninger om ansættelsen", held=False),
    DocumentKind("temaer i samtaleforløb", held=False),
)

NAMES = tuple(kind.name for kind in KINDS)
HELD = tuple(kind.name for kind in KINDS if kind.held)

Withheld = Literal["confidence", "internal"]

WITHHELD: dict[str, str] = {
    "confidence": "det, andre har fortalt i fortrolighed",
    "internal": "intern rådgivning",
}
"""*Undtaget*: what can be left out of a copy of the case, when the policy has a rule for it."""
