"""Rules about the source that no type checker holds: sizes, the one clock, purity, what may stand in the repository."""

import ast
import re
from collections.abc import Iterator

from tests.conventions.source import ROOT, SRC, modules, tracked_files

MOST_LINES = 400
MOST_LINES_OF_A_FUNCTION = 50

CLOCK = {
    ("date", "today"),
    ("datetime", "now"),
    ("datetime", "today"),
    ("datetime", "utcnow"),
    ("timezone", "now"),
    ("timezone", "localdate"),
    ("timezone", "localtime"),
}
MAY_READ_THE_CLOCK = {"web/clock.py"}


def calls(tree: ast.Module) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def owner_and_name(call: ast.Call) -> tuple[str, str] | None:
    """``date.today()`` → ("date", "today"); ``datetime.date.today()`` too."""
    if not isinstance(call.func, ast.Attribute):
        return None
    owner = call.func.value
    name = owner.attr if isinstance(owner, ast.Attribute) else owner.id if isinstance(owner, ast.Name) else ""
    return name, call.func.attr


def test_no_module_is_a_drawer_of_odds_and_ends() -> None:
    drawers = {"utils.py", "util.py", "helpers.py", "helper.py", "misc.py", "common.py"}
    assert [name for name in modules() if name.rsplit("/", 1)[-1] in drawers] == []


def test_no_file_is_over_400_lines() -> None:
    files = [*SRC.rglob("*.py"), *(ROOT / "tests").rglob("*.py"), *(ROOT / "benchmarks").rglob("*.py")]
    lengths = {p.relative_to(ROOT): p.read_text(encoding="utf-8").count("\n") for p in files}
    assert {str(p): n for p, n in lengths.items() if n > MOST_LINES and "migrations" not in p.parts} == {}


def test_no_function_is_over_50_lines() -> None:
    too_long = {
        f"{name}:{node.lineno} {node.name}": node.end_lineno - node.lineno + 1
        for name, tree in modules().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
        and node.end_lineno
        and node.end_lineno - node.lineno + 1 > MOST_LINES_OF_A_FUNCTION
    }
    assert too_long == {}


def test_only_the_clock_reads_the_clock() -> None:
    readers = [
        f"{name}:{call.lineno} {'.'.join(owner_and_name(call) or ())}"
        for name, tree in modules().items()
        if name not in MAY_READ_THE_CLOCK
        for call in calls(tree)
        if owner_and_name(call) in CLOCK
    ]
    assert readers == []


def test_the_core_opens_no_files() -> None:
    openers = {"open", "read_text", "write_text", "read_bytes", "write_bytes", "urlopen"}
    found = [
        f"{name}:{call.lineno}"
        for name, tree in modules().items()
        if name.startswith("core/")
        for call in calls(tree)
        if (call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")) in openers
    ]
    assert found == []


def test_a_room_has_only_the_parts_a_room_may_have() -> None:
    """Actions write: no view and no query saves, creates or deletes a row."""
    writers = {"save", "create", "bulk_create", "update_or_create", "get_or_create", "delete", "bulk_update"}
    found = [
        f"{name}:{call.lineno} {call.func.attr}"
        for name, tree in modules().items()
        if re.fullmatch(r"web/\w+/(views|queries)(_\w+)?\.py", name)
        for call in calls(tree)
        if isinstance(call.func, ast.Attribute) and call.func.attr in writers
    ]
    assert found == []


def test_the_repository_tells_nothing_of_the_machine_it_was_written_on() -> None:
    forbidden = re.compile(
        "|".join(
            [
                r"(?<![\w.])/wo" + r"rk/",
                r"/tmp/" + r"wt\b",
                "py" + r"pi\.org",
                "python" + "hosted",
                "registry" + r"\.npmjs",
                r"\bTO" + r"DO\b",
                r"\bFIX" + r"ME\b",
            ]
        )
    )
    told = []
    for path in tracked_files():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        told += [f"{path.relative_to(ROOT)}: {hit.group()}" for hit in forbidden.finditer(text)]
    assert told == []


WRITES_DATES = {"core/calendar.py", "web/design/danish.py"}
READS_DATES = {"web/design/fields.py", "web/formats/da/formats.py"}


def test_dates_in_figures_are_written_by_one_function() -> None:
    """``numeric_date``: 1.3.2026. The others say what is read."""
    by_hand = re.compile(r"%-?d\.%-?m\.%Y|\.day\}\.\{")
    found = {name for name in modules() if by_hand.search((SRC / name).read_text(encoding="utf-8"))}
    assert found == WRITES_DATES | READS_DATES
