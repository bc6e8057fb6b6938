"""``naervaer demo``: makes the invented municipality when it is not there, and serves it on this machine."""

import argparse
import os
import time
import webbrowser
from pathlib import Path

import django
from django.core.management import call_command

from naervaer.commands.supervisor import Supervisor
from naervaer.demo.installation import Installation

SECONDS_TO_START = 1.5


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--policy", default="hjoerring", metavar="NAVN", help="kommunens politik: et navn eller en fil")
    parser.add_argument("--size", choices=["small", "large"], default="small", help="lille eller stor kommune")
    parser.add_argument("--port", type=int, default=8000, help="port på denne maskine (8000)")
    parser.add_argument("--no-serve", action="store_true", help="lav kun kommunen; start ikke programmet")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    installation = Installation(Path.cwd() / "var" / "demo", arguments.size, arguments.policy)
    os.environ.pop("DATABASE_URL", None)
    os.environ.update(installation.environment())
    day = make(installation)
    if arguments.no_serve:
        return 0
    os.environ["NAERVAER_TODAY"] = day
    return serve(arguments.port)


def make(installation: Installation) -> str:
    """Make the municipality unless it is there; the day it is made for, in ISO."""
    django.setup()
    from naervaer.demo.build import build
    from naervaer.web import clock

    today = clock.today()
    if installation.is_ready(today):
        call_command("collectstatic", verbosity=0, interactive=False)
        print("Den opdigtede kommune er klar.")
        return today.isoformat()
    print("Laver den opdigtede kommune. Det gøres kun første gang hver dag.")
    started = time.monotonic()
    installation.clear()
    build(installation, today, report=lambda text: print(f"  {text}", flush=True))
    installation.finish(today)
    print(f"Færdig på {time.monotonic() - started:.0f} sekunder.")
    return today.isoformat()


def serve(port: int) -> int:
    """Run gunicorn until it is stopped; show the address, and the browser when there is a screen."""
    os.environ["NAERVAER_URL"] = f"http://127.0.0.1:{port}/"
    address = f"http://127.0.0.1:{port}/demo/"
    os.environ["NAERVAER_DEMO_WORKER"] = "1"
    command = ["-m", "gunicorn", "naervaer.web.wsgi:application", "--bind", f"127.0.0.1:{port}"]
    server = Supervisor([*command, "--workers", "2", "--log-level", "warning"])
    print(f"\nNærvær kører på {address}\nLog ind med ét klik som leder, medarbejder, koordinator … Stop med Ctrl+C.\n")
    time.sleep(SECONDS_TO_START)
    if server.is_up and any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY")):
        webbrowser.open(address)
    return server.run()
