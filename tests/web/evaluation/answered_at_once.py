"""Two processes answer by each of some links at the same moment. Prints as JSON how many were taken."""

import json
import multiprocessing
import os
from datetime import date
from typing import Any

import django
from django.conf import settings

settings.NAERVAER_POLICY = "norddjurs"
django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402

from naervaer.web.evaluation import actions, links  # noqa: E402
from naervaer.web.evaluation.models import SealedAnswer  # noqa: E402

LINKS = 12


def answer(tokens: list[str], ready: Any, taken: Any) -> None:
    for token in tokens:
        ready.wait(20)
        if actions.answer(token=token, answers={"hjaelpsomt": "4"}, remark=str(os.getpid())):
            with taken.get_lock():
                taken.value += 1


def main() -> None:
    call_command("migrate", verbosity=0)
    tokens = [links.new_token("brugerevaluering", date(2026, 10, 1)) for _ in range(LINKS)]
    connection.close()
    fork = multiprocessing.get_context("fork")
    ready, taken = fork.Barrier(2), fork.Value("i", 0)
    two = [fork.Process(target=answer, args=(tokens, ready, taken)) for _ in range(2)]
    for process in two:
        process.start()
    for process in two:
        process.join(60)
    assert [process.exitcode for process in two] == [0, 0]
    found = {"links": LINKS, "envelopes": SealedAnswer.objects.count(), "taken": taken.value}
    print(json.dumps({**found, "refused": 2 * LINKS - taken.value}))


main()
