"""What the policy says, in templates: ``{% load policy %}``."""

from django import template

from naervaer.core.policy.schema import Guidance, Place
from naervaer.web import clock
from naervaer.web.handbook import queries

register = template.Library()


@register.simple_tag
def too_few() -> str:
    """What stands in place of a hidden figure."""
    return queries.too_few(clock.today())


@register.simple_tag
def guidance_at(place: Place) -> tuple[Guidance, ...]:
    """The texts of the policy that are needed on a page: ``{% guidance_at "sick_call" as texts %}``."""
    day = clock.today()
    return queries.active_policy().guidance_at(place, day)
