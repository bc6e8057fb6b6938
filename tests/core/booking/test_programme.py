"""A6: the programme of a group course, from the planning meeting to the closing one."""

from decimal import Decimal

from naervaer.core.booking.programme import lay_out
from naervaer.core.policy.scheme import Meeting

PROGRAMME = (
    Meeting(title="Planlægningsmøde", hours=Decimal("0.5"), part="planning"),
    Meeting(title="Workshop", hours=Decimal(3), times=(2, 3)),
    Meeting(title="Afsluttende møde", hours=Decimal(1), part="closing"),
)


def test_A6_each_part_says_what_is_agreed_and_what_is_still_to_be() -> None:
    sessions = [("planning", "held"), ("course", "planned"), ("course", "cancelled"), ("course", "moved")]
    planning, workshop, closing = lay_out(PROGRAMME, sessions)
    assert (planning.agreed, planning.held, planning.lacks, planning.is_full) == (1, 1, 0, True)
    assert (workshop.agreed, workshop.held, workshop.lacks, workshop.is_full) == (1, 0, 1, False)
    assert (closing.agreed, closing.lacks) == (0, 1)
    assert planning.minutes == 30
    assert workshop.told == "Workshop, 2-3 gange à 3 timer."
