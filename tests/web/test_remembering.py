"""A page that only reads asks the same thing once; a request that writes asks anew every time."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from naervaer.web.remembering import RememberingMiddleware, remembered


@pytest.mark.parametrize(("method", "asked"), [("get", 1), ("head", 1), ("post", 2)])
def test_a_page_that_only_reads_asks_once(rf: RequestFactory, method: str, asked: int) -> None:
    found: list[int] = []

    def page(_request: object) -> HttpResponse:
        for _ in range(2):
            remembered("key", lambda: found.append(1))
        return HttpResponse()

    RememberingMiddleware(page)(getattr(rf, method)("/"))
    assert len(found) == asked


def test_nothing_is_kept_from_one_request_to_the_next_or_outside_any(rf: RequestFactory) -> None:
    found: list[int] = []

    def find() -> int:
        found.append(1)
        return len(found)

    def page(_request: object) -> HttpResponse:
        return HttpResponse(str(remembered("key", find)))

    assert [RememberingMiddleware(page)(rf.get("/")).content for _ in range(2)] == [b"1", b"2"]  # type: ignore[attr-defined]
    assert remembered("key", find) == 3
    assert remembered("key", find) == 4
