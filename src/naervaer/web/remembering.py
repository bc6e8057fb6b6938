"""What is asked many times while one page is drawn is looked up once.

Rooms ask about access each for itself, as they should; on one page they ask the same. What has been found is kept for
a request that only reads, and for nobody else: a request that writes may change what it has asked.
"""

from collections.abc import Callable, Hashable
from contextvars import ContextVar
from typing import Any, TypeVar, cast

from django.http import HttpRequest, HttpResponseBase

T = TypeVar("T")
SAFE = ("GET", "HEAD")

_found: ContextVar[dict[Hashable, Any] | None] = ContextVar("found", default=None)


def remembered(key: Hashable, find: Callable[[], T]) -> T:
    """What ``find`` finds, asked once a page; outside a page that only reads, asked every time."""
    found = _found.get()
    if found is None:
        return find()
    if key not in found:
        found[key] = find()
    return cast(T, found[key])


class RememberingMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method not in SAFE:
            return self.get_response(request)
        token = _found.set({})
        try:
            return self.get_response(request)
        finally:
            _found.reset(token)
