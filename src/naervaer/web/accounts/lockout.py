"""*Låst*: an account with so many refused logins that even the right password must wait.

The counts are allauth's, kept by login name in the cache. They go by the machine's own time also where the day is
held still.
"""

import time
from collections.abc import Iterable, Iterator

from allauth.core.internal import ratelimit
from django.core.cache import cache
from django.http import HttpRequest

APP, ACTION = "allauth.account", "login_failed"


def key_of(username: str) -> str:
    """What refused logins are counted under: the name alone, in small letters, whatever address was asked."""
    return username.lower()


def locked(usernames: Iterable[str]) -> frozenset[str]:
    """Those of the names that must wait."""
    keys = {(name, key): rate for name in usernames for key, rate in _counts(name)}
    kept = cache.get_many([key for _name, key in keys])
    now = time.time()
    return frozenset(
        name
        for (name, key), rate in keys.items()
        if not ratelimit.apply_rate(list(kept.get(key, [])), now, rate, dry_run=True)[0]
    )


def forget(username: str) -> None:
    """The refused logins of the name are forgotten; those counted for an address are not."""
    cache.delete_many([key for key, _rate in _counts(username)])


def _counts(username: str) -> Iterator[tuple[str, ratelimit.Rate]]:
    for rate in ratelimit.get_rates(app=APP, action=ACTION):
        if rate.per == "key":
            yield (
                ratelimit.get_cache_key(HttpRequest(), app=APP, action=ACTION, rate=rate, key=key_of(username)),
                rate,
            )
