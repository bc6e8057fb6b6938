"""Template tags and filters of every page: ``{% load naervaer %}``."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django import template
from django.core.paginator import Page
from django.forms import BoundField, CheckboxInput, CheckboxSelectMultiple, FileInput, RadioSelect, Select, Textarea
from django.http import HttpRequest
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from naervaer.core.returning import hours as returning
from naervaer.web.design import danish

register = template.Library()

BADGES = {
    "overdue": ("error", _("Overskredet")),
    "today": ("time", _("I dag")),
    "planned": ("calendar-month", _("Planlagt")),
    "done": ("check", _("Gennemført")),
    "irrelevant": ("minus", _("Ikke relevant")),
    "info": ("info", _("Info")),
}


def _as_date(value: date | datetime) -> date:
    return value.astimezone(timezone.get_current_timezone()).date() if isinstance(value, datetime) else value


@register.filter
def long_date(value: date | None) -> str:
    """24. november 2026"""
    return danish.long_date(_as_date(value)) if value else ""


@register.filter
def short_date(value: date | None) -> str:
    """24.11."""
    return danish.short_date(_as_date(value)) if value else ""


@register.filter
def numeric_date(value: date | None) -> str:
    """24.11.2026"""
    return danish.numeric_date(_as_date(value)) if value else ""


@register.filter
def month_name(value: date | None) -> str:
    """november 2026"""
    return danish.month(_as_date(value)) if value else ""


@register.filter
def number(value: danish.Number | float | None, decimals: int = 0) -> str:
    """116.986 or, with ``:1``, 521,2; nothing for None."""
    if value is None:
        return ""
    return danish.number(Decimal(str(value)) if isinstance(value, float) else value, decimals)


@register.filter
def figure(value: danish.Number | None, name: str) -> str:
    """15,32 for ``days_per_fte``: a figure of absence by its name, rounded as everywhere; nothing for None."""
    return "" if value is None else danish.figure(value, name)


@register.filter
def percent(value: danish.Number | float | None, decimals: int = danish.DECIMALS["percent"]) -> str:
    """7,2 %, rounded half up; nothing for None."""
    if value is None:
        return ""
    return danish.percent(Decimal(str(value)) if isinstance(value, float) else value, decimals)


@register.filter
def points(value: danish.Number | None) -> str:
    """+0,8 or −1,2: a difference in percentage points; a dash when there is none to tell."""
    if value is None:
        return "–"
    size = danish.rounded(value, 1)
    sign = "+" if size > 0 else "\N{MINUS SIGN}" if size < 0 else ""
    return f"{sign}{danish.number(abs(size), 1)}"


@register.filter
def day_of_case(value: int | None) -> str:
    """dag 33"""
    return gettext("dag %(day)s") % {"day": value} if value else ""


@register.simple_tag
def icon(name: str, css: str = "") -> SafeString:
    """An icon of the designsystem, hidden from screen readers: the words beside it say the same."""
    sheet = static("theme/img/all-svg-icons.svg")
    return format_html(
        '<svg class="icon-svg{}" focusable="false" aria-hidden="true"><use href="{}#{}"></use></svg>',
        f" {css}" if css else "",
        sheet,
        name,
    )


@register.filter
def alert_icon(level: str) -> str:
    """The icon of an alert of this level."""
    return level if level in ("success", "warning", "error") else "info"


@register.simple_tag
def badge_icon(state: str) -> SafeString:
    return icon(BADGES[state][0])


@register.simple_tag
def badge_text(state: str) -> str:
    return str(BADGES[state][1])


@register.filter
def field_kind(field: BoundField) -> str:
    """How the designsystem lays the field out: hidden, group, checkbox or line."""
    widget = field.field.widget
    if widget.is_hidden:
        return "hidden"
    if isinstance(widget, RadioSelect | CheckboxSelectMultiple):
        return "group"
    return "checkbox" if isinstance(widget, CheckboxInput) else "line"


def _css(widget: object) -> str:
    if isinstance(widget, CheckboxInput | CheckboxSelectMultiple):
        return "form-checkbox"
    if isinstance(widget, RadioSelect):
        return "form-radio"
    if isinstance(widget, FileInput):
        return "form-input-file"
    if isinstance(widget, Select):
        return "form-select"
    return "form-input" if not isinstance(widget, Textarea) else "form-input form-textarea"


def _attributes(field: BoundField) -> dict[str, Any]:
    given = str(field.field.widget.attrs.get("class", ""))
    css = _css(field.field.widget)
    described = [f"{field.auto_id}-hint"] if field.help_text else []
    attributes: dict[str, Any] = {"class": given if css in given else f"{css} {given}".strip()}
    if field.errors:
        described.append(f"{field.auto_id}-error")
        attributes["aria-invalid"] = "true"
    if described:
        attributes["aria-describedby"] = " ".join(described)
    return attributes


@register.simple_tag
def widget(field: BoundField) -> SafeString:
    """The field's control with the designsystem's classes, tied to its hint and its error."""
    return field.as_widget(attrs=_attributes(field))


@register.simple_tag
def choices(field: BoundField) -> list[dict[str, Any]]:
    """The choices of a radio or checkbox group, each with its own control and label."""
    css = _css(field.field.widget)
    for sub in field:
        sub.data["attrs"]["class"] = css
    return [{"control": sub.tag(), "id": sub.id_for_label, "label": sub.choice_label} for sub in field]


@register.simple_tag(takes_context=True)
def query(context: dict[str, Any], **changes: object) -> str:
    """The page's own query string with some values changed; None takes a value away."""
    request: HttpRequest = context["request"]
    values = request.GET.copy()
    for name, value in changes.items():
        if value is None:
            values.pop(name, None)
        else:
            values[name] = str(value)
    return f"?{values.urlencode()}"


@register.filter
def kroner(value: Decimal | None) -> str:
    return "" if value is None else danish.kroner(value)


@register.filter
def hours(value: Decimal) -> str:
    """7,4 and 37: hours with no more decimals than they have; a difference without its sign."""
    return f"{abs(value).normalize() + 0:f}".replace(".", ",")


@register.filter
def share(value: Fraction) -> str:
    """67,57 %"""
    return f"{danish.number(returning.percent(value), 2)} %"


@register.filter
def under(found: Mapping[Any, Any], key: Any) -> Any:
    """What a table holds under the key; nothing when it holds nothing."""
    return found.get(key, ())


@register.filter
def page_numbers(page: Page[Any]) -> list[int | str]:
    return list(page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1))
