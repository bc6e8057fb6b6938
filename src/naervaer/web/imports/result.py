"""What came of reading a file, as the command line, the pages and the history tell it."""

from dataclasses import dataclass
from typing import Any

from naervaer.core.calendar import MONTHS
from naervaer.files.columns import Kind
from naervaer.files.outcome import Loaded, Refusal
from naervaer.web.imports.models import ImportRun
from naervaer.web.imports.reading import Effect, Period

State = ImportRun.State
NOTHING_READ = Loaded(0, 0)
NO_EFFECT = Effect()


@dataclass(frozen=True)
class Result:
    """``run`` is None for a dry run. ``reasons`` are Danish sentences when the file was refused or stopped."""

    kind: Kind
    filename: str
    state: State
    run: int | None = None
    loaded: Loaded = NOTHING_READ
    effect: Effect = NO_EFFECT
    reasons: tuple[str, ...] = ()

    @property
    def refused(self) -> tuple[Refusal, ...]:
        return self.loaded.refused

    @property
    def notes(self) -> tuple[str, ...]:
        return (*self.loaded.notes, *self.effect.notes)

    @property
    def sentence(self) -> str:
        """*12.480 læst, 12.431 uændret, 37 rettet tilbage til marts 2026, 0 nye, 12 afvist.*"""
        since = self.effect.corrected_from
        back = f" tilbage til {MONTHS[since.month - 1]} {since.year}" if since and self.effect.corrected else ""
        told = [
            f"{_number(self.loaded.read)} læst",
            f"{_number(self.effect.unchanged)} uændret",
            f"{_number(self.effect.corrected)} rettet{back}",
            f"{_number(self.effect.new)} nye",
            f"{_number(len(self.refused))} afvist",
        ]
        if self.effect.vanished:
            told.append(f"{_number(self.effect.vanished)} kendte står ikke længere i filen")
        return ", ".join(told) + "."

    def as_json(self) -> dict[str, Any]:
        """The contract's keys, and what else is worth knowing."""
        return {
            "run": self.run,
            "kind": self.kind,
            "state": self.state.value,
            "read": self.loaded.read,
            "kept": self.loaded.kept,
            "unchanged": self.effect.unchanged,
            "corrected": self.effect.corrected,
            "new": self.effect.new,
            "vanished": self.effect.vanished,
            "known": self.effect.known,
            "covers": _period(self.effect.covers),
            "refused": [
                {"line": r.line, "column": r.column, "found": r.found, "reason": r.reason} for r in self.refused
            ],
            "refused_by_reason": _grouped(self.refused),
            "unknown_columns": list(self.loaded.unknown_columns),
            "notes": list(self.notes),
            "reasons": list(self.reasons),
        }


SHOWN = 50
"""Refused rows that a trial shows; all of them can be fetched once the file has been read."""


def trial_of(result: Result, data_version: str) -> dict[str, Any]:
    """What a trial found, as it is kept with the file; it holds as long as the data are of ``data_version``."""
    told = result.as_json()
    kept = {key: told[key] for key in ("state", "reasons", "notes", "unknown_columns")}
    return kept | {
        "sentence": result.sentence,
        "refused": told["refused"][:SHOWN],
        "refused_count": len(result.refused),
        "data_version": data_version,
    }


def _period(covers: Period | None) -> dict[str, str | None] | None:
    return {"from": covers[0].isoformat(), "to": covers[1].isoformat() if covers[1] else None} if covers else None


def _grouped(refused: tuple[Refusal, ...]) -> list[dict[str, Any]]:
    """Refusals that say the same, with how many and the first line; the most first."""
    groups: dict[tuple[str, str], list[int]] = {}
    for refusal in refused:
        groups.setdefault((refusal.column, refusal.reason), []).append(refusal.line)
    ordered = sorted(groups.items(), key=lambda item: -len(item[1]))
    return [{"column": c, "reason": r, "rows": len(lines), "first_line": lines[0]} for (c, r), lines in ordered[:50]]


def _number(count: int) -> str:
    return f"{count:,}".replace(",", ".")
