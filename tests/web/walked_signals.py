"""Signals of sygenærvær for the walk over all addresses: an employee's own, and a TRIO's of the unit."""

from typing import Any

from tests.web.cast import TODAY, Cast

from naervaer.web.presenteeism.models import Signal, UnitSignal


def rows(cast: Cast, who: str, unit: str, said: dict[str, Any]) -> dict[str, int]:
    signal = Signal.objects.create(employment=cast.employments[f"{who}-1"], day=TODAY, told="leader", **said)
    spoken = UnitSignal.objects.create(unit=cast.units[unit], day=TODAY, extent="some", **said)
    return {"signal": signal.pk, "spoken": spoken.pk}
