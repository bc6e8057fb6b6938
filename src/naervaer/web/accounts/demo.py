"""*Demo*: log in as any of the invented people with one click. These addresses exist in demo mode only."""

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from naervaer.web.access.rules import open_to_all
from naervaer.web.accounts.models import Persona


@require_GET
@open_to_all
def personas(request: HttpRequest) -> HttpResponse:
    _only_in_demo()
    return render(request, "accounts/demo.html", {"personas": Persona.objects.select_related("user__person")})


@require_POST
@open_to_all
def log_in(request: HttpRequest, pk: int) -> HttpResponse:
    _only_in_demo()
    persona = get_object_or_404(Persona.objects.select_related("user"), pk=pk)
    request.session.flush()
    login(request, persona.user, backend=settings.AUTHENTICATION_BACKENDS[0])
    return redirect("accounts:home")


def _only_in_demo() -> None:
    if not settings.NAERVAER_DEMO:
        raise Http404
