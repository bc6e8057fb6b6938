"""What may be agreed, and whose it can be. Refusals are sentences for the page."""

from datetime import date

from naervaer.core.verdicts import ALLOWED, Verdict, refused

OWNERS = ("leader", "leaders_leader", "employee", "retention_consultant", "hr_consultant", "lawyer")
"""Who can own an agreement (*ejer*), by the policy's names of the parties."""

LONGEST = 1000
"""Characters of an agreement; more than that is minutes, not an agreement."""


def may_be_agreed(text: str, owner: str, due: date, today: date, *, shared: bool) -> Verdict:
    """An agreement has a text, an owner and a day ahead; what the employee owns the employee is told of."""
    if owner not in OWNERS:
        return refused("Vælg, hvem der står for det.")
    if not text.strip():
        return refused("Skriv, hvad I har aftalt.")
    if len(text) > LONGEST:
        return refused(f"Aftalen er for lang. Skriv højst {LONGEST} tegn; resten hører til i referatet.")
    if due < today:
        return refused("Datoen er passeret. Skriv en dag, der ligger foran jer.")
    if owner == "employee" and not shared:
        return refused("En aftale, som medarbejderen står for, skal medarbejderen kunne se.")
    return ALLOWED


def may_be_postponed(to: date, today: date) -> Verdict:
    return ALLOWED if to >= today else refused("Datoen er passeret. Skriv en dag, der ligger foran jer.")


def may_be_commented(text: str) -> Verdict:
    return ALLOWED if text.strip() else refused("Skriv din kommentar.")


def may_be_dropped(reason: str) -> Verdict:
    return ALLOWED if reason.strip() else refused("Skriv hvorfor.")
