"""Cells of tables, and the sums that bind them together."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Limits:
    """The policy's smallest groups. 0 and 1 hide nothing.

    A cell of fewer persons than ``persons`` is hidden; so is one where somebody is absent, but fewer than ``absent``.
    """

    persons: int
    absent: int = 0

    @property
    def hide_nothing(self) -> bool:
        return self.persons <= 1 and self.absent <= 1

    def forbid(self, persons: int, absent: int) -> bool:
        return persons < self.persons or 0 < absent < self.absent


@dataclass(frozen=True, slots=True)
class Cell:
    """How many persons stand behind a cell, at least. One ``shown_nowhere`` is in no table, but can be computed."""

    persons: int
    absent: int
    shown_nowhere: bool = False


@dataclass(frozen=True)
class Sum(Generic[Key]):
    """``total`` is the sum of ``parts``. ``same_persons``: the parts are the same persons at different times."""

    total: Key
    parts: Sequence[Key]
    same_persons: bool = False
