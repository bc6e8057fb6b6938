"""Counts of people have one way out: who may call the engine and the reference is a short list."""

import ast

from tests.conventions.source import modules

MAKE_ROWS = {"naervaer.figures.engine", "naervaer.figures.reference", "naervaer.figures.stored"}
MAY_MAKE_ROWS = {
    "commands/figures_command.py": "publishes them",
    "commands/bench_command.py": "counts and throws away",
    "web/reports/actions.py": "stores the facts that reports publishes",
}


def imported(tree: ast.Module) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
        elif isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
    return names


def test_h20_figures_leave_only_through_publish() -> None:
    callers = {
        name for name, tree in modules().items() if not name.startswith("figures/") and imported(tree) & MAKE_ROWS
    }
    assert callers <= set(MAY_MAKE_ROWS)


def test_the_command_that_prints_figures_publishes_them() -> None:
    assert "naervaer.figures.publish.publish" in imported(modules()["commands/figures_command.py"])
