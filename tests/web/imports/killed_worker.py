"""An installation of its own for ``test_killed``: ``make`` it, ``work`` in it until killed, ``look`` at it.

``work PLACE`` kills its own process with signal 9 just after ``PLACE`` has been reached.
"""

import json
import os
import signal
import sys
from collections.abc import Callable
from typing import Any

import django
from django.conf import settings

settings.STORAGES = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
django.setup()

from django.core.management import call_command  # noqa: E402
from django.test import Client  # noqa: E402
from tests.web.cast import build  # noqa: E402

from naervaer.core.access.model import Actor  # noqa: E402
from naervaer.web.absence.models import AbsencePeriod  # noqa: E402
from naervaer.web.accounts.models import User  # noqa: E402
from naervaer.web.imports import actions, aftermath, jobs, workers  # noqa: E402
from naervaer.web.imports.models import ImportRun, Job  # noqa: E402
from naervaer.web.organisation.queries import actor_of  # noqa: E402

FILE = b"employment_id;type;from;to\ntrio-1;790;05-10-2026;09-10-2026\ntrio-1;790;16-11-2026;\n"
PLACES: dict[str, tuple[Any, str]] = {
    "rows taken out": (actions.absence, "write"),
    "history written": (actions, "_keep"),
    "log written": (actions.audit, "record"),
    "rest queued": (aftermath.follow.__class__, "enqueue"),
    "committed": (actions, "drop_upload"),
}


def make() -> None:
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    cast = build()
    by: Actor = cast.actor("coordinator")
    upload = actions.keep_upload(by=by, kind="absence-periods", filename="rettet.csv", content=FILE)
    jobs.ask(by=by, upload=upload, dry_run=False, confirmed=True)


def work(place: str) -> None:
    if place in PLACES:
        owner, name = PLACES[place]
        setattr(owner, name, deadly(getattr(owner, name)))
    workers.run(forever=False)


def deadly(real: Callable[..., Any]) -> Callable[..., Any]:
    def run(*args: Any, **kwargs: Any) -> Any:
        real(*args, **kwargs)
        os.kill(os.getpid(), signal.SIGKILL)

    return run


def again() -> None:
    job = Job.objects.select_related("by", "upload").latest("pk")
    jobs.start_again(by=actor_of(job.by), job=job)


def look() -> None:
    job = Job.objects.latest("pk")
    client = Client(HTTP_HOST="localhost")
    client.force_login(User.objects.get(pk=job.by_id), "django.contrib.auth.backends.ModelBackend")
    page = client.get(f"/indlaesning/i-gang/{job.pk}/", follow=True).content.decode()
    told = {
        "rows": sorted(
            f"{ext_id} {first} {added}"
            for ext_id, first, added in AbsencePeriod.objects.filter(removed_by=None).values_list(
                "employment__ext_id", "first", "added_by__filename"
            )
        ),
        "runs": ImportRun.objects.count(),
        "page": page,
    }
    print(json.dumps(told))


if __name__ == "__main__":
    {"make": make, "work": lambda: work(sys.argv[2]), "again": again, "look": look}[sys.argv[1]]()
