"""``naervaer migrate``: makes the database or brings it up to date, and opens the first administrator's account."""

import argparse
import os
import secrets

import django
from django.core.exceptions import ImproperlyConfigured

from naervaer.commands.parser import CommandError
from naervaer.commands.serve_command import PRODUCTION

BYTES_OF_PASSWORD = 12


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--administrator",
        metavar="BRUGERNAVN",
        help="opret den første administrator; adgangskoden vises én gang",
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", PRODUCTION)
    try:
        django.setup()
    except ImproperlyConfigured as error:
        raise CommandError(str(error)) from error
    from django.conf import settings
    from django.core.management import call_command

    settings.DATA_DIR.mkdir(parents=True, exist_ok=True)
    call_command("migrate", verbosity=0, interactive=False)
    call_command("collectstatic", verbosity=0, interactive=False)
    print("Databasen er klar.")
    if arguments.administrator:
        _first_administrator(arguments.administrator)
    return 0


def _first_administrator(username: str) -> None:
    from naervaer.web.accounts.actions import open_first_account

    password = secrets.token_urlsafe(BYTES_OF_PASSWORD)
    if not open_first_account(username=username, password=password):
        raise CommandError("Der er konti i forvejen. En administrator opretter de næste i programmet.")
    print(f"Administratoren {username} er oprettet. Adgangskode: {password}\nSkift den ved første login.")
