"""Policy texts for the tests: a whole small one, and a way to lay a change into it."""

from naervaer.core.policy.faults import Fault
from naervaer.core.policy.load import Source, parse
from naervaer.core.policy.schema import Policy

SMALL = """\
[municipality]
name = "Prøve Kommune"

[[step]]
id = "kontakt"
title = "Kontakt i 2. fraværsuge"
opens = { day_of_case = 8 }
due = { day_of_case = 14 }
owner = "leader"
kind = "contact"
source = "prøve"
"""


def source(text: str, name: str = "proeve") -> Source:
    return Source(name, f"{name}.toml".replace("proeve", "prøve"), text)


def read(text: str, **bases: str) -> Policy | tuple[Fault, ...]:
    return parse(source(text), *(source(base, name) for name, base in bases.items()))


def policy(text: str, **bases: str) -> Policy:
    found = read(text, **bases)
    assert isinstance(found, Policy), "\n".join(map(str, found))
    return found


def faults(text: str, **bases: str) -> list[str]:
    found = read(text, **bases)
    assert not isinstance(found, Policy), "politikken burde være forkert"
    return [str(fault) for fault in found]
