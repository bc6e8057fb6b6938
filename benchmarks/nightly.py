"""``naervaer nightly`` on the large municipality: the first night of all, and one on which nothing is new.

Mails are written whole and go no further than memory; what the mail server takes is not counted.

usage: python -m benchmarks.nightly [--database sqlite|postgresql]
"""

import argparse
import sys
import time
from collections.abc import Callable

from benchmarks.load import prepare
from benchmarks.table import Line, show

LIMIT_SECONDS = 60.0


def measure(database: str) -> list[Line]:
    """A copy of what is in force to the engines is the baseline: no night can do with less."""
    prepare(database)
    import django

    django.setup()
    from django.conf import settings

    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    from contextlib import closing

    from django.core import mail

    from naervaer.core.access.model import SYSTEM
    from naervaer.files import tables
    from naervaer.web import clock
    from naervaer.web.absence.queries import fill
    from naervaer.web.followup.nightly import STAGES

    def copied() -> None:
        with closing(tables.connect()) as con:
            tables.create_tables(con)
            fill(con)

    base = seconds(copied)
    forget()
    lines = [Line(f"{database}: kopi af det gældende til motoren", base)]
    for night in ("første nat", "nat uden nyt"):
        mail.outbox = []
        took = [(stage.title, seconds(lambda s=stage: s.work(SYSTEM, clock.today()))) for stage in STAGES]
        lines += [Line(f"{database}: {night}, {title}", value, baseline=base) for title, value in took]
        total = sum(value for _title, value in took)
        lines.append(Line(f"{database}: {night}, mails skrevet", len(mail.outbox), "mails"))
        lines.append(Line(f"{database}: {night}, i alt", total, limit=LIMIT_SECONDS, baseline=base))
    return lines


def forget() -> None:
    """An installation that has never had a night: no steps, alerts, figures or mails."""
    from django.db import connection

    left = ("notices_notice", "notices_digest", "followup_alertanswer", "followup_alert", "followup_stepevent")
    tables = (*left, "followup_step", "followup_casechange", "followup_case", "reports_figurefact")
    with connection.cursor() as cursor:
        for table in (*tables, "reports_hiddenunit", "reports_figurerun"):
            cursor.execute(f"DELETE FROM {table}")


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    lines = measure(parser.parse_args().database)
    print(show(lines))
    return 0 if all(line.kept for line in lines) else 1


if __name__ == "__main__":
    sys.exit(main())
