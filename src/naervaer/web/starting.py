"""What must be right before the program answers anybody; asked by ``naervaer serve`` and by every WSGI server."""

from django.core import checks
from django.core.exceptions import ImproperlyConfigured
from django.db import DEFAULT_DB_ALIAS, connections


def mistakes() -> list[str]:
    """What the system checks refuse: every mistake in the policy, a line each, and whatever Django finds."""
    found = [*checks.run_checks(), *checks.run_checks(tags=[checks.Tags.database], databases=[DEFAULT_DB_ALIAS])]
    return [str(message.msg) for message in found if message.level >= checks.ERROR]


def warnings() -> list[str]:
    """What the program runs with, but whoever runs it should know."""
    found = (message for message in checks.run_checks() if checks.WARNING <= message.level < checks.ERROR)
    return [" ".join(filter(None, [str(message.msg), str(message.hint or "")])) for message in found]


def stop_on_mistakes() -> None:
    """Raises ``ImproperlyConfigured`` with every mistake, which ends gunicorn and any other server before it begins.

    No connection to the database is left behind for the processes the server makes of itself.
    """
    wrong = mistakes()
    connections.close_all()
    if wrong:
        raise ImproperlyConfigured("\n".join(["Nærvær starter ikke, før dette er rettet:", *wrong]))
