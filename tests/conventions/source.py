"""What the convention tests read: the tracked files of the repository, and the modules of ``src`` as syntax trees."""

import ast
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SRC = ROOT / "src" / "naervaer"


@cache
def tracked_files() -> tuple[Path, ...]:
    """Every file git knows; without git (a tarball), every file outside the ignored folders."""
    try:
        listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
        return tuple(ROOT / name for name in listed.splitlines() if (ROOT / name).is_file())
    except (OSError, subprocess.CalledProcessError):
        left_out = {".venv", "node_modules", "var", "__pycache__"}
        return tuple(p for p in ROOT.rglob("*") if p.is_file() and not left_out & set(p.relative_to(ROOT).parts))


@cache
def modules() -> dict[str, ast.Module]:
    """Syntax tree by path under ``src/naervaer``; migrations are left out."""
    return {
        str(path.relative_to(SRC)): ast.parse(path.read_text(encoding="utf-8"))
        for path in sorted(SRC.rglob("*.py"))
        if "migrations" not in path.parts
    }


@cache
def templates() -> dict[str, str]:
    """Text by path under ``src/naervaer`` of every HTML template."""
    return {
        str(path.relative_to(SRC)): path.read_text(encoding="utf-8")
        for path in sorted(SRC.rglob("*.html"))
        if "node_modules" not in path.parts and "static" not in path.parts
    }
