"""Whoever answers is nobody, also when they happen to be logged in: no session is read or written on that page."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

PLACE = "/svar/"


class NobodyMiddleware:
    """Takes the cookies off what comes to the answering page, and off what it answers.

    A session row whose last use is the second of an answer would tell who is answering.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not request.path_info.startswith(PLACE):
            return self.get_response(request)
        request.COOKIES = {}
        response = self.get_response(request)
        response.cookies.clear()
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["Cache-Control"] = "no-store"
        return response
