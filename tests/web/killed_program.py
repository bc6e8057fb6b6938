"""An installation of its own for ``test_killed_program``, whose process is killed (signal 9) in the middle of actions.

Each attempt is a process that ends without a word, as when the machine is switched off; then the database is opened
anew. Prints as JSON what was found.
"""

import json
import os
import signal
from collections import Counter
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import override_settings  # noqa: E402
from tests.web.cast import Cast, build  # noqa: E402
from tests.web.killing import WAYS, Call, Killed, KilledBefore, known_ways, state  # noqa: E402
from tests.web.papers.papering import PDF  # noqa: E402

from naervaer.web import clock  # noqa: E402
from naervaer.web.conversations.sending import send_waiting  # noqa: E402
from naervaer.web.notices import outgoing  # noqa: E402
from naervaer.web.papers import actions as papers  # noqa: E402
from naervaer.web.papers.models import Paper  # noqa: E402
from naervaer.web.vault import safe  # noqa: E402
from naervaer.web.vault.models import Kept  # noqa: E402

DATA = Path(os.environ["NAERVAER_DATA"])
MAILS, FILES = DATA / "mails", DATA / "bilag"
MOST_WRITES = 60


def die(*_args: Any) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


class Deadly(KilledBefore):
    """Kills the process, not the call."""

    def __call__(self, *args: Any) -> Any:
        try:
            return super().__call__(*args)
        except Killed:
            die()


def killed(call: Call, before: int) -> bool:
    """Whether the process was killed before that write (0 = before the first commit) or came to the end."""
    connection.close()
    child = os.fork()
    if child == 0:
        if before == 0:
            connection.commit = die
        with connection.execute_wrapper(Deadly(before)):
            call()
        os._exit(0)
    _pid, status = os.waitpid(child, 0)
    if status not in (0, signal.SIGKILL):
        raise RuntimeError(f"the attempt ended with {status}")
    return status == signal.SIGKILL


def walk(call: Call) -> dict[str, Any]:
    """Killed before the commit, then before each write in turn, until something is found in the database."""
    empty, sent, early = state(), len(mails()), []
    for n in range(MOST_WRITES):
        was_killed = killed(call, n)
        if state() == empty:
            assert was_killed, "the action wrote nothing"
            early += [n] if len(mails()) > sent else []
            continue
        added = Counter({name: len(rows) - len(empty[name]) for name, rows in state().items()})
        return {"nothing": n, "mailed too early": early, "killed after": was_killed, "added": +added}
    raise RuntimeError(f"more than {MOST_WRITES} writes")


def mails() -> list[str]:
    return [line[4:] for path in MAILS.glob("*.log") for line in path.read_text().splitlines() if line[:4] == "To: "]


def invite(call: Call) -> dict[str, Any]:
    MAILS.mkdir()
    with override_settings(EMAIL_BACKEND="django.core.mail.backends.filebased.EmailBackend", EMAIL_FILE_PATH=MAILS):
        found = walk(call)
        outgoing.UNDER_WAY = timedelta(0)
        send_waiting()
        return found | {"mails": sorted(set(mails())), "still waiting": send_waiting()}


def upload(call: Call) -> dict[str, Any]:
    known = set(Kept.objects.values_list("pk", flat=True))
    found = walk(call)
    left = files()
    long_ago = (clock.now() - 2 * safe.LONGEST_UPLOAD).timestamp()
    swept = [safe.sweep()]
    for name in left:
        os.utime(FILES / name, (long_ago, long_ago))
    swept.append(safe.sweep())
    [kept] = set(Kept.objects.values_list("pk", flat=True)) - known
    opens = safe.open_file(kept)[:8].decode()
    return found | {"left": len(left), "swept": swept, "then": len(files()), "opens": opens}


def another(cast: Cast) -> Any:
    """A file that is not the one laid up before."""
    content, paper = PDF + b"%%EOF\n", Paper.objects.get().pk
    return papers.attach(by=cast.actor("leader"), paper=paper, name="svar.pdf", content=content, size=len(content))


def files() -> list[str]:
    return sorted(path.name for path in FILES.glob("*")) if FILES.is_dir() else []


def main() -> None:
    call_command("migrate", verbosity=0)
    known_ways()
    cast = build()
    found = {"invite": invite(WAYS["conversations.invite"].way(cast))}
    call = WAYS["papers.attach"].way(cast)
    found["in the database"] = upload(call)
    with override_settings(NAERVAER_FILE_FOLDER=str(FILES)):
        found["in a folder"] = upload(partial(another, cast))
    print(json.dumps(found))


if __name__ == "__main__":
    main()
