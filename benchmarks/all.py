"""Everything measured, in one table of absolute values and ratios. Each benchmark has a process of its own.

usage: python -m benchmarks.all [--size small|large]
What is promised is promised of the large municipality; the small one is for trying the benchmarks themselves.
PostgreSQL is measured too when ``DATABASE_URL`` is set; ``.ci/with-postgres`` starts a cluster. What is served and what
the night takes is measured on the large municipality, which is made first when it is not there.
"""

import argparse
import os
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from benchmarks import figures, imports, letters, load, nightly, timeline
from benchmarks.table import Line, show


def figures_of(size: str) -> list[Line]:
    return figures.measure(figures.SIZES[size], with_pandas=True)


def timeline_of(size: str) -> list[Line]:
    return timeline.measure(timeline.SIZES[size])


def imports_of(size: str) -> list[Line]:
    return imports.measure(2_500_000 if size == "large" else 100_000)


def imports_into_postgresql(size: str) -> list[Line]:
    return imports.measure(2_500_000 if size == "large" else 100_000, "postgresql")


def letters_of(size: str) -> list[Line]:
    return letters.measure(500 if size == "large" else 50)


def parts_of(size: str) -> list[tuple[str, Callable[..., list[Line]], str]]:
    """Title, what to call and with what."""
    counting: list[tuple[str, Callable[..., list[Line]], str]] = [
        ("Tal", figures_of, size),
        ("Skridt og adviser", timeline_of, size),
        ("Indlæsning", imports_of, size),
        ("Breve", letters_of, size),
    ]
    databases = ["sqlite"]
    if os.environ.get("DATABASE_URL"):
        databases.append("postgresql")
        counting.append(("Indlæsning i PostgreSQL", imports_into_postgresql, size))
    served = [
        part
        for database in databases
        for part in (("Sider", load.measure, database), ("Natten", nightly.measure, database))
    ]
    return counting + (served if size == "large" else [])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", choices=["small", "large"], default="large")
    size = parser.parse_args().size
    lines: list[Line] = []
    with ProcessPoolExecutor(1, mp_context=get_context("spawn"), max_tasks_per_child=1) as pool:
        for title, measure, what in parts_of(size):
            print(f"Måler: {title} ({what})", flush=True)
            lines += pool.submit(measure, what).result()
    print(show(lines))
    return 0 if size == "small" or all(line.kept for line in lines) else 1


if __name__ == "__main__":
    raise SystemExit(main())
