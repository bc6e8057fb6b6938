"""The only way out for counts of people: rows become published rows, those of small groups without figures."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from naervaer.core.disclosure.model import Limits
from naervaer.core.disclosure.suppression import suppressed
from naervaer.figures.model import Row
from naervaer.figures.structure import Parents, bind, key_of, no_tree

KEYS = ("unit", "person", "job_group", "month")
FIGURES = (
    "persons",
    "persons_absent",
    "absence_workdays",
    "absence_fulltime_days",
    "absence_calendar_days",
    "fte",
    "possible_days",
    "percent",
    "days_per_fte",
    "spells_started",
    "spells_short",
    "spells_long",
)


@dataclass(frozen=True, slots=True)
class PublishedRow:
    """A row that may be shown. With ``suppressed`` (*diskretioneret*) every figure is None, never 0."""

    unit: str | None
    person: str | None
    job_group: str | None
    month: str | None
    persons: int | None = None
    persons_absent: int | None = None
    absence_workdays: Fraction | None = None
    absence_fulltime_days: Fraction | None = None
    absence_calendar_days: int | None = None
    fte: Fraction | None = None
    possible_days: Fraction | None = None
    percent: Fraction | None = None
    days_per_fte: Fraction | None = None
    spells_started: int | None = None
    spells_short: int | None = None
    spells_long: int | None = None
    suppressed: bool = False

    def as_json(self) -> dict[str, str | int | float | bool | None]:
        """The row as the command line prints it: figures unrounded."""
        values = {name: getattr(self, name) for name in (*KEYS, *FIGURES, "suppressed")}
        return {name: float(value) if isinstance(value, Fraction) else value for name, value in values.items()}


def publish(
    rows: Iterable[Row],
    limits: Limits,
    *,
    parents: Parents = no_tree,
    seen_units: Collection[str] = frozenset(),
) -> list[PublishedRow]:
    """The rows in their order. Hand over everything that one reader sees together: cells are guarded within one call.

    ``parents`` is the tree of rows counted with roll-up (``structure.tree_through``). ``seen_units`` are those whose
    small figures this reader may see, such as a leader's own: their rows are shown, and rows of others that could be
    computed from them are hidden instead.
    """
    told = list(rows)
    cells, sums = bind(told, parents)
    seen = {key for key in cells if key.unit in seen_units and not key.rest}
    hidden = suppressed(cells, sums, limits, seen)
    return [_without_figures(row) if key_of(row) in hidden else _with_figures(row) for row in told]


def _with_figures(row: Row) -> PublishedRow:
    return PublishedRow(**{name: getattr(row, name) for name in (*KEYS, *FIGURES)})


def _without_figures(row: Row) -> PublishedRow:
    return PublishedRow(row.unit, row.person, row.job_group, row.month, suppressed=True)


def display_percent(
    numerator: Fraction | Decimal | int, denominator: Fraction | Decimal | int, decimals: int = 1
) -> Decimal | None:
    """A percentage as pages show it; None without a base, which is not 0 %."""
    if denominator <= 0:
        return None
    return half_up(100 * Fraction(numerator) / Fraction(denominator), decimals)


def half_up(value: Fraction | Decimal | int, decimals: int) -> Decimal:
    """Rounded as people do: half away from zero, never to the even."""
    step = 10**decimals
    size = int(abs(Fraction(value)) * step + Fraction(1, 2))
    return Decimal(size if value >= 0 else -size).scaleb(-decimals)
