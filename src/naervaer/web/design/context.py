"""What every page knows: the municipality's name and the menu of the one who is logged in."""

from typing import Any

from django.http import HttpRequest


def page(request: HttpRequest) -> dict[str, Any]:
    return {}
