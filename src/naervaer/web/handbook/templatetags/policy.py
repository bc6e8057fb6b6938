"""What the policy says, in templates: ``{% load policy %}``."""

from django import template

from naervaer.web import clock
from naervaer.web.handbook import queries

register = template.Library()


@register.simple_tag
def too_few() -> str:
    """What stands in place of a hidden figure."""
    return queries.too_few(clock.today())
