"""Finding and reading policy files: shipped with the program by name, or anywhere by path."""

from functools import cache
from importlib.resources import files
from pathlib import Path

from naervaer.core.policy.faults import Fault, nearest
from naervaer.core.policy.load import Source, extends, parse
from naervaer.core.policy.schema import Policy

LARGEST_BYTES = 2_000_000


@cache
def shipped() -> dict[str, Path]:
    """The policies that come with the program, by name: beside the package when installed, else in the checkout."""
    package = Path(str(files("naervaer")))
    for folder in (package / "policies", package.parent.parent / "policies"):
        if folder.is_dir():
            return {path.stem: path for path in sorted(folder.glob("*.toml"))}
    return {}


def read_policy(asked: str) -> Policy | tuple[Fault, ...]:
    """The policy of a shipped name or of a path, or every mistake in it and in what it builds on.

    A base is looked for beside the file first, then among the shipped.
    """
    path = shipped().get(asked, Path(asked))
    source = _source(path)
    if isinstance(source, Fault):
        return (source,)
    bases = {name: read for name, file in shipped().items() if isinstance(read := _source(file), Source)}
    wanted, seen = extends(source.text), {source.name}
    while wanted and wanted not in seen:
        seen.add(wanted)
        beside = path.parent / f"{wanted}.toml"
        if beside.is_file():
            own = _source(beside)
            if isinstance(own, Fault):
                return (own,)
            bases[wanted] = own
        wanted = extends(bases[wanted].text) if wanted in bases else None
    return parse(source, *bases.values())


def _source(path: Path) -> Source | Fault:
    shown = f"policies/{path.name}" if path in shipped().values() else str(path)
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        names = ", ".join(shipped())
        return Fault(shown, 0, "", "ingen fil", f"en fil eller et af navnene {names}", nearest(str(path), shipped()))
    except OSError:
        return Fault(shown, 0, "", "noget, der ikke kan læses", "en fil, programmet må læse")
    if len(content) > LARGEST_BYTES:
        return Fault(shown, 0, "", f"{len(content)} bytes", f"en politik på højst {LARGEST_BYTES} bytes")
    try:
        return Source(path.stem, shown, content.decode("utf-8-sig").replace("\r\n", "\n"))
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return Fault(shown, line, "", f"byte {content[error.start]:#04x}", "en tekst gemt som UTF-8")
