"""Rooms fill places on pages that are not theirs."""

from collections.abc import Iterator

from naervaer.web.slots import Slot


def test_what_the_rooms_answer_is_laid_together_in_order() -> None:
    slot: Slot[[int], str] = Slot()

    @slot.fill
    def first(number: int) -> Iterator[str]:
        yield f"en {number}"

    @slot.fill
    def second(number: int) -> Iterator[str]:
        yield f"to {number}"

    slot.fill(first)
    assert slot(7) == ["en 7", "to 7"]


def test_a_place_nobody_fills_is_empty() -> None:
    slot: Slot[[int], str] = Slot()
    assert slot(7) == []
