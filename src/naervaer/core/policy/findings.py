"""A mistake seen in the values of a file, before its line is looked up."""

from dataclasses import dataclass

from naervaer.core.policy.lines import KeyPath


@dataclass(frozen=True, slots=True)
class Finding:
    """A mistake in file number ``part`` of the chain, at a key path of that file. Texts are Danish."""

    part: int
    path: KeyPath
    found: str
    expected: str
    nearest: str = ""
