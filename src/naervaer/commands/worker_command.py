"""``naervaer worker``: does the queued work of the installation, such as reading files, until it is stopped."""

import argparse

from naervaer.commands import installation


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--once", action="store_true", help="gør det, der venter, og stop")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    installation.start()
    with installation.database():
        from naervaer.web.imports import workers

        workers.run(forever=not arguments.once)
    return 0
