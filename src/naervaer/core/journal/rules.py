"""When a journal may be begun, written in, corrected and opened, and what makes a secret strong enough."""

from collections.abc import Collection
from datetime import date, datetime, timedelta

from naervaer.core.calendar import numeric_date
from naervaer.core.journal.note import BASES, FRONT, KINDS, PASSED_ON, Note
from naervaer.core.verdicts import ALLOWED, Verdict, needs_text, refused

LEAST_SECRET = 16
LEAST_SIGNS = 8
"""How many different signs a secret has."""
MOST_TRIES = 5
PAUSE = timedelta(minutes=15)


def may_be_secret(secret: str, names: Collection[str]) -> Verdict:
    """*Hemmelighed*: long enough that nobody guesses it, and nothing that is known of whoever has it."""
    if len(secret) < LEAST_SECRET:
        return refused(f"Skriv mindst {LEAST_SECRET} tegn. En sætning, du kan huske, er god.")
    if len(set(secret.casefold())) < LEAST_SIGNS:
        return refused("Hemmeligheden gentager de samme tegn. Vælg en, der er sværere at gætte.")
    known = [part for name in names for part in name.casefold().split() if len(part) > 2]
    if any(part in secret.casefold() for part in known):
        return refused("Dit navn må ikke stå i hemmeligheden.")
    return ALLOWED


def may_try(refused_times: int, last_refused: datetime | None, now: datetime) -> Verdict:
    """After some wrong tries there is a pause, also for the right secret."""
    if refused_times < MOST_TRIES or last_refused is None or now - last_refused >= PAUSE:
        return ALLOWED
    minutes = int(PAUSE.total_seconds() // 60)
    return refused(f"Hemmeligheden er skrevet forkert {MOST_TRIES} gange. Prøv igen om {minutes} minutter.")


def is_locked(seen: datetime, now: datetime, minutes: int) -> bool:
    """*Låst*: nothing has been done for so long. A clock that was set back locks too."""
    return not timedelta(0) <= now - seen < timedelta(minutes=minutes)


def may_write(note: Note, today: date, themes: Collection[str]) -> Verdict:
    """*Skriv*: on a day that has been, with words, and with themes the policy knows."""
    if note.kind not in KINDS or note.kind == FRONT:
        return refused("Vælg, hvad notatet er.")
    if note.day > today:
        return refused(f"Dagen kan ikke ligge efter i dag, {numeric_date(today)}.")
    if not set(note.themes) <= set(themes):
        return refused("Vælg mellem de temaer, der står på listen.")
    verdict = needs_text(note.text, "Skriv, hvad der skal stå i journalen.")
    return verdict and _told_why(note)


def _told_why(note: Note) -> Verdict:
    if note.kind not in PASSED_ON:
        return ALLOWED
    passed = note.passed_on
    if passed is None or passed.basis not in BASES:
        return refused("Vælg, hvad der giver ret til det.")
    return needs_text(passed.who, "Skriv, hvem det var til eller fra.") and needs_text(passed.why, "Skriv formålet.")


def may_correct(note: Note, was: Note, today: date, themes: Collection[str]) -> Verdict:
    """*Ret*: of something that stands, and that the program did not write itself."""
    if was.kind == FRONT:
        return refused("Klient og henvisning kommer fra forløbet. Skriv et notat, hvis noget er forkert.")
    if (note.day, note.text, note.themes) == (was.day, was.text, was.themes):
        return refused("Der er ikke rettet noget.")
    return may_write(note, today, themes)


READS: dict[str, str] = {
    "prepare": "Forberede en samtale",
    "write": "Skrive efter en samtale",
    "look_up": "Slå noget op i forløbet",
    "access": "Give klienten aktindsigt",
    "taken_over": "Føre et overtaget forløb videre",
    "supervision": "Tilsyn eller klagesag",
    "themes": "Tælle temaer",
}
"""*Formål*: why a journal is opened. Chosen, never written: it stands unencrypted in the log the client reads."""
CHOSEN = tuple(name for name in READS if name not in ("access", "themes"))
"""What a reader chooses between; the others follow from what is done."""

HANDED: dict[str, str] = {
    "consent": "Klienten har samtykket til en anden psykolog",
    "stopped": "Den, der førte journalen, er stoppet",
    "unable": "Den, der førte journalen, kan ikke længere",
    "lost": "Den, der fører journalen, har mistet sin hemmelighed",
}
"""Why a journal is handed over, or opened again for whoever keeps it."""
LOST = "lost"
BY_KEEPER = ("consent",)
"""What the keeper can hand it over for; for the rest the recovery key is used."""
