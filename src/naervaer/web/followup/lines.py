"""The lines of the coordinator's table: a unit's follow-up and its figures together, in the order asked for."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from naervaer.core.followup.strain import Reason, reasons
from naervaer.web.followup.overview import Tally, UnitLine
from naervaer.web.reports.standings import Share, Standing

Value = str | int | Fraction | Decimal | None


@dataclass(frozen=True, slots=True)
class Line:
    """A unit's line. ``strain`` says why the unit is under strain; empty when it is not."""

    of: UnitLine
    standing: Standing | None
    strain: tuple[Reason, ...]

    @property
    def tally(self) -> Tally | None:
        """The counts, where there are any to show."""
        return None if self.of.empty else self.of.tally

    @property
    def over_in_words(self) -> str:
        """2 af 12 måneder over det, der er normalt for enheden"""
        over = self.standing.over if self.standing else None
        if over is None:
            return ""
        return _("%(count)s af %(of)s måneder over det, der er normalt for enheden") % {
            "count": over.count,
            "of": over.of,
        }

    @property
    def reasons_in_words(self) -> tuple[str, ...]:
        return tuple(self._reason(reason) for reason in self.strain)

    def _reason(self, reason: Reason) -> str:
        if reason is Reason.MONTHS_OVER:
            return self.over_in_words
        if reason is Reason.OVERDUE:
            overdue = self.tally.kept.overdue if self.tally else 0
            return ngettext("%(n)s skridt overskredet", "%(n)s skridt overskredet", overdue) % {"n": overdue}
        if self.standing is None or self.standing.against_above is None:
            return _("mere fravær end året før")
        if self.standing.against_before is None:
            return _("mere fravær end enheden over")
        return _("mere fravær end året før og enheden over")


def lines(units: Iterable[UnitLine], standings: Mapping[str, Standing]) -> list[Line]:
    return [_line(unit, standings.get(unit.unit.unit_id)) for unit in units]


def _line(unit: UnitLine, standing: Standing | None) -> Line:
    kept = unit.tally.kept if unit.tally else None
    if standing is None:
        return Line(unit, None, reasons(None, None, None, None, kept))
    row, before, above = _percent(standing.row), _percent(standing.before), _percent(standing.above)
    return Line(unit, standing, reasons(row, before, above, standing.over, kept))


def _percent(share: Share | None) -> Fraction | None:
    return share.percent if share else None


def _figure(read: Callable[[Standing], Value]) -> Callable[[Line], Value]:
    return lambda line: read(line.standing) if line.standing else None


def _count(read: Callable[[Tally], Value]) -> Callable[[Line], Value]:
    return lambda line: read(line.tally) if line.tally else None


@dataclass(frozen=True, slots=True)
class Column:
    """A column to sort by. ``rising`` when the first press puts the smallest first: names, and what is kept least."""

    key: str
    label: Promise
    value: Callable[[Line], Value]
    rising: bool = False


COLUMNS = (
    Column("navn", gettext_lazy("Enhed"), lambda line: line.of.unit.name.casefold(), rising=True),
    Column("fravaer", gettext_lazy("Fravær, 12 mdr."), _figure(lambda found: _percent(found.row))),
    Column("aar-foer", gettext_lazy("Mod året før"), _figure(lambda found: found.against_before)),
    Column("enheden-over", gettext_lazy("Mod enheden over"), _figure(lambda found: found.against_above)),
    Column("maaneder", gettext_lazy("Måneder over"), _figure(lambda found: found.over.count if found.over else None)),
    Column("fratraadte", gettext_lazy("Fratrådte"), _figure(lambda found: found.left)),
    Column("skridt", gettext_lazy("Skridt"), _count(lambda tally: tally.kept.counted)),
    Column("holdt", gettext_lazy("Holdt til målet"), _count(lambda tally: tally.kept.percent), rising=True),
    Column("loven", gettext_lazy("Holdt til loven"), _count(lambda tally: tally.kept.percent_by_law), rising=True),
    Column("ikke-relevant", gettext_lazy("Ikke relevant"), _count(lambda tally: tally.kept.not_relevant)),
    Column("overskredet", gettext_lazy("Overskredet nu"), _count(lambda tally: tally.kept.overdue)),
    Column("adviser", gettext_lazy("Adviser"), _count(lambda tally: tally.alerts.raised)),
    Column("besvaret", gettext_lazy("Besvaret"), _count(lambda tally: tally.alerts.answered), rising=True),
    Column("ubesvaret", gettext_lazy("Uden svar"), _count(lambda tally: tally.alerts.unanswered)),
)
BY_KEY = {column.key: column for column in COLUMNS}
RISING, FALLING = "stigende", "faldende"


@dataclass(frozen=True, slots=True)
class Head:
    """A column's heading as a link: how the table is sorted by it now, and what a press asks for."""

    key: str
    label: Promise
    aria_sort: str
    next_order: str


def is_rising(column: Column, order: str) -> bool:
    return order == RISING if order in (RISING, FALLING) else column.rising


def heads(key: str, order: str) -> list[Head]:
    """Pressed once a column is sorted its own way, pressed again the other way."""
    found = []
    for column in COLUMNS:
        current = column.key == key
        rising = is_rising(column, order)
        now = ("ascending" if rising else "descending") if current else "none"
        following = not rising if current else column.rising
        found.append(Head(column.key, column.label, now, RISING if following else FALLING))
    return found


def ordered(found: Sequence[Line], key: str, order: str) -> list[Line]:
    """Units without the figure come last, whichever way; with an unknown column, the order of the organisation."""
    column = BY_KEY.get(key)
    if column is None:
        return list(found)
    values = [(column.value(line), line) for line in found]
    known = [pair for pair in values if pair[0] is not None]
    known.sort(key=lambda pair: pair[0], reverse=not is_rising(column, order))  # type: ignore[arg-type,return-value]
    return [line for _value, line in known] + [line for value, line in values if value is None]
