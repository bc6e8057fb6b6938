"""Making 500 invitations as PDF/UA in two processes, against the same in one.

usage: python -m benchmarks.letters [--letters N]
"""

import argparse
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from benchmarks.table import Line, show

LIMIT_SECONDS = 30.0
PROCESSES = 2
PARAGRAPH = (
    "Du indkaldes til en samtale om, hvordan det går, og hvordan vi kan hjælpe dig. Du skal ikke fortælle, hvad du "
    "fejler. Du kan tage en bisidder med, for eksempel din tillidsrepræsentant."
)


def measure(letters: int = 500) -> list[Line]:
    """The same letters one after another in one process, and in two."""
    alone, together = (_made_by(processes, letters) for processes in (1, PROCESSES))
    return [
        Line(f"{letters} breve i én proces", alone),
        Line(f"{letters} breve i to processer", together, limit=LIMIT_SECONDS, baseline=alone),
    ]


def _made_by(processes: int, letters: int) -> float:
    """Seconds, once the processes have started."""
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        list(pool.map(write, range(processes)))
        return seconds(lambda: list(pool.map(write, range(letters), chunksize=10)))


def write(number: int) -> int:
    """One letter; its size in bytes. No two are alike, so nothing can be kept from one to the next."""
    from naervaer.core.letters.document import Bullets, Document, Facts, Heading, Paragraph
    from naervaer.web.letters.typeset import as_pdf

    blocks = (
        Facts((("Hvornår", "torsdag den 26. november 2026 kl. 10"), ("Hvor", f"Mødelokale {number}"))),
        *(Paragraph(f"{number}.{part} {PARAGRAPH}") for part in range(4)),
        Heading("Det taler vi om"),
        Bullets(("arbejdsopgaver, du kan løse", "hjælp, vi kan tilbyde", "hvornår vi taler sammen igen")),
    )
    document = Document(
        title=f"Indkaldelse {number}",
        blocks=blocks,
        sender=("Elmegården", "Kommunen"),
        receiver=(f"Medarbejder {number}",),
        dated="23. november 2026",
    )
    return len(as_pdf(document, author="Kommunen"))


def seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--letters", type=int, default=500)
    print(show(measure(parser.parse_args().letters)))


if __name__ == "__main__":
    main()
