"""Twenty leaders at once on *I dag*, *Tal* and a person's page of the large municipality, served as in production.

gunicorn with two sync workers on loopback; each leader is a client with a session of its own and reads for a second
between clicks. ``--thinking 0`` has them click without a pause. The clients share the machine with the server.

usage: python -m benchmarks.load [--database sqlite|postgresql] [--rounds N] [--thinking SECONDS]
PostgreSQL is the cluster of ``DATABASE_URL``; ``.ci/with-postgres`` starts one.
"""

import argparse
import http.client
import os
import random
import socket
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles

from benchmarks.table import Line, show

LEADERS = 20
WARMING = 4
"""So many leaders click at once before it counts, so that no worker is on its first page; the others are new to it."""
LIMITS = {"sqlite": 250.0, "postgresql": 150.0}


@dataclass
class Leader:
    """A client with its pages and what each took, in milliseconds."""

    cookie: str
    pages: dict[str, list[str]]
    took: dict[str, list[float]] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    def click(self, port: int, rounds: int, thinking: float, seed: int) -> None:
        chosen = random.Random(seed)
        time.sleep(chosen.random() * thinking)
        for _ in range(rounds):
            for name, addresses in self.pages.items():
                self._get(port, name, chosen.choice(addresses))
                time.sleep(thinking * (0.5 + chosen.random()))

    def _get(self, port: int, name: str, address: str) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        began = time.perf_counter()
        connection.request("GET", address, headers={"Cookie": self.cookie})
        response = connection.getresponse()
        response.read()
        self.took.setdefault(name, []).append((time.perf_counter() - began) * 1000)
        if response.status != 200:
            self.faults.append(f"{response.status} {address}")
        connection.close()


def measure(database: str, rounds: int = 8, thinking: float = 1.0) -> list[Line]:
    """p50 and p95 of each page."""
    prepare(database)
    leaders = find_leaders()
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", "naervaer.web.wsgi:application", "--bind", f"127.0.0.1:{port}"]
    server = subprocess.Popen([*command, "--workers", "2", "--log-level", "warning"])
    try:
        wait_for(port)
        at_once(leaders[:WARMING], port, 2, 0)
        for leader in leaders:
            leader.took.clear()
        at_once(leaders, port, rounds, thinking)
    finally:
        server.terminate()
        server.wait(timeout=20)
    faults = [fault for leader in leaders for fault in leader.faults]
    if faults:
        raise SystemExit(f"{len(faults)} svar var ikke 200: {faults[:3]}")
    return [
        *(line for name in leaders[0].pages for line in lines_of(database, name, leaders, thinking)),
        *(processor_of(database, name, leaders) for name in leaders[0].pages),
    ]


def processor_of(database: str, name: str, leaders: list[Leader]) -> Line:
    """What one answer costs the program in processor time, asked for alone: other work on the machine adds little."""
    from django.test import Client

    client, took = Client(SERVER_NAME="127.0.0.1"), []
    for leader in leaders:
        for address in leader.pages[name][:3]:
            began = time.process_time()
            client.get(address, headers={"cookie": leader.cookie})
            took.append((time.process_time() - began) * 1000)
    return Line(f"{database}: {name}, processortid af ét svar, median", median(took), "ms")


def at_once(leaders: list[Leader], port: int, rounds: int, thinking: float) -> None:
    threads = [
        threading.Thread(target=leader.click, args=(port, rounds, thinking, n)) for n, leader in enumerate(leaders)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def lines_of(database: str, name: str, leaders: list[Leader], thinking: float) -> list[Line]:
    took = sorted(ms for leader in leaders for ms in leader.took[name])
    cuts = quantiles(took, n=100)
    pace = f"{thinking:g} s mellem klik" if thinking else "uden pause"
    title = f"{database}: {name}, {len(leaders)} ledere, {pace}"
    limit = LIMITS[database] if thinking else None
    return [Line(f"{title}, p50", cuts[49], "ms"), Line(f"{title}, p95", cuts[94], "ms", limit)]


def prepare(database: str) -> None:
    """Make the large municipality in this database unless it is there, and set this process up to use it."""
    from naervaer.commands.demo_command import make
    from naervaer.demo.installation import Installation

    root = Path.cwd() / "var" / ("demo" if database == "sqlite" else f"demo-{database}")
    installation = Installation(root, "large", "hjoerring")
    if database == "sqlite":
        os.environ.pop("DATABASE_URL", None)
    os.environ.update(installation.environment())
    os.environ["NAERVAER_TODAY"] = make(installation)


def find_leaders() -> list[Leader]:
    """Twenty leaders of workplaces, each logged in, with the addresses of their own people and units."""
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore
    from django.urls import reverse

    from naervaer.core.access.model import Purpose
    from naervaer.web import clock
    from naervaer.web.access import scope
    from naervaer.web.accounts.models import User
    from naervaer.web.organisation.queries import actor_of

    found = []
    users = User.objects.filter(person__roles__role="leader", person__roles__unit__isnull=False).distinct()
    for user in users.order_by("-pk")[:LEADERS]:
        actor, today = actor_of(user), clock.today()
        people = scope.employments(actor, Purpose.SEE_PERSON, today).values_list("person_id", flat=True)[:10]
        units = scope.units(actor, Purpose.SEE_UNIT_FIGURES, today).values_list("pk", flat=True)[:5]
        session = SessionStore()
        session[SESSION_KEY] = str(user.pk)
        session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
        session[HASH_SESSION_KEY] = user.get_session_auth_hash()
        session.create()
        pages = {
            "I dag": [reverse("followup:today")],
            "Tal": [reverse("reports:unit", args=[unit]) for unit in units],
            "Personens side": [reverse("followup:person", args=[person]) for person in people],
        }
        found.append(Leader(f"{settings.SESSION_COOKIE_NAME}={session.session_key}", pages))
    return found


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def wait_for(port: int) -> None:
    for _ in range(100):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise SystemExit("Serveren svarer ikke.")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--database", choices=sorted(LIMITS), default="sqlite")
    parser.add_argument("--rounds", type=int, default=8)
    parser.add_argument("--thinking", type=float, default=1.0)
    asked = parser.parse_args()
    print(show(measure(asked.database, asked.rounds, asked.thinking)))


if __name__ == "__main__":
    main()
