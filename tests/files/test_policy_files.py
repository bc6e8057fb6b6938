"""Finding policy files by name and by path, and saying what is wrong with a file before it is even read."""

from pathlib import Path

import pytest
from tests.core.policy.texts import SMALL

from naervaer.core.policy.schema import Policy
from naervaer.files import policy_files
from naervaer.files.policy_files import read_policy, shipped


def only_fault(path: Path) -> str:
    found = read_policy(str(path))
    assert not isinstance(found, Policy)
    (fault,) = found
    return str(fault)


def test_a_policy_of_ones_own_builds_on_a_shipped_one(tmp_path: Path) -> None:
    own = tmp_path / "egen.toml"
    own.write_text(SMALL.replace("\n\n", '\nextends = "hjoerring"\n\n', 1), encoding="utf-8")
    found = read_policy(str(own))
    assert isinstance(found, Policy)
    assert {"kontakt", "kontakt-uge-2", "samtale-7a"} <= {step.id for step in found.step}


def test_a_base_beside_the_file_comes_before_a_shipped_one(tmp_path: Path) -> None:
    (tmp_path / "standard.toml").write_text('[municipality]\nname = "Vores"\n', encoding="utf-8")
    own = tmp_path / "egen.toml"
    own.write_text(SMALL.replace("\n\n", '\nextends = "standard"\n\n', 1), encoding="utf-8")
    found = read_policy(str(own))
    assert isinstance(found, Policy)
    assert [step.id for step in found.step] == ["kontakt"]


def test_a_base_that_cannot_be_read_is_the_fault(tmp_path: Path) -> None:
    (tmp_path / "basis.toml").write_bytes(b"\xe6")
    own = tmp_path / "egen.toml"
    own.write_text(SMALL.replace("\n\n", '\nextends = "basis"\n\n', 1), encoding="utf-8")
    assert "basis.toml, linje 1: fandt byte 0xe6, forventet en tekst gemt som UTF-8" in only_fault(own)


def test_a_file_that_is_not_there_is_told_with_the_names_that_are(tmp_path: Path) -> None:
    found = read_policy("hjorring")
    assert not isinstance(found, Policy)
    assert str(found[0]) == (
        "hjorring: fandt ingen fil, forventet en fil eller et af navnene "
        "aabenraa, hjoerring, norddjurs, solroed, standard. Mente du hjoerring?"
    )


def test_a_folder_is_not_a_policy(tmp_path: Path) -> None:
    assert "fandt noget, der ikke kan læses, forventet en fil, programmet må læse" in only_fault(tmp_path)


def test_a_file_in_another_encoding_is_told_by_line(tmp_path: Path) -> None:
    path = tmp_path / "latin.toml"
    path.write_bytes('[municipality]\nname = "Hjørring"\n'.encode("latin-1"))
    assert "latin.toml, linje 2: fandt byte 0xf8, forventet en tekst gemt som UTF-8" in only_fault(path)


def test_a_file_that_is_far_too_big_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(policy_files, "LARGEST_BYTES", 10)
    path = tmp_path / "stor.toml"
    path.write_text(SMALL, encoding="utf-8")
    assert "bytes, forventet en politik på højst 10 bytes" in only_fault(path)


def test_a_file_from_windows_reads_the_same(tmp_path: Path) -> None:
    path = tmp_path / "windows.toml"
    path.write_bytes(b"\xef\xbb\xbf" + SMALL.replace("\n", "\r\n").encode())
    assert isinstance(read_policy(str(path)), Policy)


def test_every_shipped_file_is_there() -> None:
    assert all(path.is_file() for path in shipped().values())


def test_a_missing_file_has_no_policies_to_name(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    shipped.cache_clear()
    monkeypatch.setattr(policy_files, "files", lambda _package: tmp_path / "a" / "b")
    assert shipped() == {}
    shipped.cache_clear()
