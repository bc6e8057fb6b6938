"""The pages for what went wrong. Unknown and forbidden are the same page, to the byte."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from naervaer.web.access.rules import open_to_all


@open_to_all
def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: no such page, or not for this reader. It says nothing of which, nor of what was asked for."""
    return render(request, "errors/404.html", status=404)


@open_to_all
def server_error(request: HttpRequest) -> HttpResponse:
    """500: without a database, a login or anything else that may be what failed."""
    return render(None, "errors/500.html", status=500)


@open_to_all
def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "errors/400.html", status=400)


@open_to_all
def csrf_failure(request: HttpRequest, reason: str = "", **_unused: Any) -> HttpResponse:
    """403: the form was too old. What was typed is lost to us, so the page says to go back to it."""
    return render(request, "errors/csrf.html", status=403)
