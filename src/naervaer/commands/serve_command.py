"""``naervaer serve``: the installation behind gunicorn, one sync worker a core (measured fastest, see the ADRs)."""

import argparse
import os
import sys

import django
from django.core.exceptions import ImproperlyConfigured

from naervaer.commands.parser import CommandError
from naervaer.commands.supervisor import Supervisor

PRODUCTION = "naervaer.web.settings.production"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--bind", default="127.0.0.1", metavar="ADRESSE", help="adresse, der svares på (127.0.0.1)")
    parser.add_argument("--port", type=int, default=8000, help="port (8000)")
    parser.add_argument(
        "--workers", type=int, default=os.cpu_count() or 1, metavar="ANTAL", help="processer (én pr. kerne)"
    )
    parser.add_argument(
        "--no-worker", action="store_true", help="start ingen arbejdsproces ved siden af; kør selv naervaer worker"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Check that the installation can run, then run gunicorn and a worker until they are told to stop."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", PRODUCTION)
    try:
        django.setup()
        from naervaer.web.starting import mistakes, warnings

        if wrong := mistakes():
            raise CommandError(*wrong)
        for told in warnings():
            print(told, file=sys.stderr)
        waiting = migrations_waiting()
    except ImproperlyConfigured as error:
        raise CommandError(str(error)) from error
    if waiting:
        raise CommandError(f"Databasen mangler {waiting} opdateringer. Kør naervaer migrate først.")
    if arguments.no_worker:
        os.execv(sys.executable, [sys.executable, *gunicorn(arguments)])  # noqa: S606
    return Supervisor(gunicorn(arguments)).run()


def migrations_waiting() -> int:
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def gunicorn(arguments: argparse.Namespace) -> list[str]:
    return [
        *("-m", "gunicorn", "naervaer.web.wsgi:application"),
        *("--bind", f"{arguments.bind}:{arguments.port}"),
        *("--workers", str(arguments.workers)),
        *("--preload", "--max-requests", "10000", "--max-requests-jitter", "1000"),
        *("--timeout", "60", "--graceful-timeout", "30"),
        *("--access-logfile", "-", "--access-logformat", "%(t)s %(m)s %(U)s %(s)s %(M)sms"),
    ]
