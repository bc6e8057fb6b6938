"""One line of a benchmark and how a table of them is printed: absolute values, ratios to a baseline of the same run."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """``limit`` is the most that is promised, in the line's unit; ``baseline`` is another measurement of this run."""

    what: str
    value: float
    unit: str = "s"
    limit: float | None = None
    baseline: float | None = None

    @property
    def kept(self) -> bool:
        return self.limit is None or self.value <= self.limit


def show(lines: Iterable[Line]) -> str:
    """The table as text; a promise that was not kept is marked."""
    rows = [("Målt", "Værdi", "Grænse", "× grundlag", "")]
    rows += [
        (
            line.what,
            f"{line.value:.3g} {line.unit}",
            "" if line.limit is None else f"{line.limit:g} {line.unit}",
            "" if not line.baseline else f"{line.value / line.baseline:.2f}",
            "" if line.kept else "IKKE HOLDT",
        )
        for line in lines
    ]
    widths = [max(len(row[n]) for row in rows) for n in range(len(rows[0]))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )
