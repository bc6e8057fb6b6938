"""N12b: the client's copy of the journal has everything, also what was corrected, and who has read it."""

from datetime import UTC, date, datetime

from naervaer.core.journal.copy import Given, Looked, by_day, journal_copy
from naervaer.core.journal.note import FRONT, Line, Note, Paper, PassedOn
from naervaer.core.journal.order import in_order
from naervaer.core.letters.document import Noted, Paragraph

AT = datetime(2026, 11, 23, 9, tzinfo=UTC)
DAY = date(2026, 11, 20)
GIVEN = Given("Tove Tillid", "Norddjurs Kommune", "Trine Trivsel", date(2026, 11, 23))


def test_the_copy_has_every_word_in_order_and_who_has_read_it() -> None:
    passed = PassedOn("Lægen", "Behandling", "consent")
    told = [
        Note(FRONT, DAY, "Klient: Tove"),
        Note("talk", DAY, "Gammelt", themes=("sorg", "stress")),
        Note("talk", DAY, "Nyt", corrects=1),
        Note("disclosed", DAY, "En udtalelse", passed_on=passed),
        Note("obtained", DAY, "Et svar", passed_on=passed, paper=Paper("Svar", "pdf")),
    ]
    lines = [Line(n, AT, "Trine Trivsel", note) for n, note in enumerate(told)]
    made = journal_copy(GIVEN, in_order(lines), [Looked(AT, "Trine Trivsel", "Læst", "Forberede en samtale")])
    noted = [block for block in made.blocks if isinstance(block, Noted)]
    assert [block.text for block in noted] == [
        "Klient: Tove",
        "Nyt",
        "Gammelt\nTemaer: sorg, stress",
        "En udtalelse\nTil: Lægen\nFormål: Behandling\nHjemmel: Klientens samtykke",
        "Et svar\nFra: Lægen\nFormål: Behandling\nHjemmel: Klientens samtykke\nBilag: Svar (PDF)",
        "Forberede en samtale",
    ]
    assert noted[2].title == "Sådan stod der før: 20. november 2026: Samtale"
    assert noted[0].who == "Trine Trivsel, skrevet 23. november 2026"
    assert noted[-1].title == "23. november 2026: Læst"


def test_what_somebody_has_read_for_the_same_purpose_on_a_day_is_one_line() -> None:
    def line(at: datetime, why: str = "Slå noget op") -> Looked:
        return Looked(at, "Trine Trivsel", "Læst", why)

    told = [line(AT.replace(hour=11)), line(AT, "Forberede"), line(AT), line(AT.replace(day=22))]
    found = by_day(told)
    assert [(one.at, one.why, one.told) for one in found] == [
        (AT.replace(hour=11), "Slå noget op", "Læst, 2 gange den dag"),
        (AT, "Forberede", "Læst"),
        (AT.replace(day=22), "Slå noget op", "Læst"),
    ]


def test_a_journal_nobody_has_read_says_so() -> None:
    made = journal_copy(GIVEN, (), ())
    assert made.blocks[-1] == Paragraph("Ingen har læst den.")
