"""What may be said of *sygenærvær*, by whom it concerns and by a TRIO. Refusals are sentences for the page."""

from naervaer.core.verdicts import ALLOWED, Verdict, refused

LEADER, COUNTED = "leader", "counted"
TOLD = {
    LEADER: "Min leder må se det",
    COUNTED: "Tæl det kun med i tallene, uden navn",
}
"""To whom an employee shows their signal. What is only counted nobody sees on its own."""

EXTENTS = {
    "some": "Nogle går på arbejde, selv om de burde være hjemme",
    "many": "Mange går på arbejde, selv om de burde være hjemme",
}
"""How much a TRIO sees; never a number, for a small one would point somebody out."""

LONGEST = 500


def may_be_given(told: str, wishes_talk: bool, text: str) -> Verdict:
    """Whoever wishes to talk, or writes something, has to let the leader see it."""
    if told not in TOLD:
        return refused("Vælg, om din leder må se det.")
    if told == COUNTED and wishes_talk:
        return refused("Vil du have en samtale, skal din leder kunne se det. Vælg »Min leder må se det«.")
    if told == COUNTED and text.strip():
        return refused(
            "Ingen læser det, du skriver, når det kun tælles med. Vælg »Min leder må se det«, eller slet teksten."
        )
    return _short_enough(text)


def may_be_given_for_unit(extent: str, text: str, employed: int, least: int) -> Verdict:
    """A TRIO speaks for a unit of at least ``least`` people: with fewer, everybody would know of whom."""
    if extent not in EXTENTS:
        return refused("Vælg, hvor meget I ser.")
    if employed < least:
        return refused(
            f"Enheden har færre end {least} ansatte. Så ville alle vide, hvem det handler om. Tal sammen i stedet."
        )
    return _short_enough(text)


def _short_enough(text: str) -> Verdict:
    return ALLOWED if len(text) <= LONGEST else refused(f"Teksten er for lang. Skriv højst {LONGEST} tegn.")
