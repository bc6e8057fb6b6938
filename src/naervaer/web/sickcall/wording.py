"""The sentences in which a call and payroll are held against each other."""

from datetime import date

from django.utils.translation import gettext as _

from naervaer.core.absence import Category
from naervaer.core.sickcall.model import KINDS
from naervaer.core.sickcall.reconcile import Difference
from naervaer.web.design import danish

ABOUT = {"first": _("Første fraværsdag"), "last": _("Sidste fraværsdag"), "category": _("Fraværets art")}


def difference_text(found: Difference) -> str:
    """»Første fraværsdag: sygemeldingen siger 9.11.2026, lønsystemet 10.11.2026.«"""
    return _("%(about)s: sygemeldingen siger %(call)s, lønsystemet %(payroll)s.") % {
        "about": ABOUT[found.about],
        "call": _value(found.call),
        "payroll": _value(found.payroll),
    }


def _value(value: date | Category | None) -> str:
    if value is None:
        return _("ikke afsluttet")
    if isinstance(value, date):
        return danish.numeric_date(value)
    return KINDS.get(value, value.value)
