"""Settings of ``naervaer demo``: invented people on this machine only, and login with one click.

The only settings with ``NAERVAER_DEMO``; production settings refuse it. The day stands still on the day the
municipality was made for, so that every page tells the same story however long the program runs.
"""

import os

from naervaer.web.settings.base import *  # noqa: F403
from naervaer.web.settings.base import DATA_DIR

NAERVAER_DEMO = True
NAERVAER_TODAY = os.environ.get("NAERVAER_TODAY") or None
NAERVAER_POLICY = os.environ.get("NAERVAER_POLICY", "hjoerring")
SECRET_KEY = "kun til en opdigtet kommune på egen maskine"  # noqa: S105
NAERVAER_FILE_KEYS = "demo:" + "b3BkaWd0ZXQta29tbXVuZS1wYWEtZWdlbi1tYXNraW4="
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = DATA_DIR / "mail"
if not os.environ.get("NAERVAER_DEMO_WORKER"):
    TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    """While the municipality is made there is no worker beside it."""
