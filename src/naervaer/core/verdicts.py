"""*Afgørelse*: what a rule answers. A refusal always carries sentences a person can act on."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Allowed:
    def __bool__(self) -> bool:
        return True


@dataclass(frozen=True, slots=True)
class Refused:
    """``reasons`` are Danish sentences, most important first; never empty."""

    reasons: tuple[str, ...]

    def __bool__(self) -> bool:
        return False


Verdict = Allowed | Refused

ALLOWED = Allowed()


def refused(*reasons: str) -> Refused:
    return Refused(reasons)


def needs_text(text: str, otherwise: str) -> Verdict:
    """Something must be written; ``otherwise`` is what is asked for."""
    return ALLOWED if text.strip() else refused(otherwise)


def needs_reason(reason: str) -> Verdict:
    """It must be said why."""
    return needs_text(reason, "Skriv hvorfor.")
