"""A mapping file is checked as a policy is: every fault at once, by key, found and expected."""

from pathlib import Path

import pytest

from naervaer.core.absence import Category
from naervaer.files.forms import DateForm
from naervaer.files.mapping import Mapping, check_mapping, read_mapping
from naervaer.files.outcome import Unreadable

WHOLE = """
date_format = "dd/mm/yyyy"
decimal = ","
sheet = "Fravær"
[columns]
employment_id = "Løn-nr."
[codes]
"SY" = "own_sickness"
[constant]
degree = "0,5"
"""


def test_a_whole_mapping_is_read(tmp_path: Path) -> None:
    path = tmp_path / "t.toml"
    path.write_text(WHOLE, encoding="utf-8")
    assert read_mapping(path, "absence-periods") == Mapping(
        columns={"employment_id": "Løn-nr."},
        codes={"SY": Category.OWN_SICKNESS},
        constant={"degree": "0,5"},
        date_format=DateForm.DAY_FIRST,
        decimal=",",
        sheet="Fravær",
    )


def test_every_fault_is_named_at_once() -> None:
    with pytest.raises(Unreadable) as refused:
        check_mapping(
            {
                "date_format": "åååå",
                "decimal": ";",
                "kolumner": {},
                "sheet": 7,
                "columns": {"employment": "A", "type": "B"},
                "codes": {"790": "sick"},
                "constant": {"type": "790", "farve": "rød"},
            },
            "absence-periods",
        )
    told = "\n".join(refused.value.reasons)
    for part in (
        "date_format: fandt »åååå«",
        "decimal: fandt »;«",
        "kolumner: nøglen kendes ikke (mente du »columns«?)",
        "sheet: fandt »7«; forventede tekst",
        "columns.employment: kolonnen findes ikke i absence-periods (mente du »employment_id«?)",
        "codes.790: fandt »sick«",
        "constant.farve: kolonnen findes ikke i absence-periods",
    ):
        assert part in told
    with pytest.raises(Unreadable, match=r"constant\.type: står også under columns"):
        check_mapping({"columns": {"type": "B"}, "constant": {"type": "790"}}, "absence-periods")
    with pytest.raises(Unreadable, match="columns: fandt »7«; forventede en tabel"):
        check_mapping({"columns": 7}, "absence-periods")


@pytest.mark.parametrize(
    ("content", "said"), [(b"a = ", "ikke gyldig TOML"), (b"\xff\xfe", "ikke UTF-8"), (None, "findes ikke")]
)
def test_a_file_that_is_no_mapping_gets_a_sentence(tmp_path: Path, content: bytes | None, said: str) -> None:
    path = tmp_path / "t.toml"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(Unreadable, match=f"t.toml: .*{said}"):
        read_mapping(path, "org")
    with pytest.raises(Unreadable, match="kan ikke åbnes"):
        read_mapping(tmp_path, "org")
