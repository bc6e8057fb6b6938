"""Commands that work on the installation: its settings, and what is said when it is not ready."""

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager

from naervaer.commands.parser import CommandError


def start() -> None:
    """Load Django with the installation's settings."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "naervaer.web.settings.production")
    import django
    from django.conf import settings
    from django.core.exceptions import ImproperlyConfigured

    try:
        django.setup()
        settings.SECRET_KEY  # noqa: B018
        # A command's stderr is for its reasons, not for the comings and goings of tasks.
        for name in ("django_tasks", "django_tasks_db"):
            logging.getLogger(name).setLevel(logging.WARNING)
    except ImproperlyConfigured as error:
        raise CommandError(f"Installationen er ikke sat op: {error}") from None


@contextmanager
def database() -> Iterator[None]:
    """Says in Danish when the database is not there or not migrated."""
    from django.core.exceptions import ImproperlyConfigured
    from django.db import DatabaseError

    try:
        yield
    except ImproperlyConfigured as error:
        raise CommandError(f"Installationen er ikke sat op: {error}") from None
    except DatabaseError as error:
        if any(said in str(error) for said in ("no such table", "does not exist", "unable to open")):
            raise CommandError("Databasen er ikke klar. Kør først: naervaer migrate") from None
        if "locked" in str(error):
            raise CommandError("Databasen er optaget af en anden indlæsning. Prøv igen om lidt.") from None
        raise
