"""What every page knows: the municipality, who is logged in, and their menu."""

from functools import cached_property
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from naervaer.core.access.model import Actor, Role
from naervaer.web import clock
from naervaer.web.design import menu, wording
from naervaer.web.handbook.queries import active_policy

NOBODY = Actor(user_id=None, person_id=None, name="")


class Frame:
    """What stands around a page, read by the base template; nothing is looked up before the template asks for it."""

    def __init__(self, request: HttpRequest) -> None:
        self.path = request.path
        self.actor: Actor = getattr(request, "actor", NOBODY)
        self.demo: bool = settings.NAERVAER_DEMO
        self.contact: str = settings.NAERVAER_CONTACT
        self.accessibility_url: str = settings.NAERVAER_ACCESSIBILITY_URL

    @property
    def municipality(self) -> str:
        return active_policy().municipality.name

    @property
    def name(self) -> str:
        return self.actor.name

    @cached_property
    def roles(self) -> str:
        """The roles held today, as one line; being an employee goes without saying."""
        today = clock.today()
        held = [g for g in self.actor.grants if g.held_on(today) and g.role is not Role.EMPLOYEE]
        return ", ".join(dict.fromkeys(wording.title_of_grant(grant) for grant in held))

    @property
    def needs_second_factor(self) -> bool:
        """Whether the roles held today are given to nobody without a second factor."""
        return bool(settings.NAERVAER_REQUIRE_MFA and self.actor.roles_on(clock.today()) - {Role.EMPLOYEE})

    @cached_property
    def menu(self) -> tuple[menu.Item, ...]:
        return menu.items(self.actor, clock.today(), self.path)

    @cached_property
    def log_out_url(self) -> str:
        for name in ("accounts:logout", "account_logout"):
            try:
                return reverse(name)
            except NoReverseMatch:
                continue
        return ""


def page(request: HttpRequest) -> dict[str, Any]:
    return {"frame": Frame(request)}
